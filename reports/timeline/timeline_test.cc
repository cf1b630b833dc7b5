#include "reports/timeline/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "reports/formats/xml_check.h"
#include "reports/testing.h"
#include "reports/timeline/lanes.h"

namespace dateline {
namespace {

using Json = nlohmann::json;

TEST(LanesOf, ConflictsFirstMarksInOrderOfTime) {
  const Report report = SampleReport();
  const ReportView view = *MakeView(report, {});
  const std::vector<Lane> lanes = LanesOf(view.findings);
  ASSERT_EQ(lanes.size(), 2);
  EXPECT_EQ(lanes[0].finding->finding->kind(), Finding::CONFLICT);
  ASSERT_EQ(lanes[0].marks.size(), 3);
  EXPECT_EQ(lanes[0].marks[0].reading->reading->value(), "1931-05-03");
  EXPECT_LE(lanes[0].marks[1].middle(), lanes[0].marks[2].middle());
}

TEST(ScaleOf, FarOutliersAreClipped) {
  Report report;
  const auto add = [&](int i, int32_t day) {
    Claim* claim = report.add_claims();
    claim->set_id("c" + std::to_string(i));
    claim->mutable_date()->set_earliest(day);
    claim->mutable_date()->set_latest(day);
    Finding* finding = report.add_findings();
    finding->set_kind(Finding::AGREEMENT);
    finding->set_id("f" + std::to_string(i));
    finding->add_readings()->add_claims(claim->id());
  };
  for (int i = 0; i < 30; ++i) add(i, i * 365);
  const ReportView plain = *MakeView(report, {});
  EXPECT_FALSE(ScaleOf(LanesOf(plain.findings)).clipped);
  add(30, -735000);  // 44 BC
  const ReportView view = *MakeView(report, {});
  const Scale scale = ScaleOf(LanesOf(view.findings));
  EXPECT_TRUE(scale.clipped);
  EXPECT_EQ(scale.At(-735000), 0);
  EXPECT_GT(scale.At(0), 1);
}

TEST(TicksOf, RoundYearsAlsoBeforeChrist) {
  Scale scale;
  scale.first = -60 * kDaysInYear - 1970 * kDaysInYear;
  scale.last = 60 * kDaysInYear - 1970 * kDaysInYear;
  std::vector<std::string> labels;
  for (const Tick& tick : TicksOf(scale, 7)) labels.push_back(tick.label);
  EXPECT_THAT(labels, testing::ElementsAre("60 BC", "40 BC", "20 BC", "1 BC", "20", "40"));
}

TEST(StackMarks, WhatWouldOverlapIsStacked) {
  const Report report = SampleReport();
  const ReportView view = *MakeView(report, {});
  std::vector<Lane> lanes = LanesOf(view.findings);
  const Scale scale = ScaleOf(lanes);
  StackMarks(
      scale, [](const Mark&) { return 0.1; }, &lanes[0]);
  EXPECT_EQ(lanes[0].levels, 1);
  StackMarks(
      scale, [](const Mark&) { return 90.0; }, &lanes[0]);
  EXPECT_EQ(lanes[0].levels, 3);
}

TEST(RenderTimelineJson, EveryDatedClaimInOrderOfTime) {
  const Report report = SampleReport();
  const Json json = Json::parse(RenderTimelineJson(*MakeView(report, {})));
  std::vector<std::string> values;
  for (const Json& entry : json["entries"]) values.push_back(entry["edtf"]);
  EXPECT_THAT(values,
              testing::ElementsAre("1928", "1928-03", "1931-05-03", "1932", "1932-05-03", "1940"));
  EXPECT_EQ(json["entries"][2]["earliest"], "1931-05-03");
  EXPECT_EQ(json["entries"][2]["disputed"], true);
  EXPECT_EQ(json["entries"][5]["kind"], "claim");
}

TEST(RenderTimelineSvg, WellFormed) {
  for (const Report& report : {SampleReport(), HostileReport(), Report()}) {
    EXPECT_EQ(XmlMistakes(RenderTimelineSvg(*MakeView(report, {})), ""), "");
  }
}

}  // namespace
}  // namespace dateline
