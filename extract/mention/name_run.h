// Where a run of words that may be one name, or several on end, begins and ends.
#ifndef DATELINE_EXTRACT_MENTION_NAME_RUN_H_
#define DATELINE_EXTRACT_MENTION_NAME_RUN_H_

#include "extract/mention/name_reader.h"

namespace dateline::mention {

// The word behind the run of capitalised words that starts at `begin`, with the particles ('de'),
// connections ('Bank of', 'Ministry of Trade and Industry') and figures ("Mi-35") inside it.
int RunEnd(const NameReader& reader, int begin);

// `begin`, or behind the opening words of the run that are ordinary words with a capital by place:
// 'Yesterday Wyse', but 'Suez Canal Company'.
int SkipOpening(const NameReader& reader, int begin, int end);

// 'First Punic War', 'Second Republic': whether the ordinal at word i belongs to a name.
bool OrdinalOpens(const NameReader& reader, int i);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_NAME_RUN_H_
