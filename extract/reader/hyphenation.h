// Words cut at a line's end: which hyphens go and which stay.
//
//   Hyphenation hyphens(text);              // the whole document is the evidence
//   hyphens.Keeps("Janu", "ary")            // false: January
//   hyphens.Keeps("non", "alignment")       // true: non-alignment
#ifndef DATELINE_EXTRACT_READER_HYPHENATION_H_
#define DATELINE_EXTRACT_READER_HYPHENATION_H_

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"

namespace dateline {

class Hyphenation {
 public:
  // text must outlive the object. It is read once, at the first question that the dictionary
  // does not answer.
  explicit Hyphenation(absl::string_view text) : text_(text) {}

  // Whether the hyphen between the halves belongs to the word. head is the part before it
  // ("counter-revo" gives "revo" or the whole, both will do), tail what the next line starts with.
  bool Keeps(absl::string_view head, absl::string_view tail);

 private:
  bool InDocument(const std::string& word);

  absl::string_view text_;
  bool read_ = false;
  absl::flat_hash_set<std::string> words_;  // of text_, lower case, hyphenated words as they are
};

// Whether an English dictionary has the word, in any case and with regular endings (-s, -ed,
// -ing, -ly); from WordNet's index.
bool IsDictionaryWord(absl::string_view word);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_HYPHENATION_H_
