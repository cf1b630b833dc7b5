#include "reconcile/compare.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "reconcile/sole.h"

namespace dateline {
namespace {

// Participants of one claim that are looked at; a list of sixty states says no more.
constexpr size_t kMaxParticipants = 24;
// What the rarity of a common noun counts against that of a name.
constexpr float kCommonNoun = 0.7f;
// Sentences of one text that are told side by side.
constexpr int32_t kSideBySide = 2;
// Two figures of one thing are of about one size.
constexpr double kSameSize = 3;
// Sentences from where the order of two stories would put a claim.
constexpr int kInPlace = 2;
constexpr int kOutOfPlace = 6;

// 5,609 and 5,906, 241 and 214: the same digits, three and more, in another order.
bool DigitsMoved(double a, double b) {
  if (a == b || a < 100 || b < 100 || a > 1e15 || b > 1e15) return false;
  if (a != std::floor(a) || b != std::floor(b)) return false;
  std::array<int, 10> digits{};
  for (auto x = static_cast<int64_t>(a); x > 0; x /= 10) ++digits[static_cast<size_t>(x % 10)];
  for (auto x = static_cast<int64_t>(b); x > 0; x /= 10) --digits[static_cast<size_t>(x % 10)];
  return std::all_of(digits.begin(), digits.end(), [](int count) { return count == 0; });
}

class Comparer {
 public:
  Comparer(const ClaimTable& table, const Weights& weights, int32_t a, int32_t b)
      : table_(table), weights_(weights), a_(a), b_(b), x_(table.rows[a]), y_(table.rows[b]) {}

  Comparison Run() {
    result_.dates = CompareDates(x_.when, y_.when);
    Add(Level::kPrior, table_.total_bits());
    CompareSource();
    CompareEvents();
    CompareParticipants();
    CompareOrdinals();
    CompareObjects();
    CompareKeys();
    CompareTerms();
    CompareQuantities();
    CompareModality();
    for (const Part& part : result_.parts) result_.identity += part.weight;
    CompareTime();
    CompareAround();
    for (const Part& part : result_.parts) result_.score += part.weight;
    return std::move(result_);
  }

 private:
  void Add(Level level, float rarity = 0, int32_t a = -1, int32_t b = -1) {
    result_.parts.push_back({level, weights_.Of(level, rarity), rarity, a, b});
  }

  void CompareSource() {
    const bool same_quote = x_.quote >= 0 && x_.quote == y_.quote;
    if (x_.document == y_.document) {
      Add(same_quote ? Level::kSameSentence : Level::kSameDocument);
    } else if (same_quote) {
      const bool same = x_.date_text == y_.date_text && x_.head == y_.head;
      Add(same ? Level::kSameWords : Level::kSameSentence);
    }
  }

  bool Has(absl::Span<const int32_t> terms, int32_t term) const {
    return term >= 0 && std::binary_search(terms.begin(), terms.end(), term);
  }

  void CompareEvents() {
    const bool classes = x_.event_class >= 0 && y_.event_class >= 0;
    if (x_.family < 0 || y_.family < 0) return Add(Level::kEventUnknown);
    if (x_.family == y_.family && (!classes || x_.event_class == y_.event_class)) {
      return Add(Level::kSameHead, table_.bits[x_.family], x_.family, y_.family);
    }
    if (classes && x_.event_class == y_.event_class) {
      return Add(Level::kSameClass, table_.class_bits[x_.event_class], x_.event_class,
                 y_.event_class);
    }
    const auto in_clause = [&](const ClaimRow& row, int32_t other) {
      return Has(table_.terms_of(other), row.head) || Has(table_.terms_of(other), row.family);
    };
    if (in_clause(x_, b_)) return Add(Level::kHeadInClause, table_.bits[x_.head], x_.head, y_.head);
    if (in_clause(y_, a_)) return Add(Level::kHeadInClause, table_.bits[y_.head], x_.head, y_.head);
    Add(classes ? Level::kClassDiffers : Level::kHeadDiffers, 0, x_.head, y_.head);
  }

  static float LevelFactor(EntityLevel level) {
    switch (level) {
      case EntityLevel::kSame: return 1.0f;
      case EntityLevel::kVariant: return 0.9f;
      case EntityLevel::kPartial: return 0.7f;
      case EntityLevel::kSurname: return 0.6f;
      case EntityLevel::kGiven: return 0.5f;
      case EntityLevel::kWithin: return 0.4f;
      case EntityLevel::kHead: return 0.3f;
      default: return 0.0f;
    }
  }

  static bool IsPlaceRole(uint8_t role) {
    return role == LOCATION || role == DESTINATION || role == ORIGIN;
  }

  static bool RolesMeet(uint8_t a, uint8_t b) {
    if (a == b) return true;
    if (IsPlaceRole(a) && IsPlaceRole(b)) return true;
    // Who did it with whom, and to whom, changes with the wording.
    const auto actor = [](uint8_t role) {
      return role == AGENT || role == COUNTERPART || role == PATIENT;
    };
    return actor(a) && actor(b);
  }

  // How much a match of two participants says; sets its level.
  float MatchRarity(EntityLevel match, const ParticipantRow& p, const ParticipantRow& q,
                    Level* level) const {
    if (p.role == CONTEXT || q.role == CONTEXT || p.role == 0 || q.role == 0) {
      *level = Level::kInContext;
    } else {
      *level = RolesMeet(p.role, q.role) ? Level::kSameRole : Level::kOtherRole;
    }
    // 'the troops' of two texts are less surely the same than 'Osei'.
    const float named = Named(p) || Named(q) ? 1.0f : kCommonNoun;
    return named * LevelFactor(match) *
           std::min(table_.entities[p.entity].bits, table_.entities[q.entity].bits);
  }

  // Matches the participants of both claims one to one, each with the best that is left.
  void CompareParticipants() {
    const auto xs = table_.participants_of(a_).subspan(0, kMaxParticipants);
    const auto ys = table_.participants_of(b_).subspan(0, kMaxParticipants);
    std::array<bool, kMaxParticipants> x_used{}, y_used{};
    bool once = false;
    for (size_t i = 0; i < xs.size(); ++i) {
      size_t best = ys.size();
      float best_weight = 0, best_rarity = 0;
      Level best_level = Level::kInContext;
      for (size_t j = 0; j < ys.size(); ++j) {
        if (y_used[j]) continue;
        const EntityLevel match = table_.EntityMatch(xs[i].entity, ys[j].entity);
        if (match == EntityLevel::kDifferent) continue;
        Level level;
        const float rarity = MatchRarity(match, xs[i], ys[j], &level);
        const float weight = weights_.Of(level, rarity);
        if (weight > best_weight || best == ys.size()) {
          best = j, best_weight = weight, best_level = level, best_rarity = rarity;
        }
      }
      if (best == ys.size()) continue;
      x_used[i] = y_used[best] = true;
      release_met_ |= table_.entities[xs[i].entity].entity->kind() == RELEASE;
      Add(best_level, best_rarity, xs[i].entity, ys[best].entity);
      once |= HappensOnce(xs[i], ys[best], table_.EntityMatch(xs[i].entity, ys[best].entity));
      sole_of_ |= best_level != Level::kInContext && SoleOf(xs[i], ys[best]);
      series_ |= best_level != Level::kInContext && SeriesOf(xs[i], ys[best]);
    }
    if (once) Add(Level::kOnceOf);
    once_ = once;
    CompareOthers(xs, ys, x_used, y_used);
    CompareNames(xs, ys, x_used, y_used);
  }

  // Both texts tell of one such event by the two.
  bool SoleOf(const ParticipantRow& p, const ParticipantRow& q) const {
    const int32_t kind = KindOf(x_);
    // 'the mayor' of one town is not that of another.
    if (!Named(p) && !Named(q)) return false;
    if (kind < 0 || kind != KindOf(y_) || x_.document == y_.document) return false;
    const int32_t a = table_.entities[p.entity].group, b = table_.entities[q.entity].group;
    return table_.sole.contains(SoleKey(x_.document, kind, a)) &&
           table_.sole.contains(SoleKey(y_.document, kind, b));
  }

  // One of the texts tells of several such events by the one whom both name.
  bool SeriesOf(const ParticipantRow& p, const ParticipantRow& q) const {
    const int32_t kind = KindOf(x_);
    if (kind < 0 || kind != KindOf(y_)) return false;
    const int32_t a = table_.entities[p.entity].group, b = table_.entities[q.entity].group;
    return table_.series.contains(SoleKey(x_.document, kind, a)) ||
           table_.series.contains(SoleKey(y_.document, kind, b));
  }

  bool SoleKind() const {
    const int32_t kind = KindOf(x_);
    return kind >= 0 && kind == KindOf(y_) && x_.document != y_.document &&
           table_.sole.contains(SoleKey(x_.document, kind, -1)) &&
           table_.sole.contains(SoleKey(y_.document, kind, -1));
  }

  // What happens once to one it happens to needs less besides: the same death, the invasion of one
  // place. States and people alike, in a role that matters.
  bool HappensOnce(const ParticipantRow& p, const ParticipantRow& q, EntityLevel match) const {
    const bool once = !x_.recurs && !y_.recurs && x_.event_class >= 0 &&
                      x_.event_class == y_.event_class;
    const bool core = p.role != CONTEXT && p.role != 0 && q.role != CONTEXT && q.role != 0 &&
                      !p.inferred && !q.inferred;
    const EntityKind kind = table_.entities[p.entity].entity->kind();
    // A release recurs, a release of one version does not.
    if (kind == RELEASE && core && x_.event_class >= 0 && x_.event_class == y_.event_class) return true;
    if (!once || !core || match < EntityLevel::kVariant) return false;
    if (kind == STATE || kind == PLACE) {
      return x_.befalls && y_.befalls && !(p.role == AGENT && q.role == AGENT);
    }
    if (kind == PERSON) return true;
    const auto undergoes = [](uint8_t role) { return role == PATIENT || role == AGENT; };
    return kind != OTHER && undergoes(p.role) && undergoes(q.role);
  }

  bool Named(const ParticipantRow& participant) const {
    return table_.entities[participant.entity].entity->kind() != OTHER;
  }

  // Both name somebody, and nobody whom the other names.
  void CompareNames(absl::Span<const ParticipantRow> xs, absl::Span<const ParticipantRow> ys,
                    const std::array<bool, kMaxParticipants>& x_used,
                    const std::array<bool, kMaxParticipants>& y_used) {
    const auto strange = [&](absl::Span<const ParticipantRow> all, const auto& used) {
      bool any = false;
      for (size_t i = 0; i < all.size(); ++i) {
        if (!Named(all[i]) || all[i].inferred) continue;
        if (used[i]) return false;
        any = true;
      }
      return any;
    };
    if (strange(xs, x_used) && strange(ys, y_used)) Add(Level::kNobodyShared);
  }

  // Entities without a counterpart: in the same role two of one kind that differ speak against.
  void CompareOthers(absl::Span<const ParticipantRow> xs, absl::Span<const ParticipantRow> ys,
                     const std::array<bool, kMaxParticipants>& x_used,
                     const std::array<bool, kMaxParticipants>& y_used) {
    int others = 0;
    bool places = false, releases = false;
    for (size_t i = 0; i < xs.size(); ++i) {
      if (x_used[i]) continue;
      const EntityKind kind = table_.entities[xs[i].entity].entity->kind();
      for (size_t j = 0; j < ys.size(); ++j) {
        if (y_used[j] || table_.entities[ys[j].entity].entity->kind() != kind) continue;
        if (kind == RELEASE) {
          const bool aside = xs[i].role == CONTEXT || ys[j].role == CONTEXT;
          if (releases || (aside && release_met_)) continue;
          Add(aside ? Level::kOtherReleaseAside : Level::kOtherRelease, 0, xs[i].entity, ys[j].entity);
          releases = true;
        } else if (kind == PLACE && IsPlaceRole(xs[i].role) && IsPlaceRole(ys[j].role)) {
          if (!places) Add(Level::kPlaceDiffers, 0, xs[i].entity, ys[j].entity);
          places = true;
        } else if (IsCore(xs[i], kind) && xs[i].role == ys[j].role && others < 2) {
          Add(Level::kOthers, 0, xs[i].entity, ys[j].entity);
          ++others;
        }
      }
    }
  }

  static bool IsCore(const ParticipantRow& participant, EntityKind kind) {
    return !participant.inferred && kind != OTHER && kind != PLACE && participant.role != CONTEXT &&
           participant.role != 0;
  }

  bool OrdinalsComparable() const {
    if (x_.ordinal == 0 || y_.ordinal == 0) return false;
    return x_.ordinal_of == y_.ordinal_of || x_.ordinal_of < 0 || y_.ordinal_of < 0 ||
           (x_.family == y_.family && x_.family >= 0);
  }

  void CompareOrdinals() {
    if (!OrdinalsComparable()) return;
    if (x_.ordinal == y_.ordinal) return Add(Level::kSameOrdinal);
    Add(x_.recurs && y_.recurs ? Level::kOrdinalDiffersRecurring : Level::kOrdinalDiffers);
  }

  void CompareObjects() {
    if (x_.object < 0 || y_.object < 0) return;
    if (x_.object == y_.object) {
      return Add(Level::kSameObject, table_.bits[x_.object], x_.object, y_.object);
    }
    if (Has(table_.terms_of(b_), x_.object) || Has(table_.terms_of(a_), y_.object)) return;
    Add(Level::kObjectDiffers, 0, x_.object, y_.object);
  }

  float SharedBits(absl::Span<const int32_t> xs, absl::Span<const int32_t> ys, int32_t* rarest) {
    float sum = 0, most = 0;
    for (size_t i = 0, j = 0; i < xs.size() && j < ys.size();) {
      if (xs[i] < ys[j]) {
        ++i;
      } else if (ys[j] < xs[i]) {
        ++j;
      } else {
        const int32_t term = xs[i];
        ++i, ++j;
        if (term == x_.family || term == x_.head || term == x_.object) continue;
        sum += table_.bits[term];
        if (table_.bits[term] > most) most = table_.bits[term], *rarest = term;
      }
    }
    return sum;
  }

  // The rarest combination that both have, and how many more are nearly as rare.
  void CompareKeys() {
    float most = 0;
    int rare = 0;
    const float bar = table_.total_bits() - 3;  // at most eight claims have it
    for (uint32_t i = x_.keys, j = y_.keys; i < x_.keys_end && j < y_.keys_end;) {
      if (table_.keys[i] < table_.keys[j]) {
        ++i;
      } else if (table_.keys[j] < table_.keys[i]) {
        ++j;
      } else {
        most = std::max(most, table_.key_bits[i]);
        rare += table_.key_bits[i] >= bar;
        ++i, ++j;
      }
    }
    if (most > 0) Add(Level::kSharedKeys, most);
    if (rare > 1) Add(Level::kSharedKeysMore, std::log2(static_cast<float>(rare)));
  }

  void CompareTerms() {
    const auto xs = table_.terms_of(a_), ys = table_.terms_of(b_);
    int32_t local = -1, rarest = -1;
    const float near = SharedBits(table_.local_of(a_), table_.local_of(b_), &local);
    if (local >= 0) Add(Level::kSharedLocal, near, local, local);
    const float shared = SharedBits(xs, ys, &rarest);
    if (rarest >= 0) {
      Add(Level::kSharedTerms, shared, rarest, rarest);
    } else if (xs.size() > 2 && ys.size() > 2) {
      Add(Level::kNoSharedTerms);
    }
    int32_t word = -1;
    const auto xc = table_.context_of(a_), yc = table_.context_of(b_);
    const float context =
        SharedBits(xs, yc, &word) + SharedBits(xc, ys, &word) + 0.5f * SharedBits(xc, yc, &word);
    if (word >= 0) Add(Level::kSharedContext, context, word, word);
  }

  void CompareQuantities() {
    bool near = false, moved = false;
    float counted = 0;  // bits of the rarest thing that both count, to other figures
    int32_t thing = -1;
    for (const QuantityRow& p : table_.quantities_of(a_)) {
      for (const QuantityRow& q : table_.quantities_of(b_)) {
        if (p.unit < 0 || p.unit != q.unit) continue;
        // A small number is equal to another by chance.
        if (p.value == q.value && std::abs(p.value) > 3) return Add(Level::kSameQuantity);
        moved |= DigitsMoved(p.value, q.value);
        const bool meet = p.min <= q.max && q.min <= p.max;
        near |= meet;
        const double low = std::min(p.value, q.value), high = std::max(p.value, q.value);
        if (!meet && p.of >= 0 && p.of == q.of && !p.common && high <= kSameSize * low && table_.bits[p.of] > counted) {
          counted = table_.bits[p.of], thing = p.of;
        }
      }
    }
    if (near) return Add(Level::kNearQuantity);
    if (moved) Add(Level::kDigitsMoved);
    if (thing < 0) return;
    Add(Level::kSameMeasure, counted, thing, thing);
    if (x_.document != y_.document && table_.sole.contains(SoleCountKey(x_.document, thing)) &&
        table_.sole.contains(SoleCountKey(y_.document, thing))) {
      Add(Level::kSoleCount, 0, thing, thing);
    }
  }

  void CompareModality() {
    const auto plan = [](const ClaimRow& row) {
      return row.modality == PLANNED || row.modality == EXPECTED || row.modality == CONDITIONAL;
    };
    if ((x_.modality == DENIED || x_.negated) != (y_.modality == DENIED || y_.negated)) {
      Add(Level::kDenied);
    } else if (plan(x_) != plan(y_)) {
      Add(Level::kPlanAgainstDeed);
    }
    const bool ends = x_.date.part == DatePart::kEnd, starts = x_.date.part == DatePart::kStart;
    if ((starts && y_.date.part == DatePart::kEnd) || (ends && y_.date.part == DatePart::kStart)) {
      Add(Level::kStartAgainstEnd);
    }
  }

  Level TimeLevelTogether() const {
    const DateComparison& dates = result_.dates;
    const int64_t wide = std::max(dates.a.width(), dates.b.width());
    if (dates.relation == DateRelation::kEqual) {
      if (wide <= 7) return Level::kEqualDay;
      if (wide <= 100) return Level::kEqualMonth;
      return wide <= 370 ? Level::kEqualYear : Level::kEqualCoarse;
    }
    if (dates.relation == DateRelation::kOverlap) return Level::kOverlap;
    if (wide <= 100) return Level::kWithinMonth;
    return wide <= 370 ? Level::kWithinYear : Level::kWithinCoarse;
  }

  Level TimeLevelApart() const {
    const bool recurs = Recurs();
    const int64_t gap = result_.dates.gap;
    if (gap == 0) return Level::kOtherHour;
    if (!NearMiss(result_.dates).empty()) {
      return recurs ? Level::kRecurringNearMiss : Level::kNearMiss;
    }
    if (gap <= 31) return recurs ? Level::kRecurringApartMonth : Level::kApartMonth;
    if (gap <= 400) return recurs ? Level::kRecurringApartYear : Level::kApartYear;
    if (gap <= 1830) return recurs ? Level::kRecurringApartYears : Level::kApartYears;
    if (recurs) return Level::kRecurringApartFar;
    return gap <= 10950 ? Level::kApartDecades : Level::kApartFar;
  }

  // What says that they are one event besides its kind and who took part, in bits.
  float Details() const {
    float bits = 0;
    for (const Part& part : result_.parts) {
      switch (part.level) {
        case Level::kSameOrdinal:
        case Level::kSameQuantity: bits += part.weight; break;
        // All of a series are told in the same words.
        case Level::kSameObject:
        case Level::kSharedLocal:
        case Level::kSharedTerms:
        case Level::kSharedContext: bits += series_ ? 0 : part.weight; break;
        default: break;
      }
    }
    return bits;
  }

  // Where a claim has no date, the dates told around it say whether both can be of one event.
  void CompareStories() {
    constexpr int64_t kYear = 366;
    const bool undated = !x_.date.dated() || !y_.date.dated();
    if (!undated || !x_.has_story || !y_.has_story) return Add(Level::kTimeUnknown);
    const int64_t low = std::max(x_.story.low, y_.story.low);
    const int64_t high = std::min(x_.story.high, y_.story.high);
    if (low <= high) return Add(Level::kStoryTogether);
    Add(low - high > kYear ? Level::kStoryApart : Level::kTimeUnknown);
  }

  // By its kind, or by what a text tells.
  bool Recurs() const { return x_.recurs || y_.recurs || series_; }

  bool SameKind() const {
    return (x_.family >= 0 && x_.family == y_.family) ||
           (x_.event_class >= 0 && x_.event_class == y_.event_class);
  }

  // Whether a sentence also tells of the other's event: 'boarded the ship and found ...'.
  bool HeadTold(const ClaimRow& row, int32_t other) const {
    return Has(table_.terms_of(other), row.family) || Has(table_.context_of(other), row.family);
  }

  bool SameSeason() const {
    return result_.dates.gap <= kOneSeason || !NearMiss(result_.dates).empty();
  }

  // Two dates contradict each other only where they are of one event: its kind must be one, and what
  // happens once must have happened to one.
  void JudgeApart() {
    const bool classes = x_.event_class >= 0 && y_.event_class >= 0;
    const bool told = SameSeason() && (HeadTold(x_, b_) || HeadTold(y_, a_));
    if (!SameKind() && !told && x_.family >= 0 && y_.family >= 0) {
      another_ = classes;
      return Add(classes ? Level::kOtherKind : Level::kOtherHead);
    }
    const bool once = classes && !Recurs();
    if (sole_of_ && (once || SameSeason())) return Add(Level::kSoleOf);
    if (SoleKind()) return Add(Level::kSoleKind);
    if (once && !once_ && x_.object != y_.object) Add(Level::kOnceOfAnother);
  }

  void CompareTime() {
    switch (result_.dates.relation) {
      case DateRelation::kIncomparable: return CompareStories();
      case DateRelation::kDisjoint:
        // The date of another clause is no date of its own.
        if (!x_.date.dated() || !y_.date.dated()) return Add(Level::kHostsApart);
        Add(TimeLevelApart());
        // 'a second invasion' is not the one that has no number.
        if (x_.document == y_.document && (x_.ordinal > 1) != (y_.ordinal > 1)) Add(Level::kOrdinalOneSided);
        if (x_.document == y_.document && series_) {
          Add(Level::kSeries);
        } else if (x_.document == y_.document && std::abs(x_.sentence - y_.sentence) <= kSideBySide) {
          Add(Level::kSideBySide);
        } else if (x_.document == y_.document && !SameSeason()) {
          Add(Level::kSameTextApart);
        }
        if (SameKind() && Recurs() && result_.dates.gap > 0 &&
            !(sole_of_ && SameSeason()) && Details() < kDetail) {
          Add(Level::kNothingBesides);
          another_ = !SameSeason();
        }
        JudgeApart();
        return;
      default: return Add(TimeLevelTogether());
    }
  }

  void CompareAround() {
    const Around* around = table_.AroundOf(a_, b_);
    if (around == nullptr) return;
    if (around->neighbours > 0 && !another_) Add(Level::kNeighbours, around->neighbours);
    if (around->jump >= 0 && around->jump <= kInPlace && !another_) Add(Level::kInPlace);
    if (around->jump > kOutOfPlace) Add(Level::kOutOfPlace);
    if (!around->rivals || (another_ && around->rival <= 0)) return;
    Add(around->rival > 0 ? Level::kBetterRival : Level::kNoRival, std::abs(around->rival));
  }

  const ClaimTable& table_;
  const Weights& weights_;
  const int32_t a_, b_;
  const ClaimRow &x_, &y_;
  Comparison result_;
  bool sole_of_ = false;
  bool series_ = false;
  bool release_met_ = false;
  bool another_ = false;  // of something that recurs, most likely another one: no story changes that
  bool once_ = false;  // something that happens once, to one whom both name
};

}  // namespace

Comparison CompareClaims(const ClaimTable& table, const Weights& weights, int32_t a, int32_t b) {
  return Comparer(table, weights, std::min(a, b), std::max(a, b)).Run();
}

}  // namespace dateline
