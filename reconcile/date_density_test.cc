#include "reconcile/date_density.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/civil.h"
#include "reconcile/claim_table.h"

namespace dateline {
namespace {

DayRange Days(int year, int month, int day) {
  const int32_t n = DayNumber(year, month, day);
  return {n, n};
}

DayRange Year(int year) { return {DayNumber(year, 1, 1), DayNumber(year, 12, 31)}; }

std::vector<ClaimRow> RowsOf(const std::vector<DayRange>& dates) {
  std::vector<ClaimRow> rows(dates.size());
  for (size_t i = 0; i < dates.size(); ++i) {
    rows[i].date.part = DatePart::kPoint;
    rows[i].date.first = dates[i];
  }
  return rows;
}

// Claims dated between and within both, by the bits.
long Counted(const std::vector<DayRange>& dates, DayRange a, DayRange b) {
  const DateDensity density(RowsOf(dates));
  DateComparison comparison;
  comparison.a = a, comparison.b = b;
  return std::lround((dates.size() + kBackground) / std::exp2(density.Bits(comparison)));
}

TEST(DateDensity, CountsClaimsBetweenTheDates) {
  const std::vector<DayRange> dates = {Days(1861, 5, 3), Days(1864, 5, 3), Days(1864, 5, 5),
                                       Days(1864, 9, 1), Year(1864),       Days(1902, 1, 1)};
  struct Row {
    DayRange a, b;
    long count;
  };
  for (const Row& row : {
           Row{Days(1864, 5, 3), Days(1864, 5, 5), 2},
           Row{Days(1864, 5, 3), Days(1864, 9, 1), 4},  // the year, by its middle
           Row{Year(1864), Days(1864, 5, 3), 4},
           Row{Days(1861, 5, 3), Days(1902, 1, 1), 6},
           Row{Days(1700, 1, 1), Days(1700, 1, 2), 1},  // never less than one
           Row{Days(2000, 1, 1), Days(2000, 1, 2), 1},
       }) {
    EXPECT_EQ(Counted(dates, row.a, row.b), row.count);
    EXPECT_EQ(Counted(dates, row.b, row.a), row.count);
  }
}

TEST(DateDensity, SaysNothingOfOpenDates) {
  const DateDensity density(RowsOf({Days(1864, 5, 3), Days(1864, 5, 5)}));
  DateComparison comparison;
  comparison.a = Days(1864, 5, 3);
  EXPECT_EQ(density.Bits(comparison), 0);
  EXPECT_EQ(DateDensity().Bits(comparison), 0);
}

TEST(DateDensity, LongStretchesAreCountedInSteps) {
  // Ten thousand years: steps of two weeks at most, near enough.
  const std::vector<DayRange> dates = {Year(-9000), Year(1200), Year(1201), Year(1999)};
  EXPECT_EQ(Counted(dates, Year(1200), Year(1201)), 2);
  EXPECT_EQ(Counted(dates, Year(-9000), Year(1999)), 4);
}

}  // namespace
}  // namespace dateline
