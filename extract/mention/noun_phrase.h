// The noun phrase behind a number or an ordinal: '150,000 [[Soviet soldiers]] left'.
// Works on words alone; nouns are told by WordNet.
#ifndef DATELINE_EXTRACT_MENTION_NOUN_PHRASE_H_
#define DATELINE_EXTRACT_MENTION_NOUN_PHRASE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "extract/mention/words.h"

namespace dateline::mention {

struct NounPhrase {
  int first = -1, last = -1;  // words; first -1: none
  std::string head;           // "soldier": the head's lemma
  std::string folded;         // "soviet soldier": the phrase with the head's lemma
};

// The phrase that starts at word `begin` and ends before `end`. plural: the count is not one, so
// that the first plural noun is the head.
NounPhrase NounPhraseAt(const DocumentWords& words, int begin, int end, bool plural);

// WordNet's singular of a folded noun; the word itself where WordNet has none.
std::string SingularOf(absl::string_view folded);

// Whether the folded word is a plural noun: "soldiers", "men".
bool IsPluralNoun(absl::string_view folded);

// Whether the word is one of the small words that end a noun phrase.
bool IsFunctionWord(const PhraseMatch& match);
bool IsFunctionWord(absl::string_view folded);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_NOUN_PHRASE_H_
