// Pronouns and descriptions that stand for a named entity of the document, where that is safe:
// 'she' with one woman about, 'the company' with one company, 'the former president' with one
// president. Whom the document is about (protagonist.h) is meant rather than one named in passing.
// Where two would fit, nothing is said. 'They' and 'the couple' are two people.
#ifndef DATELINE_EXTRACT_MENTION_COREFERENCE_H_
#define DATELINE_EXTRACT_MENTION_COREFERENCE_H_

#include <vector>

#include "extract/mention/entities.h"
#include "extract/mention/mention.h"
#include "extract/mention/name_finder.h"
#include "extract/mention/words.h"

namespace dateline::mention {

// Inferred mentions in order of place, none within a name. Learns genders into the table.
std::vector<Mention> ResolveReferences(const DocumentText& doc, const DocumentWords& words,
                                       const std::vector<NameCandidate>& names, EntityTable* table);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_COREFERENCE_H_
