#include "extract/time/holidays.h"

#include "base/civil.h"

namespace dateline {

int32_t EasterSunday(int32_t year) {
  const int32_t a = year % 19, b = year / 100, c = year % 100;
  const int32_t d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int32_t h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int32_t l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int32_t n = h + l - 7 * m + 114;
  return DayNumber(year, n / 31, n % 31 + 1);
}

TimePoint HolidayPoint(int32_t code, int32_t year) {
  if (code > 20000) {
    const int month = code / 100 % 100, weekday = code / 10 % 10, nth = code % 10;
    if (month < 1 || month > 12) return {};
    const int32_t first = DayNumber(year, month, 1);
    const int32_t day = first + (weekday - WeekdayOf(first) + 7) % 7 + 7 * (nth - 1);
    return DayPoint(nth == 5 && CivilFromDayNumber(day).month != month ? day - 7 : day);
  }
  // Easter is reckoned from year 1 on.
  if (code > 10000) return year >= 1 ? DayPoint(EasterSunday(year) + code - 10500) : TimePoint{};
  const int month = code / 100, day = code % 100;
  return IsValidDay(year, month, day) ? DayPoint(year, month, day) : TimePoint{};
}

int HolidayMonth(int32_t code) {
  if (code > 20000) return code / 100 % 100;
  if (code > 10000) return code < 10520 ? (code < 10470 ? 2 : 4) : 6;
  return code / 100;
}

}  // namespace dateline
