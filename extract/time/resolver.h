// The second pass: candidates -> temporal expressions with values, in discourse order.
#ifndef DATELINE_EXTRACT_TIME_RESOLVER_H_
#define DATELINE_EXTRACT_TIME_RESOLVER_H_

#include <array>
#include <string>
#include <vector>

#include "extract/document_text.h"
#include "extract/time/candidate.h"
#include "extract/time/discourse.h"
#include "extract/time/point.h"
#include "extract/time/tagger.h"

namespace dateline {

// What the whole document says about how its dates are to be read.
struct DocumentHabits {
  TimeReading reading = TimeReading::kNarrative;
  DateOrder order = DateOrder::kAuto;  // of numeric dates; kAuto: unknown, they stay ambiguous
  bool bc = false;                     // years BC are told
  bool era = false;                    // years are told with their era
  bool past_story = false;             // of a report: it mostly tells of times long past
  bool of_its_day = false;             // most years that it names are near its publication
  bool diary = false;                  // headings that are days say when what follows was written
  // First month of the fiscal year, and whether a fiscal year is named after the calendar year in
  // which it ends.
  int fiscal_month = 1;
  bool fiscal_by_end = true;
  std::optional<TimePoint> published;
};

DocumentHabits HabitsOf(const DocumentText& doc, const Candidates& candidates,
                        const TimeOptions& options);

// 'Tuesday, 6 June': a heading that is a day and nothing else.
bool IsDayHeading(const DocumentText& doc, const Candidates& all, const Candidate& c);

// One set of slots of a candidate.
struct Slots {
  std::array<int32_t, kSlotCount> values;
  bool Has(int slot) const { return values[slot] != kUnset; }
  int32_t Get(int slot, int32_t fallback = kUnset) const {
    return values[slot] == kUnset ? fallback : values[slot];
  }
};

// A value on its way.
struct Value {
  TimePoint first, last;                         // last is known for ranges
  bool last_about = false, last_unsure = false;  // doubt about the end alone: '1856-ca. 1865'
  bool about = false;   // known roughly, whatever the words hedge: 'the turn of the century'
  bool late = false;    // the end of it, where the story then stands
  bool one_of = false;  // either of the two rather than the stretch between
  Resolution resolution = RESOLUTION_UNSPECIFIED;
  std::optional<Span> source;
  std::string problem;
  int stated_weekday = 0;
  bool julian = false;
  std::vector<TimePoint> alternatives;
  std::optional<int32_t> offset_min, offset_max;
  std::string timex;  // where the points do not say it
  std::string note;   // for the derivation
};

// Two-digit years are of the century that people mean: 00 to 68 are 2000 to 2068 (POSIX).
int32_t YearOfTwoDigits(int32_t yy);
// Why there is no such day: "February of 1935 has 28 days".
std::string NoSuchDay(int32_t year, int month, int day);
// '2021-03-05', '2021-03-05T06:40Z', '2021-W14'.
Value IsoValue(absl::string_view text);
// '19.4.1906', '7/2008'; both readings where the order is not known.
Value NumericValue(absl::string_view text, DateOrder order);

// Slots -> a calendar unit; the missing parts come from the discourse.
Value DateOf(const Slots& slots, absl::string_view numeric_text, const DocumentHabits& habits,
             const Discourse& discourse, Tense tense);
Value RelativeOf(const Slots& slots, const DocumentHabits& habits, const Discourse& discourse,
                 Tense tense);
// base: the anchor's own date where the text gives it ('two days after 23 February').
// n units on (direction 1) or back (-1); not known where the anchor is coarser than the unit.
TimePoint Shifted(const TimePoint& anchor, double n, Grain unit, int direction);
// How many units the slots of a shift count.
double AmountOf(const Slots& slots);
Value ShiftOf(const Slots& slots, const Told& base);

// Gives the expressions to `take` in order of place.
void ResolveAll(const DocumentText& doc, const Tables& tables, const Candidates& candidates,
                const DocumentHabits& habits, bool explain, TakeTime take);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_RESOLVER_H_
