// Days of the proleptic Gregorian calendar as numbers: day 0 is 1970-01-01. Years are
// astronomical: year 0 is 1 BC, year -43 is 44 BC.
//
// The algorithms are Howard Hinnant's (chrono-compatible low-level date algorithms), with 64-bit
// years in between; a day number outside int32 saturates, so that 'Y-17E7' compares as very early.
#ifndef DATELINE_BASE_CIVIL_H_
#define DATELINE_BASE_CIVIL_H_

#include <algorithm>
#include <cstdint>
#include <limits>

namespace dateline {

struct CivilDay {
  int64_t year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31

  friend bool operator==(const CivilDay& a, const CivilDay& b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
  }
};

inline bool IsLeapYear(int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// month must be 1 to 12.
inline int DaysInMonth(int64_t year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && IsLeapYear(year) ? 29 : kDays[month - 1];
}

inline bool IsValidDay(int64_t year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= DaysInMonth(year, month);
}

// month 1 to 12; day may lie outside the month and counts on.
inline int32_t DayNumber(int64_t year, int month, int day) {
  // Ten million years is beyond int32 days; keep the arithmetic below in range.
  year = std::clamp<int64_t>(year, -100'000'000'000, 100'000'000'000);
  year -= month <= 2;
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  const int64_t number = era * 146097 + day_of_era - 719468;
  return static_cast<int32_t>(std::clamp<int64_t>(number, std::numeric_limits<int32_t>::min(),
                                                  std::numeric_limits<int32_t>::max()));
}

inline CivilDay CivilFromDayNumber(int32_t number) {
  const int64_t z = static_cast<int64_t>(number) + 719468;
  const int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const int64_t day_of_era = z - era * 146097;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted = (5 * day_of_year + 2) / 153;
  CivilDay civil;
  civil.day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1);
  civil.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  civil.year = year_of_era + era * 400 + (civil.month <= 2);
  return civil;
}

// 1 Monday to 7 Sunday.
inline int WeekdayOf(int32_t number) {
  const int64_t shifted = (static_cast<int64_t>(number) + 3) % 7;
  return static_cast<int>(shifted < 0 ? shifted + 8 : shifted + 1);
}

}  // namespace dateline

#endif  // DATELINE_BASE_CIVIL_H_
