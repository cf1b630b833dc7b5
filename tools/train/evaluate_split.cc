// evaluate_split FILES.conllu...: how well Analyzer::Split finds the sentences and tokens of
// treebanks in their running text, and, on the tokens that it finds, how many lemmas are right.
// --errors prints the stretches where it differs.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "extract/language/analyzer.h"

namespace dateline::train {
namespace {

struct Reference {
  DocumentText doc;
  std::vector<Span> sentences;
  std::vector<Span> tokens;
  std::vector<std::string> lemmas;  // by token
  std::vector<std::string> tags;
};

void EndBlock(uint32_t begin, DocumentText* doc) {
  if (begin == doc->text.size()) return;
  Block block;
  block.span = {begin, static_cast<uint32_t>(doc->text.size())};
  doc->blocks.push_back(block);
}

Reference Read(const std::string& path) {
  Reference reference;
  std::string& text = reference.doc.text;
  std::ifstream in(path);
  uint32_t block = 0;
  size_t at = 0;
  for (std::string line; std::getline(in, line);) {
    if (absl::StartsWith(line, "# newpar") || absl::StartsWith(line, "# newdoc")) {
      EndBlock(block, &reference.doc);
      if (!text.empty()) text += "\n\n";
      block = text.size();
    } else if (absl::StartsWith(line, "# text = ")) {
      if (text.size() > block) text += ' ';
      at = text.size();
      text += line.substr(9);
      reference.sentences.push_back(
          {static_cast<uint32_t>(at), static_cast<uint32_t>(text.size())});
    } else if (!line.empty() && line[0] != '#') {
      const std::vector<std::string> fields = absl::StrSplit(line, '\t');
      if (fields[0].find_first_of("-.") != std::string::npos) continue;
      const size_t found = text.find(fields[1], at);
      if (found == std::string::npos) continue;  // a word whose form the text does not spell out
      at = found + fields[1].size();
      reference.tokens.push_back({static_cast<uint32_t>(found), static_cast<uint32_t>(at)});
      reference.lemmas.push_back(absl::AsciiStrToLower(fields[2]));
      reference.tags.push_back(fields[3]);
    }
  }
  EndBlock(block, &reference.doc);
  return reference;
}

void Print(const char* what, const std::vector<Span>& gold, const std::vector<Span>& found) {
  const std::set<Span> expected(gold.begin(), gold.end());
  int64_t right = 0;
  for (const Span span : found) right += expected.count(span);
  const double recall = 100.0 * right / gold.size(), precision = 100.0 * right / found.size();
  std::printf("  %s: recall %.2f, precision %.2f, F1 %.2f\n", what, recall, precision,
              2 * recall * precision / (recall + precision));
}

void PrintErrors(const Reference& reference, const std::vector<Span>& gold,
                 const std::vector<Span>& found) {
  const std::set<Span> expected(gold.begin(), gold.end());
  for (const Span span : found) {
    if (expected.count(span)) continue;
    const uint32_t from = span.end > 60 ? span.end - 60 : 0;
    std::printf("    [%s] ...%s\n", std::string(span.In(reference.doc.text).substr(0, 40)).c_str(),
                std::string(Span{from, span.end + 30}.In(reference.doc.text)).c_str());
  }
}

void Evaluate(const std::string& path, bool errors) {
  const Reference reference = Read(path);
  std::vector<Sentence> sentences = Analyzer::Default().Split(reference.doc);
  std::vector<Span> spans, tokens;
  size_t gold = 0;
  int64_t lemmas = 0, lemmas_right = 0;
  for (Sentence& sentence : sentences) {
    spans.push_back(sentence.span);
    Analyzer::Default().Parse(reference.doc.text, &sentence);
    for (const Token& token : sentence.tokens) {
      tokens.push_back(token.span);
      while (gold < reference.tokens.size() && reference.tokens[gold] < token.span) ++gold;
      if (gold == reference.tokens.size() || !(reference.tokens[gold] == token.span)) continue;
      // Names, pronouns and marks have no lemma that a claim needs.
      const std::string& tag = reference.tags[gold];
      if (tag != "NOUN" && tag != "VERB" && tag != "AUX" && tag != "ADJ" && tag != "ADV") continue;
      ++lemmas;
      const bool right = token.lemma == reference.lemmas[gold];
      lemmas_right += right;
      if (!right && errors) {
        std::printf("    lemma %s/%s: %s, expected %s\n",
                    std::string(token.span.In(reference.doc.text)).c_str(), tag.c_str(),
                    std::string(token.lemma).c_str(), reference.lemmas[gold].c_str());
      }
    }
  }
  std::printf("%s\n", path.substr(path.rfind('/') + 1).c_str());
  Print("sentences", reference.sentences, spans);
  Print("tokens", reference.tokens, tokens);
  std::printf("  lemmas of nouns, verbs, adjectives, adverbs: %.2f\n",
              100.0 * lemmas_right / lemmas);
  if (errors) PrintErrors(reference, reference.sentences, spans);
  if (errors) PrintErrors(reference, reference.tokens, tokens);
}

}  // namespace
}  // namespace dateline::train

int main(int argc, char** argv) {
  const bool errors = argc > 1 && std::string(argv[argc - 1]) == "--errors";
  if (argc < 2 + errors) {
    std::cerr << "usage: evaluate_split FILES.conllu... [--errors]\n";
    return 2;
  }
  for (int i = 1; i < argc - errors; ++i) dateline::train::Evaluate(argv[i], errors);
  return 0;
}
