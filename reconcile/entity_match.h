// Finds the entities of a table that may be the same under different names.
#ifndef DATELINE_RECONCILE_ENTITY_MATCH_H_
#define DATELINE_RECONCILE_ENTITY_MATCH_H_

#include "reconcile/claim_table.h"

namespace dateline {

// Compares two entities by kind and names (aliases of two words and more included).
EntityLevel CompareEntities(const Entity& a, const Entity& b);

// Fills in `alike` and the entities' `within` and `group`. Entities are compared where they share
// the sound of a surname (people) or a word of the name (all else); buckets of more than a hundred
// entities are left alone, since such a word tells nothing.
void MatchEntities(int threads, ClaimTable* table);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_ENTITY_MATCH_H_
