// Numbers of something: with unit, scale, hedge and what they count.
//
// A number that is a date, an age apart, a citation, a version, a model name or a reference
// ('Article 5', 'page 12') is no quantity. docs/names.md has the fields by example.
#ifndef DATELINE_EXTRACT_MENTION_QUANTITIES_H_
#define DATELINE_EXTRACT_MENTION_QUANTITIES_H_

#include <vector>

#include "extract/document_text.h"
#include "extract/mention/mention.h"
#include "extract/mention/words.h"

namespace dateline::mention {

// Quantities of one sentence, appended in order of place. taken: spans of names and citations of
// the sentence, sorted, whose numbers are part of them.
void FindQuantities(const DocumentText& doc, const DocumentWords& words, int sentence,
                    const std::vector<Span>& taken, std::vector<QuantityMention>* out);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_QUANTITIES_H_
