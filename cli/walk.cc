#include "cli/walk.h"

#include <utility>

namespace dateline {

Walk WalkPaths(const std::vector<std::string>& paths, const FileOptions& options) {
  Walk walk;
  bool standard_input = false;
  for (InputFile& file : ExpandPaths(paths, options)) {
    // It can be read once.
    if (file.path == "-" && std::exchange(standard_input, true)) continue;
    if (file.status.ok()) {
      walk.files.push_back(std::move(file.path));
    } else {
      walk.errors.emplace_back(std::move(file.path), std::move(file.status));
    }
  }
  return walk;
}

}  // namespace dateline
