// Numbers in digits and words, by themselves: "2.5 million", "twenty-three", "a hundred and fifty",
// "1,00,000". What they count is quantities.h's work.
#ifndef DATELINE_EXTRACT_MENTION_NUMBERS_H_
#define DATELINE_EXTRACT_MENTION_NUMBERS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "extract/mention/words.h"

namespace dateline::mention {

struct Number {
  int first = -1, last = -1;  // words; first -1: no number
  double value = 0;
  int significant_digits = 0;
  bool digits = false;   // starts with digits
  bool grouped = false;  // "13,000"
  bool decimal = false;  // "41.20"
  bool scaled = false;   // has a scale word: "2 billion"
  bool dozen = false;    // 'a dozen', 'a score'
  std::string suffix;    // letters that hang on the digits, folded: "km" of "80km"
  std::string problem;   // malformed as written: why
};

// The number that starts at word i; first == -1 where none does. text is the document's. Ordinals,
// versions ("2.4.0") and decades ("1960s") are none.
Number NumberAt(absl::string_view text, const DocumentWords& words, int i, int end);

// One digit string: "1,234.5", "1,00,000", "1,5000".
Number ParseDigits(absl::string_view text);

// 23 for "twenty-third" and "23rd", at word i and those that belong to it; -1 for "last". 0: none.
struct OrdinalNumber {
  int first = -1, last = -1;
  int value = 0;
};
OrdinalNumber OrdinalAt(const DocumentWords& words, int i, int end);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_NUMBERS_H_
