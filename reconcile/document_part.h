// One document's part of a claim table (claim_table.h): all that the document alone decides, in
// flat arrays that can be kept in a file and read in place.
//
//   std::string bytes = EncodePart(claims);          // of one document, in order of place
//   std::optional<DocumentPart> part = ReadPart(bytes);
//   ClaimTable table = BuildClaimTable({&*part, ...}, ...);
//
// Strings and entities are numbered within the part in order of their hashes, as a table numbers
// those of all its parts: what is sorted here is sorted there. Two of one hash are taken as one;
// hashes have 64 bits (StableHash). Bytes hold for one build of the program: numbers are as the
// machine has them.
#ifndef DATELINE_RECONCILE_DOCUMENT_PART_H_
#define DATELINE_RECONCILE_DOCUMENT_PART_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "proto/claim.pb.h"
#include "reconcile/claim_row.h"

namespace dateline {

// A stretch of the part's text.
struct PartText {
  uint32_t begin = 0, size = 0;
};

struct PartString {
  uint64_t hash = 0;
  PartText text;  // empty of what is only told apart: whole sentences, dates as written
  // Rows that have it, as a word (term, context, local word, head, family or object) and as a
  // class; each counted once.
  int32_t rows = 0, rows_of_class = 0;
};

struct PartEntity {
  uint64_t hash = 0;  // of its id, or of its name where it has none
  PartText name;
  PartText record;  // an Entity: of those of its id the one that says most
  int32_t aliases = 0;
};

// What is known of a claim besides its row.
struct RowOrigin {
  int32_t claim = 0;     // its number among the document's claims
  bool related = false;  // it has temporal relations
  int64_t mention = -1;  // the place of the event; -1: none
};

// A relation of one claim to another of the document.
struct RowLink {
  int32_t row = 0, other = 0;
};

// Views into bytes that must outlive it. Rows have their document unset; the ranges of a row, its
// host and its sentence count from the part's beginnings.
struct DocumentPart {
  absl::Span<const ClaimRow> rows;
  absl::Span<const RowOrigin> origins;  // by row
  absl::Span<const RowLink> links;
  absl::Span<const ParticipantRow> participants;
  absl::Span<const int32_t> terms;
  absl::Span<const QuantityRow> quantities;
  absl::Span<const PartString> strings;   // by hash
  absl::Span<const PartEntity> entities;  // by hash
  absl::Span<const PartText> ids;         // of all claims of the document
  absl::Span<const int32_t> ends;         // claims that the claim of an extent stands for, rising
  absl::string_view text;

  absl::string_view Text(PartText place) const { return text.substr(place.begin, place.size); }
};

// All claims of a document; order: numbers of those that have rows, in order of place.
std::string EncodePart(const std::vector<const Claim*>& claims, const std::vector<int32_t>& order);
// The same bytes of a part that was read.
std::string WritePart(const DocumentPart& part);

// nullopt: it is no part. What it holds is not looked into: damage is found where it is stored.
// The bytes lie at a multiple of eight.
std::optional<DocumentPart> ReadPart(absl::string_view bytes);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_DOCUMENT_PART_H_
