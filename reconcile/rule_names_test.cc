#include "reconcile/rule_names.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "reconcile/finding_builder.h"
#include "reconcile/lints.h"

namespace dateline {
namespace {

// What the code may report and nobody could turn off or look up.
TEST(RuleNames, TheCatalogueHasEveryRule) {
  const std::vector<std::string> names = RuleNames();
  const auto has = [&](const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const std::string& lint : LintNames()) EXPECT_TRUE(has(lint)) << lint;
  for (Dimension dimension : {DATE, QUANTITY, ORDINAL, ORDER, DURATION, PARTICIPANT}) {
    EXPECT_TRUE(has(RuleName(dimension, Finding::CONFLICT))) << Dimension_Name(dimension);
  }
  for (Dimension dimension : {DATE, QUANTITY, DURATION}) {
    EXPECT_TRUE(has(RuleName(dimension, Finding::AGREEMENT))) << Dimension_Name(dimension);
    EXPECT_TRUE(has(RuleName(dimension, Finding::REFINEMENT))) << Dimension_Name(dimension);
  }
}

}  // namespace
}  // namespace dateline
