// Speed of extract/language: bytes a second for Split, tokens a second for Parse.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "extract/language/analyzer.h"

namespace dateline {
namespace {

constexpr const char* kProse =
    "The company was founded in Hamburg in 1887 by Johann Petersen and two of his brothers, who "
    "had "
    "come back from Brazil. By 1912 it employed 2,400 people (Lenz, 1998) and owned eleven ships; "
    "the largest, launched on 14 May 1909, made the voyage to Valparaíso in sixty-one days. It "
    "didn't "
    "survive the war. According to Dr. Marta Weiss, \"nobody wanted to buy what was left.\" The "
    "liquidation, which began in the U.S. in 1919, was completed three years later.";

DocumentText DocumentOf(size_t bytes) {
  DocumentText doc;
  while (doc.text.size() < bytes) {
    Block block;
    block.span.begin = static_cast<uint32_t>(doc.text.size());
    doc.text += kProse;
    block.span.end = static_cast<uint32_t>(doc.text.size());
    doc.blocks.push_back(block);
    doc.text += "\n\n";
  }
  return doc;
}

void BM_Split(benchmark::State& state) {
  const DocumentText doc = DocumentOf(1 << 20);
  for (auto _ : state) benchmark::DoNotOptimize(Analyzer::Default().Split(doc));
  state.SetBytesProcessed(state.iterations() * doc.text.size());
}
BENCHMARK(BM_Split);

void BM_Parse(benchmark::State& state) {
  const DocumentText doc = DocumentOf(1 << 16);
  std::vector<Sentence> sentences = Analyzer::Default().Split(doc);
  int64_t tokens = 0;
  for (auto _ : state) {
    for (Sentence& sentence : sentences) {
      Analyzer::Default().Parse(doc.text, &sentence);
      tokens += sentence.tokens.size();
    }
  }
  state.SetItemsProcessed(tokens);
}
BENCHMARK(BM_Parse);

// A sentence without an end: time must grow with its length alone.
void BM_LongSentence(benchmark::State& state) {
  DocumentText doc;
  for (int i = 0; i < state.range(0); ++i) doc.text += "word ";
  Block block;
  block.span = {0, static_cast<uint32_t>(doc.text.size())};
  doc.blocks.push_back(block);
  for (auto _ : state) {
    std::vector<Sentence> sentences = Analyzer::Default().Split(doc);
    Analyzer::Default().Parse(doc.text, &sentences[0]);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_LongSentence)->Arg(1000)->Arg(100000);

}  // namespace
}  // namespace dateline

BENCHMARK_MAIN();
