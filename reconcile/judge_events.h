// From groups of claims to events with their links and findings.
//
//   std::vector<Judged> judged = JudgeEvents(context, alignment.events, options);
//
// One for each group, in the order given, whatever the threads.
#ifndef DATELINE_RECONCILE_JUDGE_EVENTS_H_
#define DATELINE_RECONCILE_JUDGE_EVENTS_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "proto/finding.pb.h"
#include "reconcile/judge.h"

namespace dateline {

struct JudgedLink {
  int32_t a, b;  // rows
  double probability;
};

struct Judged {
  Event event;
  std::vector<Finding> findings;
  std::vector<JudgedLink> links;  // that connect all claims, strongest first
};

struct JudgeOptions {
  // Whether the links of all events carry their weights, or those of conflicts alone; others can be
  // computed again from the claims.
  bool explain_all = true;
  int threads = 1;
};

std::vector<Judged> JudgeEvents(const JudgeContext& context,
                                absl::Span<const std::vector<int32_t>> events,
                                const JudgeOptions& options);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_JUDGE_EVENTS_H_
