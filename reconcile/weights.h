// The weights of the comparison levels: data (weights.tsv), shipped as defaults and re-estimated
// from large inputs (em.h).
//
//   const Weights& weights = DefaultWeights();
//   float bits = weights.Of(Level::kSameHead, rarity);
#ifndef DATELINE_RECONCILE_WEIGHTS_H_
#define DATELINE_RECONCILE_WEIGHTS_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dateline {

// Every comparison level, in the order of weights.tsv.
enum class Level : uint8_t {
  kPrior,
  kSameHead,
  kSameClass,
  kHeadInClause,
  kClassDiffers,
  kHeadDiffers,
  kEventUnknown,
  kSameRole,
  kOtherRole,
  kInContext,
  kOthers,
  kOtherRelease,
  kPlaceDiffers,
  kSameOrdinal,
  kOrdinalDiffers,
  kOrdinalDiffersRecurring,
  kSameObject,
  kObjectDiffers,
  kSharedKeys,
  kSharedKeysMore,
  kSharedLocal,
  kSharedTerms,
  kSharedContext,
  kNoSharedTerms,
  kSameQuantity,
  kNearQuantity,
  kSameModality,
  kPlanAgainstDeed,
  kDenied,
  kStartAgainstEnd,
  kEqualDay,
  kEqualMonth,
  kEqualYear,
  kEqualCoarse,
  kWithinMonth,
  kWithinYear,
  kWithinCoarse,
  kOverlap,
  kNearMiss,
  kApartMonth,
  kApartYear,
  kApartYears,
  kApartDecades,
  kApartFar,
  kRecurringNearMiss,
  kRecurringApartMonth,
  kRecurringApartYear,
  kRecurringApartYears,
  kRecurringApartFar,
  kNothingBesides,
  kTimeUnknown,
  kSameDocument,
  kSameSentence,
  kSameWords,
  kStoryTogether,
  kStoryApart,
  kOnceOf,
  kOtherKind,
  kOnceOfAnother,
  kOtherHour,
  kSameMeasure,
  kSoleOf,
  kSoleKind,
  kNeighbours,
  kInPlace,
  kOutOfPlace,
  kBetterRival,
  kNoRival,
  kHostsApart,
  kDigitsMoved,
  kOtherReleaseAside,
  kSoleCount,
  kOtherHead,
  kSameTextApart,
  kNobodyShared,
  kSideBySide,
  kSeries,
  kOrdinalOneSided,
  kSummary,
};
constexpr int kLevels = static_cast<int>(Level::kSummary) + 1;

struct LevelWeight {
  std::string field;
  std::string name;
  std::string meaning;
  float weight = 0;
  float rarity = 0;
  float cap = 0;
};

struct Weights {
  std::array<LevelWeight, kLevels> levels;

  const LevelWeight& operator[](Level level) const { return levels[static_cast<size_t>(level)]; }
  float Of(Level level) const { return (*this)[level].weight; }
  // With the adjustment for rarity (bits) of what matched.
  float Of(Level level, float rarity) const {
    const LevelWeight& row = (*this)[level];
    const float part = row.rarity * rarity;
    return row.weight + std::clamp(part, -row.cap, row.cap);
  }
};

// Reads a table in the form of weights.tsv: InvalidArgument with all mistakes, "line: what".
absl::StatusOr<Weights> ParseWeights(absl::string_view tsv);

// The table that is compiled in.
const Weights& DefaultWeights();

}  // namespace dateline

#endif  // DATELINE_RECONCILE_WEIGHTS_H_
