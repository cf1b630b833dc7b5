#include "cli/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "extract/reader/files.h"

namespace dateline {
namespace {

constexpr uint64_t kLargest = uint64_t{1} << 30;

absl::Status Failure(int error) {
  if (error == EACCES || error == EPERM) {
    return absl::PermissionDeniedError("may not be written; check its permissions");
  }
  return absl::UnavailableError(absl::StrCat("cannot be written: ", std::strerror(error),
                                             "; check the folder and the space in it"));
}

absl::Status WriteAll(int file, absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = write(file, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return Failure(errno);
    bytes.remove_prefix(put);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> ReadBytes(const std::string& path) {
  return ReadFileBytes(path, kLargest);
}

absl::Status WriteBytes(const std::string& path, absl::string_view bytes) {
  if (path.empty() || path == "-") return WriteAll(STDOUT_FILENO, bytes);
  std::error_code ignored;
  const bool special =
      std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored);
  // A device or a pipe cannot be replaced.
  const std::string target = special ? path : absl::StrCat(path, ".tmp", getpid());
  const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (special ? 0 : O_TRUNC);
  const int file = open(target.c_str(), flags, 0666);
  if (file < 0) return Failure(errno);
  absl::Status status = WriteAll(file, bytes);
  if (close(file) != 0 && status.ok()) status = Failure(errno);
  if (special) return status;
  if (status.ok() && rename(target.c_str(), path.c_str()) != 0) {
    status = Failure(errno);
  }
  if (!status.ok()) unlink(target.c_str());
  return status;
}

std::string WorkingFolder() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::current_path(error);
  return error ? "/" : folder.string();
}

}  // namespace dateline
