// The kinds of places that claims come from, one file each. build.cc calls them in turn.
#ifndef DATELINE_EXTRACT_CLAIM_SOURCES_H_
#define DATELINE_EXTRACT_CLAIM_SOURCES_H_

#include <vector>

#include "extract/claim/build.h"
#include "extract/claim/sentence_view.h"
#include "proto/claim.pb.h"

namespace dateline {

// Claims of a prose sentence (paragraph, list item, caption, quotation, note), in any order.
// `heading_date` is the date of a dated heading that a list item stands under; null: none.
void AddSentenceClaims(const SentenceView& view, const TimeExpression* heading_date,
                       const ClaimOptions& options, std::vector<Claim>* claims);

// Births and deaths that brackets behind a name give: 'Henri Becquerel (1852-1908)',
// '(b. Warsaw, 7 November 1867; d. Sancellemoz, 4 July 1934)'. Marks the time expressions that
// it used up in *used (indexed as all.times).
void AddLifeDates(const SentenceView& view, std::vector<bool>* used, std::vector<Claim>* claims);

// A heading that is an entry itself: '[2.4.0] - 2023-05-17'. `time` is the heading's date.
void AddHeadingClaim(const SentenceView& view, const TimeExpression& time,
                     std::vector<Claim>* claims);

// Claims of one table row. `row` holds the indexes of the sentences of its cells in order,
// `header` those of the header row; both may have several sentences a cell.
void AddRowClaims(const DocumentAnalysis& all, const std::vector<int>& row,
                  const std::vector<int>& header, const ClaimOptions& options,
                  std::vector<Claim>* claims);

// Relations between the events of a document ('three days later', 'before the treaty'), once all
// claims are there; dates that hang on an event which another claim dates are resolved.
void AddRelations(const DocumentAnalysis& all, std::vector<Claim>* claims);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_SOURCES_H_
