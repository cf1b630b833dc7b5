#include "reconcile/score_bound.h"

#include <algorithm>
#include <initializer_list>

#include "reconcile/compare.h"

namespace dateline {
namespace {

constexpr float kTooRare = 1e6f;  // the cap decides
// Rounding of sums in another order.
constexpr float kRounding = 0.01f;

uint64_t BitOf(int32_t word) {
  return word < 0 ? 0 : uint64_t{1} << ((static_cast<uint32_t>(word) * 0x9E3779B1u) >> 26);
}

float SharedBits(const ClaimTable& table, absl::Span<const int32_t> xs, absl::Span<const int32_t> ys) {
  float sum = 0;
  for (size_t i = 0, j = 0; i < xs.size() && j < ys.size();) {
    if (xs[i] == ys[j]) sum += table.bits[xs[i]];
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

ScoreBound::ScoreBound(const ClaimTable& table, const Weights& weights)
    : table_(table), weights_(weights) {
  ReadWeights(weights);
  always_ += weights.Of(Level::kPrior, table.total_bits());
  sketches_.reserve(table.rows.size());
  for (int32_t i = 0; i < static_cast<int32_t>(table.rows.size()); ++i) sketches_.push_back(Read(i));
}

ScoreBound::Sketch ScoreBound::Read(int32_t claim) {
  const auto words = [&](absl::Span<const int32_t> ids) {
    Words found;
    for (int32_t id : ids) {
      found.set |= BitOf(id);
      found.bits += table_.bits[id];
    }
    return found;
  };
  const auto bits = [](const std::vector<float>& of, int32_t id) { return id < 0 ? 0 : of[static_cast<size_t>(id)]; };
  const ClaimRow& row = table_.rows[claim];
  uint64_t units = 0;
  for (const QuantityRow& quantity : table_.quantities_of(claim)) units |= BitOf(quantity.unit);
  bool release = false;
  for (const ParticipantRow& participant : table_.participants_of(claim)) {
    release |= table_.entities[participant.entity].kind == RELEASE;
  }
  Sketch sketch{row.when, row.document, row.quote, row.family, row.event_class, row.object,
                bits(table_.bits, row.family), bits(table_.class_bits, row.event_class), bits(table_.bits, row.object),
                BitOf(row.head) | BitOf(row.family), words(table_.terms_of(claim)), words(table_.local_of(claim)),
                words(table_.context_of(claim)), units, row.recurs, release, row.ordinal != 0, row.date.dated(), 0, static_cast<uint32_t>(actors_.size()), {}};
  for (const ParticipantRow& participant : table_.participants_of(claim)) {
    const EntityRow& entity = table_.entities[participant.entity];
    const Actor actor{participant.entity, entity.within, entity.group, entity.bits};
    if (sketch.participants < kActors) {
      sketch.actors[sketch.participants] = actor;
    } else {
      actors_.push_back(actor);
    }
    ++sketch.participants;
  }
  return sketch;
}

// Levels that a pair may get whatever it is like, and sums over levels that exclude each other.
void ScoreBound::ReadWeights(const Weights& weights) {
  const auto most = [&](std::initializer_list<Level> levels) {
    float best = 0;
    for (Level level : levels) best = std::max(best, Most(level, kTooRare));
    return best;
  };
  always_ = kRounding + most({Level::kSameModality, Level::kPlanAgainstDeed, Level::kDenied}) +
            most({Level::kStartAgainstEnd}) + most({Level::kSharedKeys}) + most({Level::kSharedKeysMore});
  who_extra_ = most({Level::kOtherRelease}) + most({Level::kPlaceDiffers}) + 2 * most({Level::kOthers}) + most({Level::kNobodyShared});
  const auto best_of = [&](std::initializer_list<Level> levels) {
    float best = Most(*levels.begin(), kTooRare);
    for (Level level : levels) best = std::max(best, Most(level, kTooRare));
    return best;
  };
  sole_ = std::max({0.0f, weights.Of(Level::kSoleOf), weights.Of(Level::kSoleKind)});
  together_[0] = best_of({Level::kEqualDay, Level::kEqualMonth, Level::kEqualYear, Level::kEqualCoarse});
  together_[1] = best_of({Level::kWithinMonth, Level::kWithinYear, Level::kWithinCoarse});
  together_[2] = best_of({Level::kOverlap});
  unknown_time_ = best_of({Level::kTimeUnknown, Level::kStoryTogether, Level::kStoryApart});
  hosts_apart_ = weights.Of(Level::kHostsApart);
}

float ScoreBound::Source(const Sketch& x, const Sketch& y) const {
  const bool same_quote = x.quote >= 0 && x.quote == y.quote;
  if (x.document == y.document) return weights_.Of(same_quote ? Level::kSameSentence : Level::kSameDocument);
  return same_quote ? std::max(weights_.Of(Level::kSameWords), weights_.Of(Level::kSameSentence)) : 0;
}

float ScoreBound::Event(const Sketch& x, const Sketch& y) const {
  if (x.family < 0 || y.family < 0) return weights_.Of(Level::kEventUnknown);
  const bool same_class = x.event_class >= 0 && x.event_class == y.event_class;
  const bool once_of = same_class && ((!x.recurs && !y.recurs) || (x.release && y.release));
  const float once = once_of ? std::max(0.0f, weights_.Of(Level::kOnceOf)) : 0;
  float best = std::max(weights_.Of(Level::kClassDiffers), weights_.Of(Level::kHeadDiffers));
  if ((x.heads & y.terms.set) != 0 || (y.heads & x.terms.set) != 0) {
    best = std::max(best, Most(Level::kHeadInClause, kTooRare));
  }
  if (same_class) best = std::max(best, Most(Level::kSameClass, x.class_bits));
  if (x.family == y.family) best = std::max(best, Most(Level::kSameHead, x.family_bits));
  return best + once;
}

// Every participant with the best of the other claim that it may answer to.
float ScoreBound::Who(const Sketch& x, const Sketch& y) const {
  float sum = who_extra_;
  for (uint32_t i = 0; i < x.participants; ++i) {
    const Actor& p = ActorOf(x, i);
    float rarity = -1;
    for (uint32_t j = 0; j < y.participants; ++j) {
      const Actor& q = ActorOf(y, j);
      const bool described = table_.entities[p.entity].described || table_.entities[q.entity].described;
      if (p.group != q.group && !described && p.entity != q.within && q.entity != p.within) continue;
      rarity = std::max(rarity, std::min(p.bits, q.bits));
    }
    if (rarity < 0) continue;
    sum += std::max({0.0f, Most(Level::kSameRole, rarity), Most(Level::kOtherRole, rarity),
                     Most(Level::kInContext, rarity)});
  }
  return sum;
}

// Ordinal, object, figures and the words around the clause.
float ScoreBound::Details(const Sketch& x, const Sketch& y) const {
  float sum = 0;
  if (x.ordinal && y.ordinal) {
    sum += std::max({0.0f, weights_.Of(Level::kSameOrdinal), weights_.Of(Level::kOrdinalDiffers),
                     weights_.Of(Level::kOrdinalDiffersRecurring)});
  }
  if (x.object >= 0 && y.object >= 0) {
    sum += x.object == y.object ? Most(Level::kSameObject, x.object_bits) : std::max(0.0f, weights_.Of(Level::kObjectDiffers));
  }
  if ((x.units & y.units) != 0) {
    sum += std::max({0.0f, weights_.Of(Level::kSameQuantity), weights_.Of(Level::kNearQuantity),
                     std::max(0.0f, weights_.Of(Level::kDigitsMoved)) +
                         std::max(0.0f, Most(Level::kSameMeasure, kTooRare)) +
                         std::max(0.0f, weights_.Of(Level::kSoleCount))});
  }
  const bool context = ((x.terms.set | x.context.set) & y.context.set) != 0 || (x.context.set & y.terms.set) != 0;
  if (context) sum += std::max(0.0f, Most(Level::kSharedContext, kTooRare));
  return sum;
}

float ScoreBound::WordsOf(float local, float terms) const {
  const float none = std::max(0.0f, weights_.Of(Level::kNoSharedTerms));
  return (local > 0 ? std::max(0.0f, Most(Level::kSharedLocal, local)) : 0) +
         (terms > 0 ? std::max(none, Most(Level::kSharedTerms, terms)) : none);
}

float ScoreBound::Time(const Sketch& x, const Sketch& y, const DateComparison& dates, float details) const {
  switch (dates.relation) {
    case DateRelation::kIncomparable: return unknown_time_;
    case DateRelation::kEqual: return together_[0];
    case DateRelation::kContained: return together_[1];
    case DateRelation::kOverlap: return together_[2];
    case DateRelation::kDisjoint: break;
  }
  if (!x.dated || !y.dated) return hosts_apart_;
  const float bits = table_.density.Bits(dates);
  if (dates.gap == 0) return Most(Level::kOtherHour, bits) + sole_;  // other kinds aside
  const bool recurs = x.recurs || y.recurs;
  const int64_t gap = dates.gap;
  Level level = recurs ? Level::kRecurringApartFar : gap <= 10950 ? Level::kApartDecades : Level::kApartFar;
  if (gap <= 31) {
    level = recurs ? Level::kRecurringApartMonth : Level::kApartMonth;
  } else if (gap <= 400) {
    level = recurs ? Level::kRecurringApartYear : Level::kApartYear;
  } else if (gap <= 1830) {
    level = recurs ? Level::kRecurringApartYears : Level::kApartYears;
  }
  // A series that a text tells of only lowers what is not known to recur.
  float most = std::max(Most(level, bits), Most(recurs ? Level::kRecurringNearMiss : Level::kNearMiss, bits));
  const bool kind = (x.family >= 0 && x.family == y.family) || (x.event_class >= 0 && x.event_class == y.event_class);
  const bool told = (x.heads & (y.terms.set | y.context.set)) != 0 || (y.heads & (x.terms.set | x.context.set)) != 0;
  const bool classes = x.event_class >= 0 && y.event_class >= 0;
  const float other = weights_.Of(classes ? Level::kOtherKind : Level::kOtherHead);
  if (!kind && x.family >= 0 && y.family >= 0) most += told ? std::max(0.0f, other) : other;
  most += std::max(0.0f, weights_.Of(Level::kOnceOfAnother));
  const float nothing = weights_.Of(Level::kNothingBesides);
  // Too little besides the kind is said for certain only where all of it would be too little.
  const bool season = gap <= kOneSeason || !NearMiss(dates).empty();
  const bool certain = kind && nothing < 0 && details < kDetail && !season;
  if (recurs) most += certain ? nothing : std::max(0.0f, nothing);
  return most + (kind ? sole_ : 0);
}

bool ScoreBound::MayReach(float threshold, int32_t a, int32_t b) const {
  const Sketch &x = sketches_[static_cast<size_t>(a)], &y = sketches_[static_cast<size_t>(b)];
  const float sure = always_ + Source(x, y) + Event(x, y) + Who(x, y);
  const float details = Details(x, y);
  const DateComparison dates = CompareDates(x.when, y.when);
  const auto reaches = [&](float words) {
    return sure + details + words + Time(x, y, dates, details + words) >= threshold;
  };
  const bool local = (x.local.set & y.local.set) != 0, terms = (x.terms.set & y.terms.set) != 0;
  const float most = WordsOf(local ? std::min(x.local.bits, y.local.bits) : 0,
                             terms ? std::min(x.terms.bits, y.terms.bits) : 0);
  if (!reaches(most)) return false;
  if (!local && !terms) return true;
  return reaches(WordsOf(SharedBits(table_, table_.local_of(a), table_.local_of(b)),
                         SharedBits(table_, table_.terms_of(a), table_.terms_of(b))));
}

}  // namespace dateline
