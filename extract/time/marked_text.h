// Texts with their expressions marked, as rule files and tests write them:
// "They met in [[March 1972|1972-03]]."
#ifndef DATELINE_EXTRACT_TIME_MARKED_TEXT_H_
#define DATELINE_EXTRACT_TIME_MARKED_TEXT_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/span.h"

namespace dateline {

struct MarkedText {
  struct Mark {
    Span span;          // of text
    std::string value;  // behind the bar; may be empty
  };
  std::string text;  // without the marks
  std::vector<Mark> marks;
};

inline MarkedText ParseMarked(absl::string_view marked) {
  MarkedText result;
  while (!marked.empty()) {
    const size_t open = marked.find("[[");
    result.text.append(marked.data(), std::min(open, marked.size()));
    if (open == absl::string_view::npos) break;
    marked.remove_prefix(open + 2);
    const size_t bar = marked.find('|');
    size_t close = marked.find("]]");
    // An EDTF set closes with a bracket of its own: "[-0225,-0224]]]".
    if (close != absl::string_view::npos && close + 2 < marked.size() && marked[close + 2] == ']') {
      ++close;
    }
    if (close == absl::string_view::npos || bar > close) break;
    MarkedText::Mark mark;
    mark.span.begin = static_cast<uint32_t>(result.text.size());
    result.text.append(marked.data(), bar);
    mark.span.end = static_cast<uint32_t>(result.text.size());
    mark.value = std::string(marked.substr(bar + 1, close - bar - 1));
    result.marks.push_back(mark);
    marked.remove_prefix(close + 2);
  }
  return result;
}

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_MARKED_TEXT_H_
