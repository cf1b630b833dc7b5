#include "base/suggest.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(SuggestTest, NearestName) {
  const std::vector<std::string> names = {"conflict", "lint", "refinement", "AUTO", "MONTH_DAY"};
  const struct {
    const char* wrong;
    const char* nearest;
  } kRows[] = {
      {"conflit", "conflict"},
      {"cnoflict", "conflict"},
      {"CONFLICT", "conflict"},
      {"refinment", "refinement"},
      {"auto", "AUTO"},
      {"month-day", "MONTH_DAY"},
      // Too far, or nothing at all.
      {"warning", ""},
      {"", ""},
      {"x", ""},
  };
  for (const auto& row : kRows) EXPECT_EQ(Nearest(row.wrong, names), row.nearest) << row.wrong;
}

TEST(SuggestTest, DidYouMean) {
  EXPECT_EQ(DidYouMean("lnit", {"lint"}), "; did you mean lint?");
  EXPECT_EQ(DidYouMean("papers", {"lint"}), "");
}

}  // namespace
}  // namespace dateline
