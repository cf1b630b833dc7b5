// The words of a document as names and numbers need them: finer than tokens (parts of hyphenated
// words stand alone), with their shape, their folded form and what stands between them.
//
//   const DocumentWords words = ScanWords(doc, sentences);
//   for (int i = words.begin(s); i < words.end(s); ++i) Use(words[i], words.Folded(i));
//
// Reads the text alone, so that it works on sentences without tokens.
#ifndef DATELINE_EXTRACT_MENTION_WORDS_H_
#define DATELINE_EXTRACT_MENTION_WORDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/span.h"
#include "extract/document_text.h"
#include "extract/language/sentence.h"
#include "extract/mention/lexicon.h"

namespace dateline::mention {

enum class Shape : uint8_t {
  kLower,
  kCapital,   // "Moscow", "McCormick", "O'Brien"
  kAllCaps,   // two letters or more: "NATO"
  kInitials,  // "Z.", "Z.A.", "U.S."
  kNumber,    // starts with a digit: "1,200", "13th", "10bn", "2.4.0"
};

// What stands between a word and the one before it in the sentence.
enum class Gap : uint8_t {
  kStart,   // first of the sentence
  kSpace,   // white space alone
  kHyphen,  // a hyphen or a dash without spaces
  kPeriod,  // "Gen. Ayub"
  kComma,
  kAmpersand,
  kSlash,
  kOpen,   // a bracket opens
  kClose,  // a bracket closes
  kQuote,  // a quotation mark
  kOther,
};

struct Word {
  Span span;          // without a possessive ending; with the periods of initials
  PhraseMatch match;  // what the lexicon has under the word alone
  uint64_t hash = 0;  // StableHash of the folded word
  uint32_t folded_begin = 0;
  uint16_t folded_size = 0;
  Shape shape = Shape::kLower;
  Gap gap = Gap::kStart;
  bool possessive = false;  // "Pakistan's", "the Romans'"

  bool capital() const {
    return shape == Shape::kCapital || shape == Shape::kAllCaps || shape == Shape::kInitials;
  }
};

class DocumentWords {
 public:
  int size() const { return static_cast<int>(words_.size()); }
  const Word& operator[](int index) const { return words_[index]; }
  absl::string_view Folded(int index) const {
    return absl::string_view(folded_).substr(words_[index].folded_begin, words_[index].folded_size);
  }
  const PhraseMatch& Match(int index) const { return words_[index].match; }
  // The words of one sentence are [begin, end).
  int begin(int sentence) const { return starts_[sentence]; }
  int end(int sentence) const { return starts_[sentence + 1]; }
  int sentences() const { return static_cast<int>(starts_.size()) - 1; }

 private:
  friend DocumentWords ScanWords(const DocumentText& doc, const std::vector<Sentence>& sentences);
  std::vector<Word> words_;
  std::vector<int> starts_ = {0};
  std::string folded_;
};

DocumentWords ScanWords(const DocumentText& doc, const std::vector<Sentence>& sentences);

// The words [first, last] folded, spaces between.
std::string FoldedPhrase(const DocumentWords& words, int first, int last);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_WORDS_H_
