// HTML comments of Markdown and HTML sources, and the block that a comment speaks of. By lines and
// tags, without a parse: suppressions are read also where claims come from the cache.
#ifndef DATELINE_GATE_COMMENT_SCAN_H_
#define DATELINE_GATE_COMMENT_SCAN_H_

#include <cstddef>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace dateline {

struct Comment {
  size_t begin = 0;        // of "<!--"
  size_t end = 0;          // behind "-->"
  absl::string_view text;  // between them
};

// Comments that hold `word`, in order; those in fenced code and code spans are left out.
std::vector<Comment> CommentsWith(absl::string_view source, absl::string_view word, bool markdown);

// The half-open byte range that the comment speaks of.
//   Markdown: its own block (lines up to blank ones, one list item, one heading) when other text
//   stands on its lines, else the next block.
//   HTML: the element that it stands in when text stands before it there, else the next element
//   that makes a block.
std::pair<size_t, size_t> MarkdownScope(absl::string_view source, const Comment& comment);
std::pair<size_t, size_t> HtmlScope(absl::string_view source, const Comment& comment);

}  // namespace dateline

#endif  // DATELINE_GATE_COMMENT_SCAN_H_
