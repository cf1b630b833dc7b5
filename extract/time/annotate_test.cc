#include "extract/time/annotate.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "base/civil.h"

namespace dateline {
namespace {

std::vector<std::vector<std::string>> Rows(const std::string& name) {
  std::ifstream in("extract/time/testdata/" + name);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') rows.push_back(absl::StrSplit(line, '\t'));
  }
  return rows;
}

TEST(Phrases, OfThePublicSuitePassOrHaveAReason) {
  std::map<std::string, std::vector<std::string>> otherwise;
  for (const auto& row : Rows("phrases_other.tsv")) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    otherwise[row[0]] = row;
  }
  const auto rows = Rows("phrases.tsv");
  ASSERT_GT(rows.size(), 140u);
  for (const auto& row : rows) {
    const auto other = otherwise.find(row[0]);
    const std::string& expected = other == otherwise.end() ? row[1] : other->second[1];
    const std::string got = EdtfOfPhrase(row[0], {});
    EXPECT_EQ(got.empty() ? "-" : got, expected) << row[0];
    if (other != otherwise.end()) {
      EXPECT_NE(got, row[1]) << row[0] << " passes: no reason needed";
    }
  }
}

TEST(JsonLines, CountsCodePointsAndSplitsRanges) {
  const DocumentText doc = PlainText("Władysław saw it in March 1972 and the 1954–58 war.");
  const std::string out = Annotated(doc, TagTimes(doc, {}), AnnotationFormat::kJsonLines);
  EXPECT_EQ(out,
            "{\"start\":20,\"end\":30,\"text\":\"March 1972\",\"type\":\"DATE\",\"value\":"
            "\"1972-03\",\"edtf\":\"1972-03\"}\n"
            "{\"start\":39,\"end\":43,\"text\":\"1954\",\"type\":\"DATE\",\"value\":\"1954\","
            "\"edtf\":\"1954\",\"range\":\"1954/1958\"}\n"
            "{\"start\":44,\"end\":46,\"text\":\"58\",\"type\":\"DATE\",\"value\":\"1958\","
            "\"edtf\":\"1958\",\"range\":\"1954/1958\"}\n");
}

TEST(TimeMl, EscapesAndTags) {
  DocumentText doc = PlainText("A < B & \"C\" in 1972.");
  doc.info.mutable_date()->set_edtf("1980-01-02");
  const std::string xml = Annotated(doc, TagTimes(doc, {}), AnnotationFormat::kTimeMl);
  EXPECT_TRUE(absl::StrContains(xml,
                                "A &lt; B &amp; &quot;C&quot; in <TIMEX3 tid=\"t1\" "
                                "type=\"DATE\" value=\"1972\">1972</TIMEX3>."))
      << xml;
  EXPECT_TRUE(absl::StrContains(xml, "functionInDocument=\"CREATION_TIME\"")) << xml;
}

TEST(MarkedTextForm, ShowsValues) {
  const DocumentText doc = PlainText("In March 1972 it rained.");
  const auto times = TagTimes(doc, {});
  EXPECT_EQ(Annotated(doc, times, AnnotationFormat::kText), "In [March 1972 = 1972-03] it rained.");
  EXPECT_TRUE(absl::StrContains(Annotated(doc, times, AnnotationFormat::kColorText),
                                "\x1b[4mMarch 1972\x1b[24m"));
}

TEST(PlainText, FindsHeadingsAndParagraphs) {
  const DocumentText doc = PlainText("1905: The strike\n\nIt began\nin June.\n\nThen it ended.\n");
  ASSERT_EQ(doc.blocks.size(), 3u);
  EXPECT_EQ(doc.blocks[0].kind, BlockKind::kHeading);
  EXPECT_EQ(doc.blocks[1].span.In(doc.text), "It began\nin June.");
  EXPECT_EQ(doc.blocks[1].heading, 0);
}

TEST(DescribeTime, SaysWhatIsUnderstood) {
  TimeOptions options;
  options.explain = true;
  const TimePhrase phrase = ReadTimePhrase("since 2003", options);
  EXPECT_TRUE(phrase.understood());
  const std::string out = DescribeTime(phrase);
  EXPECT_TRUE(absl::StrContains(out, "2003/..")) << out;
  EXPECT_TRUE(absl::StrContains(out, "rule <year>")) << out;
  EXPECT_FALSE(ReadTimePhrase("no date at all", options).understood());
}

TEST(ReadTimePhrase, AsSaidOnAReferenceDayElseAsToldAfterIt) {
  const struct {
    const char* text;
    TimeReading reading;
    const char* edtf;  // empty: nothing is understood
  } kRows[] = {
      {"yesterday", TimeReading::kAuto, "1979-12-23"},
      {"last Tuesday", TimeReading::kAuto, "1979-12-18"},
      {"in March", TimeReading::kAuto, "1980-03"},
      {"three days later", TimeReading::kAuto, "1979-12-27"},
      {"the following year", TimeReading::kAuto, "1980"},
      {"16-18 march 1972", TimeReading::kAuto, "1972-03-16/1972-03-18"},
      // Who asks for one reading gets no other.
      {"three days later", TimeReading::kReport, ""},
      {"last Tuesday", TimeReading::kNarrative, ""},
      {"banana", TimeReading::kAuto, ""},
      {"", TimeReading::kAuto, ""},
  };
  for (const auto& row : kRows) {
    TimeOptions options;
    options.reference_day = DayNumber(1979, 12, 24);
    options.reading = row.reading;
    const TimePhrase phrase = ReadTimePhrase(row.text, options);
    const bool understood = *row.edtf != '\0';
    EXPECT_EQ(phrase.understood(), understood) << row.text;
    if (understood) {
      ASSERT_EQ(phrase.expressions.size(), 1) << row.text;
      EXPECT_EQ(phrase.expressions[0].edtf, row.edtf) << row.text;
    }
  }
  EXPECT_FALSE(ReadTimePhrase("three days later", TimeOptions()).understood());
}

}  // namespace
}  // namespace dateline
