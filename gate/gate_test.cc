#include "gate/gate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "gate/build_id.h"
#include "gate/whats_new.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr char kEarly[] = "The Northgate Bridge was opened by Anna Sorel in May 1931.\n";
constexpr char kLate[] = "The Northgate Bridge was opened by Anna Sorel in June 1932.\n";

class GateTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = (fs::path(testing::TempDir()) / absl::StrCat("gate-", getpid())).string();
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  void Write(const std::string& name, const std::string& text) {
    std::ofstream(fs::path(root_) / name) << text;
  }

  // Documents by name and text, behind the gate that the configuration makes.
  Report Judge(const std::string& config,
               const std::vector<std::pair<std::string, std::string>>& documents) {
    Settings settings;
    std::vector<std::string> mistakes;
    settings.folder = root_;
    EXPECT_TRUE(ReadConfig(config, "c", {}, &settings, &mistakes));
    GateOptions options;
    options.cwd = root_;
    options.use_cache = false;
    Gate gate(settings, options);
    std::vector<PreparedDocument> prepared;
    for (const auto& [path, text] : documents) {
      absl::StatusOr<PreparedDocument> document = gate.Prepare(text, path);
      EXPECT_TRUE(document.ok()) << document.status();
      prepared.push_back(*std::move(document));
    }
    EXPECT_TRUE(gate.AddHouseFacts(&prepared, &mistakes));
    Report report = ReconcilePrepared(std::move(prepared), options.reconcile);
    EXPECT_TRUE(gate.Judge(&report).ok());
    return report;
  }

  static const Finding* Conflict(const Report& report) {
    for (const Finding& finding : report.findings()) {
      if (finding.kind() == Finding::CONFLICT) return &finding;
    }
    return nullptr;
  }

  std::string root_;
};

TEST_F(GateTest, RolesOfTheConfiguration) {
  const Report report = Judge(R"(documents { include: "ref/" role: AUTHORITY weight: 3 }
                                 documents { include: "*.md" role: MANUSCRIPT })",
                              {{"a.md", kEarly}, {"ref/b.txt", kLate}});
  EXPECT_EQ(report.documents(0).role(), MANUSCRIPT);
  EXPECT_EQ(report.documents(1).role(), AUTHORITY);
  EXPECT_EQ(report.documents(1).weight(), 3);
  ASSERT_TRUE(Conflict(report));
  EXPECT_EQ(Conflict(report)->readings(0).value(), "1932-06");
}

TEST_F(GateTest, HouseFactsAreChecked) {
  Write("facts.csv", "event,date\nAnna Sorel opened the Northgate Bridge,1932-06\n");
  EXPECT_TRUE(Conflict(Judge("house_facts: 'facts.csv'", {{"a.md", kEarly}})));
  EXPECT_FALSE(Conflict(Judge("house_facts: 'facts.csv'", {{"a.md", kLate}})));
}

TEST_F(GateTest, SuppressionsCountOnlyWhereTheyStand) {
  const std::string ignored =
      absl::StrCat("<!-- dateline-ignore date-conflict: as printed -->\n\n", kEarly);
  const Report report = Judge("", {{"a.md", ignored}, {"b.md", kLate}});
  ASSERT_TRUE(Conflict(report));
  EXPECT_EQ(Conflict(report)->suppressed_because(), "as printed");
  const Report text = Judge("", {{"a.txt", ignored}, {"b.md", kLate}});
  ASSERT_TRUE(Conflict(text));
  EXPECT_EQ(Conflict(text)->suppressed_because(), "");
}

TEST_F(GateTest, BaselineWithMistakes) {
  Write("dateline-baseline.textproto", "version: 1\nentris {}\n");
  Settings settings;
  settings.folder = root_;
  GateOptions options;
  options.cwd = root_;
  options.use_cache = false;
  Gate gate(settings, options);
  Report report;
  EXPECT_THAT(
      std::string(gate.Judge(&report).message()),
      testing::HasSubstr("dateline-baseline.textproto:2: entris: no such field; did you mean "
                         "entries?"));
}

// An old conflict and an unrelated change: nothing is new, whatever the reconciler thinks of it.
TEST_F(GateTest, WhatRestsOnOldStatementsIsNotNew) {
  Report now = Judge("", {{"a.md", kEarly}, {"b.md", kLate}});
  Report before = Judge("", {{"a.md", kEarly}, {"b.md", kLate}});
  before.clear_findings();
  MarkKnown(before, &now);
  ASSERT_TRUE(Conflict(now));
  EXPECT_TRUE(Conflict(now)->in_baseline());
}

TEST_F(GateTest, TheNewStatementIsTheFocus) {
  for (const bool first : {true, false}) {
    Report now = Judge("", {{"a.md", kEarly}, {"b.md", kLate}});
    const Report before =
        Judge("", {{"a.md", first ? kLate : kEarly}, {"b.md", first ? kLate : kEarly}});
    MarkKnown(before, &now);
    ASSERT_TRUE(Conflict(now));
    EXPECT_FALSE(Conflict(now)->in_baseline());
    for (const Claim& claim : now.claims()) {
      if (claim.id() == Conflict(now)->focus()) {
        EXPECT_EQ(claim.location().path(), first ? "a.md" : "b.md");
      }
    }
    EXPECT_NE(Conflict(now)->focus(), "");
  }
}

// Two spellings of a name in sentences without a claim: old where the document is, new where it is
// not.
TEST_F(GateTest, ALintWithoutClaimsIsAsOldAsItsDocument) {
  const std::string two =
      "Anna Lindqvist is kind. Anna Lindqvist is tall. Anna Lindkvist is late.\n";
  const std::string one = "Anna Lindqvist is kind. Anna Lindqvist is tall.\n";
  for (const bool changed : {false, true}) {
    Report now = Judge("", {{"a.md", two}});
    Report before = Judge("", {{"a.md", changed ? one : two}});
    before.clear_findings();
    MarkKnown(before, &now);
    ASSERT_EQ(now.findings_size(), 1);
    EXPECT_EQ(now.findings(0).rule(), "name-variant");
    EXPECT_EQ(now.findings(0).in_baseline(), !changed);
  }
}

// The linker is asked for an id; where it gives none, the cache stays off rather than wrong.
TEST(BuildIdTest, IsHexOrEmpty) {
  const std::string id = BuildId();
  EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(id, BuildId());
}

}  // namespace
}  // namespace dateline
