// Puts documents' parts together into one claim table: strings and entities are numbered anew,
// through all parts in order of their hashes; everything else is copied. Private to claim_table.cc.
#ifndef DATELINE_RECONCILE_TABLE_PARTS_H_
#define DATELINE_RECONCILE_TABLE_PARTS_H_

#include <vector>

#include "reconcile/claim_table.h"

namespace dateline {

// Fills claims, identities, rows, participants, terms, quantities, entities (but for what
// MatchEntities and counting give), strings, hashes, bits and class_bits.
void AddParts(const std::vector<TableDocument>& documents, int threads, ClaimTable* table);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_TABLE_PARTS_H_
