// A half-open byte range. What it indexes is said where it is used: mostly the text of one
// DocumentText (extract/document_text.h).
#ifndef DATELINE_BASE_SPAN_H_
#define DATELINE_BASE_SPAN_H_

#include <algorithm>
#include <cstdint>

#include "absl/strings/string_view.h"

namespace dateline {

struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(uint32_t at) const { return begin <= at && at < end; }
  bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }

  // The bytes of `text` in this range, cut at the text's end.
  absl::string_view In(absl::string_view text) const {
    const size_t from = std::min<size_t>(begin, text.size());
    return text.substr(from, std::min<size_t>(end, text.size()) - from);
  }

  friend bool operator==(Span a, Span b) { return a.begin == b.begin && a.end == b.end; }
  friend bool operator<(Span a, Span b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  }
};

}  // namespace dateline

#endif  // DATELINE_BASE_SPAN_H_
