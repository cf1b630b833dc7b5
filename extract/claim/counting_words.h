// Number words and ordinals, as a sentence without a date must have one to hold a claim.
#ifndef DATELINE_EXTRACT_CLAIM_COUNTING_WORDS_H_
#define DATELINE_EXTRACT_CLAIM_COUNTING_WORDS_H_

#include "absl/strings/string_view.h"

namespace dateline {

// 'three', 'Dozens', 'fourteenth'; not 'one', 'last', 'once', which count nothing by themselves. By
// extract/lexicon/number_words.tsv. Most words are told by their first two letters.
bool IsCountingWord(absl::string_view word);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_COUNTING_WORDS_H_
