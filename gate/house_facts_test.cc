#include "gate/house_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/strings.h"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Extraction Facts(const std::string& rows) {
  const std::string text = "event,date,participants,place,source\n" + rows;
  FactsFile file;
  std::vector<std::string> mistakes;
  EXPECT_TRUE(ReadFactsFile(text, "f.csv", &file, &mistakes)) << absl::StrJoin(mistakes, "\n");
  return ExtractFacts(file, text, "f.csv", ExtractOptions());
}

// "class date: folded names of the participants" of each claim.
std::vector<std::string> Claims(const std::string& rows) {
  std::vector<std::string> out;
  const Extraction facts = Facts(rows);
  for (const Claim& claim : facts.claims()) {
    std::vector<std::string> who;
    for (const Participant& participant : claim.participants()) {
      who.push_back(Fold(participant.entity().name()));
    }
    std::sort(who.begin(), who.end());
    out.push_back(absl::StrCat(claim.event().event_class(), " ", claim.date().edtf(), ": ",
                               absl::StrJoin(who, ", ")));
  }
  return out;
}

TEST(HouseFactsTest, ClausesAndPhrases) {
  EXPECT_THAT(Claims("Anna Sorel founded the Sorel Institute,1912,,,\n"),
              ElementsAre("founding 1912: anna sorel, sorel institute"));
  EXPECT_THAT(Claims("founding of the Sorel Institute,1912-03,,,\n"),
              ElementsAre("founding 1912-03: sorel institute"));
  EXPECT_THAT(Claims("death of Anna Sorel,3 May 1940,,,\n"),
              ElementsAre("death 1940-05-03: anna sorel"));
  EXPECT_THAT(Claims("the visit of Anna Sorel to Lisbon,1933-06-02,,,\n"),
              ElementsAre("visit 1933-06-02: anna sorel, lisbon"));
}

TEST(HouseFactsTest, ParticipantsOfTheirOwnColumn) {
  EXPECT_THAT(Claims("signing of the treaty,1966-01-10,India; Pakistan,Tashkent,\n"),
              ElementsAre(testing::AllOf(HasSubstr("agreement 1966-01-10:"), HasSubstr("india"),
                                         HasSubstr("pakistan"), HasSubstr("tashkent"))));
}

TEST(HouseFactsTest, PlaceAndSource) {
  const Extraction facts = Facts("death of Anna Sorel,1940,,,parish register\n");
  EXPECT_EQ(facts.document().role(), AUTHORITY);
  ASSERT_EQ(facts.claims_size(), 1);
  const Claim& claim = facts.claims(0);
  EXPECT_EQ(claim.location().path(), "f.csv");
  EXPECT_EQ(claim.location().line(), 2);
  EXPECT_EQ(claim.location().byte_offset(), 37);
  EXPECT_EQ(claim.quote(), "death of Anna Sorel: 1940");
  EXPECT_EQ(claim.attributions(0).key(), "parish register");
}

TEST(HouseFactsTest, WhatIsNotUnderstoodIsSaid) {
  const Extraction facts = Facts("blue,1940,,,\ndeath of Anna Sorel,some day,,,\n");
  EXPECT_EQ(facts.claims_size(), 0);
  ASSERT_EQ(facts.document().notices_size(), 2);
  EXPECT_EQ(facts.document().notices(0).line(), 2);
  EXPECT_THAT(facts.document().notices(1).text(), HasSubstr("\"death of Anna Sorel: some day\""));
}

TEST(HouseFactsTest, IdsAreMadeOfContent) {
  const Extraction a = Facts("death of Anna Sorel,1940,,,\n");
  const Extraction b =
      Facts("blue,1,,,\ndeath of Anna Sorel,1940,,,\ndeath of Anna Sorel,1940,,,\n");
  EXPECT_EQ(a.claims(0).id(), b.claims(0).id());
  EXPECT_EQ(b.claims(1).id(), a.claims(0).id() + "-2");
}

}  // namespace
}  // namespace dateline
