#include "reconcile/score_bound.h"

#include <gtest/gtest.h>

#include <random>

#include "reconcile/compare.h"
#include "reconcile/random_claims.h"

namespace dateline {
namespace {

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
    RandomClaims world(seed);
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
    const ScoreBound coarse(table, weights, ScoreBound::Rarity::kCoarse);
    for (int32_t a = 0; a < 250; ++a) {
      for (int32_t b = a + 1; b < 250; ++b) {
        const float score = CompareClaims(table, weights, a, b).score;
        ASSERT_TRUE(bound.MayReach(score, a, b))
            << "seed " << seed << "\n"
            << ExplainLink(table, weights, a, b).DebugString() << claims[a].DebugString()
            << claims[b].DebugString();
        ASSERT_TRUE(coarse.MayReach(score, a, b)) << "seed " << seed << " coarse";
        away += seed % 2 == 1 && !bound.MayReach(0, a, b);
        all += seed % 2;
      }
    }
  }
  EXPECT_GT(away * 4, all) << "a bound that lets everything pass is none";
}

}  // namespace
}  // namespace dateline
