// Lints: what one document says that cannot be right, whatever the others say. One file each
// (lint_*.cc); LintDocument runs those that are not turned off.
//
//   LintInput input{document, claims};
//   LintDocument(input, rules_off, &findings);
#ifndef DATELINE_RECONCILE_LINTS_H_
#define DATELINE_RECONCILE_LINTS_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "proto/claim.pb.h"
#include "proto/finding.pb.h"

namespace dateline {

struct LintInput {
  const Document& document;
  const std::vector<const Claim*>& claims;  // of the document, in order of place
};

// Each appends findings of kind LINT in order of place.
void LintCitationBeforeEvent(const LintInput& input, std::vector<Finding>* findings);
void LintWeekday(const LintInput& input, std::vector<Finding>* findings);
void LintImpossibleDate(const LintInput& input, std::vector<Finding>* findings);
void LintOrderReversed(const LintInput& input, std::vector<Finding>* findings);
void LintDuration(const LintInput& input, std::vector<Finding>* findings);
void LintOrdinalClash(const LintInput& input, std::vector<Finding>* findings);
void LintMalformedNumber(const LintInput& input, std::vector<Finding>* findings);
void LintNameVariant(const LintInput& input, std::vector<Finding>* findings);

// Parts of LintDuration.
void LintAge(const LintInput& input, std::vector<Finding>* findings);
void LintDistance(const LintInput& input, std::vector<Finding>* findings);
void LintClockLength(const LintInput& input, std::vector<Finding>* findings);
void LintLasted(const LintInput& input, std::vector<Finding>* findings);
// Whether a figure is an age: 'aged 66', '20 years of age'.
bool IsAgeUnit(const Quantity& quantity);

// Whether a rule of this name may run.
using RuleFilter = std::function<bool(absl::string_view rule)>;

// The rules that LintDocument knows, in its order.
std::vector<std::string> LintNames();

void LintDocument(const LintInput& input, const RuleFilter& on, std::vector<Finding>* findings);

struct LintDraft {
  absl::string_view rule;
  Dimension dimension = DATE;
  Severity severity = MEDIUM;
  double confidence = 1;
  std::string title;                 // one line
  std::string explanation;           // sentences
  std::string query;                 // to the author
  std::vector<const Claim*> claims;  // what it rests on, the place to correct first
  std::vector<std::string> values;   // one for each claim
};

// A finding with one reading for each claim and a place for each.
Finding MakeLint(const LintDraft& draft);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_LINTS_H_
