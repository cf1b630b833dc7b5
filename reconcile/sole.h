// Whether a text tells of one such event only: of a kind, or of a kind that somebody took part in;
// and whether it gives one figure only for a thing that it counts.
//
//   FindSole(&table, threads);
//   table.rows[i].sole_kind        // one event of the kind of row i in the text of row i
//   participant.sole               // one event of that kind that the participant took part in
//   participant.series             // the text gives three dates and more that cannot be of one
//   event quantity.sole                  // one figure for what the quantity counts
//
// An event of a kind that recurs, a visit, is one of several. Where a text has one visit by one
// person, and another text has one too, both are likely the same. One: all dates that the text
// gives for it can be true together. Dates are never compared across texts here.
#ifndef DATELINE_RECONCILE_SOLE_H_
#define DATELINE_RECONCILE_SOLE_H_

#include <cstdint>

#include "reconcile/claim_table.h"

namespace dateline {

// The kind of a claim's event, its class or, where it has none, its family: -1 where it is not
// known.
int32_t KindOf(const ClaimRow& row);

// Sets what is named above; the rows of one document follow each other. Linear but for sorting, and
// the same whatever the threads.
void FindSole(ClaimTable* table, int threads);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_SOLE_H_
