// Which names of a document are one entity: full names and the surname alone, spelling variants,
// initials, acronyms that the text defines, bodies that it says were renamed. Two people who share
// a surname stay two.
#ifndef DATELINE_EXTRACT_MENTION_ENTITIES_H_
#define DATELINE_EXTRACT_MENTION_ENTITIES_H_

#include <string>
#include <vector>

#include "extract/document_text.h"
#include "extract/mention/name_finder.h"
#include "extract/mention/words.h"
#include "proto/claim.pb.h"

namespace dateline::mention {

struct EntityTable {
  std::vector<Entity> entities;
  std::vector<Gender> genders;  // of the entities
  std::vector<bool> ships;      // ditto: 'she' may be one
  // Candidate -> index into entities; -1: a head word that refers to nothing.
  std::vector<int32_t> of;
  std::vector<int32_t> second;  // ditto: the other one of 'the Smiths'; -1 elsewhere
};

// Entities in order of first mention. docs/names.md explains their ids.
EntityTable BuildEntities(const DocumentText& doc, const DocumentWords& words,
                          const std::vector<NameCandidate>& names);

// Whether the letters of an acronym are the initials of the words, small words left out or in:
// "SEATO" of "South East Asia Treaty Organization", "MFN" of "most favoured nation".
bool SpellsAcronym(absl::string_view acronym, const std::vector<absl::string_view>& words);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_ENTITIES_H_
