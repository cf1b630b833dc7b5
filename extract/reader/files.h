// Paths of a command line -> the files to read.
//
//   for (const InputFile& file : ExpandPaths({"papers/", "a.md"}, options)) ...
#ifndef DATELINE_EXTRACT_READER_FILES_H_
#define DATELINE_EXTRACT_READER_FILES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace dateline {

struct FileOptions {
  // Globs against a file's path below the folder that was given ("*.md", "docs/**/*.txt"); a
  // pattern without a slash is matched against the name alone. * and ? do not match a slash, **
  // does. include empty: every file whose ending a reader knows. Files named on the command line
  // are always read.
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  bool honour_gitignore = false;
  bool hidden = false;  // also files and folders whose names start with a dot
};

struct InputFile {
  std::string path;     // as given, or the given folder with what was found below it
  absl::Status status;  // not OK: cannot be read, "what; what to do" without the path
};

// Files in order of the arguments; those of a folder in order of their names' bytes, depth first.
// A file that two arguments name comes once. A missing path, an unreadable folder and a folder
// without readable files are entries with an error. Symbolic links are followed to files, and to
// folders that are not above themselves: loops end. "-" stands for standard input and stays as it
// is.
std::vector<InputFile> ExpandPaths(const std::vector<std::string>& paths,
                                   const FileOptions& options);

// The bytes of a regular file, or of standard input for "-". NotFound, PermissionDenied;
// InvalidArgument: a folder or device, or over max_bytes (nothing beyond is read).
absl::StatusOr<std::string> ReadFileBytes(const std::string& path, uint64_t max_bytes);

// Whether the glob matches the whole path. Linear time in their product; no recursion.
bool GlobMatches(const std::string& glob, const std::string& path);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_FILES_H_
