// Files in and out.
#ifndef DATELINE_CLI_FILES_H_
#define DATELINE_CLI_FILES_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dateline {

// The bytes of a file; "-" is standard input. Errors say "what; what to do", without the path.
absl::StatusOr<std::string> ReadBytes(const std::string& path);

// "-" and "" are standard output. A file is replaced as a whole or not at all: its old content
// stays where writing fails.
absl::Status WriteBytes(const std::string& path, absl::string_view bytes);

// The absolute working directory.
std::string WorkingFolder();

}  // namespace dateline

#endif  // DATELINE_CLI_FILES_H_
