#include "cli/walk.h"

#include <algorithm>
#include <filesystem>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

bool IsDocumentName(const fs::path& path) {
  static const auto* const kEndings = new absl::flat_hash_set<std::string>{
      ".txt", ".text", ".md",  ".markdown", ".mdown", ".html", ".htm", ".xhtml", ".pdf", ".docx",
      ".odt", ".rtf",  ".epub", ".tex",     ".latex", ".rst",  ".adoc", ".org",  ".xml", ".tei",
      ".eml", ".wiki", ".srt", ".vtt"};
  return kEndings->contains(absl::AsciiStrToLower(path.extension().string()));
}

bool IsHidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() > 1 && name[0] == '.';
}

std::vector<std::string> FilesOf(const std::string& folder, std::error_code* error) {
  std::vector<std::string> files;
  const auto options = fs::directory_options::skip_permission_denied;
  fs::recursive_directory_iterator it(folder, options, *error), end;
  while (!*error && it != end) {
    std::error_code ignored;
    if (IsHidden(it->path())) {
      if (it->is_directory(ignored)) it.disable_recursion_pending();
    } else if (it->is_regular_file(ignored) && IsDocumentName(it->path())) {
      files.push_back(it->path().string());
    }
    it.increment(*error);
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Walk WalkPaths(const std::vector<std::string>& paths) {
  Walk walk;
  absl::flat_hash_set<std::string> seen;
  const auto add = [&](const std::string& file) {
    std::error_code error;
    const fs::path real = fs::canonical(file, error);
    if (seen.insert(error ? file : real.string()).second) walk.files.push_back(file);
  };
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) {
      add(path);  // what is wrong with it is said when it is read
      continue;
    }
    const std::vector<std::string> files = FilesOf(path, &error);
    if (error) {
      walk.errors.emplace_back(path, absl::UnavailableError(absl::StrCat(
                                         "cannot be walked: ", error.message(), "; check it")));
    } else if (files.empty()) {
      walk.errors.emplace_back(
          path, absl::NotFoundError("holds no documents; name files, or another folder"));
    }
    for (const std::string& file : files) add(file);
  }
  return walk;
}

}  // namespace dateline
