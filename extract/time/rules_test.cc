// Runs the examples that stand in the rule files: each marked expression is found with its value
// and nothing else is; near misses give nothing. A context sentence may stand before the marks.
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/civil.h"
#include "extract/time/annotate.h"
#include "extract/time/marked_text.h"
#include "extract/time/rule.pb.h"
#include "extract/time/tagger.h"

namespace dateline {
namespace {

constexpr const char* kFiles[] = {"calendar", "ranges", "relative", "durations", "clock"};

std::string Found(const DocumentText& doc, const std::vector<TimeExpression>& all) {
  std::string out;
  for (const TimeExpression& e : all) {
    out += "  '" + std::string(e.span.In(doc.text)) + "' = " + e.edtf + " by " + e.rule + "\n";
  }
  return out;
}

std::vector<TimeExpression> Tag(const DocumentText& doc) {
  TimeOptions options;
  options.reference_day = DayNumber(2000, 6, 15);
  return TagTimes(doc, options);
}

class RuleExamples : public testing::TestWithParam<const char*> {};

TEST_P(RuleExamples, AreReadAsWritten) {
  std::ifstream in(std::string("extract/time/rules/") + GetParam() + ".textproto");
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  time_rules::RuleFile file;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &file));
  ASSERT_GT(file.rule_size(), 0);
  for (const auto& rule : file.rule()) {
    for (const std::string& example : rule.example()) {
      const MarkedText marked = ParseMarked(example);
      ASSERT_FALSE(marked.marks.empty()) << rule.name() << ": no mark in " << example;
      const DocumentText doc = PlainText(marked.text);
      const std::vector<TimeExpression> all = Tag(doc);
      bool by_rule = false;
      for (const MarkedText::Mark& mark : marked.marks) {
        bool found = false;
        for (const TimeExpression& e : all) {
          if (!(e.span == mark.span)) continue;
          found = true;
          EXPECT_EQ(e.edtf, mark.value) << rule.name() << ": " << example;
          by_rule = by_rule || e.rule == rule.name();
        }
        EXPECT_TRUE(found) << rule.name() << ": " << example << "\n" << Found(doc, all);
      }
      EXPECT_TRUE(by_rule || rule.op() == "none")
          << rule.name() << " is not the rule that reads: " << example << "\n"
          << Found(doc, all);
      // What stands behind the first mark is marked too, or no date.
      for (const TimeExpression& e : all) {
        if (e.span.begin < marked.marks[0].span.begin) continue;
        bool expected = false;
        for (const auto& mark : marked.marks) expected = expected || e.span == mark.span;
        EXPECT_TRUE(expected) << rule.name() << ": unexpected in " << example << "\n"
                              << Found(doc, {e});
      }
    }
    ASSERT_GT(rule.not__size(), 0) << rule.name() << " has no near miss";
    for (const std::string& miss : rule.not_()) {
      const DocumentText doc = PlainText(miss);
      for (const TimeExpression& e : Tag(doc)) {
        EXPECT_NE(e.rule, rule.name()) << rule.name() << ": " << miss << "\n" << Found(doc, {e});
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Files, RuleExamples, testing::ValuesIn(kFiles),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace dateline
