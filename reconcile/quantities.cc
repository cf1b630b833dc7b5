#include "reconcile/quantities.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"
#include "reconcile/dates.h"

extern "C" const char dateline_units_begin[], dateline_units_end[];
extern "C" const char dateline_measures_begin[], dateline_measures_end[];

namespace dateline {
namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();
// 'about' and 'nearly' allow a tenth.
constexpr double kAbout = 0.1;
// What a round figure may stand for at most: '5,000 euros' is not 4,500, though it has one digit.
constexpr double kMostRounding = 0.05;
// A figure without a unit may count what the other counts where it is of about its size.
constexpr double kBareRatio = 1.5;
constexpr double kBareLeast = 10;

struct Unit {
  std::string base;
  double size = 1;
  bool common = false;  // of units.tsv, whose words tell no thing from another
};

using UnitMap = absl::flat_hash_map<std::string, Unit>;

// Adds the rows of a table that has name, base and size in the given columns; what is known stays.
void AddUnits(absl::string_view table, size_t name, size_t base, size_t size, bool common,
              UnitMap* units) {
  for (absl::string_view line : absl::StrSplit(table, '\n', absl::SkipEmpty())) {
    const std::vector<absl::string_view> cells = absl::StrSplit(line, '\t');
    Unit unit;
    if (line[0] == '#' || cells.size() <= std::max(base, size)) continue;
    if (!absl::SimpleAtod(cells[size], &unit.size)) continue;
    unit.base = std::string(cells[base]);
    unit.common = common;
    units->emplace(std::string(cells[name]), unit);
  }
}

const UnitMap& Units() {
  static const auto* const units = [] {
    auto* const map = new UnitMap;
    const auto view = [](const char* begin, const char* end) {
      return absl::string_view(begin, static_cast<size_t>(end - begin));
    };
    AddUnits(view(dateline_units_begin, dateline_units_end), 0, 1, 2, true, map);
    AddUnits(view(dateline_measures_begin, dateline_measures_end), 1, 4, 3, false, map);
    return map;
  }();
  return *units;
}

// 'delegate' of 'foreign delegate of 135'.
absl::string_view HeadOf(absl::string_view phrase) {
  phrase = phrase.substr(0, phrase.find(" of "));
  const size_t space = phrase.rfind(' ');
  return space == absl::string_view::npos ? phrase : phrase.substr(space + 1);
}

double Rounding(double value, int digits) {
  if (value == 0 || digits <= 0) return 0;
  const double place = std::floor(std::log10(std::abs(value))) - digits + 1;
  return std::min(0.5 * std::pow(10.0, place), kMostRounding * std::abs(value));
}

}  // namespace

Figure ReadFigure(const Quantity& quantity) {
  Figure figure;
  figure.value = quantity.value();
  figure.text = quantity.text();
  figure.of = Fold(quantity.of());
  figure.low = quantity.has_min() ? quantity.min() : -kOpen;
  figure.high = quantity.has_max() ? quantity.max() : kOpen;
  if (!quantity.has_min() && !quantity.has_max()) figure.low = figure.high = figure.value;
  if (quantity.approximate() && figure.low == figure.high) {
    const double slack = kAbout * std::abs(figure.value);
    figure.low -= slack, figure.high += slack;
  }
  // Only round figures stand for more than themselves: 2.5 million, not 214.
  const int digits = quantity.significant_digits();
  const double rounding = Rounding(figure.value, digits);
  // A hedge states its own bounds: 'over three million' is not two and a half.
  const bool hedged = figure.low != figure.high;
  figure.rounding = rounding >= 1 && !hedged ? rounding : 0;
  figure.unit = quantity.unit();
  auto unit = Units().find(quantity.unit());
  if (unit == Units().end()) unit = Units().find(Fold(quantity.unit()));
  if (unit != Units().end()) {
    figure.unit = unit->second.base;
    for (double* number : {&figure.value, &figure.low, &figure.high, &figure.rounding}) {
      *number *= unit->second.size;
    }
    if (digits > 0 && rounding < 1 && !hedged && quantity.value() != std::floor(quantity.value())) {
      figure.rounding = rounding * unit->second.size;
    }
  }
  return figure;
}

bool LengthAsFigure(const TimeValue& value, Figure* figure) {
  if (value.kind() != LENGTH || !value.has_length_min()) return false;
  const double size = value.grain() == YEAR     ? 365.2425
                      : value.grain() == MONTH  ? 30.436875
                      : value.grain() == HOUR   ? 1.0 / 24
                      : value.grain() == MINUTE ? 1.0 / 1440
                      : value.grain() == SECOND ? 1.0 / 86400
                                                : GrainDays(value.grain());
  figure->unit = "day";
  figure->text = value.text();
  figure->low = value.length_min() * size;
  figure->high = (value.has_length_max() ? value.length_max() : value.length_min()) * size;
  figure->value = 0.5 * (figure->low + figure->high);
  if (value.approximate()) {
    figure->low *= 1 - kAbout;
    figure->high *= 1 + kAbout;
  }
  return true;
}

bool IsCommonUnit(absl::string_view unit) {
  const auto found = Units().find(unit);
  return found != Units().end() && found->second.common;
}

bool IsDuration(const Figure& figure) { return figure.unit == "day"; }

namespace {

// What is counted as dead, as the figure's own words have it: "1,350 insurgents".
std::string DeadOf(const Figure& figure) { return std::string(HeadOf(Fold(figure.text))); }

// Words for the dead that say nothing of who they were.
bool IsAnybody(absl::string_view noun) {
  const auto unit = Units().find(std::string(noun));
  if (unit != Units().end()) return unit->second.base == "person" || unit->second.base == "death";
  constexpr absl::string_view kAnybody[] = {"bodies", "casualties", "deaths", "fatalities",
                                            "killed", "lives",      "souls",  "victims"};
  return std::find(std::begin(kAnybody), std::end(kAnybody), noun) != std::end(kAnybody);
}

// 'killed 1,350 insurgents' and 'killed over 5,000 soldiers' are of two tolls.
bool OtherDead(const Figure& a, const Figure& b) {
  if (a.unit != "death" || b.unit != "death") return false;
  const std::string x = DeadOf(a), y = DeadOf(b);
  return x != y && !IsAnybody(x) && !IsAnybody(y);
}

// What is counted: 'twelve people', 'twelve persons' and 'twelve men' are counted alike.
absl::string_view ThingOf(absl::string_view of) {
  const absl::string_view head = HeadOf(of);
  const auto unit = Units().find(std::string(head));
  return unit == Units().end() ? head : absl::string_view(unit->second.base);
}

// 'came down for it, 44 to 34' and 'by 42 votes to 34'.
bool BareAgainstCounted(const Figure& bare, const Figure& counted) {
  if (!bare.unit.empty() || !bare.of.empty() || counted.unit.empty()) return false;
  if (Units().contains(counted.unit) || counted.unit != HeadOf(counted.of)) return false;
  const double low = std::min(bare.value, counted.value),
               high = std::max(bare.value, counted.value);
  return low >= kBareLeast && high <= kBareRatio * low;
}

}  // namespace

bool SameMeasure(const Figure& a, const Figure& b) {
  if (BareAgainstCounted(a, b) || BareAgainstCounted(b, a)) return true;
  if (a.unit != b.unit || a.unit.empty() || OtherDead(a, b)) return false;
  if ((a.of == "age") != (b.of == "age")) return false;
  if (a.of.empty() || b.of.empty() || a.of == b.of) return true;
  return ThingOf(a.of) == ThingOf(b.of);
}

FigureRelation CompareFigures(const Figure& a, const Figure& b) {
  if (!SameMeasure(a, b)) return FigureRelation::kIncomparable;
  if (a.low == b.low && a.high == b.high) return FigureRelation::kEqual;
  const double slack = std::max({a.rounding, b.rounding, 1e-9 * std::abs(a.value)});
  const bool apart = a.high + slack < b.low || b.high + slack < a.low;
  return apart ? FigureRelation::kDisjoint : FigureRelation::kCompatible;
}

}  // namespace dateline
