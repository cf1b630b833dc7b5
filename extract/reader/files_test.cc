#include "extract/reader/files.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

TEST(GlobMatchesTest, Table) {
  const struct {
    const char* glob;
    const char* path;
    bool matches;
  } kCases[] = {{"*.md", "a.md", true},
                {"*.md", "b/a.md", false},
                {"**/*.md", "b/c/a.md", true},
                {"**/*.md", "a.md", true},
                {"docs/**", "docs/x/y.txt", true},
                {"docs/*", "docs/x/y", false},
                {"?.txt", "a.txt", true},
                {"?.txt", "ab.txt", false},
                {"a*b*c", "aXXbYYc", true},
                {"", "", true},
                {"*", "", true},
                {"a", "", false}};
  for (const auto& c : kCases)
    EXPECT_EQ(GlobMatches(c.glob, c.path), c.matches) << c.glob << " " << c.path;
}

class ExpandPathsTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = testing::TempDir() + "/expand";
    fs::remove_all(root_);
    for (const char* file :
         {"a.md", "b.txt", "c.bin", "sub/d.html", "sub/old/e.txt", ".hidden.md"}) {
      fs::create_directories(fs::path(absl::StrCat(root_, "/", file)).parent_path());
      std::ofstream(absl::StrCat(root_, "/", file)) << "x";
    }
    std::ofstream(root_ + "/.gitignore") << "old/\n*.txt\n!b.txt\n";
    fs::create_directory_symlink("..", root_ + "/sub/loop");
    fs::create_symlink("nowhere", root_ + "/sub/gone.md");
  }

  // Paths below the root; failures with '!' before them.
  std::vector<std::string> Expand(const std::vector<std::string>& paths,
                                  const FileOptions& options) {
    std::vector<std::string> given, found;
    for (const std::string& path : paths) given.push_back(absl::StrCat(root_, path));
    for (const InputFile& file : ExpandPaths(given, options)) {
      found.push_back(absl::StrCat(file.status.ok() ? "" : "!", file.path.substr(root_.size())));
    }
    return found;
  }
  using Paths = std::vector<std::string>;
  std::string root_;
};

TEST_F(ExpandPathsTest, WalksInOrderOnceAndReportsFaults) {
  EXPECT_EQ(Expand({"", "/a.md", "/none"}, {}),
            (Paths{"/a.md", "/b.txt", "/sub/d.html", "!/sub/gone.md", "/sub/old/e.txt", "!/none"}));
}

TEST_F(ExpandPathsTest, IncludesAndExcludes) {
  FileOptions options;
  options.include = {"*.bin", "sub/**/*.txt"};
  EXPECT_EQ(Expand({""}, options), (Paths{"/c.bin", "!/sub/gone.md", "/sub/old/e.txt"}));
  options.include.clear();
  options.exclude = {"sub"};
  EXPECT_EQ(Expand({""}, options), (Paths{"/a.md", "/b.txt"}));
  options.exclude = {"*"};
  EXPECT_EQ(Expand({""}, options), (Paths{"!"}));
}

TEST_F(ExpandPathsTest, HonoursGitignore) {
  FileOptions options;
  options.honour_gitignore = true;
  EXPECT_EQ(Expand({""}, options), (Paths{"/a.md", "/b.txt", "/sub/d.html", "!/sub/gone.md"}));
}

TEST_F(ExpandPathsTest, ReadsWithinTheLimit) {
  EXPECT_EQ(*ReadFileBytes(root_ + "/a.md", 10), "x");
  EXPECT_FALSE(ReadFileBytes(root_ + "/a.md", 0).ok());
  EXPECT_FALSE(ReadFileBytes(root_, 10).ok());
  EXPECT_EQ(ReadFileBytes(root_ + "/none", 10).status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace dateline
