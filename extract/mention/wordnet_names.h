// Build time: what compile_lexicon takes from WordNet's files.
#ifndef DATELINE_EXTRACT_MENTION_WORDNET_NAMES_H_
#define DATELINE_EXTRACT_MENTION_WORDNET_NAMES_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace dateline {

struct WordNetName {
  std::vector<std::string> names;   // "Kabul"; the first gives the id
  int kind = 0;                     // EntityKind
  std::vector<std::string> is;      // of people: nouns for what they were ("emperor")
  std::vector<std::string> within;  // names of the wholes that it is part of, nearest first
};

struct WordNetWords {
  struct Word {
    uint8_t parts = 0;  // WordInfo bits
    int kind = 0;
  };
  std::map<std::string, Word> words;  // folded, single words in lower case
  std::vector<WordNetName> names;     // people, places, wars ... in order of frequency of sense
};

// dir holds data.noun, index.noun, data.verb, ... On failure *error says which file.
WordNetWords ReadWordNet(const std::string& dir, std::string* error);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_MENTION_WORDNET_NAMES_H_
