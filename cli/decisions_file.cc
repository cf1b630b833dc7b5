#include "cli/decisions_file.h"

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "cli/files.h"
#include "reports/decisions.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::string BesideOf(const std::string& path) {
  std::error_code ignored;
  if (path == "-") return kDecisionsName;
  const fs::path folder =
      fs::is_directory(path, ignored) ? fs::path(path) : fs::path(path).parent_path();
  return (folder / kDecisionsName).string();
}

}  // namespace

std::string DecisionsPath(const std::vector<std::string>& paths) {
  std::error_code ignored;
  for (const std::string& path : paths) {
    const std::string candidate = BesideOf(path);
    if (fs::is_regular_file(candidate, ignored)) return candidate;
  }
  if (paths.empty() || fs::is_regular_file(kDecisionsName, ignored)) return kDecisionsName;
  return BesideOf(paths[0]);
}

absl::StatusOr<Decisions> ReadDecisions(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return Decisions();
  const absl::StatusOr<std::string> bytes = ReadBytes(path);
  if (!bytes.ok()) return bytes.status();
  return ParseDecisions(*bytes);
}

absl::Status HonourDecisions(const std::string& path, const std::vector<std::string>& paths,
                             Report* report) {
  const std::string file = path.empty() ? DecisionsPath(paths) : path;
  std::error_code ignored;
  if (!path.empty() && !fs::exists(path, ignored)) {
    return absl::NotFoundError(absl::StrCat(path, ": no such file; check the path"));
  }
  const absl::StatusOr<Decisions> decisions = ReadDecisions(file);
  if (!decisions.ok()) {
    return absl::InvalidArgumentError(absl::StrCat(file, ": ", decisions.status().message()));
  }
  for (const StaleDecision& stale : ApplyDecisions(*decisions, report)) {
    Notice* notice = report->add_notices();
    notice->set_level(Notice::WARNING);
    notice->set_path(file);
    notice->set_text(StaleText(stale));
  }
  return absl::OkStatus();
}

}  // namespace dateline
