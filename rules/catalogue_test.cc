#include "rules/catalogue.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace dateline {
namespace {

TEST(Catalogue, EveryRuleIsComplete) {
  ASSERT_GT(Rules().rules_size(), 15) << "rules.textproto could not be read";
  std::set<std::string> names;
  for (const Rule& rule : Rules().rules()) {
    EXPECT_TRUE(names.insert(rule.name()).second) << rule.name() << " stands twice";
    EXPECT_EQ(FindRule(rule.name()), &rule);
    EXPECT_NE(rule.kind(), Finding::KIND_UNSPECIFIED) << rule.name();
    EXPECT_FALSE(rule.brief().empty() || rule.severity().empty() || rule.help().empty())
        << rule.name();
    const bool alarm = rule.kind() == Finding::CONFLICT || rule.kind() == Finding::LINT;
    EXPECT_EQ(alarm && rule.example().empty(), false) << rule.name() << " has no example";
    EXPECT_NE(RuleInWords(rule).find(rule.brief()), std::string::npos);
  }
  EXPECT_EQ(FindRule("no-such-rule"), nullptr);
}

TEST(Catalogue, ThePageIsUpToDate) {
  std::ifstream file("docs/rules.md");
  std::stringstream page;
  page << file.rdbuf();
  EXPECT_EQ(page.str(), RulesPage()) << "bazel run //rules:page > docs/rules.md";
}

}  // namespace
}  // namespace dateline
