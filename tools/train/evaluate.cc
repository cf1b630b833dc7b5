// evaluate MODEL FILES.conllu...: accuracy of a model file on treebanks, with their tokens; "-"
// stands for the compiled-in model.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>

#include "extract/language/model/model.h"
#include "extract/language/model/tagset.h"
#include "tools/train/conllu.h"

namespace dateline::train {
namespace {

struct Counts {
  int64_t tokens = 0, upos = 0, tag = 0, heads = 0, labels = 0;
  int64_t words = 0, word_heads = 0, word_labels = 0;  // without punctuation
};

struct PerLabel {
  int64_t gold = 0, guess = 0, both = 0;
};

void Count(const GoldSentence& gold, const model::Parse& parse, Counts* counts,
           std::map<int, PerLabel>* labels) {
  for (size_t i = 0; i < gold.forms.size(); ++i) {
    const Upos upos = model::TagOf(gold.tags[i]).upos;
    const bool head = gold.heads[i] == parse.heads[i];
    const bool label = head && gold.labels[i] == parse.labels[i];
    ++counts->tokens;
    counts->upos += upos == model::TagOf(parse.tags[i]).upos;
    counts->tag += gold.tags[i] == parse.tags[i];
    counts->heads += head;
    counts->labels += label;
    ++(*labels)[gold.labels[i]].gold;
    ++(*labels)[parse.labels[i]].guess;
    (*labels)[gold.labels[i]].both += label;
    if (upos == Upos::kPunct) continue;
    ++counts->words;
    counts->word_heads += head;
    counts->word_labels += label;
  }
}

void Evaluate(const model::Model& model, const std::string& path, bool details) {
  Counts counts;
  std::map<int, PerLabel> labels;
  model::Parse parse;
  double seconds = 0;
  for (const GoldSentence& gold : ReadConllu(path)) {
    const std::vector<absl::string_view> forms(gold.forms.begin(), gold.forms.end());
    const auto start = std::chrono::steady_clock::now();
    model.Tag(forms, &parse);
    model.FindHeads(&parse);
    model.FindLabels(&parse);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    Count(gold, parse, &counts, &labels);
  }
  const auto percent = [&](int64_t part, int64_t whole) { return 100.0 * part / whole; };
  std::printf(
      "%s: %ld tokens, UPOS %.2f, tag %.2f, UAS %.2f, LAS %.2f; "
      "without punctuation UAS %.2f, LAS %.2f; %.0f tokens/s\n",
      path.substr(path.rfind('/') + 1).c_str(), static_cast<long>(counts.tokens),
      percent(counts.upos, counts.tokens), percent(counts.tag, counts.tokens),
      percent(counts.heads, counts.tokens), percent(counts.labels, counts.tokens),
      percent(counts.word_heads, counts.words), percent(counts.word_labels, counts.words),
      counts.tokens / seconds);
  if (!details) return;
  for (const auto& [label, c] : labels) {
    std::printf("  %-12s %6ld  recall %.1f  precision %.1f\n",
                std::string(model::NameOf(static_cast<Deprel>(label))).c_str(),
                static_cast<long>(c.gold), percent(c.both, std::max<int64_t>(c.gold, 1)),
                percent(c.both, std::max<int64_t>(c.guess, 1)));
  }
}

int Main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: evaluate MODEL FILES.conllu... [--labels]\n";
    return 2;
  }
  static std::string bytes;
  if (std::string(argv[1]) != "-") {
    std::ifstream in(argv[1], std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  const model::Model& model =
      bytes.empty() ? model::Model::Default() : *new model::Model(bytes.data());
  const bool details = std::string(argv[argc - 1]) == "--labels";
  for (int i = 2; i < argc - (details ? 1 : 0); ++i) Evaluate(model, argv[i], details);
  return 0;
}

}  // namespace
}  // namespace dateline::train

int main(int argc, char** argv) { return dateline::train::Main(argc, argv); }
