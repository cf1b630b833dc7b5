// When, and what two dates apart say of the events; what stands around the pair.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "reconcile/comparer.h"

namespace dateline {
namespace {

// Sentences of one text that are told side by side.
constexpr int32_t kSideBySide = 2;
// Sentences from where the order of two stories would put a claim.
constexpr int kInPlace = 2;
constexpr int kOutOfPlace = 6;

}  // namespace

Level Comparer::TimeLevelTogether() const {
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

Level Comparer::TimeLevelApart() const {
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
float Comparer::Details() const {
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
void Comparer::CompareStories() {
  constexpr int64_t kYear = 366;
  const bool undated = !x_.date.dated() || !y_.date.dated();
  if (!undated || !x_.has_story || !y_.has_story) return Add(Level::kTimeUnknown);
  const int64_t low = std::max(x_.story.low, y_.story.low);
  const int64_t high = std::min(x_.story.high, y_.story.high);
  if (low <= high) return Add(Level::kStoryTogether);
  Add(low - high > kYear ? Level::kStoryApart : Level::kTimeUnknown);
}

bool Comparer::SoleKind() const {
  const int32_t kind = KindOf(x_);
  return kind >= 0 && kind == KindOf(y_) && x_.document != y_.document && x_.sole_kind &&
         y_.sole_kind;
}

// Whether a sentence also tells of the other's event: 'boarded the ship and found ...'.
bool Comparer::HeadTold(const ClaimRow& row, int32_t other) const {
  return Has(table_.terms_of(other), row.family) || Has(table_.context_of(other), row.family);
}

bool Comparer::SameSeason() const {
  return result_.dates.gap <= kOneSeason || !NearMiss(result_.dates).empty();
}

// Two dates contradict each other only where they are of one event: its kind must be one, and what
// happens once must have happened to one.
void Comparer::JudgeApart() {
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

void Comparer::CompareTime() {
  switch (result_.dates.relation) {
    case DateRelation::kIncomparable: return CompareStories();
    case DateRelation::kDisjoint:
      // The date of another clause is no date of its own.
      if (!x_.date.dated() || !y_.date.dated()) return Add(Level::kHostsApart);
      Add(TimeLevelApart(), table_.density.Bits(result_.dates));
      // 'a second invasion' is not the one that has no number.
      if (OneTelling(x_, y_) && (x_.ordinal > 1) != (y_.ordinal > 1)) Add(Level::kOrdinalOneSided);
      // Nor is the last crossing that of any day.
      if ((x_.ordinal < 0) != (y_.ordinal < 0)) Add(Level::kOrdinalOneSided);
      if (OneTelling(x_, y_) && series_) {
        Add(Level::kSeries);
      } else if (OneTelling(x_, y_) && std::abs(x_.sentence - y_.sentence) <= kSideBySide) {
        Add(Level::kSideBySide);
      } else if (OneTelling(x_, y_) && !SameSeason()) {
        Add(Level::kSameTextApart);
      }
      if (SameKind() && Recurs() && result_.dates.gap > 0 &&
          !((sole_of_ || (met_ && SoleKind())) && SameSeason()) && Details() < kDetail) {
        Add(Level::kNothingBesides);
        another_ = !SameSeason();
      }
      JudgeApart();
      return;
    default: return Add(TimeLevelTogether(), table_.density.Bits(result_.dates));
  }
}

void Comparer::CompareAround() {
  const Around* around = table_.AroundOf(a_, b_);
  if (around == nullptr) return;
  if (around->neighbours > 0 && !another_) Add(Level::kNeighbours, around->neighbours);
  if (around->jump >= 0 && around->jump <= kInPlace && !another_) Add(Level::kInPlace);
  if (around->jump > kOutOfPlace) Add(Level::kOutOfPlace);
  if (!around->rivals || (another_ && around->rival <= 0)) return;
  Add(around->rival > 0 ? Level::kBetterRival : Level::kNoRival, std::abs(around->rival));
}

}  // namespace dateline
