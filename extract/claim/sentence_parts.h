// The steps that make the claims of one sentence, shared by the files that take them.
#ifndef DATELINE_EXTRACT_CLAIM_SENTENCE_PARTS_H_
#define DATELINE_EXTRACT_CLAIM_SENTENCE_PARTS_H_

#include <vector>

#include "extract/claim/attach.h"
#include "extract/claim/build.h"
#include "extract/claim/sentence_view.h"
#include "proto/claim.pb.h"

namespace dateline {

// A dated claim and the token that its event hangs on.
struct Placed {
  int predicate = -1;
  size_t claim = 0;
};

// Whether a time expression dates an event: no length, no repetition.
bool MakesClaim(const TimeExpression& time);

// A claim of the event that something is attached to. `date`: its span, which may be empty.
Claim MakeClaim(const SentenceView& view, const Attached& attached, Span date,
                const ClaimOptions& options);

// Whether a folded noun names an office or rank that somebody takes and holds: 'director', 'king'.
bool IsOffice(absl::string_view folded);

// '1922 Head of the Conservatoire', 'Wenceslas, king 1378-1418', '2020: Second extension': gives a
// claim of a sentence without a verb the office that was taken or held, or the deed that its noun
// names. false: it names neither.
bool TellEntry(const SentenceView& view, const TimeExpression& time, Claim* claim);

// '16-18 march' counts nothing; 'ten months' is a length and does.
bool IsPartOfDate(const SentenceView& view, Span span);

// Quantities, ordinals and lengths go to the claim of their event; those of an event without a
// claim make one.
void PlaceQuantities(const SentenceView& view, const ClaimOptions& options,
                     std::vector<Placed>* placed, std::vector<Claim>* claims);
void PlaceOrdinals(const SentenceView& view, const ClaimOptions& options,
                   std::vector<Placed>* placed, std::vector<Claim>* claims);
void PlaceLengths(const SentenceView& view, const ClaimOptions& options,
                  std::vector<Placed>* placed, std::vector<Claim>* claims);

// What the sentence says to be done in a release ('removed in 3.2') and has no claim yet.
void PlaceReleases(const SentenceView& view, const ClaimOptions& options,
                   std::vector<Placed>* placed, std::vector<Claim>* claims);

// Births that ages of the sentence tell, once its quantities are placed in the claims from `first`.
void AddBirthsByAge(const SentenceView& view, const ClaimOptions& options, size_t first,
                    std::vector<Claim>* claims);

// Whether a claim was made by it.
bool IsBirthByAge(const Claim& claim);

// 'He led it from 1888 to 1921': that it began in 1888 and that it ended in 1921, beside the claim
// of its extent, which is that at `whole`.
void AddRangeEnds(const SentenceView& view, const TimeExpression& time, size_t whole,
                  std::vector<Claim>* claims);

// Other events of the sentence that happened at the date of the event at `head`.
void ShareDate(const SentenceView& view, const TimeExpression& time, int head,
               const ClaimOptions& options, std::vector<Placed>* placed,
               std::vector<Claim>* claims);

// Whether token i opens 'Only after ...', with the other event told first.
bool SaysOrderAt(absl::string_view text, const Sentence& sentence, int i);

// 'Only after the vote did the king sign': a claim without a date whose relation says the order.
void AddOrderClaims(const SentenceView& view, const ClaimOptions& options,
                    std::vector<Placed>* placed, std::vector<Claim>* claims);

// 'opened in May, before the tunnel was finished': the order goes to the dated claim.
void AddOrderOfClauses(const SentenceView& view, const std::vector<Placed>& placed,
                       std::vector<Claim>* claims);

// An entry under a dated heading ('## [2.4.0] - 2023-05-17') happened at the heading's date. Claims
// from `undated_from` on get it.
void CarryHeadingDate(const SentenceView& view, const TimeExpression& heading, int undated_from,
                      std::vector<Placed>* placed, std::vector<Claim>* claims);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_SENTENCE_PARTS_H_
