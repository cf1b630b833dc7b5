// The words that the readers go by: word_lists.tsv, which says what each list is for.
//
//   if (IsListed(WordList::kFunctionWord, "of")) ...
#ifndef DATELINE_EXTRACT_READER_WORD_LISTS_H_
#define DATELINE_EXTRACT_READER_WORD_LISTS_H_

#include <cstdint>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"

namespace dateline {

// In the order of the names in word_lists.cc.
enum class WordList : uint8_t {
  kCaption,
  kReferenceHeading,
  kNotesHeading,
  kCustomaryHeading,
  kFunctionWord,
  kSentenceOpener,
  kHyphenPrefix,
  kBoilerplate,
  kBoilerplateRole,
  kAroundBoilerplate,
  kComments,
  kByline,
  kReferences,
  kNotes,
  kNameParticle,
  kAffiliation,
};
constexpr int kWordLists = static_cast<int>(WordList::kAffiliation) + 1;

const absl::flat_hash_set<absl::string_view>& WordsOf(WordList list);

inline bool IsListed(WordList list, absl::string_view word) { return WordsOf(list).contains(word); }

// What is wrong with the file: an unknown list, a word twice. Empty: nothing.
absl::string_view WordListsError();

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_WORD_LISTS_H_
