// The comparison of two claims, field by field: private to compare*.cc. One object compares one
// pair.
#ifndef DATELINE_RECONCILE_COMPARER_H_
#define DATELINE_RECONCILE_COMPARER_H_

#include <algorithm>
#include <array>
#include <cstdint>

#include "absl/types/span.h"
#include "reconcile/compare.h"
#include "reconcile/sole.h"

namespace dateline {

// Participants of one claim that are looked at; a list of sixty states says no more.
constexpr size_t kMaxParticipants = 24;

inline bool IsPlaceRole(uint8_t role) {
  return role == LOCATION || role == DESTINATION || role == ORIGIN;
}

inline bool RolesMeet(uint8_t a, uint8_t b) {
  if (a == b) return true;
  if (IsPlaceRole(a) && IsPlaceRole(b)) return true;
  // Who did it with whom, and to whom, changes with the wording.
  const auto actor = [](uint8_t role) {
    return role == AGENT || role == COUNTERPART || role == PATIENT;
  };
  return actor(a) && actor(b);
}

// What the rarity of a common noun counts against that of a name.
constexpr float kCommonNoun = 0.7f;

inline float LevelFactor(EntityLevel level) {
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

// What a match of two participants says, in bits; `named`: one of them is more than a common noun.
// 'the troops' of two texts are less surely the same than 'Osei'.
inline float RarityOf(EntityLevel match, bool named, float bits) {
  return (named ? 1.0f : kCommonNoun) * LevelFactor(match) * bits;
}

inline Level LevelOfRoles(uint8_t a, uint8_t b) {
  if (a == CONTEXT || b == CONTEXT || a == 0 || b == 0) return Level::kInContext;
  return RolesMeet(a, b) ? Level::kSameRole : Level::kOtherRole;
}

// Somebody who made the event what it was.
inline bool IsCore(const ParticipantRow& participant, EntityKind kind) {
  return !participant.inferred && kind != OTHER && kind != PLACE && participant.role != CONTEXT &&
         participant.role != 0;
}

class Comparer {
 public:
  Comparer(const ClaimTable& table, const Weights& weights, int32_t a, int32_t b)
      : table_(table), weights_(weights), a_(a), b_(b), x_(table.rows[a]), y_(table.rows[b]) {}

  Comparison Run();

 private:
  void Add(Level level, float rarity = 0, int32_t a = -1, int32_t b = -1) {
    result_.parts.push_back({level, weights_.Of(level, rarity), rarity, a, b});
  }
  bool Has(absl::Span<const int32_t> terms, int32_t term) const {
    return term >= 0 && std::binary_search(terms.begin(), terms.end(), term);
  }
  bool Named(const ParticipantRow& participant) const {
    return table_.entities[participant.entity].kind != OTHER;
  }
  // By its kind, or by what a text tells.
  bool Recurs() const { return x_.recurs || y_.recurs || series_; }
  bool SameKind() const {
    return (x_.family >= 0 && x_.family == y_.family) ||
           (x_.event_class >= 0 && x_.event_class == y_.event_class);
  }

  // compare.cc
  void CompareSource();
  void CompareEvents();
  void CompareOrdinals();
  bool OrdinalsComparable() const;
  void CompareObjects();
  void CompareModality();

  // compare_who.cc
  float MatchRarity(EntityLevel match, const ParticipantRow& p, const ParticipantRow& q,
                    Level* level) const;
  void CompareParticipants();
  bool SoleOf(const ParticipantRow& p, const ParticipantRow& q) const;
  bool SeriesOf(const ParticipantRow& p, const ParticipantRow& q) const;
  bool HappensOnce(const ParticipantRow& p, const ParticipantRow& q, EntityLevel match) const;
  void CompareNames(absl::Span<const ParticipantRow> xs, absl::Span<const ParticipantRow> ys,
                    const std::array<bool, kMaxParticipants>& x_used,
                    const std::array<bool, kMaxParticipants>& y_used);
  void ComparePlaces(absl::Span<const ParticipantRow> xs, absl::Span<const ParticipantRow> ys);
  void CompareOthers(absl::Span<const ParticipantRow> xs, absl::Span<const ParticipantRow> ys,
                     const std::array<bool, kMaxParticipants>& x_used,
                     const std::array<bool, kMaxParticipants>& y_used);

  // compare_words.cc
  static bool Told(const ClaimRow& row, int32_t term);
  float SharedBits(absl::Span<const int32_t> xs, absl::Span<const int32_t> ys, int32_t* rarest);
  void CompareKeys();
  void CompareTerms();
  void CompareQuantities();

  // compare_time.cc
  Level TimeLevelTogether() const;
  Level TimeLevelApart() const;
  float Details() const;
  void CompareStories();
  bool SoleKind() const;
  bool HeadTold(const ClaimRow& row, int32_t other) const;
  bool SameSeason() const;
  void JudgeApart();
  void CompareTime();
  void CompareAround();

  const ClaimTable& table_;
  const Weights& weights_;
  const int32_t a_, b_;
  const ClaimRow &x_, &y_;
  Comparison result_;
  bool sole_of_ = false;
  bool met_ = false;  // one whom both tell of, in one role
  bool series_ = false;
  bool release_met_ = false;
  bool another_ =
      false;           // of something that recurs, most likely another one: no story changes that
  bool once_ = false;  // something that happens once, to one whom both name
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_COMPARER_H_
