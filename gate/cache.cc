#include "gate/cache.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "extract/reader/sha256.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Changes when the layout of an entry does.
constexpr absl::string_view kMagic = "DLCACHE3";
constexpr size_t kHeader = 8 + 8 + 8;  // magic, length, checksum; a multiple of eight
// To copy a smaller entry costs less than to map it.
constexpr size_t kLeastMapped = 32 << 10;
// A temporary file this much older than the newest entry belongs to no living run.
constexpr int64_t kAbandonedSeconds = 3600;
// Keeps the folder out of the project's history without a word in the project's own file.
constexpr char kIgnoreName[] = ".gitignore";

void AppendNumber(uint64_t number, std::string* out) {
  for (int i = 0; i < 8; ++i) out->push_back(static_cast<char>(number >> (8 * i)));
}

uint64_t NumberAt(absl::string_view bytes, size_t at) {
  uint64_t number = 0;
  for (int i = 0; i < 8; ++i) {
    number |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return number;
}

// Eight bytes at a time: entries are several times as long as the texts. It finds damage, not
// intent.
uint64_t Checksum(absl::string_view bytes) {
  uint64_t sum = bytes.size();
  const auto mix = [&sum](uint64_t word) {
    sum = (sum ^ word) * 0x9E3779B97F4A7C15u;
    sum ^= sum >> 29;
  };
  size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    uint64_t word;
    std::memcpy(&word, bytes.data() + at, 8);
    mix(word);
  }
  uint64_t rest = 0;
  for (; at < bytes.size(); ++at) rest = rest << 8 | static_cast<unsigned char>(bytes[at]);
  mix(rest);
  return sum;
}

// The payload of an entry; nullopt when it is cut, of another layout or damaged.
std::optional<absl::string_view> Payload(absl::string_view entry) {
  if (entry.size() < kHeader || entry.substr(0, kMagic.size()) != kMagic) return std::nullopt;
  const absl::string_view payload = entry.substr(kHeader);
  if (NumberAt(entry, 8) != payload.size() || NumberAt(entry, 16) != Checksum(payload)) {
    return std::nullopt;
  }
  return payload;
}

// The file's bytes where the system has them, without a copy: entries are several times as long as
// the texts, and little of one is ever looked at. Nobody writes into an entry that is in its place,
// and one that is removed stays until it is let go. nullptr: there are too many, or none can be
// had.
std::shared_ptr<const void> Mapped(int file, size_t size) {
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (bytes == MAP_FAILED) return nullptr;
  return std::shared_ptr<const void>(bytes, [size](void* mapped) { (void)munmap(mapped, size); });
}

// A whole file.
std::optional<CacheEntry> ReadWhole(int file) {
  struct stat info = {};
  if (fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  const size_t size = static_cast<size_t>(info.st_size);
  std::shared_ptr<const void> mapped = size < kLeastMapped ? nullptr : Mapped(file, size);
  if (mapped) {
    const absl::string_view whole(static_cast<const char*>(mapped.get()), size);
    return CacheEntry{whole, std::move(mapped)};
  }
  // Not cleared beforehand, which would cost as much as to read into it.
  std::shared_ptr<char[]> bytes(new char[size]);
  size_t have = 0;
  while (have < size) {
    const ssize_t got = read(file, &bytes[static_cast<std::ptrdiff_t>(have)], size - have);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    have += static_cast<size_t>(got);
  }
  const absl::string_view whole(bytes.get(), size);
  return CacheEntry{whole, std::move(bytes)};
}

// 0 or an errno.
int WriteWhole(const std::string& path, absl::string_view bytes) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return errno;
  int error = 0;
  while (!bytes.empty() && error == 0) {
    const ssize_t put = write(file, bytes.data(), bytes.size());
    if (put < 0 && errno != EINTR) error = errno;
    if (put > 0) bytes.remove_prefix(static_cast<size_t>(put));
  }
  if (close(file) != 0 && error == 0) error = errno;
  return error;
}

struct Entry {
  int64_t seconds;
  int64_t bytes;
  std::string path;
};

// Entries and temporary files below the folder; what vanishes meanwhile is not listed.
void List(const std::string& folder, std::vector<Entry>* entries, std::vector<Entry>* temporary) {
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    struct stat info = {};
    if (stat(it->path().c_str(), &info) != 0 || !S_ISREG(info.st_mode)) continue;
    const Entry entry{info.st_mtim.tv_sec, info.st_size, it->path().string()};
    if (it->path().filename() == kIgnoreName) continue;
    const bool is_temporary = absl::StrContains(it->path().filename().string(), ".tmp");
    (is_temporary ? temporary : entries)->push_back(entry);
  }
}

}  // namespace

DiskCache::DiskCache(std::string folder, CacheOptions options)
    : folder_(std::move(folder)), options_(std::move(options)) {}

std::string DiskCache::KeyOf(absl::string_view bytes, absl::string_view path,
                             absl::string_view options) const {
  const absl::string_view name = path.substr(path.rfind('/') + 1);
  const std::string head =
      absl::StrCat(kMagic, "\n", options_.salt, "\n", options, "\n", name, "\n");
  return Sha256Hex(absl::StrCat(head, Sha256Hex(bytes)));
}

std::string DiskCache::PathOf(const std::string& key) const {
  return absl::StrCat(folder_, "/", key.substr(0, 2), "/", key.substr(2));
}

std::optional<CacheEntry> DiskCache::Get(const std::string& key) {
  const int file = open(PathOf(key).c_str(), O_RDONLY | O_CLOEXEC);
  std::optional<CacheEntry> entry;
  if (file >= 0) {
    const auto close_file = absl::MakeCleanup([file] { close(file); });
    entry = ReadWhole(file);
    const std::optional<absl::string_view> payload = entry ? Payload(entry->bytes) : std::nullopt;
    if (payload) {
      entry->bytes = *payload;
      // Fails on a read-only cache, which then forgets in order of writing.
      (void)futimens(file, nullptr);
    } else {
      entry.reset();
    }
  }
  ++(entry ? hits_ : misses_);
  return entry;
}

void DiskCache::Put(const std::string& key, absl::string_view payload) {
  if (failed_) return;
  const std::string path = PathOf(key);
  std::error_code made;
  fs::create_directories(fs::path(path).parent_path(), made);
  if (made) return Fail("the folder cannot be made", made.value());
  if (written_ == 0) (void)WriteWhole(absl::StrCat(folder_, "/", kIgnoreName), "*\n");
  std::string bytes(kMagic);
  AppendNumber(payload.size(), &bytes);
  AppendNumber(Checksum(payload), &bytes);
  bytes.append(payload.data(), payload.size());
  // A killed run, or one in another container with the same process id, may have left the name.
  static std::atomic<int> counter{0};
  std::string temporary;
  int error = EEXIST;
  for (int tries = 0; tries < 1000 && error == EEXIST; ++tries) {
    temporary = absl::StrCat(path, ".tmp", getpid(), "-", ++counter);
    error = WriteWhole(temporary, bytes);
  }
  if (error == 0 && rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  written_ += error == 0;
  if (error == 0) return;
  if (error != EEXIST) unlink(temporary.c_str());
  Fail("an entry cannot be written", error);
}

void DiskCache::Trim() {
  if (written_ == 0) return;
  std::vector<Entry> entries, temporary;
  List(folder_, &entries, &temporary);
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.seconds, a.path) < std::tie(b.seconds, b.path);
  });
  const int64_t newest = entries.empty() ? 0 : entries.back().seconds;
  for (const Entry& entry : temporary) {
    if (entry.seconds + kAbandonedSeconds < newest) unlink(entry.path.c_str());
  }
  int64_t total = 0;
  for (const Entry& entry : entries) total += entry.bytes;
  if (total <= options_.max_bytes) return;
  // Down to nine tenths, so that not every run has to trim.
  for (const Entry& entry : entries) {
    if (total <= options_.max_bytes / 10 * 9) break;
    if (unlink(entry.path.c_str()) == 0) total -= entry.bytes;
  }
}

absl::Status DiskCache::problem() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return problem_;
}

void DiskCache::Fail(absl::string_view what, int error) {
  const std::lock_guard<std::mutex> lock(mutex_);
  failed_ = true;
  const bool forbidden = error == EACCES || error == EPERM || error == EROFS;
  if (!problem_.ok() || (options_.by_default && forbidden)) return;
  problem_ = absl::UnavailableError(
      absl::StrCat(folder_, ": ", what, ": ", std::strerror(error),
                   "; the results are complete, the next run will be slower. Free some space, "
                   "change the cache's path in dateline.textproto, or use --no-cache"));
}

}  // namespace dateline
