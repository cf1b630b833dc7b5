// Prints the sentences of a text with their tags, heads and relations, and the names found: what
// the rules of extract/claim see. For developers.
//   bazel run //tools:show_parse -- FILE      ("-": standard input)
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "base/strings.h"
#include "extract/claim/guided_parse.h"
#include "extract/language/analyzer.h"
#include "extract/mention/mention.h"
#include "extract/reader/reader.h"
#include "extract/time/tagger.h"

namespace dateline {
namespace {

constexpr const char* kUpos[] = {"X?",    "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                 "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                 "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr const char* kDeprel[] = {
    "dep",        "root",      "nsubj",        "nsubj:pass", "csubj",     "obj",      "iobj",
    "ccomp",      "xcomp",     "obl",          "obl:agent",  "obl:tmod",  "vocative", "expl",
    "dislocated", "advcl",     "advmod",       "discourse",  "aux",       "aux:pass", "cop",
    "mark",       "nmod",      "nmod:poss",    "nmod:tmod",  "appos",     "nummod",   "acl",
    "acl:relcl",  "amod",      "det",          "case",       "conj",      "cc",       "fixed",
    "flat",       "compound",  "compound:prt", "list",       "parataxis", "orphan",   "punct",
    "goeswith",   "reparandum"};

int Main(int argc, char** argv) {
  std::ifstream file;
  if (argc > 1 && std::string(argv[1]) != "-") file.open(argv[1], std::ios::binary);
  std::istream& in = file.is_open() ? file : std::cin;
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  absl::StatusOr<DocumentText> doc = ReadDocument(std::move(bytes), argc > 1 ? argv[1] : "-", {});
  if (!doc.ok()) {
    std::cerr << doc.status().message() << "\n";
    return 2;
  }
  std::vector<Sentence> sentences = Analyzer::Default().Split(*doc);
  const std::vector<TimeExpression> times = TagTimes(*doc, TimeOptions());
  for (Sentence& sentence : sentences) {
    std::vector<Span> dates;
    for (const TimeExpression& time : times) {
      if (time.span.Overlaps(sentence.span)) dates.push_back(time.span);
    }
    ParseGuided(doc->text, dates, &sentence);
  }
  const Mentions mentions = FindMentions(*doc, sentences);
  for (int s = 0; s < sentences.size(); ++s) {
    std::cout << "# " << CollapseSpace(sentences[s].span.In(doc->text)) << "\n";
    for (int i = 0; i < sentences[s].tokens.size(); ++i) {
      const Token& token = sentences[s].tokens[i];
      std::cout << i << "\t" << token.span.In(doc->text) << "\t" << token.lemma << "\t"
                << kUpos[static_cast<int>(token.upos)] << "\t" << token.head << "\t"
                << kDeprel[static_cast<int>(token.deprel)] << "\n";
    }
    for (const Mention& mention : mentions.names) {
      if (mention.sentence != s) continue;
      const Entity& entity = mentions.entities[mention.entity];
      std::cout << "  name " << mention.span.In(doc->text) << " -> " << entity.id() << " ("
                << EntityKind_Name(entity.kind()) << ")\n";
    }
    for (const QuantityMention& q : mentions.quantities) {
      if (q.sentence == s) std::cout << "  quantity " << q.quantity.ShortDebugString() << "\n";
    }
    for (const OrdinalMention& o : mentions.ordinals) {
      if (o.sentence == s) std::cout << "  ordinal " << o.ordinal.ShortDebugString() << "\n";
    }
    std::cout << "\n";
  }
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) { return dateline::Main(argc, argv); }
