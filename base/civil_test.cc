#include "base/civil.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(DayNumber, KnownDays) {
  struct Row {
    int64_t year;
    int month, day;
    int32_t number;
    int weekday;
  };
  for (const Row& row : {
           Row{1970, 1, 1, 0, 4},
           Row{1969, 12, 31, -1, 3},
           Row{2000, 2, 29, 11016, 2},
           Row{1979, 12, 27, 3647, 4},
           Row{1, 1, 1, -719162, 1},
           Row{-43, 3, 15, -735160, 5},
       }) {
    EXPECT_EQ(DayNumber(row.year, row.month, row.day), row.number) << row.year;
    EXPECT_EQ(CivilFromDayNumber(row.number), (CivilDay{row.year, row.month, row.day}));
    EXPECT_EQ(WeekdayOf(row.number), row.weekday) << row.year;
  }
}

TEST(DayNumber, EveryDayOfNineCenturiesComesBack) {
  for (int32_t n = DayNumber(-400, 1, 1); n < DayNumber(500, 1, 1); ++n) {
    const CivilDay civil = CivilFromDayNumber(n);
    ASSERT_TRUE(IsValidDay(civil.year, civil.month, civil.day));
    ASSERT_EQ(DayNumber(civil.year, civil.month, civil.day), n);
  }
}

TEST(DayNumber, SaturatesFarAway) {
  EXPECT_EQ(DayNumber(-170'000'000, 1, 1), std::numeric_limits<int32_t>::min());
  EXPECT_EQ(DayNumber(170'000'000, 1, 1), std::numeric_limits<int32_t>::max());
}

TEST(IsValidDay, LeapYears) {
  EXPECT_TRUE(IsValidDay(2000, 2, 29));
  EXPECT_FALSE(IsValidDay(1900, 2, 29));
  EXPECT_FALSE(IsValidDay(2021, 4, 31));
  EXPECT_FALSE(IsValidDay(2021, 13, 1));
}

}  // namespace
}  // namespace dateline
