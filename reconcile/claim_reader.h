// Claims -> rows whose strings are not yet numbered: the first step to a document's part of a
// claim table.
//
//   ReadClaims read = ReadClaimRows(claims);
#ifndef DATELINE_RECONCILE_CLAIM_READER_H_
#define DATELINE_RECONCILE_CLAIM_READER_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "proto/claim.pb.h"
#include "reconcile/claim_row.h"
#include "reconcile/text_arena.h"

namespace dateline {

// A string and its hash (Interner::HashOf).
struct HashedText {
  const char* data = nullptr;
  uint32_t size = 0;
  uint32_t hash = 0;

  absl::string_view text() const { return {data, size}; }
};

// Of each row, in this order: its class, head, family, object, quote, text of the date and what the
// ordinal counts; then terms, context and local words; then unit and thing of each figure.
constexpr size_t kTextsAlways = 7;

struct ReadClaims {
  // The ends of ranges are lengths here, their begins nothing.
  std::vector<ClaimRow> rows;
  std::vector<HashedText> texts;
  std::vector<ParticipantRow> participants;  // their entities are not yet numbered
  std::vector<HashedText> entity_keys;       // of participants: the id, or the name
  std::vector<const Entity*> entities;       // of participants
  std::vector<QuantityRow> quantities;       // all; those of no finite value are dropped later
  TextArena arena;                           // of texts that no claim holds
};

ReadClaims ReadClaimRows(const std::vector<const Claim*>& claims);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_CLAIM_READER_H_
