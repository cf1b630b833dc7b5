// The words that stand closest to what a claim is about: its stretch of the sentence.
//
// Clauses are found by parsing, and parsing errs: 'the first passage on 7 January, the Cristobal a
// trial run on 3 August, and the Ancon the official one on the 15th' easily becomes three dates of
// one passage. The words between the marks of punctuation around the date tell them apart.
#ifndef DATELINE_RECONCILE_LOCAL_WORDS_H_
#define DATELINE_RECONCILE_LOCAL_WORDS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "proto/claim.pb.h"
#include "reconcile/text_arena.h"

namespace dateline {

// The stretch of the claim's quote around its date (or its first figure, or its event): from one
// of , ; : ( ) and 'and', 'but', 'when' to the next; a stretch of up to five words takes its
// neighbours in. The whole quote when the date does not stand in it.
absl::string_view LocalStretch(const Claim& claim);

// Lemmas of the claim and its context whose words stand in the stretch, and the folded words of
// names there; sorted, each once, without the words of the date itself. A reader keeps its memory
// from claim to claim.
class LocalWordsReader {
 public:
  // Views into the claim, and into `arena` for words that the claim does not hold as such; good
  // until the next call, those in the arena as long as it.
  const std::vector<absl::string_view>& Read(const Claim& claim, TextArena* arena);

 private:
  void Exclude(absl::string_view text);
  bool Excluded(absl::string_view word) const;
  void ReadExcluded(const Claim& claim);

  std::string excluded_text_;  // folded words of the date and of names, a space behind each
  std::vector<absl::string_view> excluded_;
  std::string word_;
  std::vector<absl::string_view> words_;
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_LOCAL_WORDS_H_
