// What was made of files before, kept on disk by their content.
//
//   DiskCache cache(".dateline/cache", {.salt = BuildId()});
//   std::string key = cache.KeyOf(bytes, "docs/a.md", "reading=narrative");
//   std::optional<CacheEntry> entry = cache.Get(key);
//   if (!entry) cache.Put(key, Made(bytes));
//   cache.Trim();                                       // once, at the end
//   if (!cache.problem().ok()) Warn(cache.problem());
//
// The key is made of the file's bytes, its name (formats are told by it), the options and the salt:
// all that it depends on. An entry is written beside its place and renamed, and carries its
// length and a checksum: a run that is killed, a full disk, two runs at once and a damaged file
// cost time, never a wrong result. Get and Put are thread safe. Nothing is locked.
#ifndef DATELINE_GATE_CACHE_H_
#define DATELINE_GATE_CACHE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace dateline {

struct CacheOptions {
  // Which program it is: another one understands the same text differently.
  std::string salt;
  int64_t max_bytes = int64_t{512} << 20;
  // Nobody named the folder: where it may not be written (a read-only tree), that is no problem.
  bool by_default = false;
};

struct CacheEntry {
  absl::string_view bytes;            // at a multiple of eight
  std::shared_ptr<const void> owner;  // of the bytes
};

class DiskCache {
 public:
  // folder is made at the first Put.
  DiskCache(std::string folder, CacheOptions options);

  // 64 hex digits. options: every option that changes what is made of the bytes, in words.
  std::string KeyOf(absl::string_view bytes, absl::string_view path,
                    absl::string_view options = "") const;

  // What was put under the key; nullopt when there is nothing sound. Marks the entry as used.
  std::optional<CacheEntry> Get(const std::string& key);

  // Does nothing after a first failure to write, which problem() then tells.
  void Put(const std::string& key, absl::string_view bytes);

  // Removes the least recently used entries beyond max_bytes and what killed runs left behind.
  // Reads the folder only when this run put something.
  void Trim();

  // "what; what to do", of the first failure to write.
  absl::Status problem() const;

  int hits() const { return hits_; }
  int misses() const { return misses_; }

 private:
  std::string PathOf(const std::string& key) const;
  void Fail(absl::string_view what, int error);

  const std::string folder_;
  const CacheOptions options_;
  std::atomic<int> hits_{0}, misses_{0}, written_{0};
  std::atomic<bool> failed_{false};
  mutable std::mutex mutex_;
  absl::Status problem_;
};

}  // namespace dateline

#endif  // DATELINE_GATE_CACHE_H_
