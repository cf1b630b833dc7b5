// Puts documents' parts together into one claim table: strings and entities are numbered anew,
// through all parts in order of their hashes; everything else is copied. Private to claim_table.cc.
//
//   TableParts parts(documents, threads);
//   parts.AddRows(&table);
//   parts.AddEntities(&table);          // may run beside it
#ifndef DATELINE_RECONCILE_TABLE_PARTS_H_
#define DATELINE_RECONCILE_TABLE_PARTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "reconcile/claim_table.h"

namespace dateline {

// Where something is in the parts.
struct PartPlace {
  int32_t part, index;
};

// Numbers for the items of all parts, equal for equal hashes and in order of hashes.
struct PartNumbers {
  std::vector<std::vector<int32_t>> of;  // by part, by index
  std::vector<PartPlace> first;          // by number: where it is first

  int32_t Of(size_t part, int32_t index) const {
    return index < 0 ? index : of[part][static_cast<size_t>(index)];
  }
};

class TableParts {
 public:
  // The documents must outlive it.
  TableParts(const std::vector<TableDocument>& documents, int threads);

  // Fills claims, identities, rows, participants, terms, quantities, strings, hashes, bits and
  // class_bits.
  void AddRows(ClaimTable* table) const;
  // Fills entity_records, and of entities what one of them says alone.
  void AddEntities(ClaimTable* table) const;

 private:
  const std::vector<TableDocument>& documents_;
  const int threads_;
  PartNumbers strings_, entities_;
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_TABLE_PARTS_H_
