// Holidays with fixed or computable dates, by the codes of HOLIDAY in words.tsv: month * 100 +
// day; 10000 + 500 + days from Easter Sunday; 20000 + month * 100 + weekday * 10 + which (5 last).
#ifndef DATELINE_EXTRACT_TIME_HOLIDAYS_H_
#define DATELINE_EXTRACT_TIME_HOLIDAYS_H_

#include <cstdint>

#include "extract/time/point.h"

namespace dateline {

// Day number of the Easter Sunday of the Gregorian calendar (anonymous algorithm, Meeus 1991).
int32_t EasterSunday(int32_t year);

// Not known for codes that are none.
TimePoint HolidayPoint(int32_t code, int32_t year);

// The month in which the holiday mostly falls, 1 to 12.
int HolidayMonth(int32_t code);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_HOLIDAYS_H_
