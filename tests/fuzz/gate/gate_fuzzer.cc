// libFuzzer: any bytes as configuration, baseline, sidecar, house facts, glob, and as a document
// with suppressions. The first byte chooses.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "gate/baseline.h"
#include "gate/config.h"
#include "gate/facts_file.h"
#include "gate/glob.h"
#include "gate/suppression.h"

namespace {

void Check(bool condition) {
  if (!condition) std::abort();
}

void Suppress(absl::string_view text, const char* format) {
  dateline::SuppressionList list;
  dateline::FindInlineSuppressions(text, "a", format, &list);
  for (const dateline::Scope& scope : list.scopes) {
    Check(scope.begin <= scope.end && scope.end <= text.size() + 1);
    Check(!scope.reason.empty() && !scope.rules.empty());
  }
}

void Facts(absl::string_view text, const char* name) {
  dateline::FactsFile file;
  std::vector<std::string> mistakes;
  const bool ok = dateline::ReadFactsFile(text, name, &file, &mistakes);
  Check(ok == mistakes.empty());
  Check(file.lines.size() == static_cast<size_t>(file.facts.fact_size()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const absl::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::vector<std::string> mistakes;
  switch (data[0] % 8) {
    case 0: {
      dateline::Settings settings;
      const bool ok = dateline::ReadConfig(text, "c", {"date-conflict"}, &settings, &mistakes);
      Check(ok == mistakes.empty());
      if (ok) dateline::DescribeSettings(settings);
      break;
    }
    case 1: {
      dateline::Baseline baseline;
      if (dateline::ReadBaseline(text, "b", &baseline, &mistakes)) {
        dateline::Baseline back;
        Check(dateline::ReadBaseline(dateline::PrintBaseline(baseline), "b", &back, &mistakes));
      }
      break;
    }
    case 2: {
      dateline::SuppressionList list;
      dateline::ReadSidecar(text, "s", &list, &mistakes);
      break;
    }
    case 3: Facts(text, "f.csv"); break;
    case 4: Facts(text, "f.md"); break;
    case 5: Suppress(text, "markdown"); break;
    case 6: Suppress(text, "html"); break;
    default: {
      const size_t half = text.size() / 2;
      dateline::GlobMatches(text.substr(0, half), text.substr(half));
    }
  }
  return 0;
}
