// Whether a text tells of one such event only: of a kind, or of a kind that somebody took part in; and
// whether it gives one figure only for a thing that it counts.
//
//   FindSole(&table);
//   table.sole.contains(SoleKey(document, kind, entity_group))
//   table.series.contains(...)   // the text gives three dates and more that cannot be of one event
//
// An event of a kind that recurs, a visit, is one of several. Where a text has one visit by one
// person, and another text has one too, both are likely the same. One: all dates that the text
// gives for it can be true together. Dates are never compared across texts here.
#ifndef DATELINE_RECONCILE_SOLE_H_
#define DATELINE_RECONCILE_SOLE_H_

#include <cstdint>

#include "reconcile/claim_table.h"

namespace dateline {

// `kind` is the interned class of an event, or its family where it has no class; `group` an entity
// group, or -1 for the kind alone.
uint64_t SoleKey(int32_t document, int32_t kind, int32_t group);

// The key of a thing counted, by its name ('passenger'): a text that gives one figure for it.
uint64_t SoleCountKey(int32_t document, int32_t thing);

// The kind of a claim's event: -1 where it is not known.
int32_t KindOf(const ClaimRow& row);

// Sets table->sole, keys of one event only, and table->series. Linear but for sorting.
void FindSole(ClaimTable* table);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_SOLE_H_
