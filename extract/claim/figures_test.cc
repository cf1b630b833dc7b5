// How many: figures and ranks in the claims, of prose and of tables.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "extract/extract.h"

namespace dateline {
namespace {

// "1911 sink: 44 dead, 2nd visit; AGENT=Anna Rossi" for every claim, a line each.
std::string Show(absl::string_view text) {
  ExtractOptions options;
  options.read.format = "markdown";
  absl::StatusOr<Extraction> extraction = ExtractClaims(std::string(text), "t.md", options);
  if (!extraction.ok()) return extraction.status().ToString();
  std::vector<std::string> lines;
  for (const Claim& claim : extraction->claims()) {
    std::vector<std::string> figures;
    for (const Quantity& q : claim.quantities())
      figures.push_back(absl::StrCat(q.value(), " ", q.unit()));
    if (claim.has_ordinal()) {
      figures.push_back(absl::StrCat("#", claim.ordinal().value(), " ", claim.ordinal().of()));
    }
    for (const Participant& p : claim.participants()) {
      if (p.role() == CONTEXT) continue;
      figures.push_back(absl::StrCat(ParticipantRole_Name(p.role()), "=", p.entity().name()));
    }
    lines.push_back(absl::StrCat(claim.date().edtf(), " ", claim.event().head(), ": ",
                                 absl::StrJoin(figures, ", ")));
  }
  return absl::StrJoin(lines, "\n");
}

struct Row {
  const char* text;
  std::vector<const char*> has;     // in one line
  std::vector<const char*> has_no;  // in any
};

void Expect(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string shown = Show(row.text);
    bool found = row.has.empty();
    for (absl::string_view line : absl::StrSplit(shown, '\n')) {
      bool all = true;
      for (const char* part : row.has) all &= absl::StrContains(line, part);
      found |= all;
    }
    EXPECT_TRUE(found) << row.text << "\nwanted " << absl::StrJoin(row.has, " & ") << "\ngot\n"
                       << shown;
    for (const char* part : row.has_no) {
      EXPECT_FALSE(absl::StrContains(shown, part)) << row.text << "\nnot " << part << "\ngot\n"
                                                   << shown;
    }
  }
}

TEST(Figures, TheDeadAreCountedInOneUnit) {
  Expect({
      {"Eleven thousand of Rossi's soldiers lay dead by noon.", {"11000 dead"}, {}},
      {"In 1911 a boiler burst; 23 men were lost.", {"23 dead"}, {}},
      {"I sat with the twenty-six who were drowned in it.", {"26 dead"}, {}},
      {"The storm of 1911 killed 44.", {"44 dead"}, {}},
      {"Rossi lost about 600 men killed in 1911.", {"600 dead"}, {}},
      {"By dawn the fire had taken 147 lives.", {"147 dead"}, {}},
      {"In 1911 six were hurt when a boiler burst.", {"6 injured"}, {}},
      {"The crash of 1911 injured 44 people.", {"44 injured"}, {}},
      // Ships are lost too, and what stands beside a death is not all dead.
      {"In 1911 two ships were lost.", {"2 ship"}, {"dead"}},
      {"Two years after her death the 206 letters were sold.", {}, {"206 dead"}},
      {"He died in 1911 in room 12 of 300 rooms.", {}, {"dead"}},
  });
}

TEST(Figures, SmallNumbersOfWhatIsSoInGeneralMakeNoClaim) {
  Expect({
      {"Rossi wants to raise trade at two levels.", {}, {"level"}},
      {"There are three factors driving it.", {}, {"factor"}},
      {"It is surrounded by four countries.", {}, {"country"}},
      {"Rossi built four bridges.", {"4 bridge"}, {}},
      {"Two bridges have been built.", {"2 bridge"}, {}},
  });
}

TEST(Figures, MeasuresTakeNoPart) {
  Expect({
      {"In 1956 they agreed on 16 million US dollars.",
       {"1.6e+07 USD"},
       {"United States", "=dollar"}},
      {"In 1956 they hired 40 Swiss masons.", {"40 mason", "Switzerland"}, {}},
  });
}

TEST(Figures, RanksGoToTheirEvents) {
  Expect({
      {"Rossi, who arrived in May 1911 as the second director, left.",
       {"1911-05 arrive", "#2 director"},
       {}},
      {"Rossi returned in July 1928, at the head of what was, by most counts, his third cabinet, "
       "and that August he won.",
       {"1928-07 return", "#3 cabinet"},
       {"win: #3"}},
      {"Rossi formed a cabinet on 4 July 1928, his fourth, and left.",
       {"1928-07-04 form", "#4 cabinet", "AGENT=Rossi"},
       {}},
      {"Anna Rossi was born in 1867, the fifth and youngest child of two teachers.",
       {"1867 bear", "#5 child of teachers", "PATIENT=Anna Rossi"},
       {}},
      {"Anna Rossi first saw Rome in 1867, the fourth of five children.",
       {"1867 see", "#4 child of 5", "AGENT=Anna Rossi"},
       {"#1"}},
      {"By the 87th test, which was made in 1953, it worked.", {"1953 make", "#87 test"}, {}},
  });
}

TEST(Figures, RowsTellTheFiguresOfAThing) {
  Expect({
      {"| What | Default | Most |\n|---|---|---|\n| Size of a parcel | 1 MiB | 16 MiB |\n",
       {"1 MiB, 16 MiB, PATIENT=size, PATIENT=parcel"},
       {}},
      {"| What | Default | Most |\n|---|---|---|\n| Rooms in a house | 6 | 2,048 |\n",
       {"6 room, 2048 room"},
       {}},
      {"| Plan | Per month | Letters included |\n|---|---|---|\n| Alba | €49 | 50 million |\n",
       {"49 EUR, 5e+07 letter, PATIENT=Alba"},
       {}},
      // No unit, more than statements, no head, a number in front.
      {"| Model | Index |\n|---|---|\n| Vega | 41.5 |\n", {}, {"41.5"}},
      {"| Ship | Men | Guns | Boats | Sails |\n|---|---|---|---|---|\n| Vega | 1 | 2 | 3 | 4 |\n",
       {},
       {"sail"}},
      {"| 12 | Men |\n|---|---|\n| 13 | 40 men |\n", {}, {"40"}},
  });
}

TEST(Figures, RatesAreNoLengths) {
  Expect({
      {"The office sends forty letters a day.", {"send", "40 letter"}, {}},
      {"It costs €59 a month.", {"59 EUR"}, {}},
  });
}

TEST(Figures, WhatIsDoneInAReleaseIsAClaim) {
  Expect({
      {"Delayed sending was introduced in 3.2 and stays.", {"introduce", "=3.2"}, {"3.2 "}},
      {"Delayed sending, which arrived with 3.1, survives. It was removed in 4.0.",
       {"remove", "=4.0"},
       {}},
      {"## [3.3.0] - 2022-11-15\n### Deprecated\n- Old logins. They will be removed in 4.1.\n",
       {" remove: ", "4.1"},
       {"2022-11-15 remove"}},
      {"## [3.3.0] - 2022-11-15\n### Removed\n- Old logins, deprecated since 3.1.\n",
       {"2022-11-15 remove"},
       {"2022-11-15 deprecate"}},
      {"The 3.2 release runs well. We like 3.2.", {}, {"=3.2"}},
  });
}

TEST(Figures, ColumnsTellWhatTheirFiguresAre) {
  Expect({
      {"| Year | Aid to Chile (US$ million) |\n|---|---|\n| 1987 | 121 |\n",
       {"1987", "1.21e+08 USD", "Chile"},
       {}},
      {"| Year | Exports (tons) | Imports (tons) |\n|---|---|---|\n| 1987 | 5 | 7 |\n",
       {"1987", "7 ton"},
       {"5 ton, 7"}},
      {"| Visitor | Destination | Date |\n|---|---|---|\n| Anna Rossi | Rome | May 1971 |\n",
       {"1971-05 visit", "AGENT=Anna Rossi", "DESTINATION=Rome"},
       {}},
      {"| Work | Completed | First performance |\n|---|---|---|\n"
       "| Sonata | 1893 | Rome, 3 May 1894 |\n",
       {"1893 complete: PATIENT=sonata"},
       {"1893 complete: PATIENT=sonata, LOCATION"}},
      {"| Work | Completed | First performance |\n|---|---|---|\n"
       "| Sonata | 1893 | Rome, 3 May 1894 |\n",
       {"1894-05-03 performance", "PATIENT=sonata", "LOCATION=Rome"},
       {}},
      {"| Item | Value |\n|---|---|\n| Cost at completion | €512 million |\n",
       {"cost", "5.12e+08 EUR"},
       {}},
      {"| Item | Value |\n|---|---|\n| Builder | Holm (contract signed 8 July 2005) |\n",
       {"2005-07-08 sign"},
       {}},
      {"| King | From | To |\n|---|---|---|\n| Emil Holm | 1901 | 1911 |\n",
       {"1901 hold_office: AGENT=Emil Holm"},
       {}},
      {"| Date | Club | Result |\n|---|---|---|\n| 3 May 1974 | Halden | 0-1 |\n",
       {"0 point, 1 point"},
       {}},
      {"| Version | Released |\n|---|---|\n| 2.0 | May 2011 |\n", {"2011-05 release"}, {"2 "}},
      {"| Employees | 143 |\n|---|---|\n| Offices | 3 |\n", {"3 office"}, {}},
      {"| Player | Left |\n|---|---|\n| Emil Holm | 1901 |\n", {"1901 leave: AGENT=Emil Holm"}, {}},
      {"| Name | Married |\n|---|---|\n| Emil Holm | 1901 |\n", {"1901 marry"}, {}},
      {"| Ruler | Reign |\n|---|---|\n| Emil Holm | 1901-1911 |\n",
       {"1901/1911 reign: AGENT=Emil Holm"},
       {}},
      {"| Year | Ship | Guns |\n|---|---|---|\n| 1801 | Vega | 40 |\n", {"1801", "40 gun"}, {}},
  });
}

}  // namespace
}  // namespace dateline
