#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

constexpr size_t kChunk = size_t{1} << 20;
constexpr uint64_t kLargest = uint64_t{1} << 30;

absl::Status Failure(absl::string_view what, int error) {
  const std::string text = absl::StrCat(what, ": ", std::strerror(error));
  if (error == ENOENT) {
    return absl::NotFoundError("no such file or folder; check the path");
  }
  if (error == EACCES || error == EPERM) {
    return absl::PermissionDeniedError(absl::StrCat(what, ": permission denied; change its mode"));
  }
  return absl::UnavailableError(absl::StrCat(text, "; try again"));
}

absl::Status ReadAll(int file, std::string* bytes) {
  for (;;) {
    const size_t had = bytes->size();
    if (had > kLargest) return absl::ResourceExhaustedError("is over 1 GB; split it");
    bytes->resize(had + kChunk);
    const ssize_t got = read(file, &(*bytes)[had], kChunk);
    bytes->resize(had + (got > 0 ? got : 0));
    if (got == 0) return absl::OkStatus();
    if (got < 0 && errno != EINTR) return Failure("cannot be read", errno);
  }
}

absl::Status WriteAll(int file, absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = write(file, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return Failure("cannot be written", errno);
    bytes.remove_prefix(put);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> ReadBytes(const std::string& path) {
  std::string bytes;
  if (path == "-") {
    if (absl::Status status = ReadAll(STDIN_FILENO, &bytes); !status.ok()) return status;
    return bytes;
  }
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return Failure("cannot be opened", errno);
  const auto close_file = absl::MakeCleanup([file] { close(file); });
  struct stat info = {};
  if (fstat(file, &info) == 0) {
    if (S_ISDIR(info.st_mode)) return absl::InvalidArgumentError("is a folder; name a file");
    bytes.reserve(static_cast<size_t>(info.st_size) + kChunk);
  }
  if (absl::Status status = ReadAll(file, &bytes); !status.ok()) return status;
  return bytes;
}

absl::Status WriteBytes(const std::string& path, absl::string_view bytes) {
  if (path.empty() || path == "-") return WriteAll(STDOUT_FILENO, bytes);
  std::error_code ignored;
  const bool special = std::filesystem::exists(path, ignored) &&
                       !std::filesystem::is_regular_file(path, ignored);
  // A device or a pipe cannot be replaced.
  const std::string target = special ? path : absl::StrCat(path, ".tmp", getpid());
  const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (special ? 0 : O_TRUNC);
  const int file = open(target.c_str(), flags, 0666);
  if (file < 0) return Failure("cannot be written", errno);
  absl::Status status = WriteAll(file, bytes);
  if (close(file) != 0 && status.ok()) status = Failure("cannot be written", errno);
  if (special) return status;
  if (status.ok() && rename(target.c_str(), path.c_str()) != 0) {
    status = Failure("cannot be written", errno);
  }
  if (!status.ok()) unlink(target.c_str());
  return status;
}

}  // namespace dateline
