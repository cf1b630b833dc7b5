// Paths as the user gives them -> files to read.
#ifndef DATELINE_CLI_WALK_H_
#define DATELINE_CLI_WALK_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "extract/reader/files.h"

namespace dateline {

struct Walk {
  // In the order of the arguments; each file once.
  std::vector<std::string> files;
  // Paths that do not exist and folders without readable files, with what to do.
  std::vector<std::pair<std::string, absl::Status>> errors;
};

// ExpandPaths of extract/reader/files.h, with what is wrong apart from what can be read.
Walk WalkPaths(const std::vector<std::string>& paths, const FileOptions& options = {});

}  // namespace dateline

#endif  // DATELINE_CLI_WALK_H_
