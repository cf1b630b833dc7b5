#include "reconcile/score_bound.h"

#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "base/civil.h"
#include "reconcile/compare.h"

namespace dateline {
namespace {

// Claims from a small world, so that everything is shared by some and everything differs in some.
class World {
 public:
  explicit World(uint32_t seed) : random_(seed) {}

  Claim Make(int number) {
    Claim claim;
    claim.set_id(absl::StrCat("c-", number));
    claim.set_quote(Below(6) == 0 ? "The same sentence." : absl::StrCat("Sentence ", number, "."));
    claim.mutable_location()->set_byte_offset(number * 90);
    claim.mutable_quote_location()->set_byte_offset(number * 90);
    if (Below(8) > 0) claim.mutable_event()->set_head(absl::StrCat("h", Below(4)));
    if (Below(2) > 0) claim.mutable_event()->set_event_class(Below(2) == 0 ? "invasion" : "visit");
    claim.mutable_event()->set_recurs(Below(2) == 0);
    if (Below(2) == 0) claim.mutable_event()->set_object(absl::StrCat("o", Below(3)));
    claim.set_modality(static_cast<Modality>(Below(7)));
    claim.set_negated(Below(6) == 0);
    if (Below(3) == 0) claim.mutable_ordinal()->set_value(1 + Below(3));
    for (int i = Below(4); i > 0; --i) AddParticipant(&claim);
    for (int i = Below(5); i > 0; --i)
      claim.add_terms(absl::StrCat(Below(3) == 0 ? "h" : "t", Below(9)));
    for (int i = Below(3); i > 0; --i) claim.add_context_terms(absl::StrCat("t", Below(9)));
    if (Below(4) == 0) {
      Quantity& quantity = *claim.add_quantities();
      quantity.set_value(5 + Below(3));
      quantity.set_unit("km");
    }
    if (Below(5) > 0) AddDate(&claim);
    return claim;
  }

  int Below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

 private:
  void AddParticipant(Claim* claim) {
    static constexpr EntityKind kKinds[] = {PERSON, STATE, PLACE, ORGANISATION, OTHER, RELEASE};
    Participant& participant = *claim->add_participants();
    const int number = Below(12), kind = number % 6;
    participant.mutable_entity()->set_kind(kKinds[kind]);
    participant.mutable_entity()->set_id(absl::StrCat("e", number));
    participant.mutable_entity()->set_name(
        absl::StrCat(Below(2) == 0 ? "Anna " : "Karl ", "Petrow", number));
    if (kKinds[kind] == PLACE) participant.mutable_entity()->set_within("e1");
    participant.set_role(static_cast<ParticipantRole>(Below(11)));
    participant.set_inferred(Below(5) == 0);
  }

  void AddDate(Claim* claim) {
    const int year = 1900 + Below(3) * (Below(4) == 0   ? 40
                                        : Below(4) == 0 ? 9
                                                        : 1),
              month = 1 + Below(3);
    TimeValue& date = *claim->mutable_date();
    date.set_text(absl::StrCat(year, "-", month));
    const bool whole = Below(3) == 0;
    date.set_grain(whole ? YEAR : MONTH);
    date.set_kind(Below(5) == 0 ? WHOLE : Below(5) == 0 ? START : Below(5) == 0 ? END : POINT_IN);
    date.set_earliest(DayNumber(year, whole ? 1 : month, 1));
    date.set_latest(whole ? DayNumber(year, 12, 31) : DayNumber(year, month, 28));
    if (Below(3) > 0) return;
    const int day = 1 + Below(28);
    date.set_grain(DAY);
    date.set_earliest(DayNumber(year, month, day));
    date.set_latest(DayNumber(year, month, day));
  }

  std::mt19937 random_;
};

// Weights that nobody would set, which the bound must bear: signs turned, levels exchanged.
Weights Strange(uint32_t seed) {
  Weights weights = DefaultWeights();
  std::mt19937 random(seed);
  for (LevelWeight& level : weights.levels) {
    if (random() % 4 == 0) level.weight = -level.weight;
    if (random() % 6 == 0) level.weight += static_cast<float>(random() % 5) - 2;
  }
  return weights;
}

TEST(ScoreBound, NeverTurnsAwayAPairThatReachesTheThreshold) {
  int64_t away = 0, all = 0;
  for (uint32_t seed = 1; seed <= 12; ++seed) {
    World world(seed);
    std::vector<Claim> claims;
    for (int i = 0; i < 250; ++i) claims.push_back(world.Make(i));
    std::vector<const Claim*> pointers;
    std::vector<int32_t> documents;
    for (const Claim& claim : claims) {
      pointers.push_back(&claim);
      documents.push_back(static_cast<int32_t>(documents.size() / 50));
    }
    const ClaimTable table = BuildClaimTable(pointers, documents, 2);
    const Weights weights = seed % 2 == 0 ? Strange(seed) : DefaultWeights();
    const ScoreBound bound(table, weights);
    for (int32_t a = 0; a < 250; ++a) {
      for (int32_t b = a + 1; b < 250; ++b) {
        const float score = CompareClaims(table, weights, a, b).score;
        ASSERT_TRUE(bound.MayReach(score, a, b))
            << "seed " << seed << "\n"
            << ExplainLink(table, weights, a, b).DebugString() << claims[a].DebugString()
            << claims[b].DebugString();
        away += seed % 2 == 1 && !bound.MayReach(0, a, b);
        all += seed % 2;
      }
    }
  }
  EXPECT_GT(away * 4, all) << "a bound that lets everything pass is none";
}

}  // namespace
}  // namespace dateline
