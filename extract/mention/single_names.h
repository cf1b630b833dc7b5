// Names of people who have no surname: 'John of Luxembourg', 'Anne of the Palatinate', 'John the
// Blind', 'Charles IV'; and names in a heading with the surname in front: 'Rossi, Anna Maria'.
#ifndef DATELINE_EXTRACT_MENTION_SINGLE_NAMES_H_
#define DATELINE_EXTRACT_MENTION_SINGLE_NAMES_H_

#include "extract/mention/name_finder.h"
#include "extract/mention/name_reader.h"

namespace dateline::mention {

// Whether the word is a Roman numeral in capitals, of one letter too: "IV", "V".
bool IsRomanNumeral(const DocumentWords& words, int i);

// 'St Peter': no Peter of the text.
bool IsSaint(const DocumentWords& words, const NameCandidate& name);

// Lets a person's single given name, with or without a numeral, go on over the place or the epithet
// behind it. 'King John of Bohemia' does not: the realm tells no two kings apart.
void ExtendSingleName(const NameReader& reader, NameCandidate* name);

// The name at the start of the sentence with the surname in front, alone or before a bracket:
// first, last and given are set. False: none.
bool InvertedNameAtStart(const NameReader& reader, NameCandidate* name);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_SINGLE_NAMES_H_
