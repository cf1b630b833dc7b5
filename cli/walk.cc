#include "cli/walk.h"

namespace dateline {

Walk WalkPaths(const std::vector<std::string>& paths, const FileOptions& options) {
  Walk walk;
  for (InputFile& file : ExpandPaths(paths, options)) {
    if (file.status.ok()) {
      walk.files.push_back(std::move(file.path));
    } else {
      walk.errors.emplace_back(std::move(file.path), std::move(file.status));
    }
  }
  return walk;
}

}  // namespace dateline
