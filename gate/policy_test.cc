#include "gate/policy.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "gate/textproto.h"

namespace dateline {
namespace {

template <typename Message>
Message Parse(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

// Two dates, `gap` days apart, that oppose each other.
Report Dates(int gap) {
  Report report = Parse<Report>(R"(
      claims { id: "a" document: "d" date { earliest: 100 latest: 100 } }
      claims { id: "b" document: "e" date { earliest: 0 latest: 0 } }
      documents { id: "d" } documents { id: "e" }
      findings { kind: CONFLICT dimension: DATE rule: "date-conflict" severity: HIGH
                 readings { value: "x" claims: "a" lineages: 1 conflicts_with: 1 }
                 readings { value: "y" claims: "b" lineages: 1 conflicts_with: 0 } })");
  report.mutable_claims(1)->mutable_date()->set_earliest(100 + gap);
  report.mutable_claims(1)->mutable_date()->set_latest(100 + gap);
  return report;
}

TEST(PolicyTest, Tolerance) {
  const Config config = Parse<Config>("tolerances { days: 1 }");
  Report near = Dates(1), far = Dates(2), before = Dates(-1), strict = Dates(1);
  ApplyPolicy(config, &near);
  ApplyPolicy(config, &far);
  ApplyPolicy(config, &before);
  ApplyPolicy(Config(), &strict);
  EXPECT_EQ(near.findings(0).kind(), Finding::REFINEMENT);
  EXPECT_EQ(near.findings(0).rule(), "date-refinement");
  EXPECT_EQ(near.findings(0).readings(0).conflicts_with_size(), 0);
  EXPECT_EQ(near.summary().refinements(), 1);
  EXPECT_EQ(before.findings(0).kind(), Finding::REFINEMENT);
  EXPECT_EQ(far.findings(0).kind(), Finding::CONFLICT);
  EXPECT_EQ(strict.findings(0).kind(), Finding::CONFLICT);
  EXPECT_EQ(strict.findings(0).readings(0).conflicts_with_size(), 1);
}

TEST(PolicyTest, QuantityTolerance) {
  const Config config = Parse<Config>("tolerances { quantity_percent: 5 }");
  const struct {
    const char* a;
    const char* b;
    Finding::Kind kind;
  } kRows[] = {
      {"100 km", "104 km", Finding::REFINEMENT},
      {"100 km", "106 km", Finding::CONFLICT},
      {"-100 km", "100 km", Finding::CONFLICT},
      {"many", "100 km", Finding::CONFLICT},
  };
  for (const auto& row : kRows) {
    Report report = Dates(1);
    Finding* finding = report.mutable_findings(0);
    finding->set_dimension(QUANTITY);
    finding->mutable_readings(0)->set_value(row.a);
    finding->mutable_readings(1)->set_value(row.b);
    ApplyPolicy(config, &report);
    EXPECT_EQ(report.findings(0).kind(), row.kind) << row.a << " " << row.b;
  }
}

TEST(PolicyTest, RulesOffAndSeverities) {
  Report report = Dates(50);
  ApplyPolicy(Parse<Config>("rules { name: 'date-conflict' severity: LOW }"), &report);
  EXPECT_EQ(report.findings(0).severity(), LOW);
  ApplyPolicy(Parse<Config>("rules { name: 'date-conflict' on: false }"), &report);
  EXPECT_EQ(report.findings_size(), 0);
  EXPECT_EQ(report.summary().conflicts(), 0);
}

TEST(PolicyTest, AnAuthorityCountsWithItsWeight) {
  Report report = Dates(50);
  report.mutable_findings(0)->mutable_readings(0)->set_lineages(2);
  report.mutable_documents(1)->set_role(AUTHORITY);
  report.mutable_documents(1)->set_weight(3);
  ApplyPolicy(Config(), &report);
  EXPECT_EQ(report.findings(0).readings(0).value(), "y");
  EXPECT_EQ(report.findings(0).readings(0).conflicts_with(0), 1);
  EXPECT_EQ(report.findings(0).readings(0).lineages(), 1);
  EXPECT_EQ(report.findings(0).readings(1).conflicts_with(0), 0);
}

}  // namespace
}  // namespace dateline
