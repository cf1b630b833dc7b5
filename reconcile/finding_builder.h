// Puts a finding together from readings: order, lineages, rule, fingerprint, title, query.
//
//   FindingDraft draft;
//   draft.dimension = DATE;
//   draft.readings = {{"1971", "1971", {claim_a}}, {"1972-03", "March 1972", {claim_b}}};
//   draft.conflicts = {{0, 1}};
//   Finding finding = BuildFinding(draft);
#ifndef DATELINE_RECONCILE_FINDING_BUILDER_H_
#define DATELINE_RECONCILE_FINDING_BUILDER_H_

#include <string>
#include <utility>
#include <vector>

#include "proto/finding.pb.h"

namespace dateline {

struct DraftReading {
  std::string value;  // normalised: EDTF, "214 passenger", "3"
  std::string words;  // for people
  std::vector<const Claim*> claims;
  double width = 0;  // how exact it is: smaller is more exact
};

struct FindingDraft {
  Dimension dimension = DATE;
  std::vector<DraftReading> readings;
  std::vector<std::pair<int, int>> conflicts;  // indexes of readings
  bool equal = false;                          // all readings are one value
  Severity severity = INFO;
  double confidence = 1;
  std::string event;        // id
  std::string label;        // of the event
  std::string explanation;  // why and how large
  std::string near_miss;
};

// "date-conflict", "quantity-agreement", "ordinal-refinement" ...
std::string RuleName(Dimension dimension, Finding::Kind kind);

Finding BuildFinding(const FindingDraft& draft);

// Of a rule and what it rests on: values and folded sentences, in any order. Sets fingerprint and
// id.
void SetFingerprint(Finding* finding, std::vector<std::string> content);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_FINDING_BUILDER_H_
