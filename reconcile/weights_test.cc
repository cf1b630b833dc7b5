#include "reconcile/weights.h"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

TEST(Weights, TheTableThatIsCompiledInFitsTheLevels) {
  const Weights& weights = DefaultWeights();
  const struct {
    Level level;
    const char* field;
    const char* name;
  } cases[] = {
      {Level::kPrior, "prior", "prior"},
      {Level::kSameHead, "event", "same-head"},
      {Level::kOthers, "who", "others"},
      {Level::kPlaceDiffers, "place", "differs"},
      {Level::kOrdinalDiffersRecurring, "ordinal", "differs-recurring"},
      {Level::kNoSharedTerms, "terms", "none"},
      {Level::kNearQuantity, "quantity", "near"},
      {Level::kStartAgainstEnd, "aspect", "start-against-end"},
      {Level::kApartFar, "time", "apart-far"},
      {Level::kRecurringApartFar, "time", "recurring-apart-far"},
      {Level::kSameWords, "source", "same-words"},
      {Level::kStoryApart, "time", "story-apart"},
      {Level::kOnceOf, "event", "once-of"},
      {Level::kOnceOfAnother, "time", "once-of-another"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(weights[c.level].field, c.field) << c.name;
    EXPECT_EQ(weights[c.level].name, c.name);
  }
}

TEST(Weights, RarityCountsUpToItsCap) {
  const Weights& weights = DefaultWeights();
  EXPECT_LT(weights.Of(Level::kSameRole, 1), weights.Of(Level::kSameRole, 4));
  EXPECT_EQ(weights.Of(Level::kSameRole, 100), weights.Of(Level::kSameRole, 200));
}

TEST(Weights, AllMistakesAreListed) {
  const auto bad = ParseWeights("prior\tprior\tx\t0\t0\tm\nevent\tsame\n");
  ASSERT_FALSE(bad.ok());
  const std::string message(bad.status().message());
  EXPECT_NE(message.find("1: expected"), std::string::npos) << message;
  EXPECT_NE(message.find("2: expected"), std::string::npos) << message;
  EXPECT_NE(message.find("2 levels"), std::string::npos) << message;
}

}  // namespace
}  // namespace dateline
