// One claim as numbers: its own part of a claim table. Plain records, which can be kept in a file
// as they are.
#ifndef DATELINE_RECONCILE_CLAIM_ROW_H_
#define DATELINE_RECONCILE_CLAIM_ROW_H_

#include <cstdint>

#include "proto/claim.pb.h"
#include "reconcile/dates.h"

namespace dateline {

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

}  // namespace dateline

#endif  // DATELINE_RECONCILE_CLAIM_ROW_H_
