#include "reconcile/dates.h"

#include <gtest/gtest.h>

#include "base/civil.h"

namespace dateline {
namespace {

TimeValue Days(int32_t low, int32_t high, Grain grain, TimeKind kind = POINT_IN) {
  TimeValue value;
  value.set_earliest(low);
  value.set_latest(high);
  value.set_grain(grain);
  value.set_kind(kind);
  return value;
}

TimeValue Day(int year, int month, int day) {
  return Days(DayNumber(year, month, day), DayNumber(year, month, day), DAY);
}
TimeValue Month(int year, int month) {
  return Days(DayNumber(year, month, 1), DayNumber(year, month, DaysInMonth(year, month)), MONTH);
}
TimeValue Year(int year, TimeKind kind = POINT_IN) {
  return Days(DayNumber(year, 1, 1), DayNumber(year, 12, 31), YEAR, kind);
}
TimeValue Years(int first, int last) {
  return Days(DayNumber(first, 1, 1), DayNumber(last, 12, 31), YEAR, WHOLE);
}
TimeValue Circa(TimeValue value) {
  value.set_approximate(true);
  return value;
}

struct Case {
  const char* what;
  TimeValue a;
  Aspect aspect_a;
  TimeValue b;
  Aspect aspect_b;
  DateRelation relation;
};

TEST(CompareDates, Verdicts) {
  const Aspect kNo = ASPECT_UNSPECIFIED;
  const Case cases[] = {
      {"equal days", Day(1972, 3, 16), kNo, Day(1972, 3, 16), kNo, DateRelation::kEqual},
      {"a month in its year", Month(1960, 5), kNo, Year(1960), kNo, DateRelation::kContained},
      {"1971 against March 1972", Year(1971), kNo, Month(1972, 3), kNo, DateRelation::kDisjoint},
      {"overlapping", Days(0, 20, DAY), kNo, Days(10, 40, DAY), kNo, DateRelation::kOverlap},
      {"a start against an end", Year(1988), BEGINS, Year(1989), ENDS, DateRelation::kIncomparable},
      {"two starts", Year(1988), BEGINS, Year(1989), BEGINS, DateRelation::kDisjoint},
      {"a start and the extent", Year(1979, START), kNo, Years(1979, 1989), kNo,
       DateRelation::kEqual},
      {"another start", Year(1978, START), kNo, Years(1979, 1989), kNo, DateRelation::kDisjoint},
      {"an end and the extent", Year(1989, END), kNo, Years(1979, 1989), kNo, DateRelation::kEqual},
      {"a start in 1988 and the extent", Year(1988), ENDS, Years(1979, 1989), kNo,
       DateRelation::kDisjoint},
      {"a point within the extent", Year(1985), kNo, Years(1979, 1989), kNo,
       DateRelation::kContained},
      {"a point outside", Year(1990), kNo, Years(1979, 1989), kNo, DateRelation::kDisjoint},
      {"going on at other times", Year(1985), GOES_ON, Year(1987), GOES_ON,
       DateRelation::kIncomparable},
      {"about 1962 and 1963", Circa(Year(1962)), kNo, Year(1963), kNo, DateRelation::kContained},
      {"about 1962 and 1970", Circa(Year(1962)), kNo, Year(1970), kNo, DateRelation::kDisjoint},
  };
  for (const Case& c : cases) {
    const DateClaim a = ReadDate(c.a, c.aspect_a), b = ReadDate(c.b, c.aspect_b);
    EXPECT_EQ(CompareDates(a, b).relation, c.relation) << c.what;
    EXPECT_EQ(CompareDates(b, a).relation, c.relation) << c.what << ", the other way round";
  }
}

TEST(CompareDates, OpenSides) {
  TimeValue since;
  since.set_earliest(DayNumber(1886, 1, 1));
  since.set_grain(MONTH);
  since.set_kind(START);
  EXPECT_EQ(
      CompareDates(ReadDate(since, ASPECT_UNSPECIFIED), ReadDate(Month(1886, 1), BEGINS)).relation,
      DateRelation::kEqual);
  TimeValue before;
  before.set_latest(DayNumber(1964, 12, 31));
  before.set_kind(BEFORE);
  before.set_grain(YEAR);
  EXPECT_EQ(
      CompareDates(ReadDate(before, ASPECT_UNSPECIFIED), ReadDate(Year(1960), ASPECT_UNSPECIFIED))
          .relation,
      DateRelation::kContained);
  EXPECT_EQ(
      CompareDates(ReadDate(before, ASPECT_UNSPECIFIED), ReadDate(Year(1965), ASPECT_UNSPECIFIED))
          .relation,
      DateRelation::kDisjoint);
}

TEST(ReadDate, WhatHasNoPlaceOnTheLine) {
  for (TimeKind kind : {LENGTH, SET, NOMINAL}) {
    EXPECT_FALSE(ReadDate(Year(1960, kind), ASPECT_UNSPECIFIED).dated());
  }
  EXPECT_FALSE(ReadDate(TimeValue(), ASPECT_UNSPECIFIED).dated());
  EXPECT_FALSE(ReadDate(Days(10, 5, DAY), ASPECT_UNSPECIFIED).dated()) << "reversed bounds";
}

TEST(NearMiss, Names) {
  const struct {
    TimeValue a, b;
    const char* miss;
  } cases[] = {
      {Day(1979, 12, 26), Day(1979, 12, 27), "one-day"},
      {Day(1917, 10, 25), Day(1917, 11, 7), "calendar"},
      {Day(1972, 3, 16), Day(1973, 3, 16), "other-year"},
      {Month(1894, 10), Month(1893, 10), "other-year"},
      {Year(1978), Year(1987), "digits-swapped"},
      {Day(1921, 5, 12), Day(1921, 5, 21), "digits-swapped"},
      {Day(2018, 9, 14), Day(2018, 8, 14), "other-month"},
      {Year(-28), Year(29), "era"},
      {Year(1901), Year(1910), "digits-swapped"},
      {Year(1907), Year(1970), "digits-swapped"},
      {Year(1001), Year(1100), ""},
      {Year(1019), Year(1109), "digits-swapped"},
      {Day(1921, 5, 10), Day(1921, 5, 1), ""},
      {Day(1600, 2, 29), Day(2000, 2, 29), "other-year"},
      {Day(1600, 2, 28), Day(2000, 2, 29), ""},
      {Year(1971), Month(1972, 3), ""},
      {Year(1978), Year(1981), ""},
      {Day(1979, 12, 26), Day(1979, 12, 26), ""},
  };
  for (const auto& c : cases) {
    const DateComparison comparison =
        CompareDates(ReadDate(c.a, ASPECT_UNSPECIFIED), ReadDate(c.b, ASPECT_UNSPECIFIED));
    EXPECT_EQ(NearMiss(comparison), c.miss) << c.miss;
  }
}

}  // namespace
}  // namespace dateline
