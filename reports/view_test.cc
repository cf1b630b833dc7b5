#include "reports/view.h"

#include <gtest/gtest.h>

#include "reports/marks.h"
#include "reports/testing.h"
#include "reports/words.h"

namespace dateline {
namespace {

std::vector<std::string> Rules(const ReportView& view) {
  std::vector<std::string> rules;
  for (const FindingView& f : view.findings) rules.push_back(f.finding->rule());
  return rules;
}

using Names = std::vector<std::string>;

TEST(MakeView, WorstFirst) {
  const Report report = SampleReport();
  const ReportView view = *MakeView(report, {});
  EXPECT_EQ(Rules(view), (Names{"date-conflict", "weekday-mismatch", "date-refinement"}));
  EXPECT_EQ(CountOf(view, Finding::CONFLICT), 1);
  EXPECT_EQ(view.hidden, 0);
}

TEST(MakeView, SeverityThenConfidence) {
  Report report;
  const auto add = [&](const char* id, Severity severity, double confidence) {
    Finding* finding = report.add_findings();
    finding->set_rule(id);
    finding->set_kind(Finding::CONFLICT);
    finding->set_severity(severity);
    finding->set_confidence(confidence);
  };
  add("low", LOW, 1.0);
  add("high-unsure", HIGH, 0.6);
  add("high-sure", HIGH, 0.9);
  EXPECT_EQ(Rules(*MakeView(report, {})), (Names{"high-sure", "high-unsure", "low"}));
}

TEST(MakeView, FiltersAndCounts) {
  const Report report = SampleReport();
  ViewOptions options;
  options.only = {Finding::LINT};
  EXPECT_EQ(Rules(*MakeView(report, options)), Names{"weekday-mismatch"});
  EXPECT_EQ(MakeView(report, options)->hidden, 2);
  options.only.clear();
  options.min_confidence = 0.95;
  EXPECT_EQ(Rules(*MakeView(report, options)), Names{"weekday-mismatch"});
}

TEST(MakeView, SettledFindingsAreLeftOutAndCounted) {
  Report report = SampleReport();
  report.mutable_findings(0)->set_state(Finding::DISMISSED);
  ViewOptions options;
  EXPECT_EQ(MakeView(report, options)->findings.size(), 2);
  EXPECT_EQ(MakeView(report, options)->settled, 1);
  options.show_settled = true;
  const ReportView all = *MakeView(report, options);
  ASSERT_EQ(all.findings.size(), 3);
  EXPECT_TRUE(all.findings.back().settled) << "behind what is open";
  report.mutable_findings(0)->set_state(Finding::CONFIRMED);
  EXPECT_EQ(MakeView(report, {})->findings.size(), 3) << "a confirmed error is still to be mended";
}

TEST(MakeView, TellsFindingsFromTheManuscriptsSide) {
  const Report report = SampleReport();
  const ReportView neutral = *MakeView(report, {});
  EXPECT_EQ(neutral.findings[0].place.path(), "papers/bridge.md");
  EXPECT_EQ(neutral.findings[0].readings[0].reading->value(), "1932-05-03");
  ViewOptions options;
  options.manuscript = "papers/harbour.txt";
  const ReportView view = *MakeView(report, options);
  EXPECT_EQ(view.findings[0].place.path(), "papers/harbour.txt");
  EXPECT_EQ(view.findings[0].readings[0].reading->value(), "1931-05-03");
  EXPECT_TRUE(view.findings[0].readings[0].manuscript);
  options.manuscript = "papers/other.txt";
  EXPECT_FALSE(MakeView(report, options).ok());
}

TEST(MakeView, LintsWithoutClaimsHaveAPlace) {
  const Report report = SampleReport();
  const ReportView view = *MakeView(report, {});
  EXPECT_EQ(PlaceText(view.findings[1].place), "papers/harbour.txt:50:10");
}

TEST(MakeView, SurvivesDanglingNames) {
  Report report = SampleReport();
  report.mutable_findings(0)->mutable_readings(0)->add_claims("c-unknown");
  report.mutable_findings(0)->mutable_readings(0)->add_conflicts_with(99);
  report.mutable_findings(0)->set_event("e-unknown");
  report.mutable_claims(0)->set_document("d-unknown");
  const ReportView view = *MakeView(report, {});
  EXPECT_EQ(view.findings[0].readings[0].witnesses.size(), 1);
  EXPECT_EQ(view.findings[0].event, nullptr);
}

TEST(MarksOf, TheDateAtItsPlace) {
  const Report report = SampleReport();
  const Claim& claim = report.claims(1);  // '... on 3 May 1932, and the fleet of 1932 passed'
  const Marks marks = MarksOf(claim, DATE);
  ASSERT_EQ(marks.value.size(), 1);
  EXPECT_EQ(marks.value[0].In(claim.quote()), "3 May 1932");
  ASSERT_EQ(marks.names.size(), 1);
  EXPECT_EQ(marks.names[0].In(claim.quote()), "A. Holm");
}

TEST(MarksOf, TheSecondOfEqualWordsByPlace) {
  Claim claim;
  claim.set_quote("In 1932 it began and in 1932 it ended.");
  claim.mutable_date()->set_text("1932");
  claim.mutable_quote_location()->set_byte_offset(100);
  claim.mutable_quote_location()->set_byte_length(38);
  claim.mutable_location()->set_byte_offset(124);
  claim.mutable_location()->set_byte_length(4);
  EXPECT_EQ(MarksOf(claim, DATE).value, (std::vector<Span>{{24, 28}}));
  claim.mutable_date()->set_text("193");  // no part of a word
  EXPECT_TRUE(MarksOf(claim, DATE).value.empty());
}

TEST(MarksOf, QuantitiesAndOrdinals) {
  Claim claim;
  claim.set_quote("His second visit cost $2 million in 1956.");
  claim.mutable_date()->set_text("1956");
  claim.add_quantities()->set_text("$2 million");
  claim.mutable_ordinal()->set_text("second visit");
  EXPECT_EQ(MarksOf(claim, QUANTITY).value, (std::vector<Span>{{22, 32}}));
  EXPECT_EQ(MarksOf(claim, ORDINAL).value, (std::vector<Span>{{4, 16}}));
  EXPECT_EQ(MarksOf(claim, DATE).value, (std::vector<Span>{{36, 40}}));
}

TEST(DateForPeople, Forms) {
  const struct {
    const char* edtf;
    const char* expected;
  } kRows[] = {
      {"1972", "1972"},
      {"1972-03", "March 1972"},
      {"1979-12-27", "27 December 1979"},
      {"1895-22", "summer 1895"},
      {"197X", "1970s"},
      {"19XX", "20th century"},
      {"20XX", "21st century"},
      {"10XX", "11th century"},
      {"-0043", "44 BC"},
      {"-0043-03-15", "15 March 44 BC"},
      {"0000", "1 BC"},
      {"1962~", "about 1962"},
      {"1962-05?", "perhaps May 1962"},
      {"1962%", "perhaps about 1962"},
      {"1972-03-16/1972-03-18", "16–18 March 1972"},
      {"1972-03-30/1972-04-02", "30 March – 2 April 1972"},
      {"1979/1989", "1979 to 1989"},
      {"1988-05/..", "May 1988 or later"},
      {"../1988", "1988 or earlier"},
      {"/1988", "1988 or earlier"},
      // What has no wording stays as it is.
      {"", ""},
      {"Y-17E7", "Y-17E7"},
      {"[1667,1668]", "[1667,1668]"},
      {"../..", "../.."},
      {"?2004-06", "?2004-06"},
      {"1972-13", "1972-13"},
      {"$2 million", "$2 million"},
  };
  for (const auto& row : kRows) EXPECT_EQ(DateForPeople(row.edtf), row.expected) << row.edtf;
}

TEST(QuantityForPeople, Forms) {
  const struct {
    const char* value;
    const char* expected;
  } kRows[] = {
      {"340 passenger", "340 passenger"},
      {"4300 station", "4,300 station"},
      {"180000 EUR", "180,000 EUR"},
      {"2.5e+06 afghan refugee", "2,500,000 afghan refugee"},
      {"-1234567 m", "-1,234,567 m"},
      {"3e+06.. person", "at least 3,000,000 person"},
      {"..12 km", "at most 12 km"},
      {"2.5..3.5 km", "2.5 km to 3.5 km"},
      {"1826.21 day", "5 years"},
      {"547.864 day", "18 months"},
      {"365.243 day", "1 year"},
      {"30 day", "30 days"},
      {"14 day", "14 days"},
      {"7.5 day", "7.5 days"},
      {"0.277778 day", "6 hours 40 minutes"},
      {"0.00416667 day", "6 minutes"},
      {"0.0416667 day", "1 hour"},
      {"1461..1826.21 day", "4 years to 5 years"},
      {"0 day", "0 days"},
      // What is no quantity stays as it is.
      {"", ""},
      {"first", "first"},
      {"nan day", "nan day"},
      {".. day", ".. day"},
      {"a..b day", "a..b day"},
  };
  for (const auto& row : kRows) EXPECT_EQ(QuantityForPeople(row.value), row.expected) << row.value;
}

TEST(WhyOneEvent, StrongestFirstAndOnlyWhatSpeaksForIt) {
  const Report report = SampleReport();
  EXPECT_EQ(WhyOneEvent(MakeView(report, {})->findings[0]),
            "participants Ada Holm ~ A. Holm +5.2; terms swing, varn +3.8; event open ~ open +2.5");
}

}  // namespace
}  // namespace dateline
