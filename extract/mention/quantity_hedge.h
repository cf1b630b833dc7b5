// Words and signs beside a number that bound or blur it: 'more than', 'around', '~', 'or more'.
#ifndef DATELINE_EXTRACT_MENTION_QUANTITY_HEDGE_H_
#define DATELINE_EXTRACT_MENTION_QUANTITY_HEDGE_H_

#include "absl/strings/string_view.h"
#include "extract/mention/mention.h"
#include "extract/mention/words.h"

namespace dateline::mention {

// Looks before word `first` and behind word `last` of a quantity, widens its span by the hedge, and
// sets its bounds. A range that has bounds already keeps them.
void ApplyHedge(absl::string_view text, const DocumentWords& words, int first, int last,
                QuantityMention* found);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_QUANTITY_HEDGE_H_
