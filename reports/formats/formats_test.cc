#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "reports/formats/ci.h"
#include "reports/formats/tables.h"
#include "reports/formats/xml_check.h"
#include "reports/inert.h"
#include "reports/render.h"
#include "reports/testing.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ReportView ViewOf(const Report& report, bool settled = false) {
  return *MakeView(report, {.show_settled = settled});
}

TEST(Level, BySeverity) {
  Finding finding;
  finding.set_kind(Finding::CONFLICT);
  finding.set_severity(HIGH);
  EXPECT_EQ(LevelOf(finding), Level::kError);
  finding.set_severity(MEDIUM);
  EXPECT_EQ(LevelOf(finding), Level::kWarning);
  finding.set_severity(LOW);
  EXPECT_EQ(LevelOf(finding), Level::kNote);
  finding.set_severity(HIGH);
  finding.set_kind(Finding::REFINEMENT);
  EXPECT_EQ(LevelOf(finding), Level::kNote);
}

TEST(Ci, ConflictsAndLintsUnlessAllAreWanted) {
  const Report report = SampleReport();
  const ReportView view = ViewOf(report);
  EXPECT_EQ(CiFindings(view, {}).size(), 2);
  EXPECT_EQ(CiFindings(view, {.all_kinds = true}).size(), 3);
}

TEST(Github, EscapesAndLeavesColumnsOutOfRangesOverLines) {
  Report report = SampleReport();
  report.mutable_claims(1)->mutable_location()->set_path("a,b:c%.md");
  report.mutable_claims(1)->mutable_location()->set_end_line(9);
  const std::string out = RenderGithub(ViewOf(report), {});
  EXPECT_THAT(out, testing::StartsWith(
                       "::error file=a%2Cb%3Ac%25.md,line=7,endLine=9,title=date-conflict::Ada"));
  EXPECT_THAT(out, HasSubstr("::warning file=papers/harbour.txt,line=50,endLine=50,col=10,"));
}

// A report with what could not be read, what is amiss with an input, and what is only worth
// knowing.
Report ReportWithNotices() {
  Report report = SampleReport();
  report.clear_notices();
  const struct {
    Notice::Level level;
    const char* path;
    int line;
    const char* text;
  } kRows[] = {
      {Notice::ERROR, "gone.txt", 0, "no such file; check the path"},
      {Notice::WARNING, "a.md", 7, "this suppression suppresses nothing; remove it"},
      {Notice::WARNING, "", 0, "2 blocks were cut"},
      {Notice::NOTE, "b.md", 0, "the text is French"},
  };
  for (const auto& row : kRows) {
    Notice* notice = report.add_notices();
    notice->set_level(row.level);
    notice->set_path(row.path);
    notice->set_line(row.line);
    notice->set_text(row.text);
  }
  *report.mutable_documents(0)->add_notices() = report.notices(1);
  report.mutable_documents(0)->mutable_notices(0)->set_path("c.md");
  return report;
}

TEST(Notices, ErrorsBeforeFindingsWarningsBehind) {
  const Report report = ReportWithNotices();
  const std::string out = RenderGithub(ViewOf(report), {});
  EXPECT_THAT(out,
              testing::StartsWith("::error file=gone.txt,line=1,endLine=1,title=unreadable::no "
                                  "such file; check the path\n::error "));
  EXPECT_THAT(
      out, testing::EndsWith("::warning file=a.md,line=7,endLine=7,title=notice::this suppression "
                             "suppresses nothing; remove it\n"
                             "::warning title=notice::2 blocks were cut\n"
                             "::warning file=c.md,line=7,endLine=7,title=notice::this suppression "
                             "suppresses nothing; remove it\n"));
  EXPECT_THAT(out, Not(HasSubstr("French")));
}

TEST(Notices, StandInEveryFormatForCi) {
  const Report report = ReportWithNotices();
  const ReportView view = ViewOf(report);
  const auto gitlab = OrderedJson::parse(RenderGitlab(view, {}));
  ASSERT_EQ(gitlab.size(), 2 + 3) << "a mark needs a file";
  EXPECT_EQ(gitlab[2]["check_name"], "unreadable");
  EXPECT_EQ(gitlab[2]["severity"], "critical");
  EXPECT_EQ(gitlab[3]["location"]["lines"]["begin"], 7);
  EXPECT_NE(gitlab[3]["fingerprint"], gitlab[4]["fingerprint"]);
  const auto rdjson = OrderedJson::parse(RenderRdjson(view, {}))["diagnostics"];
  ASSERT_EQ(rdjson.size(), 2 + 3);
  EXPECT_FALSE(rdjson[2]["location"].contains("range"));
  EXPECT_EQ(rdjson[3]["location"]["range"]["start"]["line"], 7);
  const auto sarif = OrderedJson::parse(RenderSarif(view, {}))["runs"][0]["invocations"][0];
  EXPECT_EQ(sarif["executionSuccessful"], false);
  ASSERT_EQ(sarif["toolExecutionNotifications"].size(), 4);
  const auto& place = sarif["toolExecutionNotifications"][1]["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["region"]["startLine"], 7);
  EXPECT_THAT(RenderMarkdown(view), HasSubstr("\n- a.md\\:7\\: this suppression"));
}

TEST(Rdjson, ColumnsAreBytes) {
  Report report = SampleReport();
  Location* place = report.mutable_claims(1)->mutable_location();
  place->set_line(2);
  place->set_column(7);
  place->set_end_line(2);
  place->set_end_column(17);
  const std::string bytes = "# Ω\nÀ été 3 May 1932 x\n";
  CiOptions options;
  options.source = [&](const std::string& path) {
    return path == "papers/bridge.md" ? &bytes : nullptr;
  };
  const auto json = OrderedJson::parse(RenderRdjson(ViewOf(report), options));
  const auto& range = json["diagnostics"][0]["location"]["range"];
  EXPECT_EQ(range["start"]["column"], 10);
  EXPECT_EQ(range["end"]["column"], 20);
  const auto& other = json["diagnostics"][1]["location"]["range"];
  EXPECT_FALSE(other["start"].contains("column")) << "whole lines where the file is not at hand";
}

TEST(Sarif, SuppressedFindingsAreLeftOutOrMarked) {
  Report report = SampleReport();
  report.mutable_findings(0)->set_state(Finding::DISMISSED);
  report.mutable_findings(0)->set_note("two bridges");
  const auto omitted = OrderedJson::parse(RenderSarif(ViewOf(report, true), {}));
  EXPECT_EQ(omitted["runs"][0]["results"].size(), 1);
  const auto marked =
      OrderedJson::parse(RenderSarif(ViewOf(report, true), {.mark_suppressed = true}));
  ASSERT_EQ(marked["runs"][0]["results"].size(), 2);
  EXPECT_EQ(marked["runs"][0]["results"][0]["suppressions"][0]["justification"], "two bridges");
}

TEST(Sarif, BracketsOfDocumentsAreNoLinks) {
  Report report = SampleReport();
  report.mutable_findings(0)->set_title("[x](1)");
  const auto log = OrderedJson::parse(RenderSarif(ViewOf(report), {}));
  const std::string text = log["runs"][0]["results"][0]["message"]["text"];
  EXPECT_THAT(text, testing::StartsWith("\\[x\\](1)"));
  EXPECT_THAT(text, HasSubstr("See [papers/harbour.txt:12:4](1), [papers/bridge.md:20:9](2)"));
}

TEST(UriOf, RelativeStaysRelative) {
  EXPECT_EQ(UriOf("docs/a b.md"), "docs/a%20b.md");
  EXPECT_EQ(UriOf("/w/é#1.md"), "file:///w/%C3%A9%231.md");
  EXPECT_EQ(UriOf("a:b%c?.md"), "a%3Ab%25c%3F.md");
  EXPECT_EQ(UriOf(""), "");
}

TEST(Junit, ValidByJenkinsSchema) {
  for (const Report& report : {SampleReport(), HostileReport(), Report()}) {
    EXPECT_EQ(XmlMistakes(RenderJunit(ViewOf(report, true), {}), "tests/schemas/junit-10.xsd"), "");
  }
}

TEST(Junit, CountsFailuresSkipsAndErrors) {
  Report report = SampleReport();
  report.mutable_findings(2)->set_in_baseline(true);
  Notice* notice = report.add_notices();
  notice->set_level(Notice::ERROR);
  notice->set_path("gone.txt");
  notice->set_text("no such file");
  const std::string xml = RenderJunit(ViewOf(report, true), {});
  EXPECT_THAT(xml,
              HasSubstr("<testsuites name=\"dateline\" tests=\"4\" failures=\"1\" errors=\"1\">"));
  EXPECT_THAT(xml, HasSubstr("<skipped message=\"in the baseline\"/>"));
  EXPECT_THAT(xml,
              HasSubstr("<testsuite name=\"gone.txt\" tests=\"1\" failures=\"0\" errors=\"1\""));
}

TEST(Csv, FormulasBecomeText) {
  const struct {
    const char* title;
    const char* cell;
  } kRows[] = {
      {"=1+1", ",'=1+1,"},
      {"+1", ",'+1,"},
      {"-0043", ",'-0043,"},
      {" @SUM(A1)", ",' @SUM(A1),"},
      {"＝1", ",'＝1,"},
      {"1972", ",1972,"},
      {"a,\"b\"", ",\"a,\"\"b\"\"\","},
      {"a\r\nb", ",a  b,"},
  };
  for (const auto& row : kRows) {
    Report report = SampleReport();
    report.mutable_findings(0)->set_title(row.title);
    EXPECT_THAT(RenderCsv(ViewOf(report)), HasSubstr(row.cell)) << row.title;
  }
}

TEST(Markdown, TextOfDocumentsIsNoMarkup) {
  Report report = SampleReport();
  report.mutable_findings(0)->set_title("![x](http://x) <b> `c` | *d*");
  const std::string text = RenderMarkdown(ViewOf(report));
  EXPECT_THAT(text, HasSubstr("### \\!\\[x\\]\\(http\\://x\\) &lt;b\\> \\`c\\` \\| \\*d\\*\n"));
  EXPECT_THAT(text, HasSubstr("On **3 May 1931** the engineer"));
}

// No format lets a control or bidirectional character of a document through.
TEST(EveryFormat, HostileTextIsInert) {
  const Report report = HostileReport();
  for (const Format& format : Formats()) {
    // A patch holds the lines of the file as they are, or it would not apply.
    if (format.binary || absl::string_view(format.name) == "diff") continue;
    const absl::StatusOr<std::string> out = Render(format.name, ViewOf(report, true), {});
    ASSERT_TRUE(out.ok()) << format.name;
    for (absl::string_view line : absl::StrSplit(*out, '\n')) {
      if (absl::EndsWith(line, "\r")) line.remove_suffix(1);
      EXPECT_EQ(Inert(line), std::string(line)) << format.name;
    }
    EXPECT_THAT(*out, Not(HasSubstr("\x1b"))) << format.name;
  }
}

TEST(EveryFormat, AnEmptyReport) {
  for (const Format& format : Formats()) {
    if (absl::string_view(format.name) == "pdf")
      continue;  // a copy of a document, which is not here
    EXPECT_TRUE(Render(format.name, ViewOf(Report()), {}).ok()) << format.name;
  }
}

}  // namespace
}  // namespace dateline
