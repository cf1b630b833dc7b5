// Money and units of measure beside a number.
#ifndef DATELINE_EXTRACT_MENTION_QUANTITY_UNITS_H_
#define DATELINE_EXTRACT_MENTION_QUANTITY_UNITS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/numbers.h"
#include "extract/mention/words.h"

namespace dateline::mention {

// "$", "US$", "€", "Rs.", "USD" before word i. Empty code: none.
struct Money {
  std::string code;
  uint32_t begin = 0;  // where the sign starts in the text
};
Money MoneyBefore(absl::string_view text, const DocumentWords& words, int i, int begin);

// The longest phrase of one table that starts at word `first`; *last is its last word.
LexEntry LongestOf(const DocumentWords& words, LexTable table, int first, int end, int* last);

// The unit or currency that follows a number: "km", "%", "crown". Empty symbol: none.
struct Unit {
  std::string symbol;
  int last = -1;          // its last word; the number's own where the unit hangs on it
  uint32_t span_end = 0;  // where it ends in the text
};
Unit UnitBehind(absl::string_view text, const DocumentWords& words, const Number& number, int end);

// How many of the smaller unit make the bigger: 60 for hour and minute. 0: not of one dimension,
// or not smaller.
double UnitsPer(absl::string_view bigger, absl::string_view smaller);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_QUANTITY_UNITS_H_
