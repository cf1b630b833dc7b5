// Small pieces of wording that several formats share.
#ifndef DATELINE_REPORTS_WORDS_H_
#define DATELINE_REPORTS_WORDS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "reports/view.h"

namespace dateline {

// "papers/a.txt:12:5"; parts that a format does not have are left out.
std::string PlaceText(const Location& place);

// Where a notice is about; nowhere where it is about the run.
Location PlaceOf(const Notice& notice);

// "page 3, section “Bhutto's visits”"; empty where neither is known.
std::string PlaceDetail(const Location& place);

// An EDTF value for people: "1972-03-16/1972-03-18" -> "16–18 March 1972", "1979/1989" ->
// "1979 to 1989", "-0043" -> "44 BC", "197X" -> "1970s", "1988-05/.." -> "May 1988 or later";
// what it does not know it gives back as it is.
std::string DateForPeople(absl::string_view edtf);

// A quantity as the reconciler writes it: "4300 station" -> "4,300 station", "2.5..3.5 km" -> "2.5
// km to 3.5 km", "3e+06.. person" -> "at least 3,000,000 person", "547.864 day" -> "18 months".
std::string QuantityForPeople(absl::string_view value);

// The value of a reading for people: dates and quantities as above, other values as they are.
std::string ValueForPeople(const Finding& finding, const Reading& reading);

// "2 sources", "3 sources, 1 of them independent"
std::string SupportText(const ReadingView& reading);

// "participants: same person, spelling variant (Z.A. Bhutto ~ Zulfikar Ali Bhutto) +6.1; ..."
// the strongest reasons that speak for one event, in one line; empty without an event.
std::string WhyOneEvent(const FindingView& finding);

// "one-day" -> "one day apart: time zone, date line or the date of the report"
std::string NearMissText(absl::string_view near_miss);

// "1 conflict", "3 conflicts"
std::string Counted(int64_t count, absl::string_view singular, absl::string_view plural = "");

}  // namespace dateline

#endif  // DATELINE_REPORTS_WORDS_H_
