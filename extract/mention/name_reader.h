// What the lexicon, the vocabulary and the document's own casing say of the words of a sentence:
// the questions that finding names asks. Nothing is decided here.
#ifndef DATELINE_EXTRACT_MENTION_NAME_READER_H_
#define DATELINE_EXTRACT_MENTION_NAME_READER_H_

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "extract/mention/casing.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/name_finder.h"
#include "extract/mention/words.h"
#include "proto/claim.pb.h"

namespace dateline::mention {

// A phrase of the lexicon that stands at a word.
struct PhraseAt {
  LexEntry entry;
  int last = -1;  // its last word; -1: none
};

enum class CommonWord : uint8_t { kNo, kFunction, kCalendar, kLanguage, kNoun };

class NameReader {
 public:
  // Both must outlive the reader.
  NameReader(const DocumentWords& words, const Casing& casing) : words_(words), casing_(casing) {}
  void Enter(int sentence);

  const DocumentWords& words() const { return words_; }
  const Casing& casing() const { return casing_; }
  int sentence() const { return sentence_; }
  int begin() const { return begin_; }  // words of the sentence
  int end() const { return end_; }
  // Whether a capital at word i comes from its place.
  bool ForcedCapital(int i) const { return casing_.ForcedCapital(words_, sentence_, i); }

  // What common_words.tsv makes of word i: "May" calendar, "The" function, "WHO" neither.
  CommonWord CommonClass(int i) const;

  // The longest phrase of words [first, limit) with an entry that `accept` takes; it is given the
  // entry and the phrase's last word.
  PhraseAt Longest(int first, int limit,
                   absl::FunctionRef<bool(const LexEntry&, int)> accept) const;
  // State, demonym, place, body or WordNet's name.
  PhraseAt KnownNameAt(int first, int limit) const;
  PhraseAt TitleAt(int first, int limit) const;
  // Whether [begin, end) is nothing but known names: 'Pakistan-Soviet Union'.
  bool AllKnown(int begin, int end) const;

  // Head words: 'Bank', 'Treaty', 'River'.
  LexEntry KindWordAt(int i) const;
  EntityKind HeadKind(int i) const;  // what a name with this head names
  bool HeadsOf(int i) const;         // 'Bank of'
  bool HeadsFirst(int i) const;      // 'Compagnie Nouvelle', 'Cape Ann'
  bool OfHeaded(int begin, int end) const;

  // 'Jan Hus', 'June Carter': a month's name that is a given name here.
  bool MonthIsGivenName(int i) const;
  bool IsGivenName(int i) const { return words_.Match(i).Has(LexTable::kGivenName); }
  Gender GenderOfGiven(int i) const;
  // A word of the language that no name-bearing use in the document speaks for.
  bool OrdinaryWord(int i) const;

 private:
  bool SpelledAs(absl::string_view phrase, int first, int last) const;

  const DocumentWords& words_;
  const Casing& casing_;
  int sentence_ = 0;
  int begin_ = 0, end_ = 0;
};

// "ORGANISATION" -> ORGANISATION; unspecified for anything else.
EntityKind KindByName(absl::string_view name);
// What the ids of entities of a kind start with: "person:".
const char* IdPrefix(EntityKind kind);
// "m", "f"
Gender GenderByCode(absl::string_view code);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_NAME_READER_H_
