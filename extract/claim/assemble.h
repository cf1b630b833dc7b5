// Puts the parts of one claim together: the record, its places, its id.
#ifndef DATELINE_EXTRACT_CLAIM_ASSEMBLE_H_
#define DATELINE_EXTRACT_CLAIM_ASSEMBLE_H_

#include <string>
#include <vector>

#include "extract/claim/frame.h"
#include "extract/claim/sentence_view.h"
#include "proto/claim.pb.h"

namespace dateline {

// A claim without a date: event, participants, terms, quote, citations. `date` is the span of the
// date it will get (may be empty), for the assignment of places to dates.
Claim ClaimOfFrame(const SentenceView& view, const EventFrame& frame, Span date);

// A claim of a sentence in which no event was found: names as CONTEXT, the quote, the citations.
Claim ClaimWithoutEvent(const SentenceView& view);

// Takes the open end from a date that begins something: what it says is when it began.
void CloseStart(const TimeExpression& time, TimeValue* date);

// Sets date, location and what the date says of aspect and modality.
void SetDate(const DocumentAnalysis& all, const TimeExpression& time, Claim* claim);

// Location of an undated claim: its event's head, or the sentence.
void SetUndatedLocation(const SentenceView& view, int head, Claim* claim);

void AddCitations(const SentenceView& view, Claim* claim);
// deadly: it stands under a verb of killing or dying, so that people are counted as dead.
void AddQuantity(const DocumentAnalysis& all, const QuantityMention& mention, bool deadly,
                 Claim* claim);

// Sets the ids: a hash of path, quote, date, event and quantities; equal ones get "-2", "-3" in
// order of place. Sorts the claims by place first.
void SortAndName(const DocumentText& doc, std::vector<Claim>* claims);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_ASSEMBLE_H_
