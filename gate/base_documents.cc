#include "gate/base_documents.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// As git has it: absolute, links followed.
std::string RealPath(const std::string& path, const std::string& cwd) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(fs::path(cwd) / path, error);
  return error ? (fs::path(cwd) / path).lexically_normal().string() : real.string();
}

bool IsBelow(const std::string& path, const std::string& folder) {
  const fs::path relative = fs::path(path).lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

absl::flat_hash_map<std::string, Extraction> SplitByDocument(const Report& report) {
  absl::flat_hash_map<std::string, Extraction> split;
  for (const Document& document : report.documents()) {
    *split[document.id()].mutable_document() = document;
  }
  for (const Claim& claim : report.claims()) {
    const auto found = split.find(claim.document());
    if (found != split.end()) *found->second.add_claims() = claim;
  }
  return split;
}

class Reader {
 public:
  Reader(const GitBase& base, const PrepareBytes& prepare) : base_(base), prepare_(prepare) {}

  void Read(const std::string& old_path, const std::string& as,
            std::vector<PreparedDocument>* out) {
    absl::StatusOr<std::string> bytes = FileAtBase(base_, old_path);
    if (!bytes.ok()) return;
    absl::StatusOr<PreparedDocument> prepared = prepare_(*std::move(bytes), as);
    if (prepared.ok()) out->push_back(*std::move(prepared));
  }

 private:
  const GitBase& base_;
  const PrepareBytes& prepare_;
};

}  // namespace

std::vector<PreparedDocument> DocumentsAtBase(const GitBase& base,
                                              const std::vector<GitChange>& changes,
                                              const Report& report, const std::string& cwd,
                                              const std::vector<std::string>& paths,
                                              const PrepareBytes& prepare) {
  absl::flat_hash_map<std::string, std::string> changed;  // now -> at the base, "": new
  for (const GitChange& change : changes) {
    if (!change.path.empty()) changed.emplace(change.path, change.old_path);
  }
  Reader reader(base, prepare);
  std::vector<PreparedDocument> before;
  absl::flat_hash_set<std::string> endings;
  absl::flat_hash_map<std::string, Extraction> split = SplitByDocument(report);
  for (const Document& document : report.documents()) {
    endings.insert(fs::path(document.path()).extension().string());
    const auto change = changed.find(RealPath(document.path(), cwd));
    if (change == changed.end()) {
      before.push_back(PrepareDocument(std::move(split[document.id()])));
    } else if (!change->second.empty()) {
      reader.Read(change->second, document.path(), &before);
    }
  }
  for (const GitChange& change : changes) {
    if (!change.path.empty()) continue;
    const bool read_now = std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
      return IsBelow(change.old_path, RealPath(path, cwd));
    });
    if (read_now && endings.contains(fs::path(change.old_path).extension().string())) {
      reader.Read(change.old_path, change.old_path, &before);
    }
  }
  return before;
}

}  // namespace dateline
