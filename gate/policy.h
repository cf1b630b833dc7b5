// The house's own words and measures, applied to claims before and to findings after reconciling.
//
//   ApplyLexicon(config, &extraction);
//   Report report = Reconcile(...);
//   ApplyPolicy(config, &report);
#ifndef DATELINE_GATE_POLICY_H_
#define DATELINE_GATE_POLICY_H_

#include "proto/claim.pb.h"
#include "proto/config.pb.h"
#include "proto/finding.pb.h"

namespace dateline {

// Names of one entry become one entity; a name of the house that stands in a sentence without
// having been taken for one is added as context. Event words get their class.
void ApplyLexicon(const Config& config, Extraction* extraction);

// In this order: conflicts within the tolerances become refinements; rules get their severities,
// and those that are off go; the readings of a finding are ordered
// by support, an AUTHORITY counting with its weight. The summary follows.
void ApplyPolicy(const Config& config, Report* report);

}  // namespace dateline

#endif  // DATELINE_GATE_POLICY_H_
