// Ordinals and words of uniqueness with what they count: 'the first prime minister who visited
// Moscow', 'his second visit', 'the 13th meeting', 'the only', 'third-largest'.
#ifndef DATELINE_EXTRACT_MENTION_ORDINALS_H_
#define DATELINE_EXTRACT_MENTION_ORDINALS_H_

#include <vector>

#include "extract/document_text.h"
#include "extract/mention/mention.h"
#include "extract/mention/words.h"

namespace dateline::mention {

// Ordinals of one sentence, appended in order of place. taken as in quantities.h ('Second World
// War' counts nothing). Those of dates ('the 19th century', '3rd of May') and adverbs ('First,
// ...') are left out.
void FindOrdinals(const DocumentText& doc, const DocumentWords& words, int sentence,
                  const std::vector<Span>& taken, std::vector<OrdinalMention>* out);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_ORDINALS_H_
