// Words and punctuation marks, as Universal Dependencies' English treebanks cut them.
//
//   "It didn't pay $2.5 billion." -> It | did | n't | pay | $ | 2.5 | billion | .
//   "the U.S.-led co-operation of 16-18 March" -> the | U.S. | - | led | co-operation | of | 16 | -
//   |
//       18 | March
#ifndef DATELINE_EXTRACT_LANGUAGE_TOKENIZER_H_
#define DATELINE_EXTRACT_LANGUAGE_TOKENIZER_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "base/span.h"
#include "extract/language/sentence.h"

namespace dateline {

// Appends the tokens of text[sentence] in order; only Token::span is set. Every character that is
// no white space is in one token.
void Tokenize(absl::string_view text, Span sentence, std::vector<Token>* tokens);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_LANGUAGE_TOKENIZER_H_
