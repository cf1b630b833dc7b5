// One event told in two ways by two authors: the claims must meet in what the comparison reads.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "extract/extract.h"

namespace dateline {
namespace {

struct Pair {
  const char* a;
  const char* b;
  const char* event_class;
  std::vector<const char*> who;  // ids that a claim on either side has in a role
  const char* object = "";
};

std::string Show(const Claim& claim) {
  std::vector<std::string> who;
  for (const Participant& p : claim.participants()) {
    who.push_back(absl::StrCat(ParticipantRole_Name(p.role()), "=", p.entity().id()));
  }
  return absl::StrCat(claim.date().edtf(), " ", claim.event().head(), "/",
                      claim.event().event_class(), " object=", claim.event().object(), " ",
                      absl::StrJoin(who, " "));
}

bool Meets(const Claim& claim, const Pair& pair) {
  const auto has = [&](absl::string_view id) {
    return std::any_of(
        claim.participants().begin(), claim.participants().end(),
        [&](const Participant& p) { return p.entity().id() == id && p.role() != CONTEXT; });
  };
  return claim.event().event_class() == pair.event_class && claim.has_date() &&
         (*pair.object == '\0' || claim.event().object() == pair.object) &&
         std::all_of(pair.who.begin(), pair.who.end(), has);
}

void ExpectMeets(const char* text, const Pair& pair) {
  ExtractOptions options;
  options.read.format = "text";
  const absl::StatusOr<Extraction> got = ExtractClaims(text, "t.txt", options);
  ASSERT_TRUE(got.ok()) << got.status();
  std::string shown;
  for (const Claim& claim : got->claims()) {
    if (Meets(claim, pair)) return;
    absl::StrAppend(&shown, "  ", Show(claim), "\n");
  }
  ADD_FAILURE() << text << "\nwanted " << pair.event_class << " " << absl::StrJoin(pair.who, " ")
                << "\ngot\n"
                << shown;
}

TEST(Pairs, BuildingsAndMachines) {
  for (const Pair& pair : std::vector<Pair>{
           {"The Forth Bridge was opened by the Prince of Wales on 4 March 1890.",
            "On March 4, 1890, the Prince of Wales inaugurated the Forth Bridge.",
            "opening",
            {"place:forth bridge"}},
           {"The Tay Bridge collapsed on 28 December 1879, killing 75 people.",
            "In the collapse of the Tay Bridge in December 1879 some 75 passengers lost their "
            "lives.",
            "accident",
            {"place:tay bridge"}},
           {"Voyager 2 was launched on 20 August 1977 from Cape Canaveral.",
            "The launch of Voyager 2 took place at Cape Canaveral in August 1977.",
            "launch",
            {"place:cape canaveral"}},
           {"The Titanic hit a rock on 14 April 1912 and sank the next day.",
            "The sinking of the Titanic occurred on 15 April 1912.",
            "accident",
            {"name:titanic"}},
           {"The Berlin Wall was built in August 1961.",
            "Construction of the Berlin Wall began on 13 August 1961.",
            "construction",
            {}},
       }) {
    ExpectMeets(pair.a, pair);
    ExpectMeets(pair.b, pair);
  }
}

TEST(Pairs, LivesAndWorks) {
  for (const Pair& pair : std::vector<Pair>{
           {"Charles Dickens married Catherine Hogarth on 2 April 1836.",
            "Charles Dickens wed Catherine Hogarth in April 1836.",
            "marriage",
            {"person:catherine hogarth"}},
           {"Tosca was finished by Puccini in late 1899.",
            "Puccini completed Tosca in October 1899.",
            "completion",
            {"name:puccini"}},
           {"Olympia, painted in 1863 by Manet, was exhibited in Paris.",
            "Manet painted Olympia in 1863.",
            "composition",
            {"name:manet"}},
           {"Marconi received the Nobel Prize in 1909.",
            "The Nobel Prize was awarded to Marconi in December 1909.",
            "award",
            {"work:nobel prize"}},
           {"Alexander Fleming discovered penicillin in September 1928.",
            "The discovery of penicillin by Alexander Fleming dates from 1928.",
            "discovery",
            {"person:alexander fleming"},
            "penicillin"},
           {"In 1861 Louis Pasteur joined the Academy of Sciences.",
            "Louis Pasteur became a member of the Academy of Sciences in 1861.",
            "joining",
            {"person:louis pasteur"}},
       }) {
    ExpectMeets(pair.a, pair);
    ExpectMeets(pair.b, pair);
  }
}

TEST(Pairs, FirmsClubsAndReleases) {
  for (const Pair& pair : std::vector<Pair>{
           {"Daimler-Benz merged with Chrysler in 1998.",
            "The merger of Daimler-Benz and Chrysler was completed in November 1998.",
            "merger",
            {}},
           {"Lehman Brothers filed for bankruptcy on 15 September 2008.",
            "The bankruptcy of Lehman Brothers on 15 September 2008 shook the markets.",
            "dissolution",
            {"org:lehman brothers"}},
           {"Arsenal won the championship in 1931 for the first time.",
            "In 1931 Arsenal became champions for the first time.",
            "championship",
            {}},
           {"Sheffield Club was founded in October 1857 by Nathaniel Creswick.",
            "Creswick and Prest set up Sheffield Club on 24 October 1857.",
            "founding",
            {"org:sheffield club"}},
           {"The company dismissed 1,200 workers in May 2009.",
            "In May 2009 twelve hundred workers were laid off by the firm.",
            "dismissal",
            {}},
           {"The old parser was deprecated in version 4.2 and removed in version 5.0 in March "
            "2019.",
            "Removal of the old parser came with version 5.0 in March 2019.",
            "removal",
            {}},
       }) {
    ExpectMeets(pair.a, pair);
    ExpectMeets(pair.b, pair);
  }
}

TEST(Pairs, WarsStatesAndLaws) {
  for (const Pair& pair : std::vector<Pair>{
           {"Vienna was besieged by the Ottomans in 1683.",
            "The siege of Vienna by the Ottoman army took place in 1683.",
            "siege",
            {"place:vienna"}},
           {"Constantinople fell to the Ottomans on 29 May 1453.",
            "On 29 May 1453 the Ottomans captured Constantinople.",
            "capture",
            {"place:istanbul"}},
           {"Norway gained independence from Sweden in 1905.",
            "Norway became independent in June 1905.",
            "independence",
            {"state:NO"}},
           {"The Maastricht Treaty took effect in November 1993.",
            "The Maastricht Treaty came into force on 1 November 1993.",
            "effect",
            {"treaty:maastricht treaty"}},
           {"Parliament passed the Education Act in August 1944.",
            "The Education Act was passed by Parliament in 1944.",
            "legislation",
            {}},
           {"An earthquake struck San Francisco on 18 April 1906.",
            "The San Francisco earthquake of April 1906 left some 3,000 dead.",
            "disaster",
            {"place:san francisco"}},
           {"Police arrested 44 demonstrators in Minsk on 25 March 2017.",
            "On 25 March 2017, 44 people were detained by police in Minsk.",
            "arrest",
            {"place:minsk"}},
       }) {
    ExpectMeets(pair.a, pair);
    ExpectMeets(pair.b, pair);
  }
}

TEST(Pairs, TheDeadAreCountedInOneUnit) {
  for (const char* text : {
           "The flood of May 1911 left 44 dead.",
           "The flood of May 1911 cost 44 lives.",
           "The flood of May 1911 killed 44 people.",
           "In the flood of May 1911 there were 44 deaths.",
       }) {
    ExtractOptions options;
    options.read.format = "text";
    const absl::StatusOr<Extraction> got = ExtractClaims(text, "t.txt", options);
    ASSERT_TRUE(got.ok());
    bool found = false;
    for (const Claim& claim : got->claims()) {
      for (const Quantity& q : claim.quantities()) found |= q.unit() == "dead" && q.value() == 44;
    }
    EXPECT_TRUE(found) << text;
  }
}

}  // namespace
}  // namespace dateline
