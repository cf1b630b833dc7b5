// What the commands say of arguments, and what they give back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/cli/run_dateline.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Words = std::vector<std::string>;

const char* const kCommands[] = {"check",  "extract",  "reconcile", "report",  "explain",
                                 "review", "annotate", "time",      "timeline"};

TEST(Usage, HelpOfEveryCommandHasExamples) {
  const std::string folder = NewFolder();
  for (const char* command : kCommands) {
    const Outcome help = RunDateline({command, "--help"}, folder);
    EXPECT_EQ(help.code, 0) << command;
    EXPECT_THAT(help.out, HasSubstr("Examples:\n  dateline ")) << command;
    EXPECT_THAT(help.err, IsEmpty()) << command;
  }
  const Outcome help = RunDateline({"--help"}, folder);
  EXPECT_EQ(help.code, 0);
  for (const char* command : kCommands) EXPECT_THAT(help.out, HasSubstr(command));
}

TEST(Usage, OptionsStandInGroups) {
  const Outcome help = RunDateline({"check", "--help"}, NewFolder());
  for (const char* group :
       {"Options", "Documents", "Dates", "Comparing", "Gate", "Output", "What counts", "Display"}) {
    EXPECT_THAT(help.out, HasSubstr(absl::StrCat("\n", group, ":\n  -")));
  }
  EXPECT_THAT(
      RunDateline({"extract", "--help"}, NewFolder()).out,
      HasSubstr("\nOptions:\n  -h,--help                   Print this help message and exit\n  "
                "--format"));
}

TEST(Usage, Version) {
  const Outcome version = RunDateline({"--version"}, NewFolder());
  EXPECT_EQ(version.code, 0);
  EXPECT_THAT(version.out, testing::MatchesRegex("dateline [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Usage, MistakesNameTheNearest) {
  const struct {
    Words arguments;
    const char* says;
  } kRows[] = {
      {{"chekc", "a.txt"}, "chekc: no such command; did you mean check?"},
      {{"check", "--fromat=json", "a.txt"},
       "--fromat: no such option of dateline check; did you "
       "mean --format?"},
      {{"check", "--format=jsno", "a.txt"}, "no such format; did you mean json?"},
      {{"check", "--format=json:", "a.txt"}, "the file is missing; write json:FILE"},
      {{"check", "--format=json", "--format=md", "a.txt"}, "several formats for one output"},
      {{"check", "--format=json:x", "-o", "y", "a.txt"}, "-o: every --format names its own file"},
      {{"check", "--only=conflicts", "a.txt"}, "conflicts not in"},
      {{"check", "--min-confidence=2", "a.txt"}, "2 not in range"},
      {{"check", "--reference-date=2024-02-30", "a.txt"}, "is no day; write it as 2024-05-31"},
      {{"check"}, "PATHS is required"},
      {{"explain", "f-1"}, "name the documents, or a report with --report=FILE"},
      {{"review", "set", "f-1", "dismised", "--report=r"}, "did you mean dismissed?"},
      {{"time"}, "EXPRESSION is required"},
  };
  const std::string folder = NewFolder();
  WriteFile(folder + "/a.txt", "On 3 May 1931 Ada Holm opened the bridge.\n");
  for (const auto& row : kRows) {
    const Outcome outcome = RunDateline(row.arguments, folder);
    EXPECT_EQ(outcome.code, 2) << absl::StrJoin(row.arguments, " ");
    EXPECT_THAT(outcome.err, HasSubstr(row.says));
    EXPECT_THAT(outcome.err, testing::StartsWith("dateline: "));
    EXPECT_THAT(outcome.out, IsEmpty());
  }
  EXPECT_EQ(RunDateline({}, folder).code, 2);
}

TEST(Time, SaysWhatIsUnderstood) {
  const std::string folder = NewFolder();
  const Outcome range = RunDateline({"time", "16-18 march 1972"}, folder);
  EXPECT_EQ(range.code, 0);
  EXPECT_THAT(range.out, HasSubstr("1972-03-16/1972-03-18"));
  const Outcome json = RunDateline({"time", "--format=json", "May", "1960"}, folder);
  EXPECT_THAT(json.out, HasSubstr("\"edtf\":\"1960-05\""));
  const Outcome nothing = RunDateline({"time", "banana"}, folder);
  EXPECT_EQ(nothing.code, 1);
  EXPECT_THAT(nothing.out, IsEmpty());
}

TEST(Annotate, OffsetsCountCodePointsOfTheFile) {
  const std::string folder = NewFolder();
  WriteFile(folder + "/a.txt", "Zoë was born in May 1960.\n");
  const Outcome lines = RunDateline({"annotate", "a.txt"}, folder);
  EXPECT_EQ(lines.code, 0);
  EXPECT_THAT(lines.out, HasSubstr("\"start\":16,\"end\":24,\"text\":\"May 1960\""));
  EXPECT_THAT(lines.out, HasSubstr("\"edtf\":\"1960-05\""));
  EXPECT_THAT(RunDateline({"annotate", "--format=timeml", "-"}, folder, "In May 1960.\n").out,
              HasSubstr("value=\"1960-05\""));
  EXPECT_EQ(RunDateline({"annotate", "a.txt", "none.txt"}, folder).code, 2);
}

}  // namespace
}  // namespace dateline
