// Bytes a second through FindMentions, on the papers of the corpus repeated to a few megabytes.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "extract/language/analyzer.h"
#include "extract/mention/mention.h"
#include "extract/reader/reader.h"

namespace dateline {
namespace {

std::string ReadFile(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void BM_FindMentions(benchmark::State& state) {
  const std::string paper = ReadFile("corpus/papers/pak-russia-rivalry-to-friendship.md");
  std::string bytes;
  while (bytes.size() < static_cast<size_t>(state.range(0))) bytes += paper;
  const auto doc = ReadDocument(std::move(bytes), "papers.md", ReadOptions());
  if (!doc.ok() || paper.empty()) {
    state.SkipWithError("no corpus: run from the repository's root");
    return;
  }
  const std::vector<Sentence> sentences = Analyzer::Default().Split(*doc);
  for (auto _ : state) benchmark::DoNotOptimize(FindMentions(*doc, sentences));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * doc->text.size()));
}
// Twice the text must take twice the time.
BENCHMARK(BM_FindMentions)->Arg(1 << 18)->Arg(1 << 21)->Arg(1 << 22)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dateline

BENCHMARK_MAIN();
