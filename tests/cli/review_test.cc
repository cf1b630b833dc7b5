// A reviewer's decisions through the real binary.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/run_dateline.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

constexpr char kDecisions[] = "/papers/dateline-decisions.json";

class Review : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = NewFolder();
    WriteFile(folder_ + "/papers/a.txt",
              "On 3 May 1931 the engineer Ada Holm opened the lighthouse of Varn.\n");
    WriteFile(folder_ + "/papers/b.txt",
              "The lighthouse of Varn was opened by the engineer Ada Holm on 3 May 1932.\n");
    ASSERT_EQ(Run({"check", "papers", "--format=json:r.json"}).code, 1);
    id_ = Json::parse(ReadFile(folder_ + "/r.json"))["findings"][0]["id"];
  }

  Outcome Run(const std::vector<std::string>& arguments) {
    return RunDateline(arguments, folder_, "", {"SOURCE_DATE_EPOCH=1700000000", "USER=tester"});
  }

  Outcome Set(const std::string& state, const std::string& note = "") {
    std::vector<std::string> arguments = {"review", "--decisions=papers/dateline-decisions.json",
                                          "set",    id_,
                                          state,    "--report=r.json"};
    if (!note.empty()) arguments.push_back("--note=" + note);
    return Run(arguments);
  }

  std::string folder_, id_;
};

TEST_F(Review, ADismissedFindingFailsNothingAndIsCounted) {
  ASSERT_EQ(Set("dismissed", "two lighthouses").code, 0);
  const Json kept = Json::parse(ReadFile(folder_ + kDecisions))["decisions"][0];
  EXPECT_EQ(kept["state"], "dismissed");
  EXPECT_EQ(kept["who"], "tester");
  EXPECT_EQ(kept["when"], "2023-11-14T22:13:20Z");
  const Outcome check = Run({"check", "papers"});
  EXPECT_EQ(check.code, 0);
  EXPECT_THAT(check.out, HasSubstr("0 conflicts"));
  EXPECT_THAT(check.out, HasSubstr("; 1 settled."));
  const Outcome all = Run({"check", "papers", "--verbose"});
  EXPECT_THAT(all.out, HasSubstr("conflict (dismissed)"));
  EXPECT_THAT(all.out, HasSubstr("decision: dismissed by tester: two lighthouses"));
}

TEST_F(Review, APrunedFileKeepsWhatIsSettled) {
  ASSERT_EQ(Set("dismissed").code, 0);
  const std::vector<std::string> prune = {"review", "--decisions=papers/dateline-decisions.json",
                                          "prune", "--report=r.json"};
  // The kept report says what became of the finding.
  ASSERT_EQ(Run({"check", "papers", "--format=json:r.json"}).code, 0);
  EXPECT_EQ(Json::parse(ReadFile(folder_ + "/r.json"))["findings"][0]["state"], "DISMISSED");
  EXPECT_THAT(Run({"report", "r.json"}).out, HasSubstr("0 conflicts"));
  EXPECT_EQ(Run(prune).code, 0);
  EXPECT_THAT(ReadFile(folder_ + kDecisions), HasSubstr(id_));
  // What a report leaves out is not gone.
  ASSERT_EQ(Run({"check", "papers", "--format=json:r.json", "--only=lint"}).code, 0);
  EXPECT_EQ(Run(prune).code, 2);
  EXPECT_THAT(ReadFile(folder_ + kDecisions), HasSubstr(id_));
  WriteFile(folder_ + "/papers/b.txt", "Nothing of the kind.\n");
  ASSERT_EQ(Run({"check", "papers", "--format=json:r.json"}).code, 0);
  EXPECT_EQ(Run(prune).code, 0);
  EXPECT_THAT(ReadFile(folder_ + kDecisions), Not(HasSubstr(id_)));
}

TEST_F(Review, WhatIsSettledNeedsNoBaselineEntry) {
  const std::string baseline = folder_ + "/dateline-baseline.textproto";
  ASSERT_EQ(Set("confirmed").code, 0);
  EXPECT_EQ(Run({"baseline", "write", "papers"}).code, 0);
  EXPECT_THAT(ReadFile(baseline), HasSubstr("entries {"));
  for (const char* state : {"dismissed", "accepted"}) {
    ASSERT_EQ(Set(state).code, 0);
    EXPECT_EQ(Run({"baseline", "write", "papers"}).code, 0);
    EXPECT_THAT(ReadFile(baseline), Not(HasSubstr("entries {")));
    EXPECT_EQ(Run({"check", "papers"}).code, 0);
  }
  WriteFile(folder_ + "/other.json", "{\"version\": 1}");
  EXPECT_EQ(Run({"baseline", "write", "papers", "--decisions=other.json"}).code, 0);
  EXPECT_THAT(ReadFile(baseline), HasSubstr("entries {"));
}

TEST_F(Review, AConfirmedFindingStillFails) {
  ASSERT_EQ(Set("confirmed").code, 0);
  EXPECT_EQ(Run({"check", "papers"}).code, 1);
}

TEST_F(Review, AnEditElsewhereKeepsTheDecision) {
  ASSERT_EQ(Set("accepted").code, 0);
  WriteFile(folder_ + "/papers/a.txt",
            "A preface of one line.\n\nOn 3 May 1931 the engineer Ada Holm opened the lighthouse "
            "of Varn.\n");
  EXPECT_EQ(Run({"check", "papers"}).code, 0);
}

TEST_F(Review, AStaleDecisionIsSaidAndPruned) {
  ASSERT_EQ(Set("dismissed").code, 0);
  WriteFile(folder_ + "/papers/b.txt", "Nothing happened here.\n");
  const Outcome check = Run({"check", "papers", "--format=text", "--format=json:r.json"});
  EXPECT_THAT(check.out, HasSubstr("is stale: its finding is gone"));
  const Outcome prune =
      Run({"review", "--decisions=papers/dateline-decisions.json", "prune", "--report=r.json"});
  EXPECT_EQ(prune.code, 0);
  EXPECT_THAT(Run({"check", "papers"}).out, Not(HasSubstr("stale")));
}

TEST_F(Review, ImportListAndShow) {
  ASSERT_EQ(Set("dismissed", "n").code, 0);
  ASSERT_EQ(Run({"review", "import", "papers/dateline-decisions.json"}).code, 0);
  EXPECT_THAT(Run({"review", "list"}).out, HasSubstr(id_ + "  dismissed by tester"));
  EXPECT_THAT(Run({"review", "show", id_.substr(0, 6)}).out, HasSubstr("1931-05-03"));
  EXPECT_EQ(Run({"review", "show", "f-none"}).code, 2);
  WriteFile(folder_ + "/broken.json", "{");
  EXPECT_EQ(Run({"review", "import", "broken.json"}).code, 2);
  WriteFile(folder_ + kDecisions, "{");
  EXPECT_EQ(Run({"check", "papers"}).code, 2) << "a broken decisions file is not passed over";
}

}  // namespace
}  // namespace dateline
