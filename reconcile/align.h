// Aligning: claims of one topic -> groups of claims that are of one event.
#ifndef DATELINE_RECONCILE_ALIGN_H_
#define DATELINE_RECONCILE_ALIGN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "reconcile/block.h"
#include "reconcile/claim_table.h"
#include "reconcile/weights.h"

namespace dateline {

struct AlignOptions {
  BlockOptions block;
  double link_threshold = 0.5;  // probability
  int threads = 1;
  // What an earlier run left (kept_pairs.h), and where this one leaves it; nullptr: nothing is
  // kept.
  std::string* kept = nullptr;
};

struct Alignment {
  std::vector<std::vector<int32_t>> events;  // rows, sorted; two and more
  std::vector<CutBlock> cut;
  int64_t pairs_cut = 0;
};

// Scores pairs by themselves, then looks at what stands around them (sets table->around) and groups
// them. The result does not depend on the number of threads.
Alignment Align(ClaimTable* table, const Weights& weights, const AlignOptions& options);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_ALIGN_H_
