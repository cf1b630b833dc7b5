// Paths as a platform for continuous integration takes them: relative to the folder in which it has
// checked the documents out, whatever folder the program runs in and however the paths were given.
//
//   const std::string root = CheckoutFolder("gitlab");
//   if (!root.empty()) report = WithPathsFrom(root, WorkingFolder(), report);
#ifndef DATELINE_CLI_CHECKOUT_H_
#define DATELINE_CLI_CHECKOUT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "proto/finding.pb.h"

namespace dateline {

// Absolute; empty where the format is for no platform or the environment names no folder. GitHub
// says GITHUB_WORKSPACE, for annotations and SARIF; GitLab CI_PROJECT_DIR.
std::string CheckoutFolder(absl::string_view format);

// A copy in which every path below `root` is relative to it; others, and "-", stay as they are.
// cwd: what the report's paths are relative to.
Report WithPathsFrom(const std::string& root, const std::string& cwd, const Report& report);

// The same for one path.
std::string PathFrom(const std::string& root, const std::string& cwd, const std::string& path);

}  // namespace dateline

#endif  // DATELINE_CLI_CHECKOUT_H_
