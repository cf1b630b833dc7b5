// For tests: a document without tags from its lines.
#ifndef DATELINE_EXTRACT_MENTION_TEST_TEXT_H_
#define DATELINE_EXTRACT_MENTION_TEST_TEXT_H_

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "extract/mention/mention.h"

namespace dateline {

// A document whose lines are sentences of one paragraph each, without tags.
struct Text {
  DocumentText doc;
  std::vector<Sentence> sentences;
};

inline Text MakeText(absl::string_view lines) {
  Text out;
  out.doc.text = std::string(lines);
  uint32_t at = 0;
  for (absl::string_view line : absl::StrSplit(lines, '\n')) {
    const Span span{at, at + static_cast<uint32_t>(line.size())};
    Block block;
    block.span = span;
    Sentence sentence;
    sentence.span = span;
    sentence.block = static_cast<int32_t>(out.doc.blocks.size());
    out.doc.blocks.push_back(block);
    out.sentences.push_back(sentence);
    at = span.end + 1;
  }
  return out;
}

}  // namespace dateline

#endif  // DATELINE_EXTRACT_MENTION_TEST_TEXT_H_
