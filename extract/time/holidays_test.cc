#include "extract/time/holidays.h"

#include <gtest/gtest.h>

#include <string>

#include "base/civil.h"

namespace dateline {
namespace {

TEST(EasterSunday, OfTheGregorianCalendar) {
  const struct {
    int year, month, day;
  } kRows[] = {
      // The earliest and the latest that there are, and the extremes of its rules.
      {1818, 3, 22}, {1943, 4, 25}, {2038, 4, 25}, {2285, 3, 22}, {1916, 4, 23},
      {1954, 4, 18}, {1981, 4, 19}, {2000, 4, 23}, {2024, 3, 31}, {2049, 4, 18},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(EasterSunday(row.year), DayNumber(row.year, row.month, row.day)) << row.year;
  }
  for (int year = 1583; year < 2600; ++year) EXPECT_EQ(WeekdayOf(EasterSunday(year)), 7) << year;
}

TEST(HolidayPoint, ByItsCode) {
  const struct {
    int32_t code;
    int32_t year;
    const char* edtf;  // empty: not known
  } kRows[] = {
      {1225, 1914, "1914-12-25"},
      {10500, 1916, "1916-04-23"},
      {10500 - 2, 1998, "1998-04-10"},   // Good Friday
      {10500 + 49, 2024, "2024-05-19"},  // Pentecost
      {21144, 1941, "1941-11-27"},       // Thanksgiving: the fourth Thursday of November
      {21144, 2023, "2023-11-23"},
      {20515, 2021, "2021-05-31"},  // the last Monday of May, where there are five
      {20515, 2022, "2022-05-30"},
      {20515, 2023, "2023-05-29"},
      {20215, 2021, "2021-02-22"},  // and where there are four
      {10500, -43, ""},
      {229, 2023, ""},
      {229, 2024, "2024-02-29"},
      {1301, 2024, ""},
      {21311, 2024, ""},
      {0, 2024, ""},
  };
  for (const auto& row : kRows) {
    const TimePoint point = HolidayPoint(row.code, row.year);
    EXPECT_EQ(point.known() ? EdtfOf(point) : "", row.edtf) << row.code << " of " << row.year;
  }
}

TEST(HolidayMonth, WhereItMostlyFalls) {
  EXPECT_EQ(HolidayMonth(1225), 12);
  EXPECT_EQ(HolidayMonth(10500), 4);
  EXPECT_EQ(HolidayMonth(10500 - 46), 2);  // Ash Wednesday
  EXPECT_EQ(HolidayMonth(10549), 6);
  EXPECT_EQ(HolidayMonth(21144), 11);
}

}  // namespace
}  // namespace dateline
