// Whom a document is about, as far as its pronouns go: the person of each gender who stands out by
// the title, by standing first and by how often the name comes back; and what pronouns tell of
// genders.
#ifndef DATELINE_EXTRACT_MENTION_PROTAGONIST_H_
#define DATELINE_EXTRACT_MENTION_PROTAGONIST_H_

#include <array>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/mention/entities.h"
#include "extract/mention/name_finder.h"
#include "extract/mention/words.h"

namespace dateline::mention {

// Of 'he', 'him', 'his', 'she', 'her' and the like; unknown: no such pronoun.
Gender PronounGender(absl::string_view folded);

// Sets genders that the text tells: a sentence with one person's name and pronouns of one gender
// behind it, and pronouns of one gender alone in a document that is about one person.
void LearnGenders(const DocumentWords& words, const std::vector<NameCandidate>& names,
                  EntityTable* table);

// By gender (indexed by Gender): the entity; -1: nobody stands out.
std::array<int, 3> Protagonists(const DocumentWords& words, absl::string_view title,
                                const std::vector<NameCandidate>& names, const EntityTable& table);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_PROTAGONIST_H_
