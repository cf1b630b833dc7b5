// Claims as flat arrays of numbers: what blocking and comparing work on. Strings are interned,
// names are compared once for each pair of names that may be alike, and rarity is counted once.
//
//   ClaimTable table = BuildClaimTable(claims, document_of);
//   table.rows[i].event_class, table.terms_of(i), table.EntityMatch(a, b), table.class_bits[c]
//
// Rarity is in bits: log2(claims / claims that have it), over the table's claims and kBackground
// imagined ones that have none of it, so that what stands in both of two lone sentences is still
// worth something. The table keeps views into the claims,
// which must not change while it lives.
#ifndef DATELINE_RECONCILE_CLAIM_TABLE_H_
#define DATELINE_RECONCILE_CLAIM_TABLE_H_

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "proto/claim.pb.h"
#include "reconcile/copies.h"
#include "reconcile/date_density.h"
#include "reconcile/dates.h"
#include "reconcile/interner.h"
#include "reconcile/text_arena.h"

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

struct ParticipantRow {
  int32_t entity = -1;
  uint8_t role = 0;  // ParticipantRole
  bool inferred = false;
  bool sole = false;    // the text tells of one such event with it (sole.h)
  bool series = false;  // the text tells of a series of them
};

struct QuantityRow {
  double value = 0;
  double min = 0;
  double max = 0;
  int32_t unit = -1;
  int32_t of = -1;
  bool common = false;  // its unit is one that any text may have
  bool sole = false;    // the one figure that the text gives for what it counts (sole.h)
  int32_t source = 0;   // index in the claim
};

struct ClaimRow {
  int32_t document = -1;  // the caller's number
  int32_t event_class = -1;
  int32_t head = -1;
  int32_t family = -1;  // the head where there is none
  int32_t object = -1;
  int32_t ordinal = 0;  // 0: none
  int32_t ordinal_of = -1;
  int32_t quote = -1;  // the whole sentence
  int32_t date_text = -1;
  DateClaim date;
  // The date; for a claim without one, that of the nearest dated claim of its sentence: 'In 256 BC
  // the fleets met, 330 ships against 350' has no date of its own for the ships.
  DateClaim when;
  // Of a claim without a date: the row of that nearest dated claim; -1: its sentence has none.
  int32_t host = -1;
  // Sentences are numbered through all documents, in order of place, with a gap between documents.
  int32_t sentence = -1;
  // When the story stands: the claim's own date, else that of its sentence, else the one told last
  // shortly before it. Never judged; it keeps figures of different times apart.
  DayRange story;
  bool has_story = false;
  Aspect aspect = ASPECT_UNSPECIFIED;
  Modality modality = MODALITY_UNSPECIFIED;
  bool recurs = false;
  bool befalls = false;  // a kind of event that happens to a place, once in a story
  bool negated = false;
  bool summary = false;    // a row of a table, an entry of a chronology or a caption
  bool sole_kind = false;  // the text tells of one event of this kind (sole.h)
  uint32_t participants = 0, participants_end = 0;
  uint32_t terms = 0, terms_end = 0;
  uint32_t context = 0, context_end = 0;
  uint32_t local = 0, local_end = 0;
  uint32_t quantities = 0, quantities_end = 0;
  uint32_t keys = 0, keys_end = 0;
};

// A number for each telling: the running text of a document, and its tables and chronologies. What
// the running text tells, a table or a chronology of the same document tells again.
inline int32_t Telling(const ClaimRow& row) { return 2 * row.document + (row.summary ? 1 : 0); }
inline bool OneTelling(const ClaimRow& a, const ClaimRow& b) { return Telling(a) == Telling(b); }

struct EntityRow {
  const Entity* entity = nullptr;
  EntityKind kind = ENTITY_KIND_UNSPECIFIED;  // of the entity
  int32_t within = -1;                        // entity index
  int32_t group = -1;       // entities that may be alike share a group; the key to block by
  bool described = false;   // a common noun that is the head of some name: alike beyond its group
  float bits = 0;           // rarity of the group
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

struct ClaimTable {
  std::vector<const Claim*> claims;
  std::vector<ClaimRow> rows;
  std::vector<ParticipantRow> participants;
  // Of rows' terms, context and local words: interned, sorted within a row and kind.
  std::vector<int32_t> terms;
  std::vector<TextArena> arenas;  // local words that no claim holds
  std::vector<QuantityRow> quantities;
  std::vector<EntityRow> entities;
  Interner strings;
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

// `claims` in the canonical order of the caller; document_of[i] is the number of claim i's
// document. Linear in the claims, except for names that may be alike, which are compared in
// bounded groups. The same whatever the threads.
ClaimTable BuildClaimTable(std::vector<const Claim*> claims,
                           const std::vector<int32_t>& document_of, int threads);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_CLAIM_TABLE_H_
