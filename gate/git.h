// What a change since a revision touches, asked of the git program. No shell is involved, and
// nothing is written.
//
//   absl::StatusOr<GitBase> base = OpenGitBase("docs", "origin/main...");
//   absl::StatusOr<std::vector<GitChange>> changes = ChangesSince(*base);
//   absl::StatusOr<std::string> before = FileAtBase(*base, changes[0].old_path);
#ifndef DATELINE_GATE_GIT_H_
#define DATELINE_GATE_GIT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace dateline {

struct GitBase {
  std::string root;    // absolute path of the working tree
  std::string commit;  // hex id; of the empty tree for HEAD before the first commit
  // Checked out submodules, each at the commit that the base has of it; of the empty tree where it
  // has none.
  std::vector<GitBase> submodules;
};

// A file that differs between the base and the working tree, committed or not. Paths are absolute.
struct GitChange {
  std::string path;      // now; empty: deleted
  std::string old_path;  // at the base; empty: new
};

// folder: inside the working tree. revision: whatever git resolves; "REV..." is the merge base of
// REV and HEAD, which is what a pull request starts from. Errors: "what; what to do".
absl::StatusOr<GitBase> OpenGitBase(const std::string& folder, const std::string& revision);

// Sorted by path, those of submodules among them. Untracked files that are not ignored count as
// new.
absl::StatusOr<std::vector<GitChange>> ChangesSince(const GitBase& base);

// The bytes of a file at the base; path as GitChange::old_path has it.
absl::StatusOr<std::string> FileAtBase(const GitBase& base, const std::string& path);

}  // namespace dateline

#endif  // DATELINE_GATE_GIT_H_
