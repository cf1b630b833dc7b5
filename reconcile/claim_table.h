// Claims as flat arrays of numbers: what blocking and comparing work on. Strings are numbered,
// names are compared once for each pair of names that may be alike, and rarity is counted once.
//
//   ClaimTable table = BuildClaimTable(documents, threads);
//   table.rows[i].event_class, table.terms_of(i), table.EntityMatch(a, b), table.class_bits[c]
//
// Rarity is in bits: log2(claims / claims that have it), over the table's claims and kBackground
// imagined ones that have none of it, so that what stands in both of two lone sentences is still
// worth something. The table keeps views into the parts and claims of its documents, which must
// outlive it.
#ifndef DATELINE_RECONCILE_CLAIM_TABLE_H_
#define DATELINE_RECONCILE_CLAIM_TABLE_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "proto/claim.pb.h"
#include "reconcile/claim_row.h"
#include "reconcile/copies.h"
#include "reconcile/date_density.h"
#include "reconcile/document_claims.h"
#include "reconcile/document_part.h"

namespace dateline {

constexpr int kBackground = 64;

// How two entities of different documents agree.
enum class EntityLevel : uint8_t {
  kDifferent,
  kHead,     // "the association", "Tidewater Association"
  kWithin,   // Moscow and Russia
  kGiven,    // "Hamilcar", "Hamilcar Barca"
  kSurname,  // "Bhutto", "Zulfikar Ali Bhutto"
  kPartial,  // part of a longer name of an organisation, work or ship
  kVariant,  // initials, or spelled otherwise
  kSame,
};

struct EntityRow {
  const Entity* entity = nullptr;
  EntityKind kind = ENTITY_KIND_UNSPECIFIED;  // of the entity
  int32_t within = -1;                        // entity index
  int32_t group = -1;       // entities that may be alike share a group; the key to block by
  bool described = false;   // a common noun that is the head of some name: alike beyond its group
  float bits = 0;           // rarity of the group
  uint64_t hash = 0;        // of its id or name
  uint64_t group_hash = 0;  // of the group, whatever it is numbered
};

inline uint64_t PairKey(int32_t a, int32_t b) {
  return static_cast<uint64_t>(static_cast<uint32_t>(a)) << 32 | static_cast<uint32_t>(b);
}

// What stands around a pair of claims of two documents (surroundings.h).
struct Around {
  // Neighbouring sentences (three to both sides) that have a partner among those of the other: the
  // sum of the probabilities of each one's best partner, 0 to 6.
  float neighbours = 0;
  // How far the score of the best rival of either lies above (positive) or below their own, in
  // bits; a rival is another claim of the other's document, outside their sentences.
  float rival = 0;
  bool rivals = false;  // there is one
  // Sentences between the claim and where the pairs before and after it would put it; -1: unknown.
  int16_t jump = -1;
};

// What stands around pairs, by their lower row, in order of the other.
struct AroundIndex {
  struct Pair {
    int32_t other;
    Around around;
    float score;  // CompareClaims(...).score with the surroundings; not a number where it is not
                  // known yet
  };
  std::vector<uint32_t> begin;  // by row; one more at the end. Empty: nothing is known yet
  std::vector<Pair> pairs;
};

// The claims that share each key; the smallest blocks first. Keys that one claim has alone are left
// out.
struct KeyIndex {
  std::vector<uint64_t> keys;         // by block
  std::vector<uint32_t> begin = {0};  // where each block's claims begin; one more at the end
  std::vector<int32_t> claims;        // of all blocks, in order within each

  size_t size() const { return keys.size(); }
  absl::Span<const int32_t> claims_of(size_t block) const {
    return absl::MakeConstSpan(claims).subspan(begin[block], begin[block + 1] - begin[block]);
  }
};

// The claims of a table's rows, each made when it is first asked for (document_claims.h).
class RowClaims {
 public:
  void resize(size_t rows) { places_.resize(rows); }
  void Set(size_t row, const DocumentClaims* claims, size_t number) {
    places_[row] = {claims, number};
  }
  size_t size() const { return places_.size(); }
  template <typename Row>
  const Claim* operator[](Row row) const {
    const Place& place = places_[static_cast<size_t>(row)];
    return &place.claims->at(place.number);
  }

 private:
  struct Place {
    const DocumentClaims* claims;
    size_t number;
  };
  std::vector<Place> places_;
};

// Strings by number.
class StringTable {
 public:
  void Add(absl::string_view text) { texts_.push_back(text); }
  absl::string_view Text(int32_t id) const {
    return id < 0 ? absl::string_view() : texts_[static_cast<size_t>(id)];
  }
  size_t size() const { return texts_.size(); }

 private:
  std::vector<absl::string_view> texts_;
};

struct ClaimTable {
  RowClaims claims;
  std::vector<uint64_t> identities;  // by row: of its claim's id and its document
  std::vector<ClaimRow> rows;
  std::vector<ParticipantRow> participants;
  // Of rows' terms, context and local words: interned, sorted within a row and kind.
  std::vector<int32_t> terms;
  std::vector<QuantityRow> quantities;
  std::vector<EntityRow> entities;
  std::vector<Entity> entity_records;  // by entity: of its mentions the one that says most
  StringTable strings;                 // in order of their hashes
  // Of each string, the same in every run: what hangs on a choice between strings hangs on these
  // and not on their numbers, which an edit of one document shifts.
  std::vector<uint64_t> hashes;
  std::vector<float> bits;        // rarity by string, as a term, head, family or object
  std::vector<float> class_bits;  // rarity by string, as a class
  // Combinations that a claim shares with others (keys.h), as numbers of blocks, sorted within a
  // row: the rarest first.
  std::vector<uint32_t> keys;
  std::vector<float> key_bits;  // rarity by block
  uint32_t rare_keys = 0;       // blocks before this have at most eight claims
  AroundIndex around;
  KeyIndex blocks;
  DateDensity density;
  Copies copies;
  absl::flat_hash_map<uint64_t, EntityLevel> alike;  // by pair of entity indexes, low first
  std::shared_ptr<const void> own;                   // parts that nobody else holds

  absl::Span<const ParticipantRow> participants_of(int32_t i) const {
    return absl::MakeConstSpan(participants)
        .subspan(rows[i].participants, rows[i].participants_end - rows[i].participants);
  }
  absl::Span<const int32_t> terms_of(int32_t i) const {
    return absl::MakeConstSpan(terms).subspan(rows[i].terms, rows[i].terms_end - rows[i].terms);
  }
  absl::Span<const int32_t> context_of(int32_t i) const {
    return absl::MakeConstSpan(terms).subspan(rows[i].context,
                                              rows[i].context_end - rows[i].context);
  }
  // Words of the stretch of the sentence around the date (local_words.h).
  absl::Span<const int32_t> local_of(int32_t i) const {
    return absl::MakeConstSpan(terms).subspan(rows[i].local, rows[i].local_end - rows[i].local);
  }
  absl::Span<const QuantityRow> quantities_of(int32_t i) const {
    return absl::MakeConstSpan(quantities)
        .subspan(rows[i].quantities, rows[i].quantities_end - rows[i].quantities);
  }
  // Log2 of the number of claims, imagined ones included: what must be made up for to believe that
  // two of them are one event.
  float total_bits() const;
  EntityLevel EntityMatch(int32_t a, int32_t b) const;
  // The index of an entity among those of a row's participants; -1: not there.
  int32_t IndexOf(int32_t row, const Entity& entity) const;
  // nullptr: nothing is known, or both are of one document.
  const Around* AroundOf(int32_t a, int32_t b) const;
  const AroundIndex::Pair* PairOf(int32_t a, int32_t b) const;
};

// One document's share of a table.
struct TableDocument {
  int32_t number = 0;  // the caller's
  const DocumentPart* part = nullptr;
  const DocumentClaims* claims = nullptr;
  uint64_t identity = 0;  // of its id and path
};

// Documents in the canonical order of the caller. Linear in the claims, except for names that may
// be alike, which are compared in bounded groups. The same whatever the threads.
ClaimTable BuildClaimTable(const std::vector<TableDocument>& documents, int threads);

// The same of claims; those of one document, document_of[i], follow each other in order of place.
ClaimTable BuildClaimTable(const std::vector<const Claim*>& claims,
                           const std::vector<int32_t>& document_of, int threads);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_CLAIM_TABLE_H_
