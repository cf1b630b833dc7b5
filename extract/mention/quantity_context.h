// Whether a number is something other than a quantity: a date, a clock time, a reference.
#ifndef DATELINE_EXTRACT_MENTION_QUANTITY_CONTEXT_H_
#define DATELINE_EXTRACT_MENTION_QUANTITY_CONTEXT_H_

#include "absl/strings/string_view.h"
#include "extract/mention/numbers.h"
#include "extract/mention/words.h"

namespace dateline::mention {

// '16-18 March', 'May 5 and 6, 1972', '44 BC', '17:42', 'the year 1950'.
bool IsPartOfDate(absl::string_view text, const DocumentWords& words, int begin, int end,
                  const Number& number);

// 'Article 5', 'No. 12', 'Boeing 747', 'U-2', '#14', '3/2021'.
bool IsReference(absl::string_view text, const DocumentWords& words, int begin, int end,
                 const Number& number);

// A plain figure of four digits from 1000 to 2199: a year unless the context says otherwise.
bool LooksLikeYear(const Number& number);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_QUANTITY_CONTEXT_H_
