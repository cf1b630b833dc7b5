// Path patterns as people know them from .gitignore and shells.
//
//   GlobMatches("docs/**/*.md", "docs/a/b.md")   GlobMatches("*.md", "docs/a/b.md")
//   GlobMatches("papers/", "papers/x/y.txt")     GlobMatches("{a,b}.txt", "a.txt")
//
// `*` and `?` stay within one name; `**` spans folders; `[a-c]`, `[!a]` and `{x,y}` as in a shell;
// a backslash takes the next character as it is. A pattern without a slash (a leading "./" does
// not count) is matched against the last name of the path. Case counts.
#ifndef DATELINE_GATE_GLOB_H_
#define DATELINE_GATE_GLOB_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace dateline {

// path: with forward slashes, relative, without "./". Linear in the path for each `*`; patterns
// with braces cost as many matches as they have alternatives, at most kMaxAlternatives.
bool GlobMatches(absl::string_view pattern, absl::string_view path);

// "what; what to do" for a pattern that cannot match anything: an open bracket or brace, empty.
absl::Status CheckGlob(absl::string_view pattern);

inline constexpr int kMaxAlternatives = 256;

}  // namespace dateline

#endif  // DATELINE_GATE_GLOB_H_
