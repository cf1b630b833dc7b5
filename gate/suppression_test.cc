#include "gate/suppression.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace dateline {
namespace {

// A finding of the rule at the word "HERE" of the text, against one elsewhere.
Report FindingAt(const std::string& text, const std::string& rule) {
  Report report;
  Claim* here = report.add_claims();
  here->set_id("a");
  here->set_quote("It opened HERE in 1931.");
  here->mutable_location()->set_path("a.md");
  here->mutable_location()->set_byte_offset(static_cast<int64_t>(text.find("HERE")));
  here->mutable_location()->set_byte_length(4);
  Claim* there = report.add_claims();
  there->set_id("b");
  there->mutable_location()->set_path("b.md");
  Finding* finding = report.add_findings();
  finding->set_kind(Finding::CONFLICT);
  finding->set_rule(rule);
  finding->add_readings()->add_claims("a");
  finding->add_readings()->add_claims("b");
  finding->mutable_readings(0)->add_conflicts_with(1);
  finding->mutable_readings(1)->add_conflicts_with(0);
  return report;
}

std::string Reason(const std::string& text, const std::string& format = "markdown") {
  Report report = FindingAt(text, "date-conflict");
  SuppressionList list;
  FindInlineSuppressions(text, "a.md", format, &list);
  ApplySuppressions({"date-conflict", "date-refinement"}, list, &report);
  return report.findings(0).suppressed_because();
}

TEST(SuppressionTest, ScopeInMarkdown) {
  const std::string c = "<!-- dateline-ignore date-conflict: why -->";
  const struct {
    const char* what;
    std::string text;
    bool suppressed;
  } kRows[] = {
      {"next block", c + "\nOne\nHERE two.\n", true},
      {"next block after a blank line", c + "\n\nOne\nHERE two.\n", true},
      {"the block after the next", c + "\n\nOne.\n\nHERE two.\n", false},
      {"the block before", "HERE one.\n\n" + c + "\n\nTwo.\n", false},
      {"own block, behind", "One\nHERE two. " + c + "\nthree.\n", true},
      {"own block, before", c + " HERE one.\n", true},
      {"own block only", "HERE one.\n\nTwo. " + c + "\n", false},
      {"next list item", "- one\n" + c + "\n- HERE\n- three\n", true},
      {"a later list item", "- one\n" + c + "\n- two\n- HERE\n", false},
      {"own list item", "- one\n- HERE " + c + "\n- three\n", true},
      {"other list item", "- HERE\n- two " + c + "\n- three\n", false},
      {"nested items belong to it", c + "\n- two\n  - HERE\n", true},
      {"a heading is a block", c + "\n## HERE\nText.\n", true},
      {"the text below it is another", c + "\n## One\nHERE.\n", false},
      {"two comments before one block", c + "\n<!-- dateline-ignore date-refinement: x -->\nHERE\n",
       true},
      {"several lines", "<!--\ndateline-ignore date-conflict:\n  why\n-->\nHERE\n", true},
      {"several rules", "<!-- dateline-ignore date-refinement, date-conflict: why -->\nHERE\n",
       true},
      {"all rules", "<!-- dateline-ignore all: why -->\nHERE\n", true},
      {"another rule", "<!-- dateline-ignore date-refinement: why -->\nHERE\n", false},
      {"no reason", "<!-- dateline-ignore date-conflict -->\nHERE\n", false},
      {"empty reason", "<!-- dateline-ignore date-conflict: -->\nHERE\n", false},
      {"whole file", "HERE.\n\nTwo.\n\n<!-- dateline-ignore-file date-conflict: why -->\n", true},
      {"fenced code", "```\n" + c + "\n```\nHERE\n", false},
      {"code span", "Write `" + c + "`.\nHERE\n", false},
      {"a comment that speaks of it", "<!-- about dateline-ignore date-conflict: x -->\nHERE\n",
       false},
      {"never closed", "<!-- dateline-ignore date-conflict: why\nHERE\n", false},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(!Reason(row.text).empty(), row.suppressed) << row.what << "\n" << row.text;
  }
}

TEST(SuppressionTest, ScopeInHtml) {
  const std::string c = "<!-- dateline-ignore date-conflict: why -->";
  const struct {
    const char* what;
    std::string text;
    bool suppressed;
  } kRows[] = {
      {"next element", "<body>" + c + "<p>HERE</p><p>x</p>", true},
      {"not the one after", "<body>" + c + "<p>x</p><p>HERE</p>", false},
      {"own element", "<p>x HERE " + c + "</p>", true},
      {"own element, from its start", "<p>HERE <b>x</b> " + c + "</p>", true},
      {"not another", "<p>HERE</p><p>x " + c + "</p>", false},
      {"a list", c + "<ul><li>x</li><li>HERE</li></ul>", true},
      {"an item", "<ul>" + c + "<li>HERE<li>x</ul>", true},
      {"nested", c + "<div><div>x</div>HERE</div>", true},
      {"behind a nested one", c + "<div><div>x</div></div>HERE", false},
      {"no </p>", c + "<p>x<p>HERE", false},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(!Reason(row.text, "html").empty(), row.suppressed) << row.what << "\n" << row.text;
  }
}

TEST(SuppressionTest, TheReasonIsKept) {
  EXPECT_EQ(Reason("<!-- dateline-ignore date-conflict:  the almanac\n counts so -->\nHERE\n"),
            "the almanac counts so");
}

TEST(SuppressionTest, OtherFormatsHaveNoComments) {
  EXPECT_EQ(Reason("<!-- dateline-ignore date-conflict: why -->\nHERE\n", "text"), "");
}

std::vector<std::string> Notices(const std::string& text, const std::string& rule) {
  Report report = FindingAt(text, rule);
  SuppressionList list;
  FindInlineSuppressions(text, "a.md", "markdown", &list);
  ApplySuppressions({"date-conflict", "date-refinement"}, list, &report);
  std::vector<std::string> notices;
  for (const Notice& notice : report.notices()) {
    notices.push_back(absl::StrCat(notice.path(), ":", notice.line(), ": ", notice.text()));
  }
  return notices;
}

TEST(SuppressionTest, WhatDoesNothingIsReported) {
  using testing::ElementsAre;
  using testing::IsEmpty;
  EXPECT_THAT(Notices("<!-- dateline-ignore date-conflict: x -->\nHERE", "date-conflict"),
              IsEmpty());
  EXPECT_THAT(Notices("\n<!-- dateline-ignore date-conflict: x -->\nHERE", "date-refinement"),
              ElementsAre("a.md:2: this suppression suppresses nothing; remove it"));
  EXPECT_THAT(Notices("\n\n<!-- dateline-ignore date-conflict -->\nHERE", "date-conflict"),
              ElementsAre("a.md:3: dateline-ignore gives no reason and does not count; write "
                          "dateline-ignore date-conflict: reason"));
  EXPECT_THAT(
      Notices("<!-- dateline-ignore : x -->\nHERE", "date-conflict"),
      ElementsAre("a.md:1: dateline-ignore names no rule; write dateline-ignore RULE: reason"));
  EXPECT_THAT(Notices("<!-- dateline-ignore date-conflcit: x -->\nHERE", "date-conflict"),
              ElementsAre("a.md:1: dateline-ignore: no such rule: date-conflcit; did you mean "
                          "date-conflict?"));
}

// A third statement that nobody suppressed still opposes the second.
TEST(SuppressionTest, EveryOpposedPairMustBeCovered) {
  const std::string text = "<!-- dateline-ignore all: x -->\nHERE\n";
  Report report = FindingAt(text, "date-conflict");
  Claim* third = report.add_claims();
  third->set_id("c");
  third->mutable_location()->set_path("c.md");
  Finding* finding = report.mutable_findings(0);
  finding->add_readings()->add_claims("c");
  finding->mutable_readings(1)->add_conflicts_with(2);
  finding->mutable_readings(2)->add_conflicts_with(1);
  SuppressionList list;
  FindInlineSuppressions(text, "a.md", "markdown", &list);
  ApplySuppressions({}, list, &report);
  EXPECT_EQ(report.findings(0).suppressed_because(), "");
}

TEST(SuppressionTest, Sidecar) {
  SuppressionList list;
  list.folder = "/p";
  list.cwd = "/p";
  std::vector<std::string> mistakes;
  ASSERT_TRUE(ReadSidecar(R"(
ignore { file: "*.md" rule: "date-conflict" reason: "as printed" quote: "opened  HERE" }
ignore { file: "x/*.docx" rule: "all" reason: "unused" }
)",
                          "s", &list, &mistakes))
      << absl::StrJoin(mistakes, "\n");
  Report report = FindingAt("HERE", "date-conflict");
  ApplySuppressions({}, list, &report);
  EXPECT_EQ(report.findings(0).suppressed_because(), "as printed");
  ASSERT_EQ(report.notices_size(), 1);
  EXPECT_EQ(report.notices(0).line(), 3);
}

TEST(SuppressionTest, SidecarMistakes) {
  SuppressionList list;
  std::vector<std::string> mistakes;
  EXPECT_FALSE(
      ReadSidecar("ignore {\n file: \"a\"\n}\nignore { rule: \"all\" reason: \"x\" }\nignre {}\n",
                  "s", &list, &mistakes));
  EXPECT_THAT(mistakes,
              testing::UnorderedElementsAre("s:5: ignre: no such field; did you mean ignore?",
                                            "s:1: no rule; name one of docs/rules.md, or \"all\"",
                                            "s:1: no reason; say why it stands",
                                            testing::HasSubstr("s:4: file: empty pattern")));
}

}  // namespace
}  // namespace dateline
