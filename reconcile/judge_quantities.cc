#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "reconcile/judge.h"
#include "reconcile/quantities.h"
#include "reconcile/sightings.h"
#include "reconcile/sole.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

// What a figure of a neighbouring claim loses: it stands in the sentence of the event's claim, and
// is taken to be about the same event.
constexpr double kBeside = 0.85;
// A figure without a unit, '44 to 34', may count what the other counts; it is less sure.
constexpr double kBare = 0.85;

// Two lengths of time, or numbers of people, are of one thing where the events are of one kind;
// else it is less sure.
constexpr double kOtherLength = 0.65;
// Figures further apart than this are hardly of one thing, unless a slip of a digit explains it.
constexpr double kFarApart = 5.5;
constexpr double kFar = 0.5;

// Two figures close together in one text are told beside each other, not against each other: 'gets
// fixes for five years', 'gets fixes for eighteen months'.
constexpr int32_t kBesideEachOther = 2;
constexpr double kParallel = 0.45;
constexpr double kOtherTime = 0.5;
// Readings whose claims are less surely of one event do not contradict each other.
constexpr double kLeastClash = 0.5;

// All figures of the event's claims, lengths of time included, and those of undated claims in their
// sentences, unless they belong to an event that other sentences tell of: of two sentences that
// tell of one event the one may have the figure with the date, and the other beside it.
std::vector<Sighting> FiguresOf(const JudgeContext& context, const std::vector<int32_t>& claims) {
  const ClaimTable& table = context.table;
  std::set<int32_t> sentences;
  for (int32_t row : claims) sentences.insert(table.rows[row].sentence);
  const auto told_here = [&](int32_t event) {
    if (event < 0) return true;
    const std::vector<int32_t>& rows = context.events[static_cast<size_t>(event)];
    return std::all_of(rows.begin(), rows.end(),
                       [&](int32_t row) { return sentences.count(table.rows[row].sentence) > 0; });
  };
  std::vector<Sighting> figures;
  for (int32_t row : claims) {
    AddFigures(table, row, row, &figures);
    const auto beside = [&](int32_t other) {
      return other >= 0 && other < static_cast<int32_t>(table.rows.size()) &&
             table.rows[other].sentence == table.rows[row].sentence;
    };
    const auto add = [&](int32_t other) {
      if (std::binary_search(claims.begin(), claims.end(), other)) return;
      if (table.rows[other].host == row &&
          told_here(context.event_of[static_cast<size_t>(other)])) {
        AddFigures(table, other, row, &figures);
      }
    };
    for (int32_t other = row - 1; beside(other); --other) add(other);
    for (int32_t other = row + 1; beside(other); ++other) add(other);
  }
  return figures;
}

// Sets of figures that measure one thing, each sentence at most once: 'by 42 votes to 34' gives two
// figures of one measure, which are compared in order of size.
std::vector<std::vector<Sighting>> Measures(std::vector<Sighting> figures) {
  std::vector<std::vector<Sighting>> measures;
  std::stable_sort(figures.begin(), figures.end(), [](const Sighting& x, const Sighting& y) {
    return x.host != y.host ? x.host < y.host : x.figure.value > y.figure.value;
  });
  for (Sighting& sighting : figures) {
    const auto fits = [&](const std::vector<Sighting>& measure) {
      return measure.back().host != sighting.host &&
             SameMeasure(measure[0].figure, sighting.figure);
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

// A figure beside the event's claim is compared only where its sentence has one of that measure.
bool OneOfItsMeasure(const std::vector<Sighting>& figures, const Sighting& sighting) {
  if (sighting.row == sighting.host) return true;
  return std::count_if(figures.begin(), figures.end(), [&](const Sighting& other) {
           return other.host == sighting.host && SameMeasure(other.figure, sighting.figure);
         }) == 1;
}

double ConfidenceOf(const JudgeContext& context, const Sighting& p, const Sighting& q) {
  double confidence =
      Probability(CompareClaims(context.table, context.weights, p.host, q.host).score);
  if (p.row != p.host || q.row != q.host) confidence *= kBeside;
  if (p.figure.unit.empty() || q.figure.unit.empty()) confidence *= kBare;
  if (Ratio(p.figure, q.figure) > kFarApart) confidence *= kFar;
  const ClaimRow &a = context.table.rows[p.host], &b = context.table.rows[q.host];
  if (a.document == b.document && ToldOfOtherTimes(a, b)) confidence *= kOtherTime;
  const ClaimRow &c = context.table.rows[p.row], &d = context.table.rows[q.row];
  const bool common = (IsDuration(p.figure) && p.figure.of != "age") || p.figure.unit == "person";
  if (common && (KindOf(c) < 0 || KindOf(c) != KindOf(d))) confidence *= kOtherLength;
  if (OneTelling(a, b) && std::abs(a.sentence - b.sentence) <= kBesideEachOther)
    confidence *= kParallel;
  return confidence;
}

// Whether two texts that give both figures are set against each other: copies of one text say
// nothing that each does not say by itself.
bool BothTellBoth(const ClaimTable& table, const std::vector<const Sighting*>& ps,
                  const std::vector<const Sighting*>& qs, int32_t a, int32_t b) {
  const auto tells = [&](const std::vector<const Sighting*>& sightings, int32_t document) {
    return std::any_of(sightings.begin(), sightings.end(), [&](const Sighting* sighting) {
      return table.rows[sighting->row].document == document;
    });
  };
  return a != b && tells(ps, b) && tells(qs, a);
}

void JudgeMeasure(const JudgeContext& context, const std::vector<int32_t>& claims,
                  const Event& event, const std::vector<Sighting>& all,
                  const std::vector<Sighting>& measure, std::vector<Finding>* findings) {
  std::map<std::string, std::vector<const Sighting*>> by_value;
  for (const Sighting& sighting : measure) by_value[ValueOf(sighting.figure)].push_back(&sighting);
  FindingDraft draft;
  draft.dimension =
      IsDuration(measure[0].figure) && measure[0].figure.of != "age" ? DURATION : QUANTITY;
  draft.event = event.id();
  draft.label = event.label();
  std::vector<const std::vector<const Sighting*>*> values;
  for (const auto& [value, sightings] : by_value) {
    DraftReading& reading = draft.readings.emplace_back();
    reading.value = value;
    reading.words = sightings[0]->figure.text;
    reading.width = sightings[0]->figure.high - sightings[0]->figure.low;
    for (const Sighting* sighting : sightings)
      reading.claims.push_back(context.table.claims[sighting->row]);
    values.push_back(&sightings);
  }
  draft.equal = values.size() == 1;
  int32_t best_a = measure.front().host, best_b = measure.back().host;
  double best = 0, ratio = 1;
  for (size_t i = 0; i < values.size(); ++i) {
    for (size_t j = i + 1; j < values.size(); ++j) {
      const Figure &x = (*values[i])[0]->figure, &y = (*values[j])[0]->figure;
      if (CompareFigures(x, y) != FigureRelation::kDisjoint) continue;
      bool clash = false;
      for (const Sighting* p : *values[i]) {
        for (const Sighting* q : *values[j]) {
          const ClaimRow &a = context.table.rows[p->row], &b = context.table.rows[q->row];
          if (!CanContradict(a, b) || OfOtherDays(a, b)) continue;
          if (BothTellBoth(context.table, *values[i], *values[j], a.document, b.document)) continue;
          if (Accounted(all, p->host, q->figure) || Accounted(all, q->host, p->figure)) continue;
          const double c = ConfidenceOf(context, *p, *q);
          if (c < kLeastClash) continue;
          clash = true;
          if (c > best) best = c, best_a = p->host, best_b = q->host;
        }
      }
      if (!clash) continue;
      draft.conflicts.push_back({static_cast<int>(i), static_cast<int>(j)});
      ratio = std::max(ratio, Ratio(x, y));
    }
  }
  draft.confidence =
      draft.conflicts.empty()
          ? Probability(CompareClaims(context.table, context.weights, best_a, best_b).score)
          : best;
  draft.severity = draft.conflicts.empty() ? INFO
                   : ratio > 1.5           ? HIGH
                   : ratio > 1.05          ? MEDIUM
                                           : LOW;
  draft.explanation =
      absl::StrCat(draft.conflicts.empty()
                       ? ""
                       : "The figures cannot both be true, hedges and rounding allowed for. ",
                   WhyOneEvent(context, claims, best_a, best_b));
  findings->push_back(BuildFinding(draft));
}

}  // namespace

void JudgeQuantities(const JudgeContext& context, const std::vector<int32_t>& claims,
                     const Event& event, std::vector<Finding>* findings) {
  const std::vector<Sighting> all = FiguresOf(context, claims);
  std::vector<Sighting> figures;
  for (const Sighting& sighting : all) {
    if (OneOfItsMeasure(all, sighting)) figures.push_back(sighting);
  }
  for (const std::vector<Sighting>& measure : Measures(figures)) {
    if (measure.size() >= 2) JudgeMeasure(context, claims, event, all, measure, findings);
  }
}

}  // namespace dateline
