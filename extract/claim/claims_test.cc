// Sentences in, claims out, through the real analyzer, tagger and mention finder.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "extract/claim/build.h"
#include "extract/extract.h"

namespace dateline {
namespace {

std::string Show(const Claim& claim) {
  std::vector<std::string> people;
  for (const Participant& p : claim.participants()) {
    if (p.role() == CONTEXT) continue;
    people.push_back(absl::StrCat(ParticipantRole_Name(p.role()), "=", p.entity().name()));
  }
  return absl::StrCat(claim.date().edtf(), " ", claim.event().head(), "/",
                      claim.event().event_class(), " ", Modality_Name(claim.modality()),
                      claim.negated() ? " negated" : "", " ",
                      claim.event().aspect() == ASPECT_UNSPECIFIED
                          ? ""
                          : absl::StrCat(Aspect_Name(claim.event().aspect()), " "),
                      absl::StrJoin(people, "; "));
}

std::vector<Claim> ClaimsOf(absl::string_view text) {
  ExtractOptions options;
  options.read.format = "text";
  absl::StatusOr<Extraction> extraction = ExtractClaims(std::string(text), "t.txt", options);
  EXPECT_TRUE(extraction.ok()) << extraction.status();
  if (!extraction.ok()) return {};
  return {extraction->claims().begin(), extraction->claims().end()};
}

// A row holds when one claim shows every one of the parts.
struct Row {
  const char* text;
  std::vector<const char*> parts;
};

void ExpectClaims(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::vector<Claim> claims = ClaimsOf(row.text);
    const bool found = std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
      const std::string shown = Show(claim);
      return std::all_of(row.parts.begin(), row.parts.end(),
                         [&](const char* part) { return absl::StrContains(shown, part); });
    });
    std::string all;
    for (const Claim& claim : claims) absl::StrAppend(&all, "  ", Show(claim), "\n");
    EXPECT_TRUE(found) << row.text << "\nwanted " << absl::StrJoin(row.parts, " & ") << "\ngot\n"
                       << all;
  }
}

TEST(Claims, VerbsNounsAndLightVerbsNameTheEvent) {
  ExpectClaims({
      {"Germany invaded Norway in April 1940.",
       {"1940-04", "invade/invasion", "AGENT=Germany", "PATIENT=Norway"}},
      {"The German invasion of Norway in 1940 surprised the Allies.",
       {"1940 invasion/invasion", "AGENT=Germany", "PATIENT=Norway"}},
      {"President Nixon paid a visit to China in February 1972.",
       {"1972-02 visit/visit", "AGENT=", "Nixon", "DESTINATION=China"}},
      {"In 1910 Rossi became premier, and when the Balkan states fell upon Turkey in October 1912 "
       "his army was ready.",
       {"1912-10 fall", "AGENT=Balkan"}},
      {"Nixon visited China in February 1972.", {"1972-02 visit/visit", "DESTINATION=China"}},
      {"The treaty came into force on 1 March 1948.", {"1948-03-01"}},
      {"In 1949, France and Italy signed an agreement on trade.",
       {"1949 sign/agreement", "AGENT=France"}},
      {"British troops landed in Salonika in October 1915.",
       {"1915-10 land/invasion", "AGENT=United Kingdom"}},
      {"The British consul landed in Salonika in October 1915.", {"1915-10 land/arrival"}},
      {"Diplomatic relations were established between Peru and Japan in 1873.",
       {"1873 relation/relations", "BEGINS"}},
      {"In 1971 tension grew, with the signing of the treaty between Iran and Iraq.",
       {"1971 signing/agreement"}},
      {"Bhutto was the first prime minister of Pakistan who visited Rome in 1974.",
       {"1974 visit/visit", "AGENT=Bhutto", "DESTINATION=Rome"}},
      {"The bridge was built by Roebling in 1883.", {"1883 build/construction", "Roebling"}},
  });
}

TEST(Claims, EachDateGoesToItsOwnEvent) {
  ExpectClaims({
      {"Nehru travelled to Cairo in 1955 and to Belgrade in 1956.",
       {"1955 travel", "DESTINATION=Cairo"}},
      {"Nehru travelled to Cairo in 1955 and to Belgrade in 1956.",
       {"1956 travel", "DESTINATION=Belgrade"}},
      {"Clara died of fever in March 1871, her brother Anton in June 1872.",
       {"1872-06 die/death", "Anton"}},
      {"The museum acquired the Vermeer in 1902 and the Rembrandt in 1911.",
       {"1911 acquire", "AGENT=", "Rembrandt"}},
      {"Fighting went on in Laos even after the French withdrawal in April 1954.",
       {"1954-04 withdrawal/withdrawal", "AGENT=France"}},
      {"She was born in 1867 and died in 1934.", {"1867 bear/birth"}},
      {"Clara died of fever in March 1871, her brother Anton in June 1872.",
       {"1872-06 die/death", "Anton"}},
      {"The museum acquired the Vermeer in 1902 and the Rembrandt in 1911.",
       {"1911 acquire", "AGENT=", "Rembrandt"}},
      {"She was born in 1867 and died in 1934.", {"1934 die/death"}},
      {"Less is said of Jonas Holt, the founder and the author of the plan, who left in 1913.",
       {"1913 leave", "AGENT=Jonas Holt"}},
      {"The signature of their treaty, at a village called Alba on 3 May 1889, was meant to please "
       "both men.",
       {"1889-05-03 signature/agreement"}},
      {"The company, which was founded in 1901, went bankrupt in 1930.", {"1901 found/founding"}},
      {"After Germany surrendered in May 1945, the conference met at Potsdam in July.",
       {"1945-05 surrender/surrender"}},
      {"The signature of the pact, at a village called Varde on 25 March 1889, was meant to last.",
       {"1889-03-25 signature/agreement"}},
      {"In the worst of it, a year before the Armistice of November 1918, Anna Rossi married Emil "
       "Holm.",
       {"1918-11 "}},
      {"The old gate was taken down, last May, and we still get letters.", {" take"}},
      {"It was a Saturday in November 1867, late, when the drill broke through.",
       {"1867-11 break"}},
      {"Nobody who knew Dame Anna Rossi, who died last Sunday, 3 November 1963, is likely to "
       "forget it.",
       {"1963-11-03 die/death"}},
      {"The sale of the farm, put off twice, was finally carried out in June 2005.",
       {"2005-06 sale/transfer"}},
      {"A survey of the glaciers, carried out in 1923, filled two volumes.", {"1923 survey/"}},
      {"Rossi had led the bank since 2004.", {"2004 ", "BEGINS"}},
      {"Rossi has led the bank since 2004.", {"2004 ", "BEGINS"}},
      {"The archive has been open since 1 March 2023.", {"2023-03-01 ", "BEGINS"}},
      {"Rossi led the bank from 2004.", {"2004 ", "BEGINS"}},
      {"Emil Holm did not join the laboratory until 1936.",
       {"1936 join/joining ASSERTED ", "AGENT=Emil Holm"}},
      {"Born were Anna, in 1918, and Peter Holm, who arrived in Rome in 1921.",
       {"1921 arrive/arrival", "AGENT=Peter Holm"}},
      {"Version 4.2 was out in May 1930.", {"1930-05 ", "/release"}},
      {"In May 2019 Anna Rossi was the second woman to win the Nobel Prize.",
       {"2019-05 win/award ASSERTED", "AGENT=Anna Rossi"}},
      {"They agreed to leave Rome on 3 May 1911.", {"1911-05-03 leave/departure PLANNED"}},
      {"Bert Sole, who began in place of Alec Finch, sacked in May 1973, was young.",
       {"1973-05 sack/dismissal", "PATIENT=Alec Finch"}},
      {"Reopened in 1949, the museum has some 180,000 objects.",
       {"1949 reopen/opening", "PATIENT=museum"}},
      {"A bill followed in 1911, when each party feared that the other would gain.",
       {"1911 follow/ ASSERTED PATIENT=bill"}},
      // An aside, a clause that opens before the date, and a phrase that ends with it.
      {"Queen Anna died, estranged from her husband, on 3 May 1830.", {"1830-05-03 die/death"}},
      {"The bridge was opened, watched by thousands, on 3 May 1911.", {"1911-05-03 open/opening"}},
      {"The society, founded in Paris, on 3 May 1911 moved to Rome.", {"1911-05-03 move"}},
      {"Four months had gone by when, on 27 May 1853, at Rome, he married again.",
       {"1853-05-27 marry/marriage"}},
      {"Interest in her music revived after the foundation at Bonn of the Holm Society in 1976.",
       {"1976 foundation/founding"}},
      {"In May 1934, a year after Emil Holm had been made bishop of Rome, the rebels put down "
       "their arms.",
       {"1934-05 put"}},
      {"She was the soloist at the concert, held in the Town Hall on 3 November 1889.",
       {"1889-11-03 concert/performance"}},
      {"She came out second in the examination in 1893.", {"1893 come_out/ "}},
      {"The novel came out in 1893.", {"1893 come_out/release"}},
      {"On 3 May 1902, with three thousand people camped on the beach, the governor ordered it.",
       {"1902-05-03 order"}},
      {"There was a fire in 1926.", {"1926 fire/accident"}},
      {"The bill was debated, amended, and passed on 3 May 1911.", {"1911-05-03 pass/legislation"}},
      {"The works were sold off in 1950.", {"1950 sell_off/transfer"}},
      {"A diver found the wreck in 1950.", {"1950 find/discovery"}},
      {"The judge found for the farmer in 1950.", {"1950 find/verdict"}},
      {"The last of the boats was lifted out of the mud in 1921.", {"1921 lift/ ASSERTED"}},
      {"The ban was lifted in 1921.", {"1921 lift/lifting"}},
      // Who is out is no release; who lies dead has died.
      {"He was out in May 1930.", {"1930-05 out/ ASSERTED"}},
      {"In 1926 the miners were out for seven months.", {"1926 out/ ASSERTED"}},
      {"Forty men lay dead in the square on 3 May 1871.", {"1871-05-03 ", "/death"}},
      {"Little is said of Jonas Holm, the third founder and the author of the code, who resigned "
       "in 2013.",
       {"2013 resign/resignation", "AGENT=Jonas Holm"}},
  });
}

TEST(Claims, EntriesWithoutAVerb) {
  ExpectClaims({
      {"Emil Holm, king 1378–1418.",
       {"1378/1418 hold_office/tenure", "COMPLETE_EXTENT", "AGENT=Emil Holm"}},
      {"2021: Chief technology officer: Marta Lopes.",
       {"2021 take_office/appointment", "AGENT=Marta Lopes"}},
      {"1922: Head of the museum.", {"1922 take_office/appointment"}},
      {"2020: Second extension.", {"2020 extension/"}},
      {"23 January 2010: Lift-off.", {"2010-01-23 lift_off/launch"}},
      {"The bridge at Bonn in 1911.", {"1911 / ASSERTED"}},
      {"The end of the war in 1945 was near.", {"1945 war/war", "ENDS"}},
  });
}

TEST(Claims, EventsThatAreCountedFromOrTo) {
  ExpectClaims({
      {"Ties were resumed in September 1951, a full year before Hawaii was joined to Japan.",
       {"1952-09 join", "Hawaii"}},
      {"Emil Holm took the train to Rome on 2 May 1936. A week after his departure the town fell.",
       {"1936-05-09 fall"}},
      {"Anna was born in May 1893, and Peter was born a year after Anna.", {"1894-05 bear"}},
      {"In May 1434, a year after Emil Holm had been crowned in Rome, the town surrendered.",
       {"1433-05 crown"}},
      {"The bridge was opened in May 1901. Three years after the opening Emil Holm resigned.",
       {"1904 resign/resignation", "AGENT=Emil Holm"}},
      {"Three years after she had moved to Rome, in 1902, Anna Rossi resigned.",
       {"1905 resign/resignation"}},
      {"The king signed the act in May 1916. The prince was born in the year after the signing.",
       {"1917 bear/birth"}},
      {"The revolt broke out on 3 May 1871. Fifteen days after the revolt the sultan signed a "
       "treaty with France.",
       {"1871-05-18 sign/agreement", "France"}},
      // What a text calls the accident that it has told, or tells further on, in other words.
      {"On 3 May 1911 the roof of the theatre gave way, and 44 people died. Anna Rossi resigned a "
       "week after the disaster.",
       {"1911-05-10 resign/resignation"}},
      {"Two days before the catastrophe Emil Holm wrote to the mayor. On 3 May 1911 the dam burst, "
       "and 44 people died.",
       {"1911-05-01 write", "Emil Holm"}},
      {"On 3 May 1911 the boiler exploded, and 44 people died. An inquiry was ordered on the "
       "Monday "
       "after the disaster.",
       {"1911-05-08 order"}},
      {"On 3 May 1911 the roof fell, and 44 people died. Six weeks before the disaster Emil Holm "
       "wrote to the mayor.",
       {"1911-03~ write", "Emil Holm"}},
      {"On 3 May 1911 the roof fell, and 44 people died. Emil Holm, the chief engineer from 1906, "
       "resigned two days after the collapse.",
       {"1911-05-05 resign/resignation", "Emil Holm"}},
      {"The works burned in June 1908, which was their first fire. On 3 May 1911 the roof fell, "
       "and "
       "44 people died. Four days after the fire Emil Holm resigned.",
       {"1911-05-07 resign/resignation", "Emil Holm"}},
      {"On 3 May 1911 the roof fell, and 44 people died. The mayor had resigned on the eve of the "
       "disaster.",
       {"1911-05-02 resign/resignation"}},
      {"Three days before the vote Emil Holm wrote to the mayor, and on 3 May 1911 the council "
       "voted to build it.",
       {"1911-04-30 write", "Emil Holm"}},
      {"The tunnel was finished in March 1921, and the Ruiz Bank came aboard two years after it.",
       {"1923-03 "}},
  });
}

TEST(Claims, WhatNoCalamityToldIsCountedFromNone) {
  for (const char* text :
       {"On 3 May 1911 the theatre was opened. It was grand. Anna Rossi resigned a week after the "
        "disaster.",
        "On 3 May 1911 the roof fell, and 44 people died. It was warm. Anna Rossi resigned a week "
        "after the feast.",
        "In 1911 44 people died in a fire. Anna Rossi resigned a week after his disaster."}) {
    for (const Claim& claim : ClaimsOf(text)) {
      if (claim.event().head() != "resign") continue;
      EXPECT_EQ(claim.date().edtf(), "") << text;
    }
  }
}

TEST(Claims, AgesTellBirths) {
  ExpectClaims({
      {"Jane Roth died on 3 November 1963, aged eighty-one.",
       {"1881-11-04/1882-11-03 bear/birth", "PATIENT=Jane Roth"}},
      {"Emil Holm died in August 1915, at the age of twenty-eight.",
       {"1886-08/1887-08 bear/birth"}},
  });
  // An age without a time tells none.
  for (const Claim& claim : ClaimsOf("Emil Holm, 28, is a painter."))
    EXPECT_FALSE(claim.has_date());
}

TEST(Claims, StartsAndEndsAreKeptApart) {
  ExpectClaims({
      {"Portugal started its withdrawal from Angola in 1974.",
       {"1974 withdrawal/withdrawal", "BEGINS"}},
      {"The builders completed construction of the dam in 1936.",
       {"1936 construction/construction", "ENDS"}},
      {"The war lasted from 1939 to 1945.", {"1939/1945", "COMPLETE_EXTENT"}},
  });
}

TEST(Claims, AnExtentThatNamesItsEndsTellsThemToo) {
  const auto ends_of = [](absl::string_view text) {
    std::vector<std::string> ends;
    for (const Claim& claim : ClaimsOf(text)) {
      if (claim.end_of_extent()) {
        ends.push_back(absl::StrCat(Aspect_Name(claim.event().aspect()), " ", claim.date().text(),
                                    " ", claim.date().edtf()));
      }
    }
    return ends;
  };
  const auto both = testing::ElementsAre("BEGINS 1888 1888", "ENDS 1921 1921");
  EXPECT_THAT(ends_of("From 1888 to 1921 Emil Holm led the bank."), both);
  EXPECT_THAT(ends_of("Emil Holm led the bank from 1888 until 1921."), both);
  EXPECT_THAT(ends_of("Emil Holm stayed in Rome from May 1888 to the end of June 1921."),
              testing::ElementsAre("BEGINS May 1888 1888-05", testing::HasSubstr("ENDS ")));
  // These speak of the whole, or of nothing that happened.
  for (const char* text :
       {"Emil Holm, king 1378–1418.", "Some 900 people died between 1881 and 1889.",
        "The war of 1914-18 began in Serbia.", "Emil Holm led the bank from 1888.",
        "Emil Holm did not lead the bank from 1888 to 1921."}) {
    EXPECT_THAT(ends_of(text), testing::IsEmpty()) << text;
  }
}

TEST(Claims, PlansAndDenialsAreNoDeeds) {
  ExpectClaims({
      {"The bridge was to be completed by 1968.", {"complete/completion PLANNED"}},
      {"A contract was signed to build the tower by 1930.", {"build/construction PLANNED"}},
      {"The museum will open in May 2031.", {"2031-05 open/opening PLANNED"}},
      {"The minister did not visit Vienna in 1952.", {"1952 visit/visit", "negated"}},
  });
}

TEST(Claims, LifeDates) {
  ExpectClaims({
      {"Henri Poincaré (1854-1912) was a French mathematician.", {"1854 bear/birth", "Poincar"}},
      {"Henri Poincaré (1854-1912) was a French mathematician.", {"1912 die/death", "Poincar"}},
  });
}

// A short life with people who are named in passing.
constexpr char kLife[] =
    "Ada Moreau\n\n"
    "Ada Moreau was born at Lyon in 1871. She went to school with her elder sister, Louise, who "
    "died in 1880. Her teachers praised her, and she left for Vienna in 1890. In 1896 she met "
    "Henri Vidal. They were married in May 1897. Their daughter Claire was born in 1899. In 1903 "
    "she received a medal from the Academy. The couple moved to Nice in 1905. She died in 1934.\n";

TEST(Claims, PronounsMeanWhomTheDocumentIsAbout) {
  ExpectClaims({
      {kLife, {"1890 leave", "AGENT=Ada Moreau"}},
      {kLife, {"1880 die/death", "AGENT=Louise"}},
      {kLife, {"1897-05 marry/marriage", "Ada Moreau", "Henri Vidal"}},
      {kLife, {"1899 bear/birth", "PATIENT=Claire"}},
      {kLife, {"1903 medal/award", "AGENT=Ada Moreau"}},
      {kLife, {"1905 move/migration", "Ada Moreau", "Henri Vidal"}},
      {kLife, {"1934 die/death", "AGENT=Ada Moreau"}},
  });
}

TEST(Claims, WhatTakesPartTellsTheKindOfEvent) {
  ExpectClaims({
      {"The rebels took Lisbon in 1911.", {"1911 take/capture"}},
      {"Rossi took a seat in 1911.", {"1911 take/ "}},
      {"The treaty came into force on 1 March 1948.", {"1948-03-01 come_into_force/effect"}},
      {"Rossi took office in June 1911.", {"1911-06 take_office/appointment", "AGENT=Rossi"}},
      {"The duchy was incorporated into Prussia in 1866.", {"1866 incorporate/annexation"}},
      {"In 1921 Anna Rossi won the Davy Prize.", {"1921 win/award", "AGENT=Anna Rossi"}},
      {"Lisbon fell in 1808.", {"1808 fall/capture", "AGENT=Lisbon"}},
      {"Prices fell in 1808.", {"1808 fall/decrease"}},
      {"The climbers set off up the glacier in June 1912.", {"1912-06 set_off/departure ASSERTED"}},
      {"The source was made public in March 2018.", {"2018-03 make_public/release"}},
      {"The bill received the assent of the queen on 28 July 1863.",
       {"1863-07-28 assent/approval"}},
      {"The old tariff was taken out in May 1921.", {"1921-05 take_out/removal"}},
      {"The railway was begun in 1885.", {"1885 begin/construction"}},
      {"Work got under way in 1986.", {"1986 get_under_way/beginning"}},
      {"The archive's destruction, first fixed for 1999, was put off.",
       {"1999 destruction/destruction PLANNED"}},
  });
}

TEST(Claims, OrderIsKeptAsARelation) {
  const auto claims = ClaimsOf(
      "The council dismissed Rossi on 18 December 1950; only after that did he write to the king.");
  ASSERT_EQ(claims.size(), 2u);
  ASSERT_EQ(claims[1].relations_size(), 1);
  EXPECT_EQ(claims[1].relations(0).kind(), TemporalRelation::AFTER);
  EXPECT_EQ(claims[1].relations(0).claim(), claims[0].id());
}

TEST(Claims, OrdersOfClauses) {
  struct Order {
    const char* text;
    TemporalRelation::Kind kind;
    const char* event;
  };
  for (const Order& order : {
           Order{"The king signed the act in May 1950, before the vote was held.",
                 TemporalRelation::BEFORE, "the vote was held"},
           Order{"The king signed the act in May 1950, after the vote had been held.",
                 TemporalRelation::AFTER, "the vote had been held"},
           Order{"In 1950 the king did not sign until the vote was held.", TemporalRelation::AFTER,
                 "the vote was held"},
           Order{"The town was governed by a general in 1950 until parliament met.",
                 TemporalRelation::FINISHES, "parliament met"},
           Order{"In 1950 the king fled while the town burned.", TemporalRelation::DURING,
                 "the town burned"},
           Order{"No sooner had the king signed the act than war broke out.",
                 TemporalRelation::BEFORE, "war broke out"},
           Order{"Not until the vote was held did he resign.", TemporalRelation::AFTER,
                 "the vote was held"},
       }) {
    bool found = false;
    for (const Claim& claim : ClaimsOf(order.text)) {
      for (const TemporalRelation& relation : claim.relations()) {
        found |= relation.kind() == order.kind && relation.event_text() == order.event;
      }
    }
    EXPECT_TRUE(found) << order.text;
  }
}

TEST(Claims, NotesThatOnlyGiveADateAreTheirSentences) {
  ExpectClaims({
      {"Ada Moreau died in 1911.¹ She married Henri Vidal in the summer of 1895².\n\nNOTES\n\n"
       "1. On 3 May.\n\n2. On the 26th of July.\n",
       {"1895-07-26 marry/marriage", "Henri Vidal"}},
  });
}

TEST(Claims, CitationsAndEmptyTextMakeNone) {
  for (const char* text :
       {"The relations were cordial (Miller, 1998).", "Nothing happened here at all."}) {
    EXPECT_TRUE(ClaimsOf(text).empty()) << text << "\n" << Show(ClaimsOf(text)[0]);
  }
}

TEST(Claims, IdsAreOfContentAndUnique) {
  const auto a = ClaimsOf("Nixon visited China in 1972.\n\nFord visited Japan in 1974.");
  const auto b =
      ClaimsOf("An unrelated line.\n\nNixon visited China in 1972.\n\nFord visited Japan in 1974.");
  ASSERT_EQ(a.size(), 2u);
  ASSERT_EQ(b.size(), 2u);
  EXPECT_EQ(a[0].id(), b[0].id());
  EXPECT_NE(a[0].id(), a[1].id());
}

}  // namespace
}  // namespace dateline
