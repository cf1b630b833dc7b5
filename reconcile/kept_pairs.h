// Which pairs of claims are worth comparing in full, kept from run to run: after an edit of one
// document it is nearly the same millions that are not.
//
//   std::vector<RowPair> pairs =
//       PairsInReach(table, weights, candidates, threshold, threads, &kept);
//   for (const RowPair& pair : pairs) CompareClaims(table, weights, pair.a, pair.b);
//
// `kept` is what an earlier run left, "" or anything at all; what this run leaves takes its place.
// The pairs are those candidates that a coarse ScoreBound does not turn away: the same whatever was
// kept. That bound rests on what row_digest.h counts in, so of two claims with their old digests
// the earlier answer stands, and only the candidates of the others are looked at. Scores are never
// kept: they are exact and change with every claim.
#ifndef DATELINE_RECONCILE_KEPT_PAIRS_H_
#define DATELINE_RECONCILE_KEPT_PAIRS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "reconcile/block.h"
#include "reconcile/claim_table.h"
#include "reconcile/weights.h"

namespace dateline {

struct RowPair {
  int32_t a, b;  // a < b

  friend bool operator<(const RowPair& x, const RowPair& y) {
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  }
  friend bool operator==(const RowPair& x, const RowPair& y) { return x.a == y.a && x.b == y.b; }
};

// Sorted.
std::vector<RowPair> PairsInReach(const ClaimTable& table, const Weights& weights,
                                  const Candidates& candidates, float threshold, int threads,
                                  std::string* kept);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_KEPT_PAIRS_H_
