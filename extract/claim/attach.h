// Which event of its sentence a date, a quantity or an ordinal belongs to.
#ifndef DATELINE_EXTRACT_CLAIM_ATTACH_H_
#define DATELINE_EXTRACT_CLAIM_ATTACH_H_

#include <string>

#include "extract/claim/sentence_view.h"

namespace dateline {

struct Attached {
  int head = -1;     // the event's token; -1: no event in the sentence
  std::string rule;  // for --explain
  double confidence = 1;
};

// By the tree, and by place where trees are mostly wrong.
Attached Attach(const SentenceView& view, Span span);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_ATTACH_H_
