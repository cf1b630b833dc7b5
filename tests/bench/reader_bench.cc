// Throughput of the readers on one thread: a paper over and over.
//
//   bazel run //tests/bench:reader_bench
#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>
#include <string>

#include "extract/reader/reader.h"

namespace {

constexpr size_t kSize = 8 << 20;

std::string Repeated(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  std::string text;
  while (text.size() < kSize && !bytes.str().empty()) text += bytes.str() + "\n\n";
  return text;
}

// Lines of at most 72 bytes, as plain text comes.
std::string Wrapped(const std::string& text) {
  std::string wrapped;
  size_t column = 0;
  for (char c : text) {
    const bool space = c == ' ' && column > 64;
    wrapped += space ? '\n' : c;
    column = space || c == '\n' ? 0 : column + 1;
  }
  return wrapped;
}

void Read(benchmark::State& state, const std::string& path, const std::string& format) {
  const std::string text = format == "text" ? Wrapped(Repeated(path)) : Repeated(path);
  dateline::ReadOptions options;
  options.format = format;
  for (auto _ : state) {
    const auto doc = dateline::ReadDocument(text, path, options);
    if (!doc.ok()) {
      state.SkipWithError("not read");
      return;
    }
    benchmark::DoNotOptimize(doc->text.data());
  }
  state.SetBytesProcessed(state.iterations() * text.size());
}

BENCHMARK_CAPTURE(Read, text, "tests/readers/data/relations.md", "text");
BENCHMARK_CAPTURE(Read, markdown, "tests/readers/data/relations.md", "markdown");
BENCHMARK_CAPTURE(Read, markdown_notes, "tests/readers/data/friendship.md", "markdown");
BENCHMARK_CAPTURE(Read, html, "tests/readers/data/friendship.html", "html");
BENCHMARK_CAPTURE(Read, tex, "tests/readers/data/friendship.tex", "tex");

}  // namespace

BENCHMARK_MAIN();
