#include "gate/baseline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gate/evidence.h"

namespace dateline {
namespace {

struct Said {
  const char* value;
  const char* quote;
};

void AddConflict(const std::string& title, const std::vector<Said>& statements, Report* report) {
  Finding* finding = report->add_findings();
  finding->set_kind(Finding::CONFLICT);
  finding->set_rule("date-conflict");
  finding->set_title(title);
  finding->set_fingerprint("0123456789abcdef");
  for (const Said& said : statements) {
    Claim* claim = report->add_claims();
    claim->set_id(absl::StrCat("c-", report->claims_size()));
    claim->set_quote(said.quote);
    Reading* reading = nullptr;
    for (Reading& known : *finding->mutable_readings()) {
      if (known.value() == said.value) reading = &known;
    }
    if (!reading) reading = finding->add_readings();
    reading->set_value(said.value);
    reading->add_claims(claim->id());
  }
  for (int i = 0; i < finding->readings_size(); ++i) {
    for (int j = 0; j < finding->readings_size(); ++j) {
      if (i != j) finding->mutable_readings(i)->add_conflicts_with(j);
    }
  }
}

Report Conflict(const std::vector<Said>& statements) {
  Report report;
  AddConflict("x", statements, &report);
  return report;
}

bool Known(const Baseline& baseline, Report report) {
  ApplyBaseline(baseline, &report);
  return report.findings(0).in_baseline();
}

constexpr Said kEarly = {"1931", "The bridge opened in 1931."};
constexpr Said kLate = {"1932", "The bridge opened in 1932."};

TEST(BaselineTest, KnowsWhatItRestsOn) {
  const Baseline baseline = MakeBaseline(Conflict({kEarly, kLate}));
  const struct {
    const char* what;
    std::vector<Said> statements;
    bool known;
  } kRows[] = {
      {"the same", {kEarly, kLate}, true},
      {"other order", {kLate, kEarly}, true},
      {"rewrapped, re-marked", {kEarly, {"1932", "The *bridge* opened  in 1932"}}, true},
      {"said twice", {kEarly, kLate, kLate}, true},
      {"another value", {kEarly, {"1933", "The bridge opened in 1933."}}, false},
      {"the same value in other words",
       {kEarly, {"1932", "In 1932 they opened the bridge."}},
       false},
      {"a third reading", {kEarly, kLate, {"1933", "The bridge opened in 1933."}}, false},
      {"one more who says 1932",
       {kEarly, kLate, {"1932", "Opened in 1932, the bridge is old."}},
       false},
  };
  for (const auto& row : kRows)
    EXPECT_EQ(Known(baseline, Conflict(row.statements)), row.known) << row.what;
}

TEST(BaselineTest, LosingAWitnessMakesNothingNew) {
  const Said third = {"1932", "Opened in 1932, the bridge is old."};
  const Baseline baseline = MakeBaseline(Conflict({kEarly, kLate, third}));
  EXPECT_TRUE(Known(baseline, Conflict({kEarly, third})));
  Report report = Conflict({kEarly, third});
  EXPECT_TRUE(ApplyBaseline(baseline, &report).stale.empty());
}

TEST(BaselineTest, StaleEntriesAreNamedAndPruned) {
  Report report = Conflict({kEarly, kLate});
  AddConflict("y", {{"1900", "She was born in 1900."}, {"1901", "Her birth in 1901."}}, &report);
  const Baseline baseline = MakeBaseline(report);
  ASSERT_EQ(baseline.entries_size(), 2);
  Report later = Conflict({kEarly, kLate});
  const BaselineUse use = ApplyBaseline(baseline, &later);
  ASSERT_EQ(use.stale.size(), 1u);
  EXPECT_EQ(use.stale[0]->title(), "y");
  EXPECT_EQ(use.known, 1);
  const Baseline pruned = Prune(baseline, use);
  ASSERT_EQ(pruned.entries_size(), 1);
  EXPECT_EQ(pruned.entries(0).title(), "x");
}

TEST(BaselineTest, HoldsWhatIsOpen) {
  Report report = Conflict({kEarly, kLate});
  Finding* lint = report.add_findings();
  lint->set_kind(Finding::LINT);
  lint->set_rule("weekday-mismatch");
  lint->set_fingerprint("1");
  Finding* refinement = report.add_findings();
  refinement->set_kind(Finding::REFINEMENT);
  refinement->set_rule("date-refinement");
  refinement->set_fingerprint("2");
  EXPECT_EQ(MakeBaseline(report).entries_size(), 2);
  EXPECT_EQ(MakeBaseline(report, true).entries_size(), 3);
  report.mutable_findings(0)->set_suppressed_because("known");
  report.mutable_findings(1)->set_state(Finding::DISMISSED);
  EXPECT_EQ(MakeBaseline(report).entries_size(), 0);
}

TEST(BaselineTest, FileAndBack) {
  Report report = Conflict({kEarly, kLate});
  report.mutable_findings(0)->set_title("The bridge’s \"opening\": 1931\nagainst 1932");
  const Baseline baseline = MakeBaseline(report);
  const std::string text = PrintBaseline(baseline);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 4) << text;
  Baseline back;
  std::vector<std::string> mistakes;
  ASSERT_TRUE(ReadBaseline(text, "b", &back, &mistakes)) << absl::StrJoin(mistakes, "\n");
  EXPECT_EQ(back.SerializeAsString(), baseline.SerializeAsString());
  EXPECT_FALSE(ReadBaseline("version: 2", "b", &back, &mistakes));
  EXPECT_THAT(mistakes.back(), testing::HasSubstr("b:1: version 2; this program reads 1"));
  EXPECT_FALSE(ReadBaseline("<<<<<<< ours\n", "b", &back, &mistakes));
}

}  // namespace
}  // namespace dateline
