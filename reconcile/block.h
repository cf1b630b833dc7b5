// Which pairs of claims are worth comparing: those that share who, what, where or rare words,
// never the date, which would hide the conflicts.
//
//   Candidates found = FindCandidates(table, options);
//   for (auto [a, b] : found.pairs) CompareClaims(table, weights, a, b);
//
// A small table is compared all with all. Beyond that, claims meet in blocks, one for each key
// (keys.h). A block larger than the bound is cut and counted, so that a name in every claim costs
// nothing; its claims still meet in the finer blocks.
#ifndef DATELINE_RECONCILE_BLOCK_H_
#define DATELINE_RECONCILE_BLOCK_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "reconcile/claim_table.h"

namespace dateline {

struct BlockOptions {
  // Largest number of claims in a block.
  int max_block = 2000;
  // Tables of at most this many claims are compared all with all.
  int all_pairs_up_to = 1500;
  // Pairs for each claim, on average: larger blocks are cut first.
  int pairs_per_claim = 60;
};

struct CutBlock {
  std::string name;  // what its claims share: "state:PK, visit"
  int64_t claims = 0;
  int64_t pairs = 0;
};

struct Candidates {
  // a < b, sorted, each once.
  std::vector<std::pair<int32_t, int32_t>> pairs;
  // The largest first; at most 20.
  std::vector<CutBlock> cut;
  int64_t pairs_cut = 0;
};

Candidates FindCandidates(const ClaimTable& table, const BlockOptions& options);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_BLOCK_H_
