#include "reconcile/digits.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Digits, ThatChangedPlaces) {
  struct Row {
    double a, b;
    bool neighbours, two, moved;
  };
  for (const Row& row : {
           Row{1967, 1976, true, true, true},
           Row{5609, 5906, false, true, true},
           Row{241, 412, false, false, true},
           Row{241, 241, false, false, false},
           Row{241, 251, false, false, false},
           Row{14, 41, true, false, false},  // too few to mean anything as a count
           Row{100, 1, false, false, false},
           Row{12.5, 15.2, false, false, false},
       }) {
    if (row.a == static_cast<int64_t>(row.a)) {
      EXPECT_EQ(NeighboursSwapped(static_cast<int64_t>(row.a), static_cast<int64_t>(row.b)),
                row.neighbours)
          << row.a << " " << row.b;
    }
    EXPECT_EQ(TwoSwapped(DigitsOf(row.a), DigitsOf(row.b)), row.two) << row.a << " " << row.b;
    EXPECT_EQ(DigitsMoved(row.a, row.b), row.moved) << row.a << " " << row.b;
    EXPECT_EQ(DigitsMoved(row.b, row.a), row.moved) << row.b << " " << row.a;
  }
}

}  // namespace
}  // namespace dateline
