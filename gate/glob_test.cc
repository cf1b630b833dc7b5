#include "gate/glob.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

TEST(GlobTest, Matches) {
  const struct {
    const char* pattern;
    const char* path;
    bool matches;
  } kRows[] = {
      // A pattern without a slash is about the name.
      {"*.md", "a.md", true},
      {"*.md", "docs/deep/a.md", true},
      {"*.md", "a.mdx", false},
      {"README*", "x/README.txt", true},
      // With a slash it is about the whole path.
      {"docs/*.md", "docs/a.md", true},
      {"docs/*.md", "docs/deep/a.md", false},
      {"docs/*.md", "old/docs/a.md", false},
      {"./docs/*.md", "docs/a.md", true},
      {"/docs/*.md", "docs/a.md", true},
      // Two stars span folders, none among them.
      {"docs/**/*.md", "docs/a.md", true},
      {"docs/**/*.md", "docs/x/y/a.md", true},
      {"**/*.md", "a.md", true},
      {"**/b/*.md", "x/b/a.md", true},
      {"**/b/*.md", "xb/a.md", false},
      {"docs/**", "docs/x/y", true},
      {"docs/**", "doc/x", false},
      {"docs/", "docs/x/y.md", true},
      {"docs/", "docsx/y.md", false},
      {"a/**/b/*/c", "a/b/b/d/c", true},
      {"a/**/b/*/c", "a/x/b/d/e/c", false},
      // Classes, alternatives, escapes.
      {"[a-c]?.txt", "b1.txt", true},
      {"[!a-c]?.txt", "b1.txt", false},
      {"[", "[", true},
      {"{a,b/c}/*.{md,txt}", "b/c/x.txt", true},
      {"{a,b/c}/*.{md,txt}", "b/x.txt", false},
      {"\\*.md", "*.md", true},
      {"\\*.md", "a.md", false},
      {"", "a", false},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(GlobMatches(row.pattern, row.path), row.matches) << row.pattern << " " << row.path;
  }
}

TEST(GlobTest, ManyStarsStayFast) {
  std::string pattern, path(5000, 'a');
  for (int i = 0; i < 200; ++i) absl::StrAppend(&pattern, "*a");
  EXPECT_FALSE(GlobMatches(pattern + "b", path));
}

TEST(GlobTest, Check) {
  EXPECT_TRUE(CheckGlob("docs/**/*.{md,txt}").ok());
  EXPECT_EQ(CheckGlob("{a,b").message(), "{a,b: the braces do not pair; write {a,b}");
  EXPECT_FALSE(CheckGlob("").ok());
}

}  // namespace
}  // namespace dateline
