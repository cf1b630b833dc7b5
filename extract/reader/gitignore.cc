#include "extract/reader/gitignore.h"

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "extract/reader/files.h"

namespace dateline {

Gitignore::Gitignore(const std::string& folder, const std::string& rules)
    : folder_(folder.empty() ? "" : folder + "/") {
  for (absl::string_view line : absl::StrSplit(rules, '\n')) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    Rule rule{"", false, false, false};
    if (line[0] == '!') {
      rule.kept = true;
      line.remove_prefix(1);
    }
    if (!line.empty() && line[0] == '\\') line.remove_prefix(1);
    if (!line.empty() && line.back() == '/') {
      rule.folders_only = true;
      line.remove_suffix(1);
    }
    rule.anchored = line.find('/') != absl::string_view::npos;
    if (!line.empty() && line[0] == '/') line.remove_prefix(1);
    rule.glob = std::string(line);
    if (!rule.glob.empty()) rules_.push_back(rule);
  }
}

Gitignore::Verdict Gitignore::Find(const std::string& path, bool folder) const {
  if (!absl::StartsWith(path, folder_)) return Verdict::kNone;
  const std::string below = path.substr(folder_.size());
  const std::string name = below.substr(below.rfind('/') + 1);
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->folders_only && !folder) continue;
    if (GlobMatches(rule->glob, rule->anchored ? below : name)) {
      return rule->kept ? Verdict::kKept : Verdict::kIgnored;
    }
  }
  return Verdict::kNone;
}

bool IsIgnored(const std::vector<Gitignore>& files, const std::string& path, bool folder) {
  for (auto file = files.rbegin(); file != files.rend(); ++file) {
    const Gitignore::Verdict verdict = file->Find(path, folder);
    if (verdict != Gitignore::Verdict::kNone) return verdict == Gitignore::Verdict::kIgnored;
  }
  return false;
}

}  // namespace dateline
