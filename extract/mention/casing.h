// How a document writes each word: what a capital is worth where capitals come by position.
#ifndef DATELINE_EXTRACT_MENTION_CASING_H_
#define DATELINE_EXTRACT_MENTION_CASING_H_

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "extract/document_text.h"
#include "extract/language/sentence.h"
#include "extract/mention/words.h"

namespace dateline::mention {

class Casing {
 public:
  Casing(const DocumentText& doc, const std::vector<Sentence>& sentences,
         const DocumentWords& words);

  // Whether capitals in the sentence say nothing: a heading in title case, a line of capitals.
  bool Capitalised(int sentence) const { return sentence_[sentence] != kPlain; }
  bool AllCapitals(int sentence) const { return sentence_[sentence] == kAllCapitals; }

  // Times that a folded word stands with a capital where it need not, and without one.
  int Capitals(absl::string_view folded) const;
  int Lowers(absl::string_view folded) const;

  // Whether the capital of word i comes from its place alone: first of a sentence or quotation,
  // or in a capitalised sentence.
  bool ForcedCapital(const DocumentWords& words, int sentence, int word) const;

 private:
  enum Kind : uint8_t { kPlain, kTitleCase, kAllCapitals };
  struct Counts {
    int capitals = 0;
    int lowers = 0;
  };
  std::vector<Kind> sentence_;
  absl::flat_hash_map<uint64_t, Counts> counts_;
};

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_CASING_H_
