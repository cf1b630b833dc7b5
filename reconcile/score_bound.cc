#include "reconcile/score_bound.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "base/parallel.h"
#include "reconcile/coarse_bits.h"
#include "reconcile/comparer.h"

namespace dateline {
namespace {

constexpr float kTooRare = 1e6f;  // the cap decides
// Words that fewer than one in sixteen claims has: those that tell claims apart.
constexpr float kRare = 4;
// Rounding of sums in another order.
constexpr float kRounding = 0.01f;
constexpr size_t kRowsAtOnce = 4096;
// The same of a few dozen coarse rarities, each short by a thousandth of a bit at most.
constexpr float kCoarseRounding = 0.2f;

float SharedBits(absl::Span<const float> bits, absl::Span<const int32_t> xs,
                 absl::Span<const int32_t> ys) {
  float sum = 0;
  for (size_t i = 0, j = 0; i < xs.size() && j < ys.size();) {
    if (xs[i] == ys[j]) sum += bits[xs[i]];
    const int32_t x = xs[i], y = ys[j];
    i += x <= y;
    j += y <= x;
  }
  return sum;
}

}  // namespace

float ScoreBound::Most(Level level, float rarity) const {
  const LevelWeight& row = weights_[level];
  return row.weight + std::clamp(row.rarity * (row.rarity > 0 ? rarity : 0), -row.cap, row.cap);
}

ScoreBound::ScoreBound(const ClaimTable& table, const Weights& weights, Rarity rarity, int threads)
    : table_(table),
      weights_(weights),
      coarse_(rarity == Rarity::kCoarse),
      words_(table.bits),
      classes_(table.class_bits) {
  if (coarse_) CoarsenRarities();
  ReadWeights(weights);
  always_ += Prior() + (coarse_ ? kCoarseRounding : 0);
  ReadAll(threads);
}

void ScoreBound::ReadAll(int threads) {
  const size_t count = table_.rows.size();
  sketches_.resize(count);
  uint32_t many = 0;  // participants that have no place in the record
  for (size_t i = 0; i < count; ++i) {
    sketches_[i].more = many;
    const size_t all = table_.participants_of(static_cast<int32_t>(i)).size();
    many += static_cast<uint32_t>(std::max(std::min(all, kMaxParticipants), kActors) - kActors);
  }
  actors_.resize(many);
  ParallelChunks(count, kRowsAtOnce, threads, [&](size_t, size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const uint32_t more = sketches_[i].more;
      sketches_[i] = Read(static_cast<int32_t>(i));
      sketches_[i].more = more;
      ReadActors(static_cast<int32_t>(i), &sketches_[i]);
    }
  });
}

void ScoreBound::CoarsenRarities() {
  const float all = table_.total_bits();
  const auto coarsen = [&](const std::vector<float>& bits) {
    std::vector<float> coarse;
    coarse.reserve(bits.size());
    for (float exact : bits) coarse.push_back(CoarseRarity(all, exact));
    return coarse;
  };
  coarse_words_ = coarsen(table_.bits), coarse_classes_ = coarsen(table_.class_bits);
  words_ = coarse_words_, classes_ = coarse_classes_;
}

float ScoreBound::RarityOfGroup(const EntityRow& entity) const {
  return coarse_ ? CoarseRarity(table_.total_bits(), entity.bits) : entity.bits;
}

float ScoreBound::Prior() const {
  const float all = table_.total_bits();
  if (!coarse_) return weights_.Of(Level::kPrior, all);
  return std::max(weights_.Of(Level::kPrior, CoarseDown(all)),
                  weights_.Of(Level::kPrior, CoarseUp(all)));
}

// By hashes: what a coarse bound says must not hang on how this run numbers strings.
uint64_t ScoreBound::BitOf(int32_t word) const {
  return word < 0 ? 0 : uint64_t{1} << (table_.hashes[static_cast<size_t>(word)] >> 58);
}

ScoreBound::Words ScoreBound::WordsOf(absl::Span<const int32_t> words) const {
  Words found;
  for (int32_t id : words) {
    const float rarity = words_[id];
    found.set |= BitOf(id);
    (rarity > kRare ? found.rare_bits : found.common_bits) += rarity;
    if (rarity <= kRare) continue;
    found.rare |= BitOf(id);
    found.rare_too |= uint64_t{1} << (table_.hashes[static_cast<size_t>(id)] & 63);
  }
  return found;
}

ScoreBound::Sketch ScoreBound::Read(int32_t claim) const {
  const auto bits = [](absl::Span<const float> of, int32_t id) {
    return id < 0 ? 0 : of[static_cast<size_t>(id)];
  };
  const ClaimRow& row = table_.rows[claim];
  uint64_t units = 0;
  for (const QuantityRow& quantity : table_.quantities_of(claim)) units |= BitOf(quantity.unit);
  bool release = false;
  for (const ParticipantRow& participant : table_.participants_of(claim)) {
    release |= table_.entities[participant.entity].kind == RELEASE;
  }
  return {row.when,
          row.document,
          row.quote,
          row.family,
          row.event_class,
          row.object,
          bits(words_, row.family),
          bits(classes_, row.event_class),
          bits(words_, row.object),
          BitOf(row.head) | BitOf(row.family),
          WordsOf(table_.terms_of(claim)),
          WordsOf(table_.local_of(claim)),
          WordsOf(table_.context_of(claim)),
          units,
          row.recurs,
          release,
          row.ordinal != 0,
          row.date.dated(),
          table_.terms_of(claim).size() > 2,
          row.summary,
          0,
          0,
          {}};
}

void ScoreBound::ReadActors(int32_t claim, Sketch* sketch) {
  for (const ParticipantRow& participant :
       table_.participants_of(claim).subspan(0, kMaxParticipants)) {
    const EntityRow& entity = table_.entities[participant.entity];
    const uint32_t i = sketch->participants++;
    Actor& actor = i < kActors ? sketch->actors[i] : actors_[sketch->more + i - kActors];
    actor = {participant.entity,
             entity.within,
             entity.group,
             RarityOfGroup(entity),
             static_cast<uint8_t>(entity.kind),
             participant.role,
             participant.inferred,
             IsCore(participant, entity.kind),
             entity.described};
  }
}

// Levels that a pair may get whatever it is like, and sums over levels that exclude each other.
void ScoreBound::ReadWeights(const Weights& weights) {
  const auto most = [&](std::initializer_list<Level> levels) {
    float best = 0;
    for (Level level : levels) best = std::max(best, Most(level, kTooRare));
    return best;
  };
  always_ = kRounding + most({Level::kSameModality, Level::kPlanAgainstDeed, Level::kDenied}) +
            most({Level::kStartAgainstEnd});
  keys_ = most({Level::kSharedKeys}) + most({Level::kSharedKeysMore});
  who_extra_ = most({Level::kOtherRelease}) + most({Level::kPlaceDiffers}) +
               2 * most({Level::kOthers}) + most({Level::kNobodyShared});
  const auto best_of = [&](std::initializer_list<Level> levels) {
    float best = weights.Of(*levels.begin());
    for (Level level : levels) best = std::max(best, weights.Of(level));
    return best;
  };
  sole_ = std::max({0.0f, weights.Of(Level::kSoleOf), weights.Of(Level::kSoleKind)});
  unknown_time_ = best_of({Level::kTimeUnknown, Level::kStoryTogether, Level::kStoryApart});
  hosts_apart_ = weights.Of(Level::kHostsApart);
  one_sided_ = most({Level::kOrdinalOneSided});
  one_text_ = best_of({Level::kSeries, Level::kSideBySide, Level::kSameTextApart});
}

float ScoreBound::Source(const Sketch& x, const Sketch& y) const {
  const bool same_quote = x.quote >= 0 && x.quote == y.quote;
  if (x.document == y.document)
    return weights_.Of(same_quote               ? Level::kSameSentence
                       : x.summary == y.summary ? Level::kSameDocument
                                                : Level::kSummary);
  return same_quote ? std::max(weights_.Of(Level::kSameWords), weights_.Of(Level::kSameSentence))
                    : 0;
}

float ScoreBound::Event(const Sketch& x, const Sketch& y) const {
  const bool same_class = x.event_class >= 0 && x.event_class == y.event_class;
  const bool once_of = same_class && ((!x.recurs && !y.recurs) || (x.release && y.release));
  const float once = once_of ? std::max(0.0f, weights_.Of(Level::kOnceOf)) : 0;
  if (x.family < 0 || y.family < 0) return weights_.Of(Level::kEventUnknown) + once;
  float best = std::max(weights_.Of(Level::kClassDiffers), weights_.Of(Level::kHeadDiffers));
  if ((x.heads & y.terms.set) != 0 || (y.heads & x.terms.set) != 0) {
    best = std::max(best, Most(Level::kHeadInClause, kTooRare));
  }
  if (same_class) best = std::max(best, Most(Level::kSameClass, x.class_bits));
  if (x.family == y.family) best = std::max(best, Most(Level::kSameHead, x.family_bits));
  return best + once;
}

// table_.EntityMatch, which most pairs need not be looked up for.
EntityLevel ScoreBound::MatchOf(const Actor& p, const Actor& q) const {
  if (p.entity == q.entity) return EntityLevel::kSame;
  if (p.within == q.entity || q.within == p.entity) return EntityLevel::kWithin;
  if (p.group != q.group && !p.described && !q.described) return EntityLevel::kDifferent;
  return table_.EntityMatch(p.entity, q.entity);
}

// Every participant with the best of the other claim that it may answer to, and what is said
// against those that can answer to none.
float ScoreBound::Who(const Sketch& x, const Sketch& y) const {
  float sum = who_extra_;
  uint32_t x_alone = 0, y_met = 0;  // participants as bits
  for (uint32_t i = 0; i < x.participants; ++i) {
    const Actor& p = ActorOf(x, i);
    float most = 0;
    bool met = false;
    for (uint32_t j = 0; j < y.participants; ++j) {
      const Actor& q = ActorOf(y, j);
      const EntityLevel match = MatchOf(p, q);
      if (match == EntityLevel::kDifferent) continue;
      met = true;
      y_met |= uint32_t{1} << j;
      const float rarity =
          RarityOf(match, p.kind != OTHER || q.kind != OTHER, std::min(p.bits, q.bits));
      most = std::max(most, Most(LevelOfRoles(p.role, q.role), rarity));
    }
    sum += most;
    if (!met) x_alone |= uint32_t{1} << i;
  }
  const uint32_t all = y.participants == 0 ? 0 : ~uint32_t{0} >> (32 - y.participants);
  return sum + Unmatched(x, y, x_alone, all & ~y_met);
}

// Of participants that answer to nobody of the other claim, whatever the rest answer to.
float ScoreBound::Unmatched(const Sketch& x, const Sketch& y, uint32_t x_alone,
                            uint32_t y_alone) const {
  if (x_alone == 0 || y_alone == 0) return 0;
  const auto against = [&](Level level) { return std::min(0.0f, weights_.Of(level)); };
  int others = 0;
  bool places = false;
  for (uint32_t i = 0; i < x.participants; ++i) {
    if ((x_alone >> i & 1) == 0) continue;
    const Actor& p = ActorOf(x, i);
    for (uint32_t j = 0; j < y.participants; ++j) {
      const Actor& q = ActorOf(y, j);
      if ((y_alone >> j & 1) == 0 || p.kind != q.kind || p.kind == RELEASE) continue;
      places |= p.kind == PLACE && IsPlaceRole(p.role) && IsPlaceRole(q.role);
      others += p.core && q.core && p.role == q.role;
    }
  }
  const auto strange = [&](const Sketch& sketch, uint32_t alone) {
    bool any = false;
    for (uint32_t i = 0; i < sketch.participants; ++i) {
      const Actor& actor = ActorOf(sketch, i);
      if (actor.kind == OTHER || actor.inferred) continue;
      if ((alone >> i & 1) == 0) return false;
      any = true;
    }
    return any;
  };
  const bool strangers = strange(x, x_alone) && strange(y, y_alone);
  return static_cast<float>(std::min(others, 2)) * against(Level::kOthers) +
         (places ? against(Level::kPlaceDiffers) : 0) +
         (strangers ? against(Level::kNobodyShared) : 0);
}

// Ordinal, object and figures.
float ScoreBound::Details(const Sketch& x, const Sketch& y) const {
  float sum = 0;
  if (x.ordinal && y.ordinal) {
    sum += std::max({0.0f, weights_.Of(Level::kSameOrdinal), weights_.Of(Level::kOrdinalDiffers),
                     weights_.Of(Level::kOrdinalDiffersRecurring)});
  }
  if (x.object >= 0 && y.object >= 0) {
    sum += x.object == y.object ? Most(Level::kSameObject, x.object_bits)
                                : std::max(0.0f, weights_.Of(Level::kObjectDiffers));
  }
  if ((x.units & y.units) != 0) {
    sum += std::max({0.0f, weights_.Of(Level::kSameQuantity), weights_.Of(Level::kNearQuantity),
                     std::max(0.0f, weights_.Of(Level::kDigitsMoved)) +
                         std::max(0.0f, Most(Level::kSameMeasure, kTooRare)) +
                         std::max(0.0f, weights_.Of(Level::kSoleCount))});
  }
  return sum;
}

// The most for words shared, by their rarity: 0 and more.
float ScoreBound::WeightOf(const SharedWords& shared) const {
  const auto most = [&](Level level, float bits) {
    return bits > 0 ? std::max(0.0f, Most(level, bits)) : 0;
  };
  return most(Level::kSharedLocal, shared.local) + most(Level::kSharedTerms, shared.terms) +
         most(Level::kSharedContext, shared.context);
}

// What it says that clauses of some words share none. Of those that they share some may be heads,
// which count as none.
float ScoreBound::NoWords(const Sketch& x, const Sketch& y, float terms) const {
  const float none = x.worded && y.worded ? weights_.Of(Level::kNoSharedTerms) : 0;
  return terms > 0 ? std::max(0.0f, none) : none;
}

// Bounds on the rarity of what is shared, from sums alone.
ScoreBound::SharedWords ScoreBound::WordsAtMost(const Sketch& x, const Sketch& y) {
  const auto most = [](const Words& p, const Words& q) {
    if ((p.set & q.set) == 0) return 0.0f;
    const bool rare = (p.rare & q.rare) != 0 && (p.rare_too & q.rare_too) != 0;
    return std::min(p.common_bits, q.common_bits) + (rare ? std::min(p.rare_bits, q.rare_bits) : 0);
  };
  return {most(x.local, y.local), most(x.terms, y.terms),
          most(x.terms, y.context) + most(x.context, y.terms) + 0.5f * most(x.context, y.context)};
}

ScoreBound::SharedWords ScoreBound::WordsShared(int32_t a, int32_t b) const {
  const auto xs = table_.terms_of(a), ys = table_.terms_of(b);
  const auto xc = table_.context_of(a), yc = table_.context_of(b);
  return {
      SharedBits(words_, table_.local_of(a), table_.local_of(b)), SharedBits(words_, xs, ys),
      SharedBits(words_, xs, yc) + SharedBits(words_, xc, ys) + 0.5f * SharedBits(words_, xc, yc)};
}

// The most for dates so far apart.
Level ScoreBound::Apart(const DateComparison& dates, bool near, bool recurs) {
  const int64_t gap = dates.gap;
  if (near) return recurs ? Level::kRecurringNearMiss : Level::kNearMiss;
  if (gap <= 31) return recurs ? Level::kRecurringApartMonth : Level::kApartMonth;
  if (gap <= 400) return recurs ? Level::kRecurringApartYear : Level::kApartYear;
  if (gap <= 1830) return recurs ? Level::kRecurringApartYears : Level::kApartYears;
  if (recurs) return Level::kRecurringApartFar;
  return gap <= 10950 ? Level::kApartDecades : Level::kApartFar;
}

float ScoreBound::Together(DateRelation relation, float bits) const {
  const auto best_of = [&](std::initializer_list<Level> levels) {
    float best = Most(*levels.begin(), bits);
    for (Level level : levels) best = std::max(best, Most(level, bits));
    return best;
  };
  switch (relation) {
    case DateRelation::kEqual:
      return best_of(
          {Level::kEqualDay, Level::kEqualMonth, Level::kEqualYear, Level::kEqualCoarse});
    case DateRelation::kContained:
      return best_of({Level::kWithinMonth, Level::kWithinYear, Level::kWithinCoarse});
    default: return Most(Level::kOverlap, bits);
  }
}

float ScoreBound::Time(const Sketch& x, const Sketch& y, const DateComparison& dates,
                       float details) const {
  if (dates.relation == DateRelation::kIncomparable) return unknown_time_;
  const bool apart = dates.relation == DateRelation::kDisjoint;
  if (apart && (!x.dated || !y.dated)) return hosts_apart_;
  const float bits = coarse_ ? table_.density.AtMost(dates) : table_.density.Bits(dates);
  if (!apart) return Together(dates.relation, bits);
  if (dates.gap == 0) return Most(Level::kOtherHour, bits) + sole_;  // other kinds aside
  const bool recurs = x.recurs || y.recurs, near = !NearMiss(dates).empty();
  // What is not known to recur may be one of a series that a text tells of.
  const float may_recur = Most(Apart(dates, near, true), bits);
  float most = recurs ? may_recur : std::max(Most(Apart(dates, near, false), bits), may_recur);
  const bool kind = (x.family >= 0 && x.family == y.family) ||
                    (x.event_class >= 0 && x.event_class == y.event_class);
  const bool told = (x.heads & (y.terms.set | y.context.set)) != 0 ||
                    (y.heads & (x.terms.set | x.context.set)) != 0;
  const bool classes = x.event_class >= 0 && y.event_class >= 0;
  const bool season = dates.gap <= kOneSeason || near;
  const float other = weights_.Of(classes ? Level::kOtherKind : Level::kOtherHead);
  if (!kind && x.family >= 0 && y.family >= 0)
    most += told && season ? std::max(0.0f, other) : other;
  most += std::max(0.0f, weights_.Of(Level::kOnceOfAnother));
  const float nothing = weights_.Of(Level::kNothingBesides);
  // Too little besides the kind is said for certain only where all of it would be too little.
  const bool certain = kind && nothing < 0 && details < kDetail && !season;
  most += recurs && certain ? nothing : std::max(0.0f, nothing);
  if (x.document == y.document && x.summary == y.summary)
    most += one_sided_ + (season ? std::max(0.0f, one_text_) : one_text_);
  return most + (kind ? sole_ : 0);
}

// What the combinations that both have come to.
float ScoreBound::Keys(int32_t a, int32_t b) const {
  const ClaimRow &x = table_.rows[a], &y = table_.rows[b];
  float most = 0, rare = 0;
  for (uint32_t i = x.keys, j = y.keys; i < x.keys_end && j < y.keys_end;) {
    const uint32_t p = table_.keys[i], q = table_.keys[j];
    if (p == q && most == 0) most = table_.key_bits[p];
    if (most > 0 && std::max(p, q) >= table_.rare_keys) break;
    rare += p == q;
    i += p <= q;
    j += q <= p;
  }
  if (coarse_ && most > 0) most = CoarseRarity(table_.total_bits(), most);
  return (most > 0 ? Most(Level::kSharedKeys, most) : 0) +
         (rare > 1 ? Most(Level::kSharedKeysMore, std::log2(rare)) : 0);
}

bool ScoreBound::MayReach(float threshold, int32_t a, int32_t b) const {
  if (b < a) std::swap(a, b);
  const Sketch &x = sketches_[static_cast<size_t>(a)], &y = sketches_[static_cast<size_t>(b)];
  const float details = Details(x, y);
  const float sure = always_ + Source(x, y) + Event(x, y) + Who(x, y) + details;
  const DateComparison dates = CompareDates(x.when, y.when);
  const auto most = [&](const SharedWords& shared) {
    const float words = WeightOf(shared);
    return sure + words + NoWords(x, y, shared.terms) + Time(x, y, dates, details + words);
  };
  if (most(WordsAtMost(x, y)) + keys_ < threshold) return false;
  // With the words and the combinations themselves.
  const float without = most(WordsShared(a, b));
  return without + keys_ >= threshold && without + Keys(a, b) >= threshold;
}

}  // namespace dateline
