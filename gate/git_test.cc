#include "gate/git.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// A real repository in a temporary folder.
class GitTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path(testing::TempDir()) / absl::StrCat("git-", getpid());
    fs::remove_all(root_);
    fs::create_directories(root_);
    Git("init -q -b main");
    Write("kept.md", "kept\n");
    Write("changed.md", "old\n");
    Write("moved.md", "a text that is long enough\nfor git to know it again\n");
    Write("gone.md", "gone\n");
    Write("name with \"marks\"\n.md", "odd\n");
    Commit("one");
  }
  void TearDown() override { fs::remove_all(root_); }

  void Git(const std::string& arguments) {
    const std::string command =
        absl::StrCat("cd '", root_.string(),
                     "' && HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 git "
                     "-c user.name=t -c user.email=t@example.org -c init.defaultBranch=main ",
                     arguments);
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
  }
  void Commit(const std::string& message) {
    Git("add -A");
    Git("commit -q -m " + message);
  }
  void Write(const std::string& name, const std::string& text) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << text;
  }
  // "old -> new" of each change since the revision.
  std::vector<std::string> Changes(const std::string& revision) {
    const absl::StatusOr<GitBase> base = OpenGitBase(root_.string(), revision);
    EXPECT_TRUE(base.ok()) << base.status();
    if (!base.ok()) return {};
    const absl::StatusOr<std::vector<GitChange>> changes = ChangesSince(*base);
    EXPECT_TRUE(changes.ok()) << changes.status();
    std::vector<std::string> out;
    const auto name = [](const std::string& path) { return fs::path(path).filename().string(); };
    for (const GitChange& change : *changes) {
      out.push_back(absl::StrCat(name(change.old_path), " -> ", name(change.path)));
    }
    return out;
  }

  fs::path root_;
};

TEST_F(GitTest, WorkingTreeAgainstARevision) {
  EXPECT_THAT(Changes("HEAD"), testing::IsEmpty());
  Write("changed.md", "new\n");
  fs::rename(root_ / "moved.md", root_ / "there.md");
  fs::remove(root_ / "gone.md");
  Write("name with \"marks\"\n.md", "changed\n");
  Write("new/a.md", "new\n");
  Git("add -A .");
  Write("untracked.md", "x\n");
  EXPECT_THAT(Changes("HEAD"),
              testing::UnorderedElementsAre(
                  "changed.md -> changed.md", "moved.md -> there.md", "gone.md -> ", " -> a.md",
                  " -> untracked.md", "name with \"marks\"\n.md -> name with \"marks\"\n.md"));
}

TEST_F(GitTest, FilesAsTheyWere) {
  Write("changed.md", "new\n");
  Write("name with \"marks\"\n.md", "changed\n");
  const absl::StatusOr<GitBase> base = OpenGitBase(root_.string(), "main");
  ASSERT_TRUE(base.ok()) << base.status();
  EXPECT_EQ(*FileAtBase(*base, base->root + "/changed.md"), "old\n");
  EXPECT_EQ(*FileAtBase(*base, base->root + "/name with \"marks\"\n.md"), "odd\n");
  EXPECT_FALSE(FileAtBase(*base, base->root + "/never.md").ok());
}

TEST_F(GitTest, ThreeDotsAreTheMergeBase) {
  Git("checkout -q -b topic");
  Write("topic.md", "t\n");
  Commit("topic");
  Git("checkout -q main");
  Write("kept.md", "moved on\n");
  Commit("main-goes-on");
  Git("checkout -q topic");
  EXPECT_THAT(Changes("main..."), testing::ElementsAre(" -> topic.md"));
  EXPECT_THAT(Changes("main"), testing::UnorderedElementsAre("kept.md -> kept.md", " -> topic.md"));
}

TEST_F(GitTest, BeforeTheFirstCommitAllIsNew) {
  Git("checkout -q --orphan fresh");
  Git("rm -q -r -f --cached .");
  Git("add kept.md");
  for (const char* revision : {"HEAD", "HEAD..."}) {
    const std::vector<std::string> changes = Changes(revision);
    EXPECT_THAT(changes, testing::Contains(" -> kept.md"));
    for (const std::string& change : changes) EXPECT_EQ(change.find(" -> "), 0u) << change;
  }
}

TEST_F(GitTest, SubmodulesAtTheCommitThatTheBaseHas) {
  const std::string inside = "-C part ";
  Git("init -q -b main part");
  Write("part/a.md", "first\n");
  Git(inside + "add -A");
  Git(inside + "commit -q -m part-one");
  Git("-c protocol.file.allow=always submodule --quiet add ./part part");
  Commit("with-part");
  EXPECT_THAT(Changes("HEAD"), testing::IsEmpty());
  // Committed in the submodule, in the working tree alone, and untracked.
  Write("part/a.md", "second\n");
  Write("part/b.md", "new\n");
  Git(inside + "add -A");
  Git(inside + "commit -q -m part-two");
  Write("part/a.md", "third\n");
  Write("part/c.md", "untracked\n");
  EXPECT_THAT(Changes("HEAD"), testing::IsSupersetOf({"a.md -> a.md", " -> b.md", " -> c.md"}));
  EXPECT_THAT(Changes("HEAD~1"), testing::IsSupersetOf({" -> a.md", " -> b.md", " -> c.md"}));
  const absl::StatusOr<GitBase> base = OpenGitBase(root_.string(), "HEAD");
  ASSERT_TRUE(base.ok()) << base.status();
  ASSERT_EQ(base->submodules.size(), 1);
  EXPECT_EQ(*FileAtBase(*base, base->root + "/part/a.md"), "first\n");
  EXPECT_EQ(*FileAtBase(*base, base->root + "/kept.md"), "kept\n");
  EXPECT_FALSE(FileAtBase(*base, base->root + "/part/b.md").ok());
}

TEST_F(GitTest, WhatGitDoesNotKnow) {
  for (const char* revision : {"nosuch", "--help", "-x", "", "...", "HEAD; touch /tmp/x"}) {
    const absl::StatusOr<GitBase> base = OpenGitBase(root_.string(), revision);
    ASSERT_FALSE(base.ok()) << revision;
    EXPECT_THAT(std::string(base.status().message()), testing::HasSubstr("no such revision"));
  }
  EXPECT_FALSE(OpenGitBase("/", "HEAD").ok());
}

}  // namespace
}  // namespace dateline
