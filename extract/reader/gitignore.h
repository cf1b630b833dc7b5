// The rules of a .gitignore file (gitignore(5)).
#ifndef DATELINE_EXTRACT_READER_GITIGNORE_H_
#define DATELINE_EXTRACT_READER_GITIGNORE_H_

#include <string>
#include <vector>

namespace dateline {

class Gitignore {
 public:
  // folder: where the file stands, relative to the root of the walk; empty: at the root.
  Gitignore(const std::string& folder, const std::string& rules);

  enum class Verdict : char { kNone, kIgnored, kKept };
  // path is relative to the root of the walk. The last rule that matches decides.
  Verdict Find(const std::string& path, bool folder) const;

 private:
  struct Rule {
    std::string glob;
    bool kept, folders_only, anchored;
  };
  std::string folder_;
  std::vector<Rule> rules_;
};

// Whether the files, from the root's to the nearest, ignore the path: the nearest verdict counts.
bool IsIgnored(const std::vector<Gitignore>& files, const std::string& path, bool folder);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_GITIGNORE_H_
