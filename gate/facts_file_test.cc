#include "gate/facts_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gate/edtf_words.h"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// "line event|date|participants|place|source" of each fact.
std::vector<std::string> Facts(const std::string& text, const std::string& name) {
  FactsFile file;
  std::vector<std::string> mistakes;
  EXPECT_TRUE(ReadFactsFile(text, name, &file, &mistakes)) << absl::StrJoin(mistakes, "\n");
  std::vector<std::string> out;
  for (int i = 0; i < file.facts.fact_size(); ++i) {
    const HouseFact& fact = file.facts.fact(i);
    out.push_back(absl::StrCat(file.lines[i], " ", fact.event(), "|", fact.date(), "|",
                               absl::StrJoin(fact.participants(), "+"), "|", fact.place(), "|",
                               fact.source()));
  }
  return out;
}

std::vector<std::string> Mistakes(const std::string& text, const std::string& name) {
  FactsFile file;
  std::vector<std::string> mistakes;
  EXPECT_FALSE(ReadFactsFile(text, name, &file, &mistakes));
  return mistakes;
}

TEST(FactsFileTest, Csv) {
  EXPECT_THAT(Facts("\xEF\xBB\xBF"
                    "Event,Date,Participants\r\n"
                    "# a comment\r\n"
                    "\"signing, with a \"\"show\"\"\",1972-03,\"Pakistan; India\"\r\n"
                    "\r\n"
                    "\"over\r\ntwo lines\",1980\r\n",
                    "f.csv"),
              ElementsAre("3 signing, with a \"show\"|1972-03|Pakistan+India||",
                          "5 over two lines|1980|||"));
  EXPECT_THAT(Facts("date;event;source\n1903;the prize;a, b\n", "f.csv"),
              ElementsAre("2 the prize|1903|||a, b"));
  EXPECT_THAT(Facts("date\tevent\tplace\n1903\tthe prize\tParis", "f.tsv"),
              ElementsAre("2 the prize|1903||Paris|"));
}

TEST(FactsFileTest, CsvMistakes) {
  EXPECT_THAT(Mistakes("evnt,date\nx,1903\n", "f.csv"),
              ElementsAre(HasSubstr("f.csv:1: the header names no columns `event` and `date`; did "
                                    "you mean event?")));
  EXPECT_THAT(Mistakes("event,date,plce\nx,1903,y\n", "f.csv"),
              ElementsAre("f.csv:1: plce: no such column; did you mean place?"));
  EXPECT_THAT(
      Mistakes("event,date\nx,\n,1903\na,b,c\n", "f.csv"),
      testing::UnorderedElementsAre(HasSubstr("f.csv:2: no date"), HasSubstr("f.csv:3: no event"),
                                    HasSubstr("f.csv:4: 3 fields under a header of 2")));
}

TEST(FactsFileTest, MarkdownTables) {
  EXPECT_THAT(Facts("# House dates\n\nText | with a bar.\n\n| Event | Date |\n|---|:--|\n"
                    "| **release** of 2.4 | 2023-05-17 |\n|a \\| b|1999|\n\nMore.\n\n"
                    "| Other | Table |\n|---|---|\n| x | y |\n",
                    "f.md"),
              ElementsAre("7 release of 2.4|2023-05-17|||", "8 a | b|1999|||"));
  EXPECT_THAT(Mistakes("No table.\n", "f.md"), ElementsAre(HasSubstr("f.md:1: no table")));
}

TEST(FactsFileTest, Textproto) {
  EXPECT_THAT(
      Facts("title: \"T\"\nfact {\n event: \"x\" date: \"1903\" participants: \"a\" }\n", "f"),
      ElementsAre("2 x|1903|a||"));
  EXPECT_THAT(Mistakes("fact { event: \"x\" }\nfact { evnt: \"y\" date: \"1\" }", "f.textproto"),
              testing::IsSupersetOf(
                  {HasSubstr("f.textproto:1: no date"),
                   HasSubstr("f.textproto:2: evnt: no such field; did you mean event?")}));
}

TEST(EdtfWordsTest, Words) {
  const struct {
    const char* edtf;
    const char* words;
  } kRows[] = {
      {"1972", "in 1972"},
      {"1972-03", "in March 1972"},
      {"1972-03-16", "on 16 March 1972"},
      {"1895-22", "in summer 1895"},
      {"197X", "in the 1970s"},
      {"-0043", "in 44 BC"},
      {"1962~", "in about 1962"},
      {"1979/1989", "from 1979 to 1989"},
      {"1972-03-16/1972-03-18", "from 16 March 1972 to 18 March 1972"},
      {"1988-05/..", "since May 1988"},
      {"../1988", "until 1988"},
      // No EDTF, or none that has words.
      {"May 1972", ""},
      {"1972-13", ""},
      {"1972-02-30", ""},
      {"", ""},
      {"../..", ""},
      {"19720316", ""},
  };
  for (const auto& row : kRows) EXPECT_EQ(EdtfInWords(row.edtf), row.words) << row.edtf;
}

}  // namespace
}  // namespace dateline
