// The findings that a project lives with: dateline-baseline.textproto.
//
//   Baseline baseline = MakeBaseline(report);                    // baseline write
//   BaselineUse use = ApplyBaseline(baseline, &report);          // check: marks
//   Finding.in_baseline for (const BaselineEntry* entry : use.stale) Warn(entry->title()); baseline
//   = Prune(baseline, use);                             // baseline prune
//
// A finding is known when every key of its evidence is in the baseline, whatever entry it came
// from. An entry is stale when no finding has any of its keys.
#ifndef DATELINE_GATE_BASELINE_H_
#define DATELINE_GATE_BASELINE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "proto/finding.pb.h"
#include "proto/gate.pb.h"

namespace dateline {

inline constexpr char kBaselineName[] = "dateline-baseline.textproto";

// Conflicts and lints that are open; refinements too when asked. Sorted. Suppressed and settled
// findings stay out: they are known by other means.
Baseline MakeBaseline(const Report& report, bool refinements = false);

struct BaselineUse {
  int known = 0;                            // findings marked
  std::vector<const BaselineEntry*> stale;  // points into the baseline
};

BaselineUse ApplyBaseline(const Baseline& baseline, Report* report);

// Without the stale entries.
Baseline Prune(const Baseline& baseline, const BaselineUse& use);

// One entry a line, for merges. The way back reports every mistake as "name:line: ...".
std::string PrintBaseline(const Baseline& baseline);
bool ReadBaseline(absl::string_view text, absl::string_view name, Baseline* baseline,
                  std::vector<std::string>* mistakes);

}  // namespace dateline

#endif  // DATELINE_GATE_BASELINE_H_
