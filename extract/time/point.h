// A unit of the calendar: a day, a month, a season, ... a millennium; its bounds and spellings.
//
//   TimePoint march = MonthPoint(1972, 3);
//   EdtfOf(march)   -> "1972-03"
//   BoundsOf(march) -> days of 1972-03-01 and 1972-03-31
//   TimexOf(march)  -> "1972-03"
//
// Years are astronomical. Decades and centuries are those of popular use: the 1960s are 1960 to
// 1969, the 19th century is 1800 to 1899; BC they mirror (the 470s BC are 479 to 470 BC, the
// third century BC is 300 to 201 BC).
#ifndef DATELINE_EXTRACT_TIME_POINT_H_
#define DATELINE_EXTRACT_TIME_POINT_H_

#include <cstdint>
#include <string>

#include "proto/time.pb.h"

namespace dateline {

struct DayBounds {
  int32_t first = 0;
  int32_t last = 0;
};

struct TimePoint {
  Grain grain = GRAIN_UNSPECIFIED;  // unspecified: nothing is known
  // First year of a decade, century or millennium; the year itself otherwise.
  int32_t year = 0;
  int month = 0;
  int day = 0;
  // SEASON: 21 to 24. QUARTER: 1 to 4. HALF_YEAR: 1, 2. WEEK: day number of its Monday is in
  // week_start.
  int index = 0;
  int32_t week_start = 0;
  // First month of a fiscal year that is no calendar year, for YEAR, QUARTER and HALF_YEAR with
  // `fiscal`: the year's first month lies in calendar year fiscal_start_year.
  bool fiscal = false;
  int fiscal_month = 1;
  int32_t fiscal_start_year = 0;
  // Time of day: -1 unknown. zone in minutes; kNoZone: none.
  static constexpr int kNoZone = 10000;
  int hour = -1, minute = -1, second = -1;
  int zone = kNoZone;
  int part_of_day = 0;  // 1 morning ... 6 daytime (words.tsv)
  // Of a year that was told by its end: the story goes on from there. No part of the value.
  bool late = false;

  bool known() const { return grain != GRAIN_UNSPECIFIED; }
  bool has_month() const { return month != 0 && (grain == MONTH || grain == DAY); }
};

TimePoint DayPoint(int32_t day_number);
TimePoint DayPoint(int32_t year, int month, int day);
TimePoint MonthPoint(int32_t year, int month);
TimePoint YearPoint(int32_t year);
TimePoint SeasonPoint(int32_t year, int season);
// The Monday to Sunday around a day.
TimePoint WeekPoint(int32_t day_number);
// The decade that holds the year. BC: 478 to 469 for the 470s.
TimePoint DecadePoint(int32_t year);
TimePoint CenturyPoint(int32_t ordinal, bool bc);
TimePoint MillenniumPoint(int32_t ordinal, bool bc);

// First and last day of the unit. A time of day does not narrow it.
DayBounds BoundsOf(const TimePoint& point);
std::string EdtfOf(const TimePoint& point);
std::string TimexOf(const TimePoint& point);

// First month (1 to 12) of a season of the northern hemisphere as EDTF counts: March for spring.
int SeasonStart(int season);
// The year without a zero that people write: 44 for -43, with its side in *bc.
int32_t PrintedYear(int32_t astronomical, bool* bc);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_POINT_H_
