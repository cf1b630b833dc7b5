// The compiled-in word tables: WordNet's lemmas, irregular forms, derivational families and noun
// hypernyms, and the word lists of data/. Read in place; looking a word up is one probe of a hash
// table, and nothing is done at start-up.
//
//   const tables::Word* word = FindWord("withdrawal");      // nullptr: not in the tables
//   absl::string_view verb = TextOf(word->noun_family);     // "withdraw"
//
// All keys are lower case, with spaces in multi-word lemmas. Views live for ever.
#ifndef DATELINE_EXTRACT_LANGUAGE_WORDS_H_
#define DATELINE_EXTRACT_LANGUAGE_WORDS_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/language/sentence.h"
#include "extract/language/tables/format.h"

namespace dateline {

// nullptr: the word is in none of the lists.
const tables::Word* FindWord(absl::string_view lower);

absl::string_view TextOf(uint32_t word);
absl::string_view TextOf(const tables::Word& word);

// Where the form itself stands among what FindLemma tries: behind irregular forms ("found" is
// "find"), before them ("found" as a base form), or last ("years", which WordNet has too).
enum class FormOrder : uint8_t { kSecond, kFirst, kLast };

// WordNet's lemma of a lower-case form in the given part of speech (tables::kVerbPart, ...), by
// irregular forms, the form itself, and what detachment of endings gives. Empty: none is in
// WordNet.
absl::string_view FindLemma(absl::string_view lower, uint8_t part,
                            FormOrder order = FormOrder::kSecond);

// The part of WordNet's that the tag stands for; 0: none.
uint8_t PartOf(Upos upos);

// Words of the hypernyms of the noun's first sense, level by level, without repeats.
std::vector<absl::string_view> HypernymsOf(const tables::Word& noun);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_LANGUAGE_WORDS_H_
