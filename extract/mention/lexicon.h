// The compiled word lists of extract/lexicon and the names of WordNet, read in place from the
// binary: nothing is built at start-up.
//
//   PhraseMatch match = FindPhrase("soviet union");       // folded, see LexKey
//   for (const LexEntry& entry : match) Use(entry.Field(0));   // "state:SU"
//   WordInfo word = Vocabulary("pilot");                    // noun, kind PERSON
//
// Lookups cost one hash of the key.
#ifndef DATELINE_EXTRACT_MENTION_LEXICON_H_
#define DATELINE_EXTRACT_MENTION_LEXICON_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "extract/mention/lexicon_format.h"
#include "proto/claim.pb.h"

namespace dateline::mention {

// The data files, in order of precedence: a phrase of two tables lists the earlier first.
enum class LexTable : uint8_t {
  kNone,
  kCommonWord,    // class
  kState,         // id, within, first year, last year
  kDemonym,       // id
  kPlace,         // id, within, "seat"
  kOrganisation,  // id, kind, within
  kTitle,         // class, gender
  kGivenName,     // gender
  kKindWord,      // kind, flags
  kCurrency,      // code
  kUnit,          // symbol, dimension, factor, base
  kNumberWord,    // class, value
  kHedge,         // effect, side
  kReference,     // class
  kSpeechVerb,    // class
  kWordRole,      // role
  kWordNetName,   // id, kind, within, what a person was ("emperor; king")
};

struct LexEntry {
  LexTable table = LexTable::kNone;
  absl::string_view phrase;  // as spelt in the data
  absl::string_view row;     // the other columns
  // Column `index` from 0, empty where the row has fewer. Lives for ever.
  absl::string_view Field(int index) const;
};

// The entries of one phrase.
class PhraseMatch {
 public:
  PhraseMatch() = default;
  PhraseMatch(const lexicon_format::Entry* first, int count, bool longer)
      : first_(first), count_(count), longer_(longer) {}
  int size() const { return count_; }
  LexEntry operator[](int index) const;
  // The entry of one table; table kNone when there is none.
  LexEntry Of(LexTable table) const;
  bool Has(LexTable table) const { return Of(table).table != LexTable::kNone; }
  // A longer phrase starts with this one: worth trying the next word.
  bool longer() const { return longer_; }

 private:
  const lexicon_format::Entry* first_ = nullptr;
  int count_ = 0;
  bool longer_ = false;
};

PhraseMatch FindPhrase(absl::string_view key);
// The same for a key whose StableHash is known.
PhraseMatch FindPhraseByHash(uint64_t hash);

// Whether common_words.tsv lists the folded word under the class; a word may stand under several
// ("may": function and calendar).
bool IsCommon(const PhraseMatch& match, absl::string_view word_class);
inline bool IsCommon(absl::string_view folded, absl::string_view word_class) {
  return IsCommon(FindPhrase(folded), word_class);
}

// Whether word_roles.tsv gives the folded word the role; a word may have several.
bool HasRole(const PhraseMatch& match, absl::string_view role);
inline bool HasRole(absl::string_view folded, absl::string_view role) {
  return HasRole(FindPhrase(folded), role);
}

// The row of an entity id of the states, places and organisations ("state:SU"); its phrase is the
// usual name. Table kNone for an id that is not in the data.
LexEntry FindId(absl::string_view id);

// The key of a phrase: folded, or the bytes themselves where folding leaves nothing ("$", "%").
std::string LexKey(absl::string_view phrase);

struct WordInfo {
  enum : uint8_t { kNoun = 1, kVerb = 2, kAdjective = 4, kAdverb = 8 };
  uint8_t parts = 0;                          // 0: no word of the vocabulary
  EntityKind kind = ENTITY_KIND_UNSPECIFIED;  // what the noun's first sense names
};

// A folded English word in its dictionary form (WordNet, names excluded). A false hit has a
// chance of about one in 20,000.
WordInfo Vocabulary(absl::string_view folded);

// Like Vocabulary, also for regular inflections: plurals, -ed, -ing, -er.
WordInfo InflectedVocabulary(absl::string_view folded);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_LEXICON_H_
