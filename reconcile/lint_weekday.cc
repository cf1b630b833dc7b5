// 'Friday, 15 August 1914': the day of the week is that of the date, in the calendar of its time.
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

// The weekday of a date of the Julian calendar whose day and month are written so.
int JulianWeekday(int32_t day_number) {
  const CivilDay day = CivilFromDayNumber(day_number);
  const int64_t year = day.year - (day.month <= 2 ? 1 : 0);
  const auto centuries = [&](int64_t years) {
    return year >= 0 ? year / years : -((-year + years - 1) / years);
  };
  return WeekdayOf(day_number + static_cast<int32_t>(centuries(100) - centuries(400) - 2));
}

// The weekday that the date had; `stated` where a calendar of its time has it so: dates before the
// reform of 1582 are of the Julian calendar, until 1752 either is met.
int ActualWeekday(const TimeValue& date, int stated) {
  const int gregorian = WeekdayOf(date.earliest());
  if (date.calendar() == "julian") return gregorian;  // its bounds are converted
  const int julian = JulianWeekday(date.earliest());
  if (date.earliest() < DayNumber(1582, 10, 15)) return julian;
  return date.earliest() < DayNumber(1752, 9, 14) && julian == stated ? julian : gregorian;
}

}  // namespace

void LintWeekday(const LintInput& input, std::vector<Finding>* findings) {
  std::set<std::pair<int64_t, std::string>> seen;
  for (const Claim* claim : input.claims) {
    const TimeValue& date = claim->date();
    const int stated = date.stated_weekday();
    if (stated < 1 || stated > 7 || !date.has_earliest() || date.earliest() != date.latest())
      continue;
    const int actual = ActualWeekday(date, stated);
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
