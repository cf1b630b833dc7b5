// Prints what FindMentions sees in documents, one sentence a line, as JSON: for
// score_mentions.py and for reading errors.
//
//   dump_mentions FILE...
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/strings.h"
#include "extract/language/analyzer.h"
#include "extract/mention/mention.h"
#include "extract/reader/reader.h"

namespace dateline {
namespace {

std::string Quoted(absl::string_view text) {
  std::string out = "\"";
  for (const char c : CollapseSpace(text)) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(static_cast<unsigned char>(c) < 32 ? ' ' : c);
  }
  return out + "\"";
}

std::string NameJson(const DocumentText& doc, const Mention& mention, const Entity& entity) {
  std::vector<std::string> aliases;
  for (const std::string& alias : entity.aliases()) aliases.push_back(Quoted(alias));
  return absl::StrCat("{\"text\":", Quoted(mention.span.In(doc.text)),
                      ",\"id\":", Quoted(entity.id()), ",\"name\":", Quoted(entity.name()),
                      ",\"kind\":\"", EntityKind_Name(entity.kind()),
                      "\",\"within\":", Quoted(entity.within()),
                      ",\"inferred\":", mention.inferred ? "true" : "false", ",\"aliases\":[",
                      absl::StrJoin(aliases, ","), "]}");
}

void Dump(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto doc = ReadDocument(std::move(bytes), path, ReadOptions());
  if (!doc.ok()) {
    std::cerr << path << ": " << doc.status().message() << "\n";
    return;
  }
  std::vector<Sentence> sentences = Analyzer::Default().Split(*doc);
  const Mentions mentions = FindMentions(*doc, sentences);
  std::vector<std::vector<std::string>> names(sentences.size()), numbers(sentences.size()),
      ordinals(sentences.size()), citations(sentences.size());
  for (const Mention& m : mentions.names) {
    names[m.sentence].push_back(NameJson(*doc, m, mentions.entities[m.entity]));
  }
  for (const QuantityMention& m : mentions.quantities) {
    numbers[m.sentence].push_back(absl::StrCat(
        "{\"text\":", Quoted(m.quantity.text()), ",\"value\":", m.quantity.value(),
        ",\"unit\":", Quoted(m.quantity.unit()), ",\"of\":", Quoted(m.quantity.of()), "}"));
  }
  for (const OrdinalMention& m : mentions.ordinals) {
    ordinals[m.sentence].push_back(absl::StrCat("{\"value\":", m.ordinal.value(),
                                                ",\"of\":", Quoted(m.ordinal.of()),
                                                ",\"scope\":", Quoted(m.ordinal.scope()), "}"));
  }
  for (const CitationMention& m : mentions.citations) {
    citations[m.sentence].push_back(absl::StrCat("{\"key\":", Quoted(m.attribution.key()),
                                                 ",\"entry\":", Quoted(m.attribution.entry()),
                                                 "}"));
  }
  for (size_t s = 0; s < sentences.size(); ++s) {
    std::cout << "{\"path\":" << Quoted(path)
              << ",\"line\":" << LocationOf(*doc, sentences[s].span).line()
              << ",\"block\":" << static_cast<int>(doc->blocks[sentences[s].block].kind)
              << ",\"text\":" << Quoted(sentences[s].span.In(doc->text)) << ",\"names\":["
              << absl::StrJoin(names[s], ",") << "],\"quantities\":["
              << absl::StrJoin(numbers[s], ",") << "],\"ordinals\":["
              << absl::StrJoin(ordinals[s], ",") << "],\"citations\":["
              << absl::StrJoin(citations[s], ",") << "]}\n";
  }
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) dateline::Dump(argv[i]);
  return argc < 2 ? 2 : 0;
}
