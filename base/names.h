// Comparing names of people and other names as strings, within a document and across documents.
// No lexicon, no context: whether two matching names are one person is for the caller to weigh.
//
//   ComparePersonNames("Zulfiqar Ali Bhutto", "BHUTTO, Z. A.").level   // kInitials
//   SamePersonName("Ayub Khan", "Yahya Khan")                          // false
//   NameSimilarity("Suez Canal Company", "Suez Company")               // 0.8
//
// Names come without titles ("President", "Dr"); spelling, case and diacritics do not matter.
#ifndef DATELINE_BASE_NAMES_H_
#define DATELINE_BASE_NAMES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace dateline {

// How two names of people agree, from not at all to wholly. The first level that fits, from the
// strongest down, is the answer.
enum class NameLevel : uint8_t {
  kDifferent,    // "Ayub Khan", "Yahya Khan"; "M. Curie", "P. Curie"
  kPartOnly,     // one word that is not the last of the other: "Ayub", "Ayub Khan"
  kSurnameOnly,  // "Bhutto", "Zulfikar Ali Bhutto"
  kInitials,     // "Z. A. Bhutto", "Zulfikar Ali Bhutto"
  kVariant,      // spelled or transliterated otherwise: "Zulfiqar Bhutto", "Zulfikar Bhutto"
  kSubset,       // given names left out: "Zulfikar Bhutto", "Zulfikar Ali Bhutto"
  kInverted,     // the same words, the surname first: "Bhutto Zulfikar Ali"
  kExact,        // equal when folded
};

struct NameComparison {
  NameLevel level = NameLevel::kDifferent;
  // 0 to 1: 1 exact, 0.95 inverted, 0.9 subset, about 0.8 variant, 0.75 initials, 0.5 surname
  // alone, 0.35 another part alone, 0 different. A variant spelling beside another level costs 0.1.
  double similarity = 0;
};

// The parts of a person's name, folded. "CURIE, Marie" and "BHUTTO Z A" are put in order; particles
// stay with the surname ("van der Berg").
struct PersonName {
  std::vector<std::string> given;  // names and initials ("z"), in order
  std::string surname;             // "bhutto", "de lesseps"
  std::string suffix;              // "jr", "iii"
  // What tells people of one name apart who have no surname; the name stands as surname then.
  std::string place;    // "John of Luxembourg": "luxembourg"
  std::string epithet;  // "John the Blind": "blind"
};

PersonName ParsePersonName(absl::string_view name);

NameComparison ComparePersonNames(absl::string_view a, absl::string_view b);

// Whether the two may be names of one person with more than a surname to go by: kInitials and up.
bool SamePersonName(absl::string_view a, absl::string_view b);

// Whether two single words are likely spellings of one name: "Zulfiqar" and "Zulfikar",
// "Sklodowska" and "Sklodovska", "Khrushchev" and "Krushchev". Words of fewer than four letters
// must be equal. True for equal words.
bool SpellingVariant(absl::string_view a, absl::string_view b);

// The sound of one folded word, roughly, across transliterations: equal keys are the first half
// of SpellingVariant. "zulfiqar" -> "zlfkr".
std::string SoundKey(absl::string_view folded_word);

// Names of anything else (companies, ships, places): 0 to 1, the share of words that both have,
// long words counting more; small words ("of", "the") count nothing. Acronyms are not expanded.
double NameSimilarity(absl::string_view a, absl::string_view b);

// Whether a word (folded) joins the surname behind it: "de", "van", "von", "bin", "al".
bool IsNameParticle(absl::string_view folded_word);

}  // namespace dateline

#endif  // DATELINE_BASE_NAMES_H_
