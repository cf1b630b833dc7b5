// The kinds of places that claims come from, one file each. build.cc calls them in turn.
#ifndef DATELINE_EXTRACT_CLAIM_SOURCES_H_
#define DATELINE_EXTRACT_CLAIM_SOURCES_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
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

// The sentences of a table's header row, which may have several a cell, and how many rows it has.
struct TableHead {
  std::vector<int> cells;
  int table = -1;
  int rows = 0;
};

// Claims of one table row. `cells` holds the indexes of the sentences of its cells in order; there
// may be several sentences a cell.
void AddRowClaims(const DocumentAnalysis& all, const std::vector<int>& cells, const TableHead& head,
                  const ClaimOptions& options, std::vector<Claim>* claims);

// What notes say of the claims that their marks stand at.
class NotedClaims {
 public:
  // Remembers the claims [first, end) of a sentence by the note marks in it.
  void See(const DocumentAnalysis& all, Span sentence, absl::Span<const Claim> claims,
           size_t first);
  // Gives the dated claims [first, end) of a note's sentence the event of the claim at its mark,
  // where the sentence has none of its own ('In June 1883.').
  void Fill(const SentenceView& view, size_t first, bool explain, std::vector<Claim>* claims) const;

 private:
  absl::flat_hash_map<std::string, size_t> of_mark_;
};

// Relations between the events of a document ('three days later', 'before the treaty'), once all
// claims are there; dates that hang on an event which another claim dates are resolved.
void AddRelations(const DocumentAnalysis& all, std::vector<Claim>* claims);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_SOURCES_H_
