#include "reconcile/lineage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace dateline {
namespace {

struct Said {
  const char* document;
  const char* quote;
  std::vector<const char*> cites = {};
};

Claim ClaimOf(const Said& said) {
  Claim claim;
  claim.set_document(said.document);
  claim.set_quote(said.quote);
  for (const char* key : said.cites) {
    Attribution* attribution = claim.add_attributions();
    attribution->set_kind(Attribution::CITATION);
    attribution->set_key(key);
  }
  return claim;
}

constexpr char kBridge[] = "The swing bridge at Varn was opened to traffic on 3 May 1931.";
constexpr char kBridgeToo[] = "The swing bridge at Varn was opened to traffic on 4 May 1931.";
constexpr char kOther[] =
    "Crowds watched the engineer Ada Holm turn the key of the bridge that spring.";

TEST(LineagesOf, WhatMakesOneWitness) {
  const struct {
    const char* what;
    std::vector<Said> said;
    std::vector<int> lineages;
  } kRows[] = {
      {"nobody", {}, {}},
      {"two texts", {{"a", kBridge}, {"b", kOther}}, {0, 1}},
      {"one text", {{"a", kBridge}, {"a", kOther}}, {0, 0}},
      {"one source", {{"a", kBridge, {"Holm, 1940"}}, {"b", kOther, {"Holm, 1940"}}}, {0, 0}},
      {"one of several sources",
       {{"a", kBridge, {"Holm, 1940", "Berg, 1951"}}, {"b", kOther, {"Berg, 1951"}}},
       {0, 0}},
      {"another year", {{"a", kBridge, {"Holm, 1940"}}, {"b", kOther, {"Holm, 1941"}}}, {0, 1}},
      // Note 3 of one text is not note 3 of the other.
      {"numbers", {{"a", kBridge, {"3"}}, {"b", kOther, {"3"}}}, {0, 1}},
      {"a number twice", {{"a", kBridge, {"3"}}, {"a", kOther, {"3"}}}, {0, 0}},
      {"one text with two sources", {{"a", kBridge, {"3"}}, {"a", kOther, {"4"}}}, {0, 1}},
      {"one sentence", {{"a", kBridge}, {"b", kBridge}}, {0, 0}},
      {"one sentence but for a word", {{"a", kBridge}, {"b", kBridgeToo}}, {0, 0}},
      {"short sentences are alike by chance",
       {{"a", "It opened in 1931."}, {"b", "It opened in 1931."}},
       {0, 1}},
      {"through a third",
       {{"a", kBridge, {"Holm, 1940"}},
        {"b", kOther, {"Berg, 1951"}},
        {"c", kBridge, {"Berg, 1951"}}},
       {0, 0, 0}},
      {"numbered by first use",
       {{"a", kBridge},
        {"b", kOther},
        {"c", kBridge},
        {"d", "Nobody in the town knew of any bridge."}},
       {0, 1, 0, 2}},
  };
  for (const auto& row : kRows) {
    std::vector<Claim> claims;
    for (const Said& said : row.said) claims.push_back(ClaimOf(said));
    std::vector<const Claim*> pointers;
    for (const Claim& claim : claims) pointers.push_back(&claim);
    EXPECT_EQ(LineagesOf(pointers), row.lineages) << row.what;
  }
}

// A newspaper that is named as the speaker is no source that others could share.
TEST(LineagesOf, SpeakersWithoutANameAreNoSource) {
  Claim a = ClaimOf({"a", kBridge}), b = ClaimOf({"b", kOther});
  for (Claim* claim : {&a, &b}) claim->add_attributions()->set_kind(Attribution::SPEAKER);
  EXPECT_THAT(LineagesOf({&a, &b}), testing::ElementsAre(0, 1));
}

}  // namespace
}  // namespace dateline
