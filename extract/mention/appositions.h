// What a document says that its named people and things are: 'Rossi, the mayor', 'Rossi was elected
// president', 'the mayor of Alba, Anna Rossi', 'the Maren, a ferry', 'the Covaxa vaccine'. Later
// descriptions ('the mayor', 'the ferry') refer by it.
#ifndef DATELINE_EXTRACT_MENTION_APPOSITIONS_H_
#define DATELINE_EXTRACT_MENTION_APPOSITIONS_H_

#include <vector>

#include "extract/mention/entities.h"
#include "extract/mention/name_finder.h"
#include "extract/mention/words.h"

namespace dateline::mention {

// Adds to the descriptions of the table's entities: folded offices of people, nouns of things.
void LearnDescriptions(const DocumentWords& words, const std::vector<NameCandidate>& names,
                       EntityTable* table);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_APPOSITIONS_H_
