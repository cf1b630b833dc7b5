#include "reconcile/sightings.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

// What a length told in round months or years may differ from the dates.
constexpr double kExtentSlack = 0.1;

// The length of what the dates say from when to when it was: 'from 18 September 1915 to 15 April
// 1916'.
bool ExtentAsFigure(const ClaimTable& table, int32_t row, Figure* figure) {
  const DateClaim& date = table.rows[row].date;
  if (date.part != DatePart::kExtent || date.first.open() || date.last.open()) return false;
  figure->low = std::max<double>(0, static_cast<double>(date.last.low) - date.first.high);
  figure->high = static_cast<double>(date.last.high) - date.first.low + 1;
  // 'During the 1965 war' says that it lasted some days of a year: no length.
  if (figure->low <= 0) return false;
  figure->value = 0.5 * (figure->low + figure->high);
  figure->unit = "day";
  figure->text = table.claims[row]->date().text();
  figure->rounding = kExtentSlack * figure->value;
  return true;
}

}  // namespace

void AddFigures(const ClaimTable& table, int32_t row, int32_t host,
                std::vector<Sighting>* figures) {
  Figure length;
  if (LengthAsFigure(table.claims[row]->date(), &length) || ExtentAsFigure(table, row, &length)) {
    figures->push_back({row, host, length});
  }
  for (const QuantityRow& quantity : table.quantities_of(row)) {
    const Quantity& source = table.claims[row]->quantities(quantity.source);
    if (source.problem().empty()) figures->push_back({row, host, ReadFigure(source)});
  }
}

bool Accounted(const std::vector<Sighting>& figures, int32_t host, const Figure& other) {
  std::vector<double> own;
  for (const Sighting& sighting : figures) {
    if (sighting.host != host) continue;
    if (sighting.figure.value == other.value) return true;
    if (sighting.figure.unit.empty() || other.unit.empty() || sighting.figure.unit == other.unit) {
      own.push_back(sighting.figure.value);
    }
  }
  for (double x : own) {
    for (double y : own) {
      if (x > y && (x - y == other.value || x + y == other.value)) return true;
    }
  }
  return false;
}

double Ratio(const Figure& a, const Figure& b) {
  const double x = std::abs(a.value), y = std::abs(b.value);
  return std::max(x, y) / std::max(std::min(x, y), 1e-12);
}

std::string ValueOf(const Figure& figure) {
  const auto number = [](double x) { return std::isinf(x) ? std::string() : absl::StrCat(x); };
  const std::string bounds = figure.low == figure.high
                                 ? number(figure.value)
                                 : absl::StrCat(number(figure.low), "..", number(figure.high));
  return absl::StrCat(bounds, " ", figure.unit);
}

namespace {

// When a figure was so: 'up to 19 January they had received 118'.
DayRange AsOf(const ClaimRow& row) {
  DayRange days = row.date.hull();
  if (days.open_low() && !days.open_high()) days.low = days.high;
  return days;
}

}  // namespace

bool OfOtherDays(const ClaimRow& a, const ClaimRow& b) {
  if (!a.date.dated() || !b.date.dated()) return false;
  const DayRange x = AsOf(a), y = AsOf(b);
  if (x.low <= y.high && y.low <= x.high) return false;
  const DateComparison dates = CompareDates(a.date, b.date);
  return dates.relation != DateRelation::kDisjoint || NearMiss(dates).empty();
}

bool ToldOfOtherTimes(const ClaimRow& a, const ClaimRow& b) {
  return a.has_story && b.has_story && (a.story.high < b.story.low || b.story.high < a.story.low);
}

}  // namespace dateline
