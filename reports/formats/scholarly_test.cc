#include "reports/formats/scholarly.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "reports/formats/ci.h"
#include "reports/formats/xml_check.h"
#include "reports/testing.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;

TEST(RenderTei, ValidByTheSchema) {
  for (const Report& report : {SampleReport(), HostileReport(), Report()}) {
    EXPECT_EQ(XmlMistakes(RenderTei(*MakeView(report, {})), "tests/schemas/tei_all.rng"), "");
  }
}

TEST(RenderTei, AReadingNamesItsWitnesses) {
  const Report report = SampleReport();
  const std::string tei = RenderTei(*MakeView(report, {}));
  EXPECT_THAT(tei, HasSubstr("<witness xml:id=\"W1\">The harbour of Varn (papers/harbour.txt)"));
  EXPECT_THAT(tei, HasSubstr("<rdg wit=\"#W1\"><date notBefore=\"1931-05-03\" "
                             "notAfter=\"1931-05-03\">3 May 1931</date>"));
}

TEST(RenderWebAnnotation, QuotesWithTheirContextAndPlace) {
  Report report = SampleReport();
  report.mutable_claims(1)->mutable_location()->set_byte_offset(7);
  const std::string bytes = "é\n\nOn 3 May 1932.\n";
  const auto page =
      OrderedJson::parse(RenderWebAnnotation(*MakeView(report, {}), [&](const std::string& path) {
        return path == "papers/bridge.md" ? &bytes : nullptr;
      }));
  const auto& target = page["items"][0]["target"][0];
  EXPECT_EQ(target["source"], "papers/bridge.md");
  EXPECT_EQ(target["selector"][0]["exact"], "3 May 1932");
  EXPECT_THAT(target["selector"][0]["prefix"].get<std::string>(),
              testing::EndsWith("was opened by A. Holm on "));
  EXPECT_EQ(target["selector"][1]["start"], 6);
  EXPECT_EQ(target["selector"][1]["end"], 16);
}

// Applies a diff with patch(1) and gives the result.
std::string Patched(const std::string& path, const std::string& text, const std::string& diff) {
  const std::string folder = std::string(std::getenv("TEST_TMPDIR")) + "/patch/";
  const std::string target = folder + path;
  const std::string command =
      "mkdir -p $(dirname " + target + ") && cd " + folder + " && patch -s -p0 < change.diff";
  if (std::system(("mkdir -p $(dirname " + target + ")").c_str()) != 0) return "mkdir failed";
  std::ofstream(target, std::ios::binary) << text;
  std::ofstream(folder + "change.diff", std::ios::binary) << diff;
  if (std::system(command.c_str()) != 0) return "patch failed";
  std::stringstream result;
  result << std::ifstream(target, std::ios::binary).rdbuf();
  return result.str();
}

TEST(RenderDiff, AddsNotesBehindParagraphsAndChangesNoWord) {
  if (std::system("patch --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "no patch(1)";
  const struct {
    const char* text;
    const char* expected;
  } kRows[] = {
      {"# Bridges\n\nOne.\n\nTwo.\n\nIt was opened\nin 1932.\n\nMore.\n",
       "# Bridges\n\nOne.\n\nTwo.\n\nIt was opened\nin 1932.\n\nNOTE\n\nMore.\n"},
      {"1\n2\n3\n4\n5\n6\nIn 1932.", "1\n2\n3\n4\n5\n6\nIn 1932.\n\nNOTE\n"},
  };
  Report report = SampleReport();
  report.mutable_claims(2)->mutable_location()->set_line(7);  // two claims of one paragraph
  report.mutable_claims(2)->mutable_location()->set_end_line(7);
  for (const auto& row : kRows) {
    const std::string bytes = row.text;
    const auto diff = RenderDiff(*MakeView(report, {.manuscript = "papers/bridge.md"}),
                                 [&](const std::string&) { return &bytes; });
    ASSERT_TRUE(diff.ok());
    std::string expected = row.expected;
    expected.replace(expected.find("NOTE"), 4,
                     "<!-- Query (f-00000000000c): Was the swing bridge at Varn opened on 3 May "
                     "1931 or on 3 May 1932? -->");
    EXPECT_EQ(Patched("papers/bridge.md", bytes, *diff), expected) << *diff;
  }
}

TEST(RenderDiff, SaysWhenNoFileIsAtHand) {
  const Report report = SampleReport();
  EXPECT_FALSE(RenderDiff(*MakeView(report, {}), nullptr).ok());
}

}  // namespace
}  // namespace dateline
