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
  EXPECT_TRUE(absl::StrContains(xml, "A &lt; B &amp; &quot;C&quot; in <TIMEX3 tid=\"t1\" "
                                     "type=\"DATE\" value=\"1972\">1972</TIMEX3>."))
      << xml;
  EXPECT_TRUE(absl::StrContains(xml, "functionInDocument=\"CREATION_TIME\"")) << xml;
}

TEST(MarkedTextForm, ShowsValues) {
  const DocumentText doc = PlainText("In March 1972 it rained.");
  const auto times = TagTimes(doc, {});
  EXPECT_EQ(Annotated(doc, times, AnnotationFormat::kText),
            "In [March 1972 = 1972-03] it rained.");
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
  bool understood = false;
  TimeOptions options;
  options.explain = true;
  const std::string out = DescribeTime("since 2003", options, &understood);
  EXPECT_TRUE(understood);
  EXPECT_TRUE(absl::StrContains(out, "2003/..")) << out;
  EXPECT_TRUE(absl::StrContains(out, "rule <year>")) << out;
  DescribeTime("no date at all", options, &understood);
  EXPECT_FALSE(understood);
}

}  // namespace
}  // namespace dateline
