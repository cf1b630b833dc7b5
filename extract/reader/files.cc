#include "extract/reader/files.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "extract/reader/gitignore.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxDepth = 64;

bool IsReadable(const std::string& name) {
  static constexpr absl::string_view kEndings[] = {
      ".txt",  ".text", ".md",   ".markdown", ".html", ".htm", ".xhtml", ".pdf",
      ".docx", ".odt",  ".epub", ".tex",      ".qmd",  ".rmd", ".mdown", ".mkd"};
  const std::string lower = absl::AsciiStrToLower(name);
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](absl::string_view ending) { return absl::EndsWith(lower, ending); });
}

std::string Join(const std::string& folder, const std::string& name) {
  // As people name them: "a.md", not "./a.md". "-" alone would be standard input.
  if (folder.empty() || (folder == "." && name != "-")) return name;
  return absl::EndsWith(folder, "/") ? folder + name : absl::StrCat(folder, "/", name);
}

bool MatchesAny(const std::vector<std::string>& globs, const std::string& below) {
  const std::string name = below.substr(below.rfind('/') + 1);
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
    return GlobMatches(glob, absl::StrContains(glob, "/") ? below : name);
  });
}

absl::Status ErrorOf(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR: return absl::NotFoundError("no such file; check the path");
    case EACCES: return absl::PermissionDeniedError("may not be read; check its permissions");
    case ELOOP: return absl::InvalidArgumentError("symbolic links in a circle; remove one");
    default:
      return absl::InvalidArgumentError(
          absl::StrCat("cannot be read (", std::strerror(error), ")"));
  }
}

absl::Status TooLarge(uint64_t size, uint64_t limit) {
  return absl::InvalidArgumentError(
      absl::StrCat(size >> 20, " MB, over the limit of ", limit >> 20,
                   " MB; split the file (--max-text says how much text one may hold)"));
}

class Expander {
 public:
  explicit Expander(const FileOptions& options) : options_(options) {}

  void Add(const std::string& path) {
    struct stat info;
    if (path == "-") return Push(path, absl::OkStatus());
    if (stat(path.c_str(), &info) != 0) return Push(path, ErrorOf(errno));
    if (!S_ISDIR(info.st_mode)) return PushOnce(path, info);
    const size_t before = found_;
    std::vector<Gitignore> ignores;
    open_.clear();
    Walk(path, "", info, 0, &ignores);
    if (found_ == before && failed_in_ != path) {
      Push(path,
           absl::NotFoundError("no readable files in the folder; check --include and --exclude"));
    }
  }

  std::vector<InputFile> Take() { return std::move(out_); }

 private:
  using Id = std::pair<dev_t, ino_t>;

  void Push(const std::string& path, absl::Status status) {
    out_.push_back({path, std::move(status)});
  }
  void PushOnce(const std::string& path, const struct stat& info) {
    ++found_;
    if (seen_.insert({info.st_dev, info.st_ino}).second) Push(path, absl::OkStatus());
  }

  void Walk(const std::string& folder, const std::string& below, const struct stat& info, int depth,
            std::vector<Gitignore>* ignores) {
    const Id id = {info.st_dev, info.st_ino};
    // A folder inside itself, by a link.
    if (depth > kMaxDepth || std::find(open_.begin(), open_.end(), id) != open_.end()) return;
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
      names.push_back(entry->path().filename().string());
    }
    if (error) {
      failed_in_ = folder;
      return Push(folder, ErrorOf(error.value()));
    }
    std::sort(names.begin(), names.end());
    open_.push_back(id);
    const bool ignoring = options_.honour_gitignore;
    if (ignoring) {
      const absl::StatusOr<std::string> rules = ReadFileBytes(Join(folder, ".gitignore"), 1 << 20);
      ignores->push_back(Gitignore(below, rules.ok() ? *rules : ""));
    }
    for (const std::string& name : names) Visit(folder, below, name, depth, ignores);
    if (ignoring) ignores->pop_back();
    open_.pop_back();
  }

  void Visit(const std::string& folder, const std::string& below, const std::string& name,
             int depth, std::vector<Gitignore>* ignores) {
    if (name[0] == '.' && !options_.hidden) return;
    const std::string path = Join(folder, name), inner = Join(below, name);
    struct stat info;
    if (stat(path.c_str(), &info) != 0) {
      // A link to nowhere matters where its name is that of a document.
      if (IsReadable(name) && !MatchesAny(options_.exclude, inner)) Push(path, ErrorOf(errno));
      return;
    }
    const bool folder_here = S_ISDIR(info.st_mode);
    if (MatchesAny(options_.exclude, inner) || IsIgnored(*ignores, inner, folder_here)) return;
    if (folder_here) return Walk(path, inner, info, depth + 1, ignores);
    if (!S_ISREG(info.st_mode)) return;
    if (options_.include.empty() ? IsReadable(name) : MatchesAny(options_.include, inner))
      PushOnce(path, info);
  }

  const FileOptions& options_;
  std::vector<InputFile> out_;
  absl::flat_hash_set<Id> seen_;
  std::vector<Id> open_;  // the folders that the walk is in
  size_t found_ = 0;
  std::string failed_in_;
};

}  // namespace

std::vector<InputFile> ExpandPaths(const std::vector<std::string>& paths,
                                   const FileOptions& options) {
  Expander expander(options);
  for (const std::string& path : paths) expander.Add(path);
  return expander.Take();
}

absl::StatusOr<std::string> ReadFileBytes(const std::string& path, uint64_t max_bytes) {
  const int fd =
      path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return ErrorOf(errno);
  struct stat info;
  absl::Status status;
  std::string bytes;
  if (fstat(fd, &info) != 0) {
    status = ErrorOf(errno);
  } else if (S_ISDIR(info.st_mode)) {
    status = absl::InvalidArgumentError("a folder, not a file");
  } else if (path != "-" && !S_ISREG(info.st_mode)) {
    status = absl::InvalidArgumentError("no regular file; give a file or a folder");
  } else if (S_ISREG(info.st_mode) && static_cast<uint64_t>(info.st_size) > max_bytes) {
    status = TooLarge(info.st_size, max_bytes);
  } else {
    bytes.resize(S_ISREG(info.st_mode) ? std::min<uint64_t>(info.st_size, max_bytes) + 1 : 1 << 16);
    size_t size = 0;
    while (size <= max_bytes) {
      if (size == bytes.size()) bytes.resize(std::min<uint64_t>(bytes.size() * 2, max_bytes + 1));
      const ssize_t got = read(fd, &bytes[size], bytes.size() - size);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) status = ErrorOf(errno);
      if (got <= 0) break;
      size += got;
    }
    bytes.resize(size);
    if (size > max_bytes) {
      status = TooLarge(size, max_bytes);
    }
  }
  close(fd);
  if (!status.ok()) return status;
  return bytes;
}

bool GlobMatches(const std::string& glob, const std::string& path) {
  // reachable[k]: the first k bytes of the path match the glob's start.
  std::vector<char> reachable(path.size() + 1, 0), next;
  reachable[0] = 1;
  for (size_t g = 0; g < glob.size(); ++g) {
    next.assign(path.size() + 1, 0);
    if (glob[g] == '*') {
      const bool deep = g + 1 < glob.size() && glob[g + 1] == '*';
      const bool folders = deep && g + 2 < glob.size() && glob[g + 2] == '/';
      bool open = false;
      for (size_t k = 0; k <= path.size(); ++k) {
        open = open || reachable[k];
        // "**/" matches no folder too, and ends behind a slash.
        next[k] = folders ? reachable[k] || (open && k > 0 && path[k - 1] == '/') : open;
        if (!deep && k < path.size() && path[k] == '/') open = false;
      }
      g += folders ? 2 : deep ? 1 : 0;
    } else {
      for (size_t k = 0; k < path.size(); ++k) {
        if (reachable[k] && (glob[g] == path[k] || (glob[g] == '?' && path[k] != '/')))
          next[k + 1] = 1;
      }
    }
    reachable.swap(next);
  }
  return reachable[path.size()];
}

}  // namespace dateline
