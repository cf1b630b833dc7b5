// A number for each claim of a table that changes when anything changes on which a coarse bound
// (score_bound.h) of its pairs rests, and which claims it meets: what it says, the coarse rarity of
// it, the names that may be alike with its own, and its combinations.
//
//   std::vector<uint64_t> digests = DigestRows(table, candidates, threads);
//
// Two claims whose digests are those of an earlier run, over a table with an equal TableDigest, are
// candidates now if they were then, and their bound is the same. Digests are as good as unique.
#ifndef DATELINE_RECONCILE_ROW_DIGEST_H_
#define DATELINE_RECONCILE_ROW_DIGEST_H_

#include <cstdint>
#include <vector>

#include "reconcile/block.h"
#include "reconcile/claim_table.h"
#include "reconcile/weights.h"

namespace dateline {

std::vector<uint64_t> DigestRows(const ClaimTable& table, const Candidates& candidates,
                                 int threads);

// What the bounds of all pairs rest on.
uint64_t TableDigest(const ClaimTable& table, const Candidates& candidates, const Weights& weights);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_ROW_DIGEST_H_
