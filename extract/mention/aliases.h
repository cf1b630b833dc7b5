// Names that the text itself says are one: 'South East Asia Treaty Organization (SEATO)',
// '(MFN) the most favoured nation', 'Petrograd, formerly St. Petersburg', 'née Skłodowska'.
#ifndef DATELINE_EXTRACT_MENTION_ALIASES_H_
#define DATELINE_EXTRACT_MENTION_ALIASES_H_

#include <string>
#include <vector>

#include "extract/mention/name_finder.h"
#include "extract/mention/words.h"

namespace dateline::mention {

struct StatedAlias {
  int name = -1;          // candidate
  int same_as = -1;       // candidate; -1: `expansion` has the other name
  std::string expansion;  // lower-case words: "most favoured nation"
};

std::vector<StatedAlias> FindStatedAliases(const DocumentWords& words,
                                           const std::vector<NameCandidate>& names);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_ALIASES_H_
