// '31 April', '29 February 1935', and ranges that run backwards, which are order-reversed.
#include <set>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "reconcile/lints.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

// The tagger says of a reversed range that it ends before it begins.
bool IsReversed(const TimeValue& date) {
  return absl::StrContains(date.problem(), "before") ||
         absl::StrContains(date.problem(), "revers") ||
         absl::StrContains(date.problem(), "backward");
}

// Without a year '1 July to 30 June' is a year of its own.
bool HasYear(absl::string_view text) {
  int digits = 0;
  for (char c : text) {
    digits = absl::ascii_isdigit(static_cast<unsigned char>(c)) ? digits + 1 : 0;
    if (digits == 3) return true;
  }
  return absl::StrContains(text, "BC") || absl::StrContains(text, "AD");
}

void LintProblems(const LintInput& input, bool reversed, absl::string_view rule,
                  absl::string_view title, std::vector<Finding>* findings) {
  std::set<std::pair<int64_t, std::string>> seen;
  for (const Claim* claim : input.claims) {
    const TimeValue& date = claim->date();
    if (date.problem().empty() || IsReversed(date) != reversed) continue;
    if (reversed && !HasYear(date.text())) continue;
    if (!seen.insert({claim->location().byte_offset(), date.text()}).second) continue;
    LintDraft draft;
    draft.rule = rule;
    draft.severity = HIGH;
    draft.confidence = 0.95;
    draft.title = absl::StrCat(date.text(), ": ", title);
    draft.explanation = absl::StrCat("'", date.text(), "': ", date.problem(), ".");
    draft.query = absl::StrCat("Please check '", date.text(), "' in ", Quoted(claim->quote()), ": ",
                               date.problem(), ". What is the right date?");
    draft.claims = {claim};
    draft.values = {date.text()};
    findings->push_back(MakeLint(draft));
  }
}

}  // namespace

void LintImpossibleDate(const LintInput& input, std::vector<Finding>* findings) {
  LintProblems(input, false, "impossible-date", "no date of the calendar", findings);
}

void LintOrderReversed(const LintInput& input, std::vector<Finding>* findings) {
  LintProblems(input, true, "order-reversed", "ends before it begins", findings);
}

}  // namespace dateline
