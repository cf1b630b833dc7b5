// Decisions of reviewers: read, merged, applied to a report.
//
//   absl::StatusOr<Decisions> decisions = ParseDecisions(json);
//   std::vector<StaleDecision> stale = ApplyDecisions(*decisions, &report);
//
// A decision is never dropped silently: one whose finding is not in the report is given back as
// stale, with the finding that took its place where one can be told.
#ifndef DATELINE_REPORTS_DECISIONS_H_
#define DATELINE_REPORTS_DECISIONS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "proto/finding.pb.h"
#include "proto/review.pb.h"

namespace dateline {

inline constexpr char kDecisionsName[] = "dateline-decisions.json";

// Errors: InvalidArgument naming the decision: no JSON, a newer version, no fingerprint, a state
// that there is not.
absl::StatusOr<Decisions> ParseDecisions(absl::string_view json);

// Sorted, indented, with a line end.
std::string PrintDecisions(const Decisions& decisions);

struct StaleDecision {
  const Decision* decision = nullptr;
  // The finding of the same rule that speaks of the same, with other values; null: it is gone.
  const Finding* successor = nullptr;
};

// Sets state, owner and note of the findings. Of several decisions on one finding the latest
// `when` holds. Points into both arguments.
std::vector<StaleDecision> ApplyDecisions(const Decisions& decisions, Report* report);

// "'TITLE' (dismissed by X): its values have changed, see f-...; review it again"
std::string StaleText(const StaleDecision& stale);

// Adds or replaces: for each fingerprint the later `when` of the two wins; equal: the new one.
// Gives the number of decisions that changed.
int MergeDecisions(const Decisions& more, Decisions* decisions);

// A decision on a finding as it is now.
Decision MakeDecision(const Finding& finding, Finding::State state, absl::string_view who,
                      absl::string_view when, absl::string_view note);

// false: no such state.
bool ParseState(absl::string_view text, Finding::State* state);

}  // namespace dateline

#endif  // DATELINE_REPORTS_DECISIONS_H_
