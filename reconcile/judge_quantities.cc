#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "reconcile/judge.h"
#include "reconcile/quantities.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

struct Sighting {
  int32_t row = 0;
  Figure figure;
};

// All figures of the event's claims, lengths of time included.
std::vector<Sighting> FiguresOf(const ClaimTable& table, const std::vector<int32_t>& claims) {
  std::vector<Sighting> figures;
  for (int32_t row : claims) {
    Figure length;
    if (LengthAsFigure(table.claims[row]->date(), &length)) figures.push_back({row, length});
    for (const QuantityRow& quantity : table.quantities_of(row)) {
      const Quantity& source = table.claims[row]->quantities(quantity.source);
      if (source.problem().empty()) figures.push_back({row, ReadFigure(source)});
    }
  }
  return figures;
}

// Sets of figures that measure one thing, each claim at most once: 'by 42 votes to 34' gives two
// figures of one measure, which are compared in order of size.
std::vector<std::vector<Sighting>> Measures(std::vector<Sighting> figures) {
  std::vector<std::vector<Sighting>> measures;
  std::stable_sort(figures.begin(), figures.end(), [](const Sighting& x, const Sighting& y) {
    return x.row != y.row ? x.row < y.row : x.figure.value > y.figure.value;
  });
  for (Sighting& sighting : figures) {
    const auto fits = [&](const std::vector<Sighting>& measure) {
      return SameMeasure(measure[0].figure, sighting.figure) && measure.back().row != sighting.row;
    };
    const auto it = std::find_if(measures.begin(), measures.end(), fits);
    if (it != measures.end()) {
      it->push_back(std::move(sighting));
    } else {
      measures.push_back({std::move(sighting)});
    }
  }
  return measures;
}

std::string ValueOf(const Figure& figure) {
  const auto number = [](double x) { return std::isinf(x) ? std::string() : absl::StrCat(x); };
  const std::string bounds = figure.low == figure.high
                                 ? number(figure.value)
                                 : absl::StrCat(number(figure.low), "..", number(figure.high));
  return absl::StrCat(bounds, " ", figure.unit);
}

void JudgeMeasure(const JudgeContext& context, const std::vector<int32_t>& claims,
                  const Event& event, const std::vector<Sighting>& measure,
                  std::vector<Finding>* findings) {
  std::map<std::string, std::vector<const Sighting*>> by_value;
  for (const Sighting& sighting : measure) by_value[ValueOf(sighting.figure)].push_back(&sighting);
  FindingDraft draft;
  draft.dimension = IsDuration(measure[0].figure) ? DURATION : QUANTITY;
  draft.event = event.id();
  draft.label = event.label();
  std::vector<const std::vector<const Sighting*>*> values;
  for (const auto& [value, sightings] : by_value) {
    DraftReading& reading = draft.readings.emplace_back();
    reading.value = value;
    reading.words = sightings[0]->figure.text;
    reading.width = sightings[0]->figure.high - sightings[0]->figure.low;
    for (const Sighting* sighting : sightings) reading.claims.push_back(context.table.claims[sighting->row]);
    values.push_back(&sightings);
  }
  draft.equal = values.size() == 1;
  int32_t best_a = measure.front().row, best_b = measure.back().row;
  double best = 0, ratio = 1;
  for (size_t i = 0; i < values.size(); ++i) {
    for (size_t j = i + 1; j < values.size(); ++j) {
      const Figure &x = (*values[i])[0]->figure, &y = (*values[j])[0]->figure;
      if (CompareFigures(x, y) != FigureRelation::kDisjoint) continue;
      bool clash = false;
      for (const Sighting* p : *values[i]) {
        for (const Sighting* q : *values[j]) {
          if (!CanContradict(context.table.rows[p->row], context.table.rows[q->row])) continue;
          const double c = Probability(CompareClaims(context.table, context.weights, p->row, q->row).score);
          clash = true;
          if (c > best) best = c, best_a = p->row, best_b = q->row;
        }
      }
      if (!clash) continue;
      draft.conflicts.push_back({static_cast<int>(i), static_cast<int>(j)});
      const double low = std::min(std::abs(x.value), std::abs(y.value));
      ratio = std::max(ratio, std::max(std::abs(x.value), std::abs(y.value)) / std::max(low, 1e-12));
    }
  }
  draft.confidence = draft.conflicts.empty()
                         ? Probability(CompareClaims(context.table, context.weights, best_a, best_b).score)
                         : best;
  draft.severity = draft.conflicts.empty() ? INFO : ratio > 1.5 ? HIGH : ratio > 1.05 ? MEDIUM : LOW;
  draft.explanation = absl::StrCat(
      draft.conflicts.empty() ? "" : "The figures cannot both be true, hedges and rounding allowed for. ",
      WhyOneEvent(context, claims, best_a, best_b));
  findings->push_back(BuildFinding(draft));
}

}  // namespace

void JudgeQuantities(const JudgeContext& context, const std::vector<int32_t>& claims,
                     const Event& event, std::vector<Finding>* findings) {
  for (const std::vector<Sighting>& measure : Measures(FiguresOf(context.table, claims))) {
    if (measure.size() >= 2) JudgeMeasure(context, claims, event, measure, findings);
  }
}

}  // namespace dateline
