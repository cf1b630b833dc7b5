// New sentences from parts of the treebank's own: clauses behind subjects, and lists of predicates.
// Long sentences with both are common in papers and rare on the web.
#ifndef DATELINE_TOOLS_TRAIN_SPLICE_H_
#define DATELINE_TOOLS_TRAIN_SPLICE_H_

#include <random>
#include <vector>

#include "tools/train/phrase.h"

namespace dateline::train {

class Splicer {
 public:
  // Gathers the parts.
  explicit Splicer(const std::vector<GoldSentence>& sentences);

  // "The bridge collapsed" -> "The bridge, which was built by soldiers, collapsed". False: the
  // sentence has no place for it.
  bool AddClause(std::mt19937_64* random, GoldSentence* sentence) const;

  // "She left Paris." -> "She left Paris, met her brother and wrote a book."
  bool AddPredicates(std::mt19937_64* random, GoldSentence* sentence) const;

 private:
  std::vector<Phrase> clauses_;     // relative and participial, of a noun
  std::vector<Phrase> predicates_;  // coordinated ones in the past, without subject or conjunction
};

}  // namespace dateline::train

#endif  // DATELINE_TOOLS_TRAIN_SPLICE_H_
