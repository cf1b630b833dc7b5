// Documents that are copies of one text: two editions of a page, a report that several papers
// print.
//
//   Copies copies(table.rows);
//   copies.HasCounterpart(table.rows, a, b)   // one of the two sentences stands in the other's
//   document too
//
// In two copies of one text a sentence belongs to its own counterpart: what another sentence of the
// copy says is no nearer to it than if it stood in its own document.
#ifndef DATELINE_RECONCILE_COPIES_H_
#define DATELINE_RECONCILE_COPIES_H_

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_set.h"

namespace dateline {

struct ClaimRow;

class Copies {
 public:
  Copies() = default;
  // Near-linear: sentences that very many documents have make no copies.
  explicit Copies(const std::vector<ClaimRow>& rows);

  // Whether the two are of different documents that are copies of each other, and the sentence of
  // one of them, or both, stands in the document of the other.
  bool HasCounterpart(const ClaimRow& a, const ClaimRow& b) const;

 private:
  std::vector<int32_t> text_;  // by document: the first document of its copies; -1: it has none
  absl::flat_hash_set<uint64_t> sentences_;  // of documents that have copies, by document and quote
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_COPIES_H_
