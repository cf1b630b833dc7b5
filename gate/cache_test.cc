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

std::string Sample(int claims = 1) {
  std::string bytes;
  for (int i = 0; i < claims; ++i) absl::StrAppend(&bytes, "c-", i, ": The bridge opened in 1932.");
  return bytes;
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
  DiskCache cache(FreshFolder("put"), {.salt = "1"});
  const std::string key = cache.KeyOf("bytes", "a/x.md"), bytes("\0\1 anything", 11);
  EXPECT_FALSE(cache.Get(key));
  cache.Put(key, bytes);
  const std::optional<CacheEntry> found = cache.Get(key);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->bytes, bytes);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(found->bytes.data()) % 8, 0u);
  cache.Put(key, "other");
  EXPECT_EQ(cache.Get(key)->bytes, "other");
  EXPECT_EQ(found->bytes, bytes);
  EXPECT_EQ(cache.hits(), 2);
  EXPECT_EQ(cache.misses(), 1);
}

TEST(CacheTest, AFileThatMovedKeepsItsEntry) {
  DiskCache cache(FreshFolder("moved"), {.salt = "1"});
  cache.Put(cache.KeyOf("bytes", "a/x.md"), Sample());
  EXPECT_TRUE(cache.Get(cache.KeyOf("bytes", "b/x.md")));
}

TEST(CacheTest, TheKeyIsAllThatExtractionDependsOn) {
  DiskCache cache("x", {.salt = "1"});
  const std::string key = cache.KeyOf("bytes", "a.md");
  EXPECT_NE(key, cache.KeyOf("bytes ", "a.md"));
  EXPECT_NE(key, cache.KeyOf("bytes", "a.txt"));
  EXPECT_NE(key, cache.KeyOf("bytes", "a.md", "reading=report"));
  EXPECT_NE(key, DiskCache("x", {.salt = "2"}).KeyOf("bytes", "a.md"));
  EXPECT_EQ(key, DiskCache("y", {.salt = "1"}).KeyOf("bytes", "z/a.md"));
}

// Every way in which an entry can be damaged is a miss, and the next Put mends it.
TEST(CacheTest, DamagedEntriesAreNoEntries) {
  const std::string folder = FreshFolder("damaged");
  DiskCache cache(folder, {.salt = "1"});
  const std::string key = cache.KeyOf("bytes", "a.md");
  cache.Put(key, Sample());
  ASSERT_EQ(FilesIn(folder).size(), 1u);
  const fs::path path = FilesIn(folder)[0];
  std::ifstream in(path, std::ios::binary);
  const std::string good((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  for (size_t at = 0; at <= good.size(); ++at) {
    std::string bad = good.substr(0, at);
    if (at == good.size()) bad += "x";
    std::ofstream(path, std::ios::binary) << bad;
    EXPECT_FALSE(cache.Get(key)) << "cut at " << at;
    if (at == good.size()) break;
    bad = good;
    bad[at] ^= 1;
    std::ofstream(path, std::ios::binary) << bad;
    EXPECT_FALSE(cache.Get(key)) << "flipped at " << at;
  }
  cache.Put(key, Sample());
  EXPECT_TRUE(cache.Get(key));
}

TEST(CacheTest, StaysBoundedAndDropsTheOldest) {
  const std::string folder = FreshFolder("bounded");
  DiskCache cache(folder, {.salt = "1", .max_bytes = 20000});
  std::vector<std::string> keys;
  for (int i = 0; i < 40; ++i) {
    keys.push_back(cache.KeyOf(absl::StrCat(i), "a.md"));
    cache.Put(keys.back(), Sample(20));
    // Times that differ by whole seconds.
    const struct timespec times[2] = {{1000 + i, 0}, {1000 + i, 0}};
    const std::string path =
        absl::StrCat(folder, "/", keys[i].substr(0, 2), "/", keys[i].substr(2));
    ASSERT_EQ(utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
  }
  ASSERT_TRUE(cache.Get(keys[0]));  // used just now
  cache.Trim();
  int64_t total = 0;
  for (const fs::path& path : FilesIn(folder)) total += static_cast<int64_t>(fs::file_size(path));
  EXPECT_LE(total, 20000);
  EXPECT_GT(total, 10000);
  EXPECT_TRUE(cache.Get(keys[0]));
  EXPECT_FALSE(cache.Get(keys[1]));
  EXPECT_TRUE(cache.Get(keys[39]));
}

TEST(CacheTest, AFolderThatCannotBeWrittenIsReportedOnce) {
  const std::string folder = FreshFolder("file");
  std::ofstream(folder) << "in the way";
  DiskCache cache(folder, {.salt = "1"});
  EXPECT_TRUE(cache.problem().ok());
  cache.Put(cache.KeyOf("bytes", "a.md"), Sample());
  cache.Put(cache.KeyOf("other", "a.md"), Sample());
  EXPECT_FALSE(cache.problem().ok());
  EXPECT_NE(std::string(cache.problem().message()).find("the results are complete"),
            std::string::npos);
}

TEST(CacheTest, KeepsItselfOutOfTheHistory) {
  const std::string folder = FreshFolder("ignore");
  DiskCache cache(folder, {.salt = "1", .max_bytes = 1});
  cache.Put(cache.KeyOf("bytes", "a.md"), Sample());
  cache.Trim();
  EXPECT_TRUE(fs::exists(folder + "/.gitignore"));
  EXPECT_TRUE(FilesIn(folder).empty());
}

TEST(CacheTest, AFullDiskIsReportedAndLeavesNothingBehind) {
  const std::string folder = FreshFolder("full");
  DiskCache cache(folder, {.salt = "1"});
  const std::string key = cache.KeyOf("bytes", "a.md");
  // A limit on file size fails the write in its middle, as a full disk does.
  struct rlimit old = {};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old), 0);
  struct rlimit small = old;
  small.rlim_cur = 1000;
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  cache.Put(key, Sample(1000));
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &old), 0);
  std::signal(SIGXFSZ, old_handler);
  EXPECT_FALSE(cache.problem().ok());
  EXPECT_TRUE(FilesIn(folder).empty());
  EXPECT_FALSE(cache.Get(key));
}

// Writers and readers of the same entries at once, as two runs are.
TEST(CacheTest, ParallelRunsSeeWholeEntriesAlone) {
  const std::string folder = FreshFolder("parallel");
  std::vector<std::thread> runs;
  std::atomic<int> wrong{0};
  for (int run = 0; run < 4; ++run) {
    runs.emplace_back([&] {
      DiskCache cache(folder, {.salt = "1"});
      for (int i = 0; i < 200; ++i) {
        const int file = i % 7;
        const std::string key = cache.KeyOf(absl::StrCat(file), "a.md");
        const std::optional<CacheEntry> found = cache.Get(key);
        if (found && found->bytes != Sample(file * 50)) ++wrong;
        cache.Put(key, Sample(file * 50));
      }
    });
  }
  for (std::thread& run : runs) run.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(FilesIn(folder).size(), 7u);
}

}  // namespace
}  // namespace dateline
