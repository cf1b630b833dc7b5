#include "gate/glob.h"

#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace dateline {
namespace {

// The bracket expression at pattern[at] == '[': whether it holds c, and in *end the place behind
// it. npos: it does not close, and '[' is itself.
bool MatchBracket(absl::string_view pattern, size_t at, char c, size_t* end) {
  size_t i = at + 1;
  const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (negated) ++i;
  bool found = false;
  for (bool first = true; i < pattern.size() && (first || pattern[i] != ']'); first = false) {
    const char low = pattern[i];
    char high = low;
    if (i + 2 < pattern.size() && pattern[i + 1] == '-' && pattern[i + 2] != ']') {
      high = pattern[i + 2];
      i += 2;
    }
    found |= low <= c && c <= high;
    ++i;
  }
  *end = i < pattern.size() ? i + 1 : absl::string_view::npos;
  return found != negated;
}

// One element of the pattern against the character `c`, no star: the place behind it, npos when
// it does not match.
size_t MatchOne(absl::string_view pattern, size_t at, char c) {
  switch (pattern[at]) {
    case '?': return c != '/' ? at + 1 : absl::string_view::npos;
    case '[': {
      size_t end = 0;
      const bool in = MatchBracket(pattern, at, c, &end);
      if (end == absl::string_view::npos) return c == '[' ? at + 1 : end;
      return in && c != '/' ? end : absl::string_view::npos;
    }
    case '\\':
      if (at + 1 < pattern.size()) {
        return pattern[at + 1] == c ? at + 2 : absl::string_view::npos;
      }
      [[fallthrough]];
    default: return pattern[at] == c ? at + 1 : absl::string_view::npos;
  }
}

// Where to go on when what follows a star failed: the star takes one more character.
struct Retry {
  size_t pattern = absl::string_view::npos;
  size_t path = 0;
  bool whole_names = false;  // `**/`: what follows starts at a name
};

// The next place at which what follows `**` may start; npos: none.
size_t NextStart(const Retry& retry, absl::string_view path) {
  if (retry.path >= path.size()) return absl::string_view::npos;
  if (!retry.whole_names) return retry.path + 1;
  const size_t slash = path.find('/', retry.path);
  return slash == absl::string_view::npos ? slash : slash + 1;
}

// No braces in the pattern. Two retry points are enough: a later `*` replaces an earlier one, a
// later `**` both; a `*` that meets a slash falls back to the last `**`.
bool MatchPlain(absl::string_view pattern, absl::string_view path) {
  Retry star, folders;
  size_t p = 0, s = 0;
  while (s < path.size() || p < pattern.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      const bool deep = p + 1 < pattern.size() && pattern[p + 1] == '*';
      p += deep ? 2 : 1;
      if (!deep) {
        star = {p, s};
        continue;
      }
      // "a/**/b" also matches "a/b": the slash behind the stars is optional.
      const bool whole_names = p < pattern.size() && pattern[p] == '/';
      p += whole_names;
      folders = {p, s, whole_names};
      star = {};
      continue;
    }
    if (p < pattern.size() && s < path.size()) {
      const size_t next = MatchOne(pattern, p, path[s]);
      if (next != absl::string_view::npos) {
        p = next;
        ++s;
        continue;
      }
    }
    if (star.pattern != absl::string_view::npos && star.path < path.size() &&
        path[star.path] != '/') {
      p = star.pattern;
      s = ++star.path;
      continue;
    }
    if (folders.pattern == absl::string_view::npos) return false;
    s = folders.path = NextStart(folders, path);
    if (s == absl::string_view::npos) return false;
    p = folders.pattern;
    star = {};
  }
  return true;
}

// Opens the first brace group, then the others by recursion.
void Expand(const std::string& pattern, std::vector<std::string>* out) {
  const size_t open = pattern.find('{');
  size_t close = open;
  std::vector<size_t> cuts = {open};
  int depth = 0;
  for (; open != std::string::npos && close < pattern.size(); ++close) {
    if (pattern[close] == '{') ++depth;
    if (pattern[close] == ',' && depth == 1) cuts.push_back(close);
    if (pattern[close] == '}' && --depth == 0) break;
  }
  if (open == std::string::npos || close >= pattern.size()) {
    if (out->size() < kMaxAlternatives) out->push_back(pattern);
    return;
  }
  cuts.push_back(close);
  for (size_t i = 0; i + 1 < cuts.size() && out->size() < kMaxAlternatives; ++i) {
    Expand(absl::StrCat(pattern.substr(0, open),
                        pattern.substr(cuts[i] + 1, cuts[i + 1] - cuts[i] - 1),
                        pattern.substr(close + 1)),
           out);
  }
}

}  // namespace

bool GlobMatches(absl::string_view pattern, absl::string_view path) {
  std::vector<std::string> alternatives;
  Expand(std::string(absl::StripPrefix(pattern, "./")), &alternatives);
  for (std::string& one : alternatives) {
    const bool name_only = !absl::StrContains(one, '/');
    if (absl::EndsWith(one, "/")) one += "**";
    if (MatchPlain(absl::StripPrefix(one, "/"),
                   name_only ? path.substr(path.rfind('/') + 1) : path)) {
      return true;
    }
  }
  return false;
}

absl::Status CheckGlob(absl::string_view pattern) {
  if (pattern.empty())
    return absl::InvalidArgumentError("empty pattern; expected one like **/*.md");
  int depth = 0;
  for (char c : pattern) {
    depth += (c == '{') - (c == '}');
    if (depth < 0) break;
  }
  if (depth != 0) {
    return absl::InvalidArgumentError(
        absl::StrCat(pattern, ": the braces do not pair; write {a,b}"));
  }
  return absl::OkStatus();
}

}  // namespace dateline
