#include "gate/cache.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::string FreshFolder(absl::string_view name) {
  const std::string folder = absl::StrCat(testing::TempDir(), "/cache-", name, "-", getpid());
  fs::remove_all(folder);
  return folder;
}

Extraction Sample(const std::string& path, int claims = 1) {
  Extraction extraction;
  extraction.mutable_document()->set_path(path);
  extraction.mutable_document()->set_id("d-1");
  for (int i = 0; i < claims; ++i) {
    Claim* claim = extraction.add_claims();
    claim->set_id(absl::StrCat("c-", i));
    claim->mutable_location()->set_path(path);
    claim->mutable_quote_location()->set_path(path);
    claim->set_quote("The bridge opened in 1932.");
  }
  return extraction;
}

std::vector<fs::path> FilesIn(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const bool own = entry.path().filename() == ".gitignore";
    if (entry.is_regular_file() && !own) files.push_back(entry.path());
  }
  return files;
}

TEST(CacheTest, GivesBackWhatWasPut) {
  ClaimCache cache(FreshFolder("put"), {.salt = "1"});
  const std::string key = cache.KeyOf("bytes", "a/x.md");
  EXPECT_FALSE(cache.Get(key, "a/x.md"));
  cache.Put(key, Sample("a/x.md"));
  const std::optional<Extraction> found = cache.Get(key, "a/x.md");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->SerializeAsString(), Sample("a/x.md").SerializeAsString());
  EXPECT_EQ(cache.hits(), 1);
  EXPECT_EQ(cache.misses(), 1);
}

// Entries are read into one buffer.
TEST(CacheTest, AShortEntryAfterALongOne) {
  ClaimCache cache(FreshFolder("short"), {.salt = "1"});
  const std::string lengthy = cache.KeyOf("long", "a.md"), brief = cache.KeyOf("short", "a.md");
  cache.Put(lengthy, Sample("a.md", 100));
  cache.Put(brief, Sample("a.md", 1));
  ASSERT_TRUE(cache.Get(lengthy, "a.md"));
  const std::optional<Extraction> found = cache.Get(brief, "a.md");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->claims_size(), 1);
}

TEST(CacheTest, KeepsBytesToo) {
  const std::string folder = FreshFolder("bytes"), bytes("\0\1 anything", 11);
  ClaimCache cache(folder, {.salt = "1"});
  const std::string key = cache.KeyOf("", "", "kept");
  EXPECT_FALSE(cache.GetBytes(key));
  cache.PutBytes(key, bytes);
  EXPECT_EQ(cache.GetBytes(key), bytes);
  cache.PutBytes(key, "other");
  EXPECT_EQ(cache.GetBytes(key), "other");
  for (const fs::path& file : FilesIn(folder)) fs::resize_file(file, 20);
  EXPECT_FALSE(cache.GetBytes(key));
}

TEST(CacheTest, AFileThatMovedKeepsItsEntry) {
  ClaimCache cache(FreshFolder("moved"), {.salt = "1"});
  cache.Put(cache.KeyOf("bytes", "a/x.md"), Sample("a/x.md"));
  const std::optional<Extraction> found = cache.Get(cache.KeyOf("bytes", "b/x.md"), "b/x.md");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->SerializeAsString(), Sample("b/x.md").SerializeAsString());
}

TEST(CacheTest, TheKeyIsAllThatExtractionDependsOn) {
  ClaimCache cache("x", {.salt = "1"});
  const std::string key = cache.KeyOf("bytes", "a.md");
  EXPECT_NE(key, cache.KeyOf("bytes ", "a.md"));
  EXPECT_NE(key, cache.KeyOf("bytes", "a.txt"));
  EXPECT_NE(key, cache.KeyOf("bytes", "a.md", "reading=report"));
  EXPECT_NE(key, ClaimCache("x", {.salt = "2"}).KeyOf("bytes", "a.md"));
  EXPECT_EQ(key, ClaimCache("y", {.salt = "1"}).KeyOf("bytes", "z/a.md"));
}

// Every way in which an entry can be damaged is a miss, and the next Put mends it.
TEST(CacheTest, DamagedEntriesAreNoEntries) {
  const std::string folder = FreshFolder("damaged");
  ClaimCache cache(folder, {.salt = "1"});
  const std::string key = cache.KeyOf("bytes", "a.md");
  cache.Put(key, Sample("a.md"));
  ASSERT_EQ(FilesIn(folder).size(), 1u);
  const fs::path path = FilesIn(folder)[0];
  std::ifstream in(path, std::ios::binary);
  const std::string good((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  for (size_t at = 0; at <= good.size(); ++at) {
    std::string bad = good.substr(0, at);
    if (at == good.size()) bad += "x";
    std::ofstream(path, std::ios::binary) << bad;
    EXPECT_FALSE(cache.Get(key, "a.md")) << "cut at " << at;
    if (at == good.size()) break;
    bad = good;
    bad[at] ^= 1;
    std::ofstream(path, std::ios::binary) << bad;
    EXPECT_FALSE(cache.Get(key, "a.md")) << "flipped at " << at;
  }
  cache.Put(key, Sample("a.md"));
  EXPECT_TRUE(cache.Get(key, "a.md"));
}

TEST(CacheTest, StaysBoundedAndDropsTheOldest) {
  const std::string folder = FreshFolder("bounded");
  ClaimCache cache(folder, {.salt = "1", .max_bytes = 20000});
  std::vector<std::string> keys;
  for (int i = 0; i < 40; ++i) {
    keys.push_back(cache.KeyOf(absl::StrCat(i), "a.md"));
    cache.Put(keys.back(), Sample("a.md", 20));
    // Times that differ by whole seconds.
    const struct timespec times[2] = {{1000 + i, 0}, {1000 + i, 0}};
    const std::string path =
        absl::StrCat(folder, "/", keys[i].substr(0, 2), "/", keys[i].substr(2));
    ASSERT_EQ(utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
  }
  ASSERT_TRUE(cache.Get(keys[0], "a.md"));  // used just now
  cache.Trim();
  int64_t total = 0;
  for (const fs::path& path : FilesIn(folder)) total += static_cast<int64_t>(fs::file_size(path));
  EXPECT_LE(total, 20000);
  EXPECT_GT(total, 10000);
  EXPECT_TRUE(cache.Get(keys[0], "a.md"));
  EXPECT_FALSE(cache.Get(keys[1], "a.md"));
  EXPECT_TRUE(cache.Get(keys[39], "a.md"));
}

TEST(CacheTest, AFolderThatCannotBeWrittenIsReportedOnce) {
  const std::string folder = FreshFolder("file");
  std::ofstream(folder) << "in the way";
  ClaimCache cache(folder, {.salt = "1"});
  EXPECT_TRUE(cache.problem().ok());
  cache.Put(cache.KeyOf("bytes", "a.md"), Sample("a.md"));
  cache.Put(cache.KeyOf("other", "a.md"), Sample("a.md"));
  EXPECT_FALSE(cache.problem().ok());
  EXPECT_NE(std::string(cache.problem().message()).find("the results are complete"),
            std::string::npos);
}

TEST(CacheTest, KeepsItselfOutOfTheHistory) {
  const std::string folder = FreshFolder("ignore");
  ClaimCache cache(folder, {.salt = "1", .max_bytes = 1});
  cache.Put(cache.KeyOf("bytes", "a.md"), Sample("a.md"));
  cache.Trim();
  EXPECT_TRUE(fs::exists(folder + "/.gitignore"));
  EXPECT_TRUE(FilesIn(folder).empty());
}

TEST(CacheTest, AFullDiskIsReportedAndLeavesNothingBehind) {
  const std::string folder = FreshFolder("full");
  ClaimCache cache(folder, {.salt = "1"});
  const std::string key = cache.KeyOf("bytes", "a.md");
  // A limit on file size fails the write in its middle, as a full disk does.
  struct rlimit old = {};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old), 0);
  struct rlimit small = old;
  small.rlim_cur = 1000;
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  cache.Put(key, Sample("a.md", 1000));
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &old), 0);
  std::signal(SIGXFSZ, old_handler);
  EXPECT_FALSE(cache.problem().ok());
  EXPECT_TRUE(FilesIn(folder).empty());
  EXPECT_FALSE(cache.Get(key, "a.md"));
}

// Writers and readers of the same entries at once, as two runs are.
TEST(CacheTest, ParallelRunsSeeWholeEntriesAlone) {
  const std::string folder = FreshFolder("parallel");
  std::vector<std::thread> runs;
  std::atomic<int> wrong{0};
  for (int run = 0; run < 4; ++run) {
    runs.emplace_back([&] {
      ClaimCache cache(folder, {.salt = "1"});
      for (int i = 0; i < 200; ++i) {
        const int file = i % 7;
        const std::string key = cache.KeyOf(absl::StrCat(file), "a.md");
        const std::optional<Extraction> found = cache.Get(key, "a.md");
        if (found && found->claims_size() != file * 50) ++wrong;
        cache.Put(key, Sample("a.md", file * 50));
      }
    });
  }
  for (std::thread& run : runs) run.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(FilesIn(folder).size(), 7u);
}

}  // namespace
}  // namespace dateline
