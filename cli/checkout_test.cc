#include "cli/checkout.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(PathFrom, RelativeToTheCheckout) {
  const struct {
    const char* root;
    const char* cwd;
    const char* path;
    const char* from;
  } kRows[] = {
      {"/w/repo", "/w/repo", "docs/a.md", "docs/a.md"},
      {"/w/repo", "/w/repo", "./docs/a.md", "docs/a.md"},
      {"/w/repo", "/w/repo/docs", "a.md", "docs/a.md"},
      {"/w/repo", "/w/repo/docs", "../b.md", "b.md"},
      {"/w/repo", "/w", "repo/docs/a.md", "docs/a.md"},
      {"/w/repo/", "/w", "repo/docs/a.md", "docs/a.md"},
      {"/w/repo", "/tmp", "/w/repo/docs/a.md", "docs/a.md"},
      // What lies elsewhere, or is no file, stays.
      {"/w/repo", "/w", "other/a.md", "other/a.md"},
      {"/w/repo", "/w/repo", "../a.md", "../a.md"},
      {"/w/repo", "/w", "repository/a.md", "repository/a.md"},
      {"/w/repo", "/w/repo/docs", "-", "-"},
      {"/w/repo", "/w/repo/docs", "", ""},
  };
  for (const auto& row : kRows)
    EXPECT_EQ(PathFrom(row.root, row.cwd, row.path), row.from) << row.path;
}

TEST(WithPathsFrom, EveryPathOfAReport) {
  Report report;
  Document* document = report.add_documents();
  document->set_path("a.md");
  document->set_title("a.md");
  document->add_notices()->set_path("a.md");
  Claim* claim = report.add_claims();
  claim->mutable_location()->set_path("a.md");
  claim->mutable_quote_location()->set_path("a.md");
  Finding* finding = report.add_findings();
  finding->add_locations()->mutable_location()->set_path("../b.md");
  report.add_notices()->set_path("a.md");
  const Report moved = WithPathsFrom("/w/repo", "/w/repo/docs", report);
  EXPECT_EQ(moved.documents(0).path(), "docs/a.md");
  EXPECT_EQ(moved.documents(0).title(), "a.md");
  EXPECT_EQ(moved.documents(0).notices(0).path(), "docs/a.md");
  EXPECT_EQ(moved.claims(0).location().path(), "docs/a.md");
  EXPECT_EQ(moved.claims(0).quote_location().path(), "docs/a.md");
  EXPECT_EQ(moved.findings(0).locations(0).location().path(), "b.md");
  EXPECT_EQ(moved.notices(0).path(), "docs/a.md");
}

}  // namespace
}  // namespace dateline
