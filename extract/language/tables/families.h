// Derivational families: the verb that an event noun belongs to.
#ifndef DATELINE_EXTRACT_LANGUAGE_TABLES_FAMILIES_H_
#define DATELINE_EXTRACT_LANGUAGE_TABLES_FAMILIES_H_

#include <map>
#include <string>

#include "extract/language/tables/wordnet_source.h"

namespace dateline::tables {

struct Families {
  std::map<std::string, std::string> of_noun;  // noun lemma -> key
  std::map<std::string, std::string> of_verb;  // verb lemma -> key, where it is another verb
};

// Every verb is a family of its own, save spelling variants ("nationalise", "nationalize"), which
// share the alphabetically first. A noun joins one verb: the one that WordNet derives it from,
// where frequent senses and a common stem count most. So families are stars, and no chain of
// derivations runs together what speaks of different events.
Families FindFamilies(const WordNetSource& source);

}  // namespace dateline::tables

#endif  // DATELINE_EXTRACT_LANGUAGE_TABLES_FAMILIES_H_
