#include "reports/decisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/testing.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;

Decisions Parsed(const std::string& list) {
  const auto parsed = ParseDecisions("{\"version\":1,\"decisions\":[" + list + "]}");
  EXPECT_TRUE(parsed.ok()) << parsed.status().message();
  return parsed.ok() ? *parsed : Decisions();
}

TEST(ParseDecisions, SaysWhatIsWrong) {
  const struct {
    const char* json;
    const char* message;
  } kRows[] = {
      {"", "is no decisions file"},
      {"[]", "is no decisions file"},
      {R"({"version":2})", "is of version 2"},
      {R"({"decisions":[{"state":"open","title":"T"}]})", "decision 1 ('T') has no fingerprint"},
      {R"({"decisions":[{"fingerprint":"a","state":"done"}]})", "has the state 'done'; expected"},
  };
  for (const auto& row : kRows) {
    const auto parsed = ParseDecisions(row.json);
    ASSERT_FALSE(parsed.ok()) << row.json;
    EXPECT_THAT(std::string(parsed.status().message()), HasSubstr(row.message));
  }
}

TEST(ApplyDecisions, SetsStateOwnerAndNote) {
  Report report = SampleReport();
  const Decisions decisions = Parsed(
      R"({"fingerprint":"00000000000c","state":"dismissed","who":"R","note":"two bridges"})");
  EXPECT_TRUE(ApplyDecisions(decisions, &report).empty());
  EXPECT_EQ(report.findings(0).state(), Finding::DISMISSED);
  EXPECT_EQ(report.findings(0).owner(), "R");
  EXPECT_EQ(report.findings(0).note(), "two bridges");
}

TEST(ApplyDecisions, TheLatestHolds) {
  Report report = SampleReport();
  const Decisions decisions =
      Parsed(R"({"fingerprint":"00000000000c","state":"accepted","when":"2024-02-01T00:00:00Z"},)"
             R"({"fingerprint":"00000000000c","state":"open","when":"2024-01-01T00:00:00Z"})");
  ApplyDecisions(decisions, &report);
  EXPECT_EQ(report.findings(0).state(), Finding::ACCEPTED);
}

TEST(ApplyDecisions, TellsAGoneFindingFromAChangedOne) {
  Report report = SampleReport();
  Decisions decisions;
  *decisions.add_decisions() =
      MakeDecision(report.findings(0), Finding::DISMISSED, "R", "2024-01-01T00:00:00Z", "");
  *decisions.add_decisions() =
      MakeDecision(report.findings(1), Finding::ACCEPTED, "R", "2024-01-01T00:00:00Z", "");
  Finding& changed = *report.mutable_findings(0);
  changed.set_fingerprint("0000000000ff");
  changed.mutable_readings(1)->set_value("1930-05-03");
  changed.set_title("Ada Holm opens the swing bridge at Varn: 3 May 1930 against 3 May 1932");
  report.mutable_findings()->DeleteSubrange(1, 1);
  const std::vector<StaleDecision> stale = ApplyDecisions(decisions, &report);
  ASSERT_EQ(stale.size(), 2);
  EXPECT_THAT(StaleText(stale[0]), HasSubstr("its values have changed; review f-00000000000c"));
  EXPECT_EQ(stale[1].successor, nullptr);
  EXPECT_THAT(StaleText(stale[1]), HasSubstr("(accepted by R) is stale: its finding is gone"));
  EXPECT_EQ(report.findings(0).state(), Finding::OPEN);
}

TEST(MergeDecisions, TheLaterWins) {
  Decisions decisions =
      Parsed(R"({"fingerprint":"a","state":"open","when":"2024-01-02T00:00:00Z"},)"
             R"({"fingerprint":"b","state":"open","when":"2024-01-02T00:00:00Z"})");
  const Decisions more =
      Parsed(R"({"fingerprint":"a","state":"accepted","when":"2024-01-01T00:00:00Z"},)"
             R"({"fingerprint":"b","state":"dismissed","when":"2024-01-03T00:00:00Z"},)"
             R"({"fingerprint":"c","state":"confirmed"})");
  EXPECT_EQ(MergeDecisions(more, &decisions), 2);
  EXPECT_EQ(MergeDecisions(more, &decisions), 0);
  ASSERT_EQ(decisions.decisions_size(), 3);
  EXPECT_EQ(decisions.decisions(0).state(), "open");
  EXPECT_EQ(decisions.decisions(1).state(), "dismissed");
}

TEST(PrintDecisions, SortedAndReadBack) {
  const Decisions decisions = Parsed(R"({"fingerprint":"b","state":"open"},)"
                                     R"({"fingerprint":"a","state":"accepted","note":"\u202e"})");
  const std::string text = PrintDecisions(decisions);
  EXPECT_LT(text.find("\"a\""), text.find("\"b\""));
  EXPECT_THAT(text, HasSubstr("\\u202e"));
  EXPECT_EQ(PrintDecisions(*ParseDecisions(text)), text);
}

}  // namespace
}  // namespace dateline
