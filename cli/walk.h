// Paths as the user gives them -> files to read.
#ifndef DATELINE_CLI_WALK_H_
#define DATELINE_CLI_WALK_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"

namespace dateline {

struct Walk {
  // In the order of the arguments, a folder's files sorted by path; each file once.
  std::vector<std::string> files;
  // Paths that do not exist and folders without readable files, with what to do.
  std::vector<std::pair<std::string, absl::Status>> errors;
};

// Folders are walked: files whose name ends like a document's, no hidden ones, symbolic links to
// files but not to folders. A file that is named itself is taken whatever its name.
Walk WalkPaths(const std::vector<std::string>& paths);

}  // namespace dateline

#endif  // DATELINE_CLI_WALK_H_
