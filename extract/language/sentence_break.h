// Where sentences end. Rules over the words beside a full stop, with the abbreviations of
// data/abbreviations.tsv; no model and no look-ahead beyond a few hundred bytes.
//
//   "In 1972 Z. A. Bhutto met Gen. Khan. (Smith, 1990) The U.S. Army left."
//     -> "In 1972 Z. A. Bhutto met Gen. Khan. (Smith, 1990)" | "The U.S. Army left."
#ifndef DATELINE_EXTRACT_LANGUAGE_SENTENCE_BREAK_H_
#define DATELINE_EXTRACT_LANGUAGE_SENTENCE_BREAK_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "base/span.h"

namespace dateline {

// Appends the sentences of text[block], in order, without white space at their ends; together
// they hold every other character. Quotes never keep sentences together, so that one that is not
// closed does no harm; brackets do, where they close within 300 bytes.
void FindSentences(absl::string_view text, Span block, std::vector<Span>* sentences);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_LANGUAGE_SENTENCE_BREAK_H_
