#include "reconcile/quantities.h"

#include <gtest/gtest.h>

#include <limits>

namespace dateline {
namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();

// A quantity as extraction gives it: bounds where a hedge stands, digits that carry meaning.
Quantity Make(double value, const char* unit, int digits, double min = -kOpen, double max = kOpen,
              const char* of = "") {
  Quantity quantity;
  quantity.set_value(value);
  quantity.set_unit(unit);
  quantity.set_of(of);
  quantity.set_significant_digits(digits);
  if (min == -kOpen && max == kOpen) min = max = value;
  if (min != -kOpen) quantity.set_min(min);
  if (max != kOpen) quantity.set_max(max);
  return quantity;
}

TEST(Quantities, HedgesRoundingAndUnits) {
  using R = FigureRelation;
  const struct {
    const char* what;
    Quantity a, b;
    R relation;
  } cases[] = {
      {"equal", Make(330, "ships", 3), Make(330, "ships", 3), R::kEqual},
      {"different", Make(330, "ships", 3), Make(350, "ships", 3), R::kDisjoint},
      {"over 3 million, 3.2 million", Make(3e6, "people", 1, 3e6), Make(3.2e6, "people", 2),
       R::kCompatible},
      {"around 2.5 million, over 3 million", Make(2.5e6, "people", 2, 2.25e6, 2.75e6),
       Make(3e6, "people", 1, 3e6), R::kDisjoint},
      {"at most 10, 12", Make(10, "people", 2, -kOpen, 10), Make(12, "people", 2), R::kDisjoint},
      {"2 to 4 thousand, 3 thousand", Make(3000, "people", 1, 2000, 4000), Make(3000, "people", 1),
       R::kCompatible},
      {"rounded: 2.5 million, 2,513,000", Make(2.5e6, "people", 2), Make(2513000, "people", 4),
       R::kCompatible},
      {"beyond rounding: 2.5 million, 2,613,000", Make(2.5e6, "people", 2),
       Make(2613000, "people", 4), R::kDisjoint},
      {"exact counts are not rounded", Make(214, "people", 3), Make(213, "people", 3),
       R::kDisjoint},
      {"one dimension: 2 weeks, 14 days", Make(2, "weeks", 1), Make(14, "days", 2), R::kEqual},
      {"one dimension: six weeks, 30 days", Make(6, "weeks", 1), Make(30, "days", 2), R::kDisjoint},
      {"one dimension: 16 MiB, 16,384 KiB", Make(16, "MiB", 2), Make(16384, "KiB", 5), R::kEqual},
      {"pounds by sign and word", Make(45000, "GBP", 2), Make(54000, "pound", 2), R::kDisjoint},
      {"per cent, percentage points", Make(3, "%", 1), Make(3, "percentage point", 1),
       R::kIncomparable},
      {"other units", Make(3, "km", 1), Make(3, "people", 1), R::kIncomparable},
      {"other things", Make(3, "people", 1, -kOpen, kOpen, "dead miner"),
       Make(5, "people", 1, -kOpen, kOpen, "rescuer"), R::kIncomparable},
      {"people and persons", Make(12, "people", 2, -kOpen, kOpen, "people"),
       Make(12, "person", 2, -kOpen, kOpen, "person"), R::kEqual},
      {"of so many delegates", Make(42, "delegate", 2, -kOpen, kOpen, "delegate of 136"),
       Make(42, "delegate", 2, -kOpen, kOpen, "delegate of 135"), R::kEqual},
      {"no unit", Make(3, "", 1), Make(4, "", 1), R::kIncomparable},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(CompareFigures(ReadFigure(c.a), ReadFigure(c.b)), c.relation) << c.what;
    EXPECT_EQ(CompareFigures(ReadFigure(c.b), ReadFigure(c.a)), c.relation)
        << c.what << ", the other way round";
  }
}

TEST(Quantities, TheDeadOfTwoSides) {
  const struct {
    const char *a, *b;
    bool same;
  } cases[] = {
      {"1,350 insurgents", "over 5,000 soldiers", false},
      {"1,350 insurgents", "1,400 insurgents", true},
      {"174 people", "147 lives", true},
      {"eleven thousand of Perera's soldiers", "about 6,000 men", true},
      {"5,609 deaths", "5,906 dead", true},
  };
  for (const auto& c : cases) {
    Quantity a = Make(1000, "dead", 4), b = Make(2000, "dead", 4);
    a.set_text(c.a), b.set_text(c.b);
    EXPECT_EQ(SameMeasure(ReadFigure(a), ReadFigure(b)), c.same) << c.a << " | " << c.b;
    EXPECT_EQ(SameMeasure(ReadFigure(b), ReadFigure(a)), c.same) << c.b << " | " << c.a;
  }
}

}  // namespace
}  // namespace dateline
