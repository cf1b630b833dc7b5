// The tagger on prose and on inputs that hurt: bytes a second must not depend on the size.
#include <benchmark/benchmark.h>

#include <string>

#include "extract/time/annotate.h"
#include "extract/time/tagger.h"

namespace dateline {
namespace {

std::string Repeated(const std::string& part, size_t size) {
  std::string text;
  while (text.size() < size) text += part;
  return text;
}

void Tag(benchmark::State& state, const char* part) {
  const DocumentText doc = PlainText(Repeated(part, state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(TagTimes(doc, {}));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * doc.text.size());
}

constexpr char kProse[] =
    "The delegation left the capital early in the morning and reached the border on 16 March 1972, "
    "where it was received with all honours. Talks went on until the end of the month. In April "
    "both sides announced that the agreement, which had been drafted the year before, would be "
    "signed in the summer; nothing of the kind happened before 1974.\n\n";

BENCHMARK_CAPTURE(Tag, prose, kProse)->Range(1 << 20, 1 << 24);
BENCHMARK_CAPTURE(Tag, digits, "1234567890")->Range(1 << 20, 1 << 24);
BENCHMARK_CAPTURE(Tag, months, "May ")->Range(1 << 20, 1 << 24);
BENCHMARK_CAPTURE(Tag, ranges, "from 3 to 7 May to ")->Range(1 << 20, 1 << 24);
BENCHMARK_CAPTURE(Tag, hyphens, "1-")->Range(1 << 20, 1 << 24);
BENCHMARK_CAPTURE(Tag, addresses, "a@\"")->Range(1 << 20, 1 << 24);
BENCHMARK_CAPTURE(Tag, brackets, "(")->Range(1 << 20, 1 << 24);

}  // namespace
}  // namespace dateline

BENCHMARK_MAIN();
