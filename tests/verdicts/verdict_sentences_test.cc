// Two short texts, and the conflicts between them.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/str_join.h"
#include "extract/extract.h"
#include "reconcile/reconcile.h"

namespace dateline {
namespace {

std::string ConflictsOf(const std::string& a, const std::string& b) {
  std::vector<Extraction> extractions;
  for (const auto& [path, text] : {std::make_pair("a.md", a), std::make_pair("b.md", b)}) {
    absl::StatusOr<Extraction> extraction = ExtractClaims(text, path, {});
    if (!extraction.ok()) return std::string(extraction.status().message());
    extractions.push_back(*std::move(extraction));
  }
  std::set<std::string> rules;
  const Report report = Reconcile(std::move(extractions), {});
  for (const Finding& finding : report.findings()) {
    if (finding.kind() == Finding::CONFLICT) rules.insert(finding.rule());
  }
  return absl::StrJoin(rules, " ");
}

struct Case {
  const char* rules;  // of the conflicts, sorted; empty: none
  const char *a, *b;
};

void Check(const Case& c) {
  EXPECT_EQ(ConflictsOf(c.a, c.b), c.rules) << c.a << "\n" << c.b;
  EXPECT_EQ(ConflictsOf(c.b, c.a), c.rules) << "the other way round: " << c.a << "\n" << c.b;
}

TEST(VerdictSentences, ParticipantsInARole) {
  for (const Case& c : {
           Case{"participant-conflict",
                "In 1998 Anna Berg was elected president of the Nordic Chess Federation.",
                "Jon Lund was elected president of the Nordic Chess Federation in 1998."},
           Case{"participant-conflict",
                "In May 2003 Carl Holm was appointed director of the Varde Museum.",
                "Peter Krag was appointed director of the Varde Museum in May 2003."},
           Case{"participant-conflict", "Maria Sund founded the Ribe Orchestra in 1921.",
                "The Ribe Orchestra was founded in 1921 by Lise Toft."},
           // One person.
           Case{"", "In 1998 Anna Berg was elected president of the Nordic Chess Federation.",
                "A. Berg was elected president of the Nordic Chess Federation in 1998."},
           // Another year, another body, another office, an office of many.
           Case{"", "In 1998 Anna Berg was elected president of the Nordic Chess Federation.",
                "Jon Lund was elected president of the Nordic Chess Federation in 2002."},
           Case{"", "In 1998 Anna Berg was elected president of the Nordic Chess Federation.",
                "Jon Lund was elected president of the Oslo Rowing Club in 1998."},
           Case{"", "In 1998 Anna Berg was elected president of the Nordic Chess Federation.",
                "Jon Lund was elected secretary of the Nordic Chess Federation in 1998."},
           Case{"", "In 1998 Anna Berg was elected a member of the Nordic Chess Federation.",
                "Jon Lund was elected a member of the Nordic Chess Federation in 1998."},
           // Founders together.
           Case{"", "Maria Sund founded the Ribe Orchestra in 1921.",
                "The Ribe Orchestra was founded in 1921 by Maria Sund and Lise Toft."},
       }) {
    Check(c);
  }
}

TEST(VerdictSentences, Dates) {
  for (const Case& c : {
           Case{"date-conflict", "The Ribe Orchestra was founded in 1921.",
                "The Ribe Orchestra was founded in 1924."},
           Case{"", "The Ribe Orchestra was founded in 1921.",
                "The Ribe Orchestra was founded in May 1921."},
           Case{"", "Anna Berg visited Kyoto in 1998.", "Anna Berg visited Kyoto in 2005."},
       }) {
    Check(c);
  }
}

TEST(VerdictSentences, RowsAndFiguresBesideTheEvent) {
  for (const Case& c : {
           // Of two sentences the one has its figure with the date of the event, the other beside
           // it.
           Case{"quantity-conflict",
                "Under an accord of 1956 Arvania paid Belmark for the war: 18.5 million dollars.",
                "On 5 March 1956 Arvania and Belmark signed an accord on a sum, 16.3 million US "
                "dollars."},
           Case{"",
                "Under an accord of 1956 Arvania paid Belmark for the war: 16.3 million dollars.",
                "On 5 March 1956 Arvania and Belmark signed an accord on a sum, 16.3 million US "
                "dollars."},
           // A row of a table is no deed that differs from a plan.
           Case{"date-conflict", "Anna Berg will visit Kyoto in May 2031.",
                "| who | where | when |\n| --- | --- | --- |\n| Anna Berg | Kyoto | June 2031 |\n"},
           Case{
               "", "Anna Berg will visit Kyoto in May 2031.",
               "| who | where | when |\n| --- | --- | --- |\n| Anna Berg | Kyoto | 7 May 2031 |\n"},
       }) {
    Check(c);
  }
}

TEST(VerdictSentences, Ordinals) {
  for (const Case& c : {
           // In one month it is one event, counted differently.
           Case{"ordinal-conflict",
                "On 1 January 2020 Petra Holm became the third chief executive of Varde Power.",
                "Petra Holm became the second chief executive of Varde Power in January 2020."},
           Case{"", "Petra Holm became the third chief executive of Varde Power in January 2020.",
                "In 2020 Petra Holm became the third chief executive of Varde Power."},
           // The last of so many is the one of that number; the last alone may be any.
           Case{"ordinal-conflict",
                "Anna Berg was born in Lund in 1874, the last of seven children.",
                "Anna Berg was born in Lund in 1874, the fifth child of a miller."},
           Case{"", "Anna Berg was born in Lund in 1874, the last of seven children.",
                "Anna Berg was born in Lund in 1874, the seventh child of a miller."},
           Case{"", "Anna Berg was born in Lund in 1874, the last child of a miller.",
                "Anna Berg was born in Lund in 1874, the fifth child of a miller."},
           Case{"", "In March 1998 Anna Berg made her second visit to Kyoto.",
                "In May 2004 Anna Berg made her third visit to Kyoto."},
       }) {
    Check(c);
  }
}

TEST(VerdictSentences, FiguresOfOtherDays) {
  for (const Case& c : {
           Case{"", "By 4 May 2018 the relief fund of Varde had reached 310,000 crowns.",
                "By 11 May 2018 the relief fund of Varde had reached 420,000 crowns."},
           Case{"quantity-conflict",
                "By 4 May 2018 the relief fund of Varde had reached 310,000 crowns.",
                "By 4 May 2018 the relief fund of Varde had reached 420,000 crowns."},
           // Both texts give both figures.
           Case{"", "On 4 May 2018 31 sailors left Varde. On 4 May 2018 29 sailors left Varde.",
                "On 4 May 2018 31 sailors left Varde. On 4 May 2018 29 sailors left Varde. It "
                "rained."},
       }) {
    Check(c);
  }
}

// The date of another clause of the sentence agrees or is silent; it never contradicts.
TEST(VerdictSentences, DatesBesideTheEvent) {
  const struct {
    const char *a, *b;
    bool agree;
  } cases[] = {
      {"On 3 May 1897 the Gamle mill, the last in Varde, was closed.",
       "The Gamle mill, the last in Varde, was closed by an order signed in Lund on 3 May 1897.",
       true},
      {"On 3 May 1897 the Gamle mill, the last in Varde, was closed.",
       "The Gamle mill, the last in Varde, was closed by an order signed in Lund on 9 June 1898.",
       false},
  };
  for (const auto& c : cases) {
    std::vector<Extraction> extractions;
    for (const auto& [path, text] : {std::make_pair("a.md", c.a), std::make_pair("b.md", c.b)})
      extractions.push_back(*ExtractClaims(text, path, {}));
    const Report report = Reconcile(std::move(extractions), {});
    const bool agree =
        std::any_of(report.findings().begin(), report.findings().end(),
                    [](const Finding& finding) { return finding.rule() == "date-agreement"; });
    EXPECT_EQ(agree, c.agree) << c.b;
    EXPECT_EQ(ConflictsOf(c.a, c.b), "") << c.b;
  }
}

TEST(VerdictSentences, CountedOnceByEach) {
  for (const Case& c : {
           Case{"quantity-conflict",
                "In May 1879 Karl Holm brought 135 delegates together in Varde.",
                "In May 1879 Karl Holm opened the congress in Varde. Of its 153 delegates only 42 "
                "were engineers."},
           Case{"", "In May 1879 Karl Holm brought 135 delegates together in Varde.",
                "In May 1912 Anna Berg opened the congress in Lund. Of its 153 delegates only 42 "
                "were engineers."},
       }) {
    Check(c);
  }
}

TEST(VerdictSentences, AgesAgainstBirths) {
  for (const Case& c : {
           Case{"date-conflict", "Anna Berg was born in Lund in 1874.",
                "Anna Berg died in February 1921 at the age of 52."},
           Case{"", "Anna Berg was born in Lund in 1874.",
                "Anna Berg died in February 1921 at the age of 46."},
           Case{"", "Anna Berg was born in Lund in 1874.",
                "Karl Holm died in February 1921 at the age of 52."},
           // When it was, only the age says.
           Case{"", "Anna Berg was born in Lund in 1874.",
                "The school was opened in 1880. At fifteen Anna Berg won its medal."},
       }) {
    Check(c);
  }
}

TEST(VerdictSentences, Quantities) {
  for (const Case& c : {
           Case{"quantity-conflict", "The flood of Ribe in 1634 killed around 2,500 people.",
                "The flood of Ribe in 1634 killed over 4,000 people."},
           Case{"", "The flood of Ribe in 1634 killed over 4,000 people.",
                "The flood of Ribe in 1634 killed 4,200 people."},
       }) {
    Check(c);
  }
}

TEST(VerdictSentences, Ages) {
  for (const Case& c : {
           Case{"quantity-conflict", "Its engineer, Ada Holt, 41, resigned on 3 June 1931.",
                "Ada Holt, who was 44, resigned on 3 June 1931."},
           Case{"", "Its engineer, Ada Holt, 41, resigned on 3 June 1931.",
                "Ada Holt, who was 41, resigned on 3 June 1931."},
           // In her forty-second year one is forty-one; eleven years later one is older.
           Case{"", "Ada Holt, 41, resigned on 3 June 1931.",
                "Ada Holt resigned on 3 June 1931, in her forty-second year."},
           Case{"", "Ada Holt, 41, resigned on 3 June 1931.",
                "Ada Holt died on 9 July 1942, aged 52."},
       }) {
    Check(c);
  }
}

// Whatever happened to what is counted, a figure is compared with a figure.
TEST(VerdictSentences, FiguresOfOneThing) {
  for (const Case& c : {
           // Two digits have changed places; the verbs, and what the things are called, differ.
           Case{
               "quantity-conflict",
               "The ferry Maren capsized off Skagen in May 1987. The Maren had carried 241 "
               "passengers.",
               "In May 1987 the ferry Maren sank off Skagen. A court heard that 214 passengers had "
               "boarded the Maren."},
           Case{"quantity-conflict",
                "The flood of March 1933 destroyed the mills of Varde. The water took 147 lives.",
                "In March 1933 Varde was flooded. By the morning 174 people were dead in Varde."},
           // Other digits, so other things; and a text that has both figures.
           Case{"",
                "The ferry Maren capsized off Skagen in May 1987. The Maren had carried 241 "
                "passengers.",
                "In June 1991 the ferry Karen sank off Oslo. A court heard that 356 guests had "
                "dined."},
           // Money is no number of people.
           Case{"", "The flood of March 1933 destroyed the mills of Varde. Varde paid £147,000.",
                "In March 1933 Varde was flooded. Some 174,000 people fled from Varde."},
           // In one text another thing is called otherwise.
           Case{"",
                "On 10 May 2007 144 lawmakers signed a petition in Varde. In July 441 soldiers "
                "came home.",
                "The mills of Varde were closed in 1950."},
       }) {
    Check(c);
  }
}

TEST(VerdictSentences, FiguresBesideTheEvent) {
  for (const Case& c : {
           Case{"quantity-conflict",
                "The Ribe ferry sank on 3 May 1934 with 241 passengers on board.",
                "The Ribe ferry sank on 3 May 1934, and 214 passengers were on board."},
           Case{"", "The Ribe ferry sank on 3 May 1934 with 214 passengers on board.",
                "The Ribe ferry sank on 3 May 1934, and 214 passengers were on board."},
       }) {
    Check(c);
  }
}

TEST(VerdictSentences, TimesOfDay) {
  for (const Case& c : {
           Case{"date-conflict", "The Ribe ferry sank at 18:15 on 3 May 1934.",
                "The Ribe ferry sank at 19:40 on 3 May 1934."},
           Case{"", "The Ribe ferry sank at 18:15 on 3 May 1934.",
                "The Ribe ferry sank on 3 May 1934."},
       }) {
    Check(c);
  }
}

TEST(VerdictSentences, ASeriesIsNoContradiction) {
  const std::string series =
      "In 1911 the council of Ribe approved a plan for the Toft quarter. In 1912 the council of "
      "Ribe approved a plan "
      "for the Sund quarter. In 1914 the council of Ribe approved a plan for the Krag quarter.";
  EXPECT_EQ(ConflictsOf(series, "The Ribe Orchestra was founded in 1921."), "");
}

}  // namespace
}  // namespace dateline
