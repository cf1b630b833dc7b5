// The whole flow through the real binary: findings, formats, exit codes, bad input.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "tests/cli/run_dateline.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Json = nlohmann::json;

constexpr char kFirst[] =
    "On 3 May 1931 the engineer Ada Holm opened the lighthouse of Varn. "
    "The keeper Jon Berg died in 1950.\n";
constexpr char kSecond[] =
    "# The coast\n\nThe lighthouse of Varn was opened by the engineer Ada Holm on 3 May 1932.\n\n"
    "The keeper Jon Berg died in March 1950.\n";
// Agrees with the first.
constexpr char kThird[] = "The keeper Jon Berg died in 1950.\n";

class Check : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = NewFolder();
    WriteFile(folder_ + "/papers/a.txt", kFirst);
    WriteFile(folder_ + "/papers/b.md", kSecond);
    WriteFile(folder_ + "/third.txt", kThird);
  }

  Outcome Run(std::vector<std::string> arguments, const std::string& input = "",
              const std::vector<std::string>& environment = {}) {
    arguments.insert(arguments.begin(), "check");
    return RunDateline(arguments, folder_, input, environment);
  }

  std::string folder_;
};

TEST_F(Check, PlacesQuotesAndCarets) {
  const Outcome outcome = Run({"papers"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, IsEmpty());
  EXPECT_THAT(outcome.out, HasSubstr("papers/a.txt:1:4: conflict: "));
  EXPECT_THAT(outcome.out, HasSubstr("papers/b.md:3:63"));
  EXPECT_THAT(outcome.out, HasSubstr("      On 3 May 1931 the engineer Ada Holm opened the "
                                     "lighthouse of Varn.\n         ^^^^^^^^^^\n"));
  EXPECT_THAT(outcome.out, HasSubstr("1 conflict, 0 lints, 1 refinement, 0 agreements.\n"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("\x1b"))) << "no colours where there is no terminal";
}

TEST_F(Check, ColoursOnDemandAlone) {
  EXPECT_THAT(Run({"papers", "--color=always"}, "", {"NO_COLOR=1"}).out, HasSubstr("\x1b["));
  EXPECT_THAT(Run({"papers", "--color=auto"}, "", {"TERM=xterm"}).out, Not(HasSubstr("\x1b[")));
}

TEST_F(Check, ExitCodes) {
  const struct {
    std::vector<std::string> arguments;
    int code;
  } kRows[] = {
      {{"papers"}, 1},
      {{"papers", "-o", "out.txt"}, 1},
      {{"papers", "--format=json:out.json", "--format=text:out.txt"}, 1},
      {{"papers", "--only=agreement"}, 1},  // what fails does not depend on what is shown
      {{"papers", "--quiet"}, 1},
      {{"papers", "--fail-on=none"}, 0},
      {{"papers", "--exit-zero"}, 0},
      {{"papers/a.txt", "third.txt"}, 0},
      {{"papers/a.txt", "third.txt", "--fail-on=refinement"}, 0},
      {{"papers/b.md", "third.txt", "--fail-on=lint"}, 0},
      {{"papers/b.md", "third.txt", "--fail-on=refinement"}, 1},
      {{"papers", "missing.txt"}, 2},
      {{"papers", "missing.txt", "-o", "out.txt"}, 2},
      {{"papers", "missing.txt", "--fail-on=none"}, 2},
      {{"missing.txt"}, 2},
      {{"papers", "-o", "no/such/folder/out.txt"}, 2},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(Run(row.arguments).code, row.code) << testing::PrintToString(row.arguments);
  }
}

TEST_F(Check, OneUnreadableAmongManyIsSaidAndTheRestReported) {
  WriteFile(folder_ + "/papers/empty.txt", "");
  WriteFile(folder_ + "/papers/binary.txt", std::string("\x7f"
                                                        "ELF\0\0\1\2\3\0\0",
                                                        12));
  const Outcome outcome = Run({"papers", "missing.txt"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.out, HasSubstr("1 conflict"));
  EXPECT_THAT(outcome.out, HasSubstr("3 more unreadable"));
  for (const char* path : {"papers/empty.txt: ", "papers/binary.txt: ", "missing.txt: "}) {
    EXPECT_THAT(outcome.err, HasSubstr(path));
  }
  EXPECT_THAT(outcome.err, HasSubstr("missing.txt: no such file; check the path"));
}

TEST_F(Check, AFolderWithoutDocuments) {
  WriteFile(folder_ + "/images/a.png", "x");
  const Outcome outcome = Run({"images"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("images: "));
}

TEST_F(Check, IncludeAndExclude) {
  EXPECT_THAT(Run({"papers", "--include=*.md"}).out, HasSubstr("1 document,"));
  EXPECT_THAT(Run({"papers", "--exclude=*.md"}).out, HasSubstr("1 document,"));
  EXPECT_EQ(Run({"papers", "--include=*.pdf"}).code, 2);
}

TEST_F(Check, StandardInput) {
  const Outcome outcome = Run({"-", "papers/b.md"}, kFirst);
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("-:1:4"));
}

TEST_F(Check, JsonHasWhatReadersCountOn) {
  const Json report = Json::parse(Run({"papers", "--format=json"}).out);
  EXPECT_EQ(report["version"], 1);
  ASSERT_EQ(report["documents"].size(), 2);
  EXPECT_EQ(report["documents"][0]["path"], "papers/a.txt");
  const Json& finding = report["findings"][0];
  EXPECT_EQ(finding["kind"], "CONFLICT");
  EXPECT_EQ(finding["dimension"], "DATE");
  EXPECT_THAT(finding["readings"][0]["conflictsWith"], testing::ElementsAre(1));
  for (const Json& claim : report["claims"]) {
    for (const char* field : {"path", "line", "column", "endLine", "endColumn", "byteOffset"}) {
      EXPECT_TRUE(claim["location"].contains(field)) << field;
    }
    EXPECT_TRUE(claim["date"].contains("edtf"));
  }
}

TEST_F(Check, TheSameWithAnyJobsAndOrder) {
  for (int i = 0; i < 12; ++i) {
    WriteFile(absl::StrCat(folder_, "/many/", i, ".txt"),
              absl::StrCat("In 19", 30 + i, " Ada Holm opened bridge number ", i, " at Varn.\n"));
  }
  const std::string one = Run({"papers", "many", "--jobs=1", "--format=json"}).out;
  EXPECT_EQ(Run({"papers", "many", "--jobs=8", "--format=json"}).out, one);
  const Json there = Json::parse(one);
  const Json back = Json::parse(Run({"many", "papers", "--format=json"}).out);
  EXPECT_EQ(there["findings"].size(), back["findings"].size());
  for (const Json& finding : there["findings"]) {
    EXPECT_NE(std::find(back["findings"].begin(), back["findings"].end(), finding),
              back["findings"].end());
  }
}

TEST_F(Check, EveryFormatAtOnce) {
  std::vector<std::string> arguments = {"papers"};
  const std::vector<std::string> formats = {"csv",    "diff",  "docx",  "github", "gitlab",
                                            "html",   "json",  "junit", "md",     "pb",
                                            "rdjson", "sarif", "tei",   "text",   "webannotation"};
  for (const std::string& format : formats) {
    arguments.push_back(absl::StrCat("--format=", format, ":out/r.", format));
  }
  WriteFile(folder_ + "/out/keep", "");
  EXPECT_EQ(Run(arguments).code, 1);
  for (const std::string& format : formats) {
    EXPECT_FALSE(ReadFile(absl::StrCat(folder_, "/out/r.", format)).empty()) << format;
  }
  EXPECT_TRUE(Json::accept(ReadFile(folder_ + "/out/r.sarif")));
}

TEST_F(Check, AFailedWriteKeepsTheOldFile) {
  WriteFile(folder_ + "/out.txt", "old");
  EXPECT_EQ(Run({"missing.txt", "-o", "out.txt"}).code, 2);
  EXPECT_EQ(ReadFile(folder_ + "/out.txt"), "old");
}

TEST_F(Check, TheManuscriptsSide) {
  const Outcome outcome = Run({"papers", "--manuscript=papers/b.md"});
  EXPECT_THAT(outcome.out, HasSubstr("papers/b.md:3:63: conflict"));
  EXPECT_THAT(outcome.out, HasSubstr("3 May 1932 — the manuscript, 1 passage"));
  for (const char* same : {"--manuscript=./papers/../papers/b.md", "--manuscript=papers//b.md"}) {
    EXPECT_EQ(Run({"papers", same}).out, outcome.out);
  }
  // It need not be named twice.
  EXPECT_THAT(Run({"papers/a.txt", "--manuscript=papers/b.md"}).out, HasSubstr("— the manuscript"));
  const Outcome wrong = Run({"papers", "--manuscript=papers/c.md"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_EQ(wrong.err,
            "dateline: --manuscript=papers/c.md: is no document of this report; did you "
            "mean papers/b.md?\n");
}

TEST_F(Check, TwoIdenticalFilesAreTwoDocuments) {
  WriteFile(folder_ + "/copy.txt", kFirst);
  const Json report = Json::parse(Run({"papers/a.txt", "copy.txt", "--format=json"}).out);
  EXPECT_NE(report["documents"][0]["id"], report["documents"][1]["id"]);
  std::vector<std::string> ids;
  for (const Json& claim : report["claims"]) ids.push_back(claim["id"]);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
}

TEST_F(Check, ExtractThenReconcileIsCheck) {
  const std::string lines = RunDateline({"extract", "papers"}, folder_).out;
  const Outcome piped = RunDateline({"reconcile", "-", "--format=json"}, folder_, lines);
  EXPECT_EQ(piped.code, 1);
  EXPECT_EQ(piped.out, Run({"papers", "--format=json"}).out);
  ASSERT_EQ(RunDateline({"extract", "--format=pb", "-o", "c.pb", "papers"}, folder_).code, 0);
  EXPECT_EQ(RunDateline({"reconcile", "c.pb", "--format=json"}, folder_).out, piped.out);
  const Outcome broken = RunDateline({"reconcile", "-"}, folder_, lines.substr(0, 100));
  EXPECT_EQ(broken.code, 2);
}

TEST_F(Check, ReportAndExplainFromAKeptReport) {
  ASSERT_EQ(Run({"papers", "--format=json:r.json", "--format=pb:r.pb"}).code, 1);
  const Outcome text = RunDateline({"report", "r.json"}, folder_);
  EXPECT_EQ(text.code, 0);
  EXPECT_EQ(text.out, Run({"papers"}).out);
  EXPECT_EQ(RunDateline({"report", "r.pb"}, folder_).out, text.out);
  const std::string id = Json::parse(ReadFile(folder_ + "/r.json"))["findings"][0]["id"];
  const Outcome why = RunDateline({"explain", id, "--report=r.json"}, folder_);
  EXPECT_EQ(why.code, 0);
  EXPECT_THAT(why.out, HasSubstr("probability"));
  EXPECT_EQ(RunDateline({"explain", id, "papers"}, folder_).code, 0);
  EXPECT_EQ(RunDateline({"explain", "f-none", "papers"}, folder_).code, 2);
  // A rule: what it means, and its findings where documents are named.
  const Outcome rule = RunDateline({"explain", "date-conflict"}, folder_);
  EXPECT_EQ(rule.code, 0);
  EXPECT_THAT(rule.out, HasSubstr("date-conflict: Passages about one event"));
  EXPECT_THAT(RunDateline({"explain", "date-conflict", "papers"}, folder_).out, HasSubstr(id));
}

TEST_F(Check, ContextOfAQuoteIsItsParagraph) {
  WriteFile(folder_ + "/c.txt",
            "A heading.\n\nThe coast was dark. In 1931 Ada Holm opened the lighthouse of Varn. "
            "Ships were glad.\n");
  const Json report = Json::parse(RunDateline({"extract", "--format=json", "c.txt"}, folder_).out);
  ASSERT_EQ(report["claims"].size(), 1);
  EXPECT_EQ(report["claims"][0]["contextBefore"], "The coast was dark.");
  EXPECT_EQ(report["claims"][0]["contextAfter"], "Ships were glad.");
}

TEST_F(Check, Timeline) {
  const Outcome json = RunDateline({"timeline", "papers"}, folder_);
  EXPECT_EQ(json.code, 0);
  const Json entries = Json::parse(json.out)["entries"];
  ASSERT_FALSE(entries.empty());
  EXPECT_EQ(entries[0]["edtf"], "1931-05-03");
  EXPECT_THAT(RunDateline({"timeline", "--format=svg", "papers"}, folder_).out,
              testing::StartsWith("<svg "));
  EXPECT_EQ(RunDateline({"timeline"}, folder_).code, 2);
}

}  // namespace
}  // namespace dateline
