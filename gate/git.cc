#include "gate/git.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <tuple>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

extern char** environ;

namespace dateline {
namespace {

namespace fs = std::filesystem;

struct Output {
  std::string out;
  std::string err;
  int code = -1;
};

// Both pipes until both are closed, whichever fills first.
void Drain(int out, int err, Output* output) {
  pollfd fds[2] = {{out, POLLIN, 0}, {err, POLLIN, 0}};
  std::string* to[2] = {&output->out, &output->err};
  std::string buffer(1 << 16, '\0');
  for (int open = 2; open > 0;) {
    if (poll(fds, 2, -1) < 0 && errno != EINTR) return;
    for (int i = 0; i < 2; ++i) {
      if (fds[i].fd < 0 || fds[i].revents == 0) continue;
      const ssize_t got = read(fds[i].fd, buffer.data(), buffer.size());
      if (got > 0) to[i]->append(buffer, 0, static_cast<size_t>(got));
      if (got > 0 || (got < 0 && errno == EINTR)) continue;
      fds[i].fd = -1;
      --open;
    }
  }
}

// Starts git with its output going to two descriptors. 0 or an errno.
int StartGit(const std::string& folder, const std::vector<std::string>& arguments, int out, int err,
             pid_t* pid) {
  std::vector<std::string> words = {"git", "-C", folder};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  const int error = posix_spawnp(pid, "git", &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

absl::StatusOr<Output> RunGit(const std::string& folder,
                              const std::vector<std::string>& arguments) {
  int out[2] = {-1, -1}, err[2] = {-1, -1};
  const auto close_all = absl::MakeCleanup([&] {
    for (int fd : {out[0], out[1], err[0], err[1]}) {
      if (fd >= 0) close(fd);
    }
  });
  if (pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0) {
    return absl::UnavailableError("git cannot be started: no pipe; try again");
  }
  pid_t pid = -1;
  if (const int error = StartGit(folder, arguments, out[1], err[1], &pid); error != 0) {
    return absl::UnavailableError(absl::StrCat("git cannot be started: ", std::strerror(error),
                                               "; install it or leave --diff-base out"));
  }
  close(out[1]);
  close(err[1]);
  out[1] = err[1] = -1;
  Output output;
  Drain(out[0], err[0], &output);
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  output.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  return output;
}

// Standard output of a git that must succeed.
absl::StatusOr<std::string> GitOutput(const std::string& folder,
                                      const std::vector<std::string>& arguments) {
  absl::StatusOr<Output> output = RunGit(folder, arguments);
  if (!output.ok()) return output.status();
  if (output->code == 0) return std::move(output->out);
  std::string reason(absl::StripAsciiWhitespace(output->err));
  reason = reason.substr(0, reason.find('\n'));
  return absl::InvalidArgumentError(absl::StrCat("git ", arguments[0], ": ", reason));
}

// What there was before the first commit: everything is new since then.
absl::StatusOr<std::string> EmptyTree(const std::string& root) {
  const absl::StatusOr<std::string> tree =
      GitOutput(root, {"hash-object", "-t", "tree", "/dev/null"});
  if (!tree.ok()) return tree.status();
  return std::string(absl::StripAsciiWhitespace(*tree));
}

absl::StatusOr<std::string> ResolveCommit(const std::string& root, const std::string& revision) {
  absl::string_view name(revision);
  const bool merge_base = absl::ConsumeSuffix(&name, "...");
  const absl::StatusOr<std::string> commit = GitOutput(
      root,
      {"rev-parse", "--verify", "--quiet", "--end-of-options", absl::StrCat(name, "^{commit}")});
  // Before the first commit HEAD names a branch that is not there yet.
  if (!commit.ok() && name == "HEAD" && GitOutput(root, {"symbolic-ref", "--quiet", "HEAD"}).ok()) {
    return EmptyTree(root);
  }
  if (!commit.ok() || name.empty()) {
    return absl::NotFoundError(
        absl::StrCat("no such revision: ", revision,
                     "; in CI, fetch it first (actions/checkout with fetch-depth: 0)"));
  }
  std::string id(absl::StripAsciiWhitespace(*commit));
  if (!merge_base) return id;
  const absl::StatusOr<std::string> base = GitOutput(root, {"merge-base", id, "HEAD"});
  if (!base.ok()) {
    return absl::NotFoundError(
        absl::StrCat(revision, ": no common history with HEAD; in CI, fetch it (fetch-depth: 0)"));
  }
  return std::string(absl::StripAsciiWhitespace(*base));
}

// The path of a line "160000 ID STAGE<TAB>PATH" of git ls-files or git ls-tree; empty: of no
// submodule.
absl::string_view SubmodulePath(absl::string_view line) {
  if (!absl::ConsumePrefix(&line, "160000 ")) return "";
  const size_t tab = line.find('\t');
  return tab == absl::string_view::npos ? "" : line.substr(tab + 1);
}

absl::StatusOr<std::string> SubmoduleCommit(const GitBase& base, const std::string& path,
                                            const std::string& submodule) {
  const absl::StatusOr<std::string> entry =
      GitOutput(base.root, {"ls-tree", "-z", base.commit, "--", path});
  if (!entry.ok()) return entry.status();
  if (SubmodulePath(*entry).empty()) return EmptyTree(submodule);
  const std::vector<std::string> words = absl::StrSplit(*entry, absl::ByAnyChar(" \t"));
  return words[2];  // "160000 commit ID<TAB>PATH"
}

absl::Status AddSubmodules(GitBase* base) {
  std::error_code ignored;
  if (!fs::exists(fs::path(base->root) / ".gitmodules", ignored)) return absl::OkStatus();
  const absl::StatusOr<std::string> listed = GitOutput(base->root, {"ls-files", "--stage", "-z"});
  if (!listed.ok()) return listed.status();
  for (absl::string_view line : absl::StrSplit(*listed, '\0', absl::SkipEmpty())) {
    const std::string path(SubmodulePath(line));
    const fs::path root = fs::path(base->root) / path;
    // Without .git it is not checked out, and has no documents.
    if (path.empty() || !fs::exists(root / ".git", ignored)) continue;
    GitBase submodule;
    submodule.root = root.string();
    absl::StatusOr<std::string> commit = SubmoduleCommit(*base, path, submodule.root);
    if (!commit.ok()) return commit.status();
    submodule.commit = *std::move(commit);
    if (absl::Status status = AddSubmodules(&submodule); !status.ok()) return status;
    base->submodules.push_back(std::move(submodule));
  }
  return absl::OkStatus();
}

std::string Absolute(const GitBase& base, absl::string_view path) {
  return (fs::path(base.root) / std::string(path)).lexically_normal().string();
}

}  // namespace

absl::StatusOr<GitBase> OpenGitBase(const std::string& folder, const std::string& revision) {
  GitBase base;
  const absl::StatusOr<std::string> root = GitOutput(folder, {"rev-parse", "--show-toplevel"});
  if (!root.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat(folder, ": no git working tree (", root.status().message(), ")"));
  }
  base.root = std::string(absl::StripSuffix(*root, "\n"));
  absl::StatusOr<std::string> commit = ResolveCommit(base.root, revision);
  if (!commit.ok()) return commit.status();
  base.commit = *std::move(commit);
  if (absl::Status status = AddSubmodules(&base); !status.ok()) return status;
  return base;
}

absl::StatusOr<std::vector<GitChange>> ChangesSince(const GitBase& base) {
  const absl::StatusOr<std::string> diff = GitOutput(
      base.root, {"diff", "--name-status", "-z", "-M", "--no-ext-diff", base.commit, "--"});
  if (!diff.ok()) return diff.status();
  const absl::StatusOr<std::string> untracked =
      GitOutput(base.root, {"ls-files", "--others", "--exclude-standard", "-z"});
  if (!untracked.ok()) return untracked.status();
  std::vector<GitChange> changes;
  const std::vector<std::string> words = absl::StrSplit(*diff, '\0', absl::SkipEmpty());
  for (size_t i = 0; i + 1 < words.size(); i += 2) {
    const char status = words[i][0];
    const bool two = status == 'R' || status == 'C';
    if (two && i + 2 >= words.size()) break;
    GitChange change;
    if (status != 'A') change.old_path = Absolute(base, words[i + 1]);
    if (two) ++i;
    if (status != 'D') change.path = Absolute(base, words[i + 1]);
    changes.push_back(std::move(change));
  }
  for (absl::string_view path : absl::StrSplit(*untracked, '\0', absl::SkipEmpty())) {
    changes.push_back({Absolute(base, path), ""});
  }
  for (const GitBase& submodule : base.submodules) {
    absl::StatusOr<std::vector<GitChange>> inner = ChangesSince(submodule);
    if (!inner.ok()) return inner.status();
    std::move(inner->begin(), inner->end(), std::back_inserter(changes));
  }
  std::sort(changes.begin(), changes.end(), [](const GitChange& a, const GitChange& b) {
    return std::tie(a.path, a.old_path) < std::tie(b.path, b.old_path);
  });
  return changes;
}

absl::StatusOr<std::string> FileAtBase(const GitBase& base, const std::string& path) {
  for (const GitBase& submodule : base.submodules) {
    if (absl::StartsWith(path, submodule.root + "/")) return FileAtBase(submodule, path);
  }
  const std::string relative = fs::path(path).lexically_relative(base.root).generic_string();
  return GitOutput(base.root, {"cat-file", "blob", absl::StrCat(base.commit, ":", relative)});
}

}  // namespace dateline
