// From scored pairs to events: clustering that does not chain.
//
//   std::vector<std::vector<int32_t>> events = ClusterClaims(table, weights, edges, options);
//
// Average-link, taking the strongest pair first: two groups are joined only when the mean score
// over all their pairs is positive and no pair of theirs is barred. Barred (cannot-link) are pairs
// with strong evidence against: other ordinals of something that recurs, other releases, several
// dates of the same kind of event within one text, scores far below zero.
#ifndef DATELINE_RECONCILE_CLUSTER_H_
#define DATELINE_RECONCILE_CLUSTER_H_

#include <cstdint>
#include <vector>

#include "reconcile/claim_table.h"
#include "reconcile/compare.h"

namespace dateline {

struct ClusterOptions {
  // Log2 odds at and above which two claims are one event.
  float threshold = 0;
  // A pair at or below this score keeps its groups apart, whatever the others say.
  float barred = -8;
  // Groups do not grow beyond this; a sentence repeated in thousands of documents is cut.
  size_t max_cluster = 400;
};

// `edges` holds pairs at or above the threshold, in any order; other pairs are compared when two
// groups meet. Returns groups of two claims and more, each sorted, sorted by their first claim.
std::vector<std::vector<int32_t>> ClusterClaims(const ClaimTable& table, const Weights& weights,
                                                std::vector<Edge> edges,
                                                const ClusterOptions& options);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_CLUSTER_H_
