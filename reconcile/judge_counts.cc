// Figures told against each other, sentence by sentence, whatever events their claims were put
// into: '241 passengers' and '214 passengers', '200 fixed posts' and 'a hundred and fifty posts'.
// A figure stands in clauses of many kinds (who sailed, who was saved, who sued), so the kinds of
// event and their dates say little here; who is told of, the words around, what is counted and the
// digits themselves say more.
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "reconcile/digits.h"
#include "reconcile/interner.h"
#include "reconcile/judge.h"
#include "reconcile/quantities.h"
#include "reconcile/sightings.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

// Log2 odds from which two figures are taken to be of one thing.
constexpr float kLeast = 1.0f;
// What figures lose whose digits are no slip of each other.
constexpr float kNoSlip = 1.0f;
// Figures further apart than this are of other things, unless their digits have moved.
constexpr double kMostRatio = 2.2;
// Small numbers of a thing are told of parts of it.
constexpr double kLeastCount = 5;
// What so many sentences count or measure is no one thing.
constexpr size_t kMostOfOne = 48;
// One in two figures that contradict each other for a slip of digits does so by a swap.
constexpr double kSwaps = 0.5;

struct Pair {
  size_t a = 0, b = 0;  // indexes of sightings
  float score = 0;
  bool swapped = false;
};

// How much more likely a swap is of one thing told twice than of two figures by chance, in bits:
// with d digits that mean something one in 9 * 10^(d-1) numbers is a given one, and d(d-1)/2 swaps
// lead there.
float SwapBits(const std::string& digits) {
  const size_t last = digits.find_last_not_of('0');
  const auto d = static_cast<double>(std::max<size_t>(last + 1, 2));
  return static_cast<float>(std::log2(kSwaps * 9 * std::pow(10, d - 1) / (d * (d - 1) / 2)));
}

// A number of something; money and measures are of something else than their unit.
bool CountsThings(const Figure& figure) {
  if (figure.unit == "person" || figure.unit == "death") return true;
  return !figure.unit.empty() && !IsCommonUnit(figure.unit) &&
         absl::EndsWith(figure.of, figure.unit);
}

// Of the comparison of two claims all but when and what happened is said of their figures too.
bool SaidOfFigures(absl::string_view field) {
  return field != "event" && field != "time" && field != "modality" && field != "aspect" &&
         field != "ordinal";
}

float ScoreOfParts(const JudgeContext& context, int32_t a, int32_t b) {
  float score = 0;
  for (const Part& part : CompareClaims(context.table, context.weights, a, b).parts) {
    if (SaidOfFigures(context.weights[part.level].field)) score += part.weight;
  }
  return score;
}

class CountJudge {
 public:
  explicit CountJudge(const JudgeContext& context) : context_(context), table_(context.table) {
    Collect();
  }

  void Run(std::vector<Finding>* findings) {
    FindByMeasure();
    FindByDigits();
    DropWeaker();
    Report(findings);
  }

 private:
  void Collect() {
    for (int32_t row = 0; row < static_cast<int32_t>(table_.rows.size()); ++row) {
      if (table_.quantities_of(row).empty()) continue;
      for (const QuantityRow& quantity : table_.quantities_of(row)) {
        const Quantity& source = table_.claims[row]->quantities(quantity.source);
        if (!source.problem().empty() || source.of() == "age") continue;
        Sighting sighting{row, row, ReadFigure(source)};
        if (sighting.figure.unit.empty() || std::abs(sighting.figure.value) < kLeastCount) continue;
        // The rows of one document follow each other.
        const auto at = static_cast<std::ptrdiff_t>(sightings_.size());
        of_document_.try_emplace(table_.rows[row].document, at, at).first->second.second = at + 1;
        sightings_.push_back(std::move(sighting));
      }
    }
  }

  // Calls visit(begin, end) for each run of indexes with one key, a hash: two keys of one hash do
  // no harm, since each pair is looked at.
  template <typename Visit>
  void Groups(std::vector<std::pair<uint64_t, size_t>> keyed, Visit visit) const {
    std::sort(keyed.begin(), keyed.end());
    for (size_t begin = 0, end = 0; begin < keyed.size(); begin = end) {
      while (end < keyed.size() && keyed[end].first == keyed[begin].first) ++end;
      if (end - begin <= kMostOfOne) visit(keyed.begin() + begin, keyed.begin() + end);
    }
  }

  void FindByMeasure() {
    std::vector<std::pair<uint64_t, size_t>> keyed;
    for (size_t i = 0; i < sightings_.size(); ++i)
      keyed.push_back({Interner::HashOf(sightings_[i].figure.unit), i});
    Groups(std::move(keyed), [&](auto begin, auto end) {
      for (auto x = begin; x != end; ++x) {
        for (auto y = x + 1; y != end; ++y) Consider(x->second, y->second, false);
      }
    });
  }

  void FindByDigits() {
    std::vector<std::pair<uint64_t, size_t>> keyed;
    for (size_t i = 0; i < sightings_.size(); ++i) {
      const Figure& figure = sightings_[i].figure;
      std::string digits = DigitsOf(figure.value);
      std::sort(digits.begin(), digits.end());
      if (!digits.empty()) keyed.push_back({Interner::HashOf(digits), i});
    }
    Groups(std::move(keyed), [&](auto begin, auto end) {
      for (auto x = begin; x != end; ++x) {
        for (auto y = x + 1; y != end; ++y) {
          if (TwoSwapped(DigitsOf(sightings_[x->second].figure.value),
                         DigitsOf(sightings_[y->second].figure.value)))
            Consider(x->second, y->second, true);
        }
      }
    });
  }

  // Whether the figures can be of one measure and cannot both be true. Two texts count in their own
  // words, 'lives' and 'people', 'units' and 'batteries'; one text keeps to its own.
  bool Clash(const Sighting& p, const Sighting& q, bool swapped) const {
    const FigureRelation relation = CompareFigures(p.figure, q.figure);
    if (relation == FigureRelation::kDisjoint) return true;
    return swapped && relation == FigureRelation::kIncomparable && CountsThings(p.figure) &&
           CountsThings(q.figure) && table_.rows[p.row].document != table_.rows[q.row].document;
  }

  // Whether another sentence of the text of `p` gives the figure of `q` too: it is of another
  // thing.
  bool BothTold(const Sighting& p, const Sighting& q) const {
    const auto& [begin, end] = of_document_.at(table_.rows[p.row].document);
    return std::any_of(
        sightings_.begin() + begin, sightings_.begin() + end, [&](const Sighting& other) {
          return other.figure.value == q.figure.value && SameMeasure(other.figure, q.figure);
        });
  }

  void Consider(size_t a, size_t b, bool swapped) {
    const Sighting &p = sightings_[a], &q = sightings_[b];
    const ClaimRow &x = table_.rows[p.row], &y = table_.rows[q.row];
    if (x.sentence == y.sentence || x.quote == y.quote) return;
    // A slip is one whatever the verb beside it says of facts and plans.
    if (!swapped && !CanContradict(x, y)) return;
    // A text that gives two figures tells of two things, but for a slip.
    if (!swapped && (x.document == y.document || Ratio(p.figure, q.figure) > kMostRatio)) return;
    if (!Clash(p, q, swapped)) return;
    if (!swapped && (ToldOfOtherTimes(x, y) || OfOtherDays(x, y))) return;
    float score = ScoreOfParts(context_, std::min(p.row, q.row), std::max(p.row, q.row));
    score += swapped ? SwapBits(DigitsOf(p.figure.value)) : -kNoSlip;
    if (score < kLeast) return;
    std::vector<Sighting> all;
    for (int32_t row : {p.row, q.row}) AddFigures(table_, row, row, &all);
    if (Accounted(all, p.row, q.figure) || Accounted(all, q.row, p.figure)) return;
    if (!swapped && (BothTold(p, q) || BothTold(q, p))) return;
    pairs_.push_back({std::min(a, b), std::max(a, b), score, swapped});
  }

  // A figure with a clearly better counterpart in the other text is not another one's.
  void DropWeaker() {
    constexpr float kClearly = 3;
    std::map<std::pair<size_t, int32_t>, float> best;  // by sighting and the other's document
    const auto other = [&](size_t sighting) {
      return table_.rows[sightings_[sighting].row].document;
    };
    for (const Pair& pair : pairs_) {
      for (const auto& [x, y] : {std::pair(pair.a, pair.b), std::pair(pair.b, pair.a)}) {
        float& most = best.try_emplace({x, other(y)}, pair.score).first->second;
        most = std::max(most, pair.score);
      }
    }
    pairs_.erase(std::remove_if(pairs_.begin(), pairs_.end(),
                                [&](const Pair& pair) {
                                  return pair.score + kClearly < best[{pair.a, other(pair.b)}] ||
                                         pair.score + kClearly < best[{pair.b, other(pair.a)}];
                                }),
                 pairs_.end());
  }

  // One finding for two values of one measure, whatever the number of sentences that give them.
  void Report(std::vector<Finding>* findings) const {
    using Key = std::tuple<std::string, std::string>;
    std::map<Key, std::vector<const Pair*>> by_values;
    for (const Pair& pair : pairs_) {
      std::string x = ValueOf(sightings_[pair.a].figure), y = ValueOf(sightings_[pair.b].figure);
      if (y < x) std::swap(x, y);
      by_values[{x, y}].push_back(&pair);
    }
    for (const auto& [values, pairs] : by_values) findings->push_back(FindingOf(pairs));
  }

  // Things have a number; what is measured is named by the clauses that tell it.
  std::string LabelOf(const Pair& pair) const {
    const Sighting &p = sightings_[pair.a], &q = sightings_[pair.b];
    if (CountsThings(p.figure))
      return absl::StrCat("number of ", p.figure.of.empty() ? p.figure.unit : p.figure.of);
    return EventLabel({table_.claims[p.row], table_.claims[q.row]});
  }

  Finding FindingOf(const std::vector<const Pair*>& pairs) const {
    const Pair& best =
        **std::max_element(pairs.begin(), pairs.end(),
                           [](const Pair* x, const Pair* y) { return x->score < y->score; });
    const Figure &a = sightings_[best.a].figure, &b = sightings_[best.b].figure;
    FindingDraft draft;
    draft.dimension = IsDuration(a) ? DURATION : QUANTITY;
    draft.label = LabelOf(best);
    draft.confidence = Probability(best.score);
    const double ratio = Ratio(a, b);
    draft.severity = ratio > 1.5 ? HIGH : ratio > 1.05 ? MEDIUM : LOW;
    if (best.swapped) draft.near_miss = "digits-swapped";
    draft.conflicts = {{0, 1}};
    for (const Figure* figure : {&a, &b}) {
      DraftReading& reading = draft.readings.emplace_back();
      reading.value = ValueOf(*figure);
      reading.words = figure->text;
      reading.width = figure->high - figure->low;
      AddClaims(pairs, reading.value, &reading);
    }
    draft.explanation = absl::StrCat(
        "The figures cannot both be true, hedges and rounding allowed for. ",
        best.swapped ? "Their digits are the same but for two that change places. " : "",
        "The two sentences are taken to give it of one thing: ",
        Reasons(context_, sightings_[best.a].row, sightings_[best.b].row, SaidOfFigures), ".");
    return BuildFinding(draft);
  }

  void AddClaims(const std::vector<const Pair*>& pairs, const std::string& value,
                 DraftReading* reading) const {
    std::vector<int32_t> rows;
    for (const Pair* pair : pairs) {
      for (size_t i : {pair->a, pair->b}) {
        if (ValueOf(sightings_[i].figure) == value) rows.push_back(sightings_[i].row);
      }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (int32_t row : rows) reading->claims.push_back(table_.claims[row]);
  }

  const JudgeContext& context_;
  const ClaimTable& table_;
  std::vector<Sighting> sightings_;  // by row
  absl::flat_hash_map<int32_t, std::pair<std::ptrdiff_t, std::ptrdiff_t>> of_document_;
  std::vector<Pair> pairs_;
};

}  // namespace

void JudgeCounts(const JudgeContext& context, std::vector<Finding>* findings) {
  CountJudge(context).Run(findings);
}

}  // namespace dateline
