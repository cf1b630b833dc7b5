#include "reports/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "reports/inert.h"
#include "reports/terminal.h"
#include "reports/testing.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Rendered(const Report& report, const TextOptions& options) {
  return RenderText(*MakeView(report, {}), options);
}

TEST(RenderText, APlaceAQuoteAndALineOfCarets) {
  const std::string text = Rendered(SampleReport(), {});
  EXPECT_THAT(text, HasSubstr("papers/bridge.md:7:1: conflict: Ada Holm opens the swing bridge at "
                              "Varn: 3 May 1931 against 3 May 1932 [date-conflict, high, 93%]\n"));
  EXPECT_THAT(text, HasSubstr("  3 May 1931 — 1 passage\n"
                              "    papers/harbour.txt:12:4 (page 2, “The harbour works”)\n"
                              "      On 3 May 1931 the engineer Ada Holm opened the swing bridge at"
                              " Varn.\n"
                              "         ^^^^^^^^^^\n"));
  EXPECT_THAT(text, HasSubstr("near miss: the same day and month in another year\n"));
  EXPECT_THAT(text, HasSubstr("query: Was the swing bridge at Varn opened"));
  EXPECT_THAT(text, HasSubstr("2 documents, 20 dates seen, 19 understood, 6 claims of 3 events, "
                              "1 unchecked.\n1 conflict, 1 lint, 1 refinement, 0 agreements.\n"));
}

TEST(RenderText, CaretsFollowAWrappedDate) {
  TextOptions options;
  options.width = 37;
  EXPECT_THAT(Rendered(SampleReport(), options), HasSubstr("      opened by A. Holm on 3 May\n"
                                                           "                           ^^^^^\n"
                                                           "      1932, and the fleet of 1932\n"
                                                           "      ^^^^\n"));
}

TEST(RenderText, ColourUnderlinesInstead) {
  TextOptions options;
  options.color = true;
  const std::string text = Rendered(SampleReport(), options);
  EXPECT_THAT(text, HasSubstr("\x1b[1;31mconflict\x1b[0m"));
  EXPECT_THAT(text, HasSubstr("\x1b[1;31;4m3\x1b[0m\x1b[1;31;4m \x1b[0m\x1b[1;31;4mMay"));
  EXPECT_THAT(text, Not(HasSubstr("^^")));
}

TEST(RenderText, Links) {
  TextOptions options;
  options.hyperlinks = true;
  options.folder = "/home/x y";
  EXPECT_THAT(Rendered(SampleReport(), options),
              HasSubstr("\x1b]8;;file:///home/x%20y/papers/harbour.txt#12\x1b\\"
                        "papers/harbour.txt:12:4\x1b]8;;\x1b\\"));
}

TEST(RenderText, QuietIsALineEach) {
  TextOptions options;
  options.quiet = true;
  const std::string text = Rendered(SampleReport(), options);
  const std::vector<std::string> lines = absl::StrSplit(text, '\n', absl::SkipEmpty());
  ASSERT_EQ(lines.size(), 3);
  EXPECT_THAT(lines[2], HasSubstr("warning: "));
  EXPECT_THAT(lines[1], HasSubstr("papers/harbour.txt:50:10: lint: 4 May 1941 was a Sunday"));
}

TEST(RenderText, VerboseShowsWeightsAndWhatIsUnchecked) {
  TextOptions options;
  options.verbose = true;
  const std::string text = Rendered(SampleReport(), options);
  EXPECT_THAT(text, HasSubstr("+5.2  participants: same person, initials (Ada Holm ~ A. Holm)"));
  EXPECT_THAT(text, HasSubstr("-4.0  prior:"));
  EXPECT_THAT(text, HasSubstr("papers/harbour.txt:41:1  The last ferry sailed in 1940."));
}

// Only escapes of our own reach the terminal, and none without colour.
TEST(RenderText, HostileTextIsInert) {
  for (const bool verbose : {false, true}) {
    TextOptions options;
    options.verbose = verbose;
    const std::string text = Rendered(HostileReport(), options);
    for (const absl::string_view line : absl::StrSplit(text, '\n')) {
      EXPECT_EQ(Inert(line), std::string(line));
    }
  }
}

TEST(RenderText, NarrowAndWideTerminals) {
  for (const int width : {0, 1, 20, 80, 400}) {
    TextOptions options;
    options.width = width;
    EXPECT_THAT(Rendered(SampleReport(), options), HasSubstr("3 May"));
  }
}

}  // namespace
}  // namespace dateline
