// 'Friday, 15 August 1914': the day of the week is that of the date.
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/civil.h"
#include "reconcile/lints.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

const char* const kWeekdays[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                 "Thursday", "Friday", "Saturday", "Sunday"};

}  // namespace

void LintWeekday(const LintInput& input, std::vector<Finding>* findings) {
  std::set<std::pair<int64_t, std::string>> seen;
  for (const Claim* claim : input.claims) {
    const TimeValue& date = claim->date();
    const int stated = date.stated_weekday();
    if (stated < 1 || stated > 7 || !date.has_earliest() || date.earliest() != date.latest())
      continue;
    const int actual = WeekdayOf(date.earliest());
    if (actual == stated) continue;
    if (!seen.insert({claim->location().byte_offset(), date.text()}).second) continue;
    const std::string day = DateInWords(date);
    LintDraft draft;
    draft.rule = "weekday-mismatch";
    draft.severity = MEDIUM;
    draft.confidence = date.resolution() == EXPLICIT ? 0.98 : 0.8;
    draft.title = absl::StrCat(day, " was a ", kWeekdays[actual], ", not a ", kWeekdays[stated]);
    draft.explanation = absl::StrCat("The text gives ", kWeekdays[stated], " with ", day,
                                     "; by the calendar it was a ", kWeekdays[actual], ".");
    draft.query = absl::StrCat("Please check ", Quoted(claim->quote()), ": ", day, " was a ",
                               kWeekdays[actual], ". Is the day of the week or the date wrong?");
    draft.claims = {claim};
    draft.values = {absl::StrCat(date.edtf(), " ", kWeekdays[stated])};
    findings->push_back(MakeLint(draft));
  }
}

}  // namespace dateline
