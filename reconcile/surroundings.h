// What stands around two claims: whether their texts run side by side there, and whether either has
// a better counterpart in the other's text.
//
//   table.around = FindSurroundings(table, edges);
//   if (const Around* around = table.AroundOf(a, b)) ...
//
// Two texts that tell one story tell it mostly in one order. A pair of claims whose neighbours are
// pairs too is more likely a pair; one that would have to jump over sentences that are matched
// otherwise is less. And who has a better partner elsewhere is not looking for one. All of it rests
// on the scores of single pairs, so it is found once, after them.
#ifndef DATELINE_RECONCILE_SURROUNDINGS_H_
#define DATELINE_RECONCILE_SURROUNDINGS_H_

#include <cstdint>
#include <vector>

#include "reconcile/claim_table.h"
#include "reconcile/compare.h"

namespace dateline {

// `edges`: scored pairs, also those below the threshold. Pairs of one document have no
// surroundings. Sorted by their rows. Near-linear in the edges; the same whatever the threads.
AroundIndex FindSurroundings(const ClaimTable& table, const std::vector<Edge>& edges, int threads);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_SURROUNDINGS_H_
