// The house's own measures, applied to findings after reconciling.
//
//   Report report = Reconcile(...);
//   ApplyPolicy(config, &report);
#ifndef DATELINE_GATE_POLICY_H_
#define DATELINE_GATE_POLICY_H_

#include "proto/config.pb.h"
#include "proto/finding.pb.h"

namespace dateline {

// In this order: conflicts within the tolerances become refinements; rules get their severities,
// and those that are off go; the readings of a finding are ordered by support, an AUTHORITY
// counting with its weight. The summary follows.
void ApplyPolicy(const Config& config, Report* report);

}  // namespace dateline

#endif  // DATELINE_GATE_POLICY_H_
