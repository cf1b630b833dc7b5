#include "gate/comment_scan.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace dateline {
namespace {

constexpr size_t kNone = absl::string_view::npos;

size_t LineBegin(absl::string_view source, size_t at) {
  const size_t end = at == 0 ? kNone : source.rfind('\n', at - 1);
  return end == kNone ? 0 : end + 1;
}

// Behind the line's "\n".
size_t LineEnd(absl::string_view source, size_t at) {
  const size_t end = source.find('\n', at);
  return end == kNone ? source.size() : end + 1;
}

absl::string_view LineAt(absl::string_view source, size_t begin) {
  return absl::StripAsciiWhitespace(source.substr(begin, LineEnd(source, begin) - begin));
}

bool IsBlank(absl::string_view source, size_t begin) { return LineAt(source, begin).empty(); }

int IndentOf(absl::string_view source, size_t begin) {
  int indent = 0;
  for (size_t i = begin; i < source.size() && (source[i] == ' ' || source[i] == '\t'); ++i)
    ++indent;
  return indent;
}

// "- ", "* ", "+ ", "12. ", "12) "
bool IsListItem(absl::string_view line) {
  size_t digits = 0;
  while (digits < line.size() && absl::ascii_isdigit(line[digits])) ++digits;
  if (digits > 9) return false;
  const absl::string_view rest = line.substr(digits);
  if (rest.size() < 2 || rest[1] != ' ') return false;
  return digits > 0 ? rest[0] == '.' || rest[0] == ')'
                    : rest[0] == '-' || rest[0] == '*' || rest[0] == '+';
}

bool IsHeading(absl::string_view line) {
  const size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks >= 1 && marks <= 6 && (marks == line.size() || line[marks] == ' ');
}

// Where the block that starts on the line at `begin` ends.
size_t BlockEnd(absl::string_view source, size_t begin) {
  if (IsHeading(LineAt(source, begin))) return LineEnd(source, begin);
  const bool item = IsListItem(LineAt(source, begin));
  const int indent = IndentOf(source, begin);
  size_t end = LineEnd(source, begin);
  while (end < source.size() && !IsBlank(source, end) && !IsHeading(LineAt(source, end)) &&
         !(item && IsListItem(LineAt(source, end)) && IndentOf(source, end) <= indent)) {
    end = LineEnd(source, end);
  }
  return end;
}

// Where the block that holds the line at `begin` starts.
size_t BlockBegin(absl::string_view source, size_t begin) {
  while (begin > 0 && !IsHeading(LineAt(source, begin)) && !IsListItem(LineAt(source, begin))) {
    const size_t above = LineBegin(source, begin - 1);
    if (IsBlank(source, above) || IsHeading(LineAt(source, above))) break;
    begin = above;
  }
  return begin;
}

// Byte ranges of fenced code, in order.
std::vector<std::pair<size_t, size_t>> Fences(absl::string_view source) {
  std::vector<std::pair<size_t, size_t>> fences;
  size_t open = kNone;
  std::string mark;
  for (size_t at = 0; at < source.size(); at = LineEnd(source, at)) {
    const absl::string_view line = LineAt(source, at);
    if (open == kNone) {
      if (!absl::StartsWith(line, "```") && !absl::StartsWith(line, "~~~")) continue;
      open = at;
      mark = std::string(line.substr(0, line.find_first_not_of(line[0])));
    } else if (absl::StartsWith(line, mark) && line.find_first_not_of(mark[0]) == kNone) {
      fences.emplace_back(open, LineEnd(source, at));
      open = kNone;
    }
  }
  if (open != kNone) fences.emplace_back(open, source.size());
  return fences;
}

// An odd number of backticks before it on its line: a code span.
bool InCodeSpan(absl::string_view source, size_t at) {
  const size_t begin = LineBegin(source, at);
  return std::count(source.begin() + begin, source.begin() + at, '`') % 2 == 1;
}

constexpr absl::string_view kBlockTags[] = {
    "address", "article",    "aside",  "blockquote", "caption", "dd", "details", "div",     "dl",
    "dt",      "figcaption", "figure", "footer",     "h1",      "h2", "h3",      "h4",      "h5",
    "h6",      "header",     "li",     "main",       "ol",      "p",  "pre",     "section", "table",
    "tbody",   "td",         "th",     "thead",      "tr",      "ul"};

struct Tag {
  size_t begin = kNone;
  size_t end = 0;
  std::string name;  // lower case
  bool closes = false;
};

// The next tag of a block element at or behind `at`; begin is npos when there is none.
Tag NextBlockTag(absl::string_view source, size_t at) {
  for (size_t open = source.find('<', at); open != kNone; open = source.find('<', open + 1)) {
    Tag tag;
    size_t i = open + 1;
    if (i < source.size() && source[i] == '/') {
      tag.closes = true;
      ++i;
    }
    while (i < source.size() && absl::ascii_isalnum(source[i]) && tag.name.size() < 12) {
      tag.name += absl::ascii_tolower(source[i++]);
    }
    if (!std::binary_search(std::begin(kBlockTags), std::end(kBlockTags), tag.name)) continue;
    const size_t close = source.find('>', i);
    tag.begin = open;
    tag.end = close == kNone ? source.size() : close + 1;
    return tag;
  }
  return Tag();
}

// Where the element ends whose content starts at `at`.
size_t ElementEnd(absl::string_view source, size_t at, absl::string_view name) {
  int depth = 1;
  for (Tag tag = NextBlockTag(source, at); tag.begin != kNone;
       tag = NextBlockTag(source, tag.end)) {
    if (tag.name != name) continue;
    // HTML may leave out </p>, </li>, </td>: the next one of its kind ends it then.
    const bool implied =
        !tag.closes && (name == "p" || name == "li" || name == "td" || name == "th" ||
                        name == "tr" || name == "dt" || name == "dd");
    if (implied && name == "p") return tag.begin;
    depth += tag.closes ? -1 : 1;
    if (depth == 0) return tag.end;
  }
  return source.size();
}

// The last tag of a block element before `at`.
Tag LastBlockTag(absl::string_view source, size_t at) {
  Tag last;
  for (size_t open = at; open > 0;) {
    open = source.rfind('<', open - 1);
    if (open == kNone) break;
    const Tag tag = NextBlockTag(source.substr(0, at), open);
    if (tag.begin == open) return tag;
  }
  return last;
}

}  // namespace

std::vector<Comment> CommentsWith(absl::string_view source, absl::string_view word, bool markdown) {
  std::vector<Comment> comments;
  if (!absl::StrContains(source, word)) return comments;
  const std::vector<std::pair<size_t, size_t>> fences =
      markdown ? Fences(source) : std::vector<std::pair<size_t, size_t>>();
  for (size_t at = source.find("<!--"); at != kNone; at = source.find("<!--", at)) {
    const auto fence = std::find_if(fences.begin(), fences.end(), [&](const auto& range) {
      return range.first <= at && at < range.second;
    });
    if (fence != fences.end()) {
      at = fence->second;
      continue;
    }
    if (markdown && InCodeSpan(source, at)) {
      at += 4;
      continue;
    }
    const size_t close = source.find("-->", at + 4);
    if (close == kNone) break;
    const Comment comment{at, close + 3, source.substr(at + 4, close - at - 4)};
    if (absl::StrContains(comment.text, word)) comments.push_back(comment);
    at = comment.end;
  }
  return comments;
}

std::pair<size_t, size_t> MarkdownScope(absl::string_view source, const Comment& comment) {
  const size_t first = LineBegin(source, comment.begin);
  const size_t behind = LineEnd(source, comment.end == 0 ? 0 : comment.end - 1);
  const bool alone =
      absl::StripAsciiWhitespace(source.substr(first, comment.begin - first)).empty() &&
      absl::StripAsciiWhitespace(source.substr(comment.end, behind - comment.end)).empty();
  if (!alone) {
    const size_t begin = BlockBegin(source, first);
    return {begin, BlockEnd(source, begin)};
  }
  size_t begin = behind;
  // Other comments between this one and the block are passed over.
  while (begin < source.size() &&
         (IsBlank(source, begin) || absl::StartsWith(LineAt(source, begin), "<!--"))) {
    if (IsBlank(source, begin)) {
      begin = LineEnd(source, begin);
      continue;
    }
    const size_t close = source.find("-->", begin);
    if (close == kNone) break;
    begin = LineEnd(source, close);
  }
  return {begin, begin < source.size() ? BlockEnd(source, begin) : begin};
}

std::pair<size_t, size_t> HtmlScope(absl::string_view source, const Comment& comment) {
  const Tag before = LastBlockTag(source, comment.begin);
  if (before.begin != kNone && !before.closes) {
    const absl::string_view text =
        source.substr(before.end, comment.begin - std::min(before.end, comment.begin));
    if (!absl::StripAsciiWhitespace(text).empty() &&
        !absl::StartsWith(absl::StripAsciiWhitespace(text), "<!--")) {
      return {before.begin, ElementEnd(source, before.end, before.name)};
    }
  }
  const Tag next = NextBlockTag(source, comment.end);
  if (next.begin == kNone) return {comment.end, source.size()};
  if (next.closes) return {comment.end, next.begin};  // text without an element of its own
  return {next.begin, ElementEnd(source, next.end, next.name)};
}

}  // namespace dateline
