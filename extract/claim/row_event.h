// Which event a row of a table tells with a date in it.
#ifndef DATELINE_EXTRACT_CLAIM_ROW_EVENT_H_
#define DATELINE_EXTRACT_CLAIM_ROW_EVENT_H_

#include <vector>

#include "extract/claim/sentence_view.h"
#include "extract/claim/table_columns.h"
#include "proto/claim.pb.h"

namespace dateline {

// A row and the columns that it stands under.
struct Row {
  const std::vector<int>& cells;  // sentences
  const std::vector<TableColumn>& columns;
  int date_cell = -1;  // -1: the row has no date
};

// The event of a row with a date: in the date's own cell; a verb in a cell without a date; the head
// of the date's column; a happening in another cell; what the heads say that somebody does. Without
// one the claim has no event.
Claim RowClaim(const DocumentAnalysis& all, const Row& row, const TimeExpression& time);

// The event in the head of a column; false: it tells none.
bool HeadEvent(const DocumentAnalysis& all, const TableColumn& column, Claim* claim);

// 'Cost at completion | 512 million': the happening that the first of two cells names, for the
// figure in the second; false: the row is no such pair.
bool LabelledFigure(const DocumentAnalysis& all, const std::vector<int>& cells, Claim* claim);

bool CellHasDate(const DocumentAnalysis& all, const Sentence& cell);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_ROW_EVENT_H_
