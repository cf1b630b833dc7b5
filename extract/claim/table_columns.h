// What the header row of a table says of its columns: who does what in them, what their figures
// measure, and what happened.
#ifndef DATELINE_EXTRACT_CLAIM_TABLE_COLUMNS_H_
#define DATELINE_EXTRACT_CLAIM_TABLE_COLUMNS_H_

#include <string>
#include <vector>

#include "extract/claim/event_lexicon.h"
#include "extract/claim/sentence_view.h"
#include "extract/mention/column_unit.h"
#include "proto/claim.pb.h"

namespace dateline {

struct TableColumn {
  int column = -1;
  int sentence = -1;  // of the head
  mention::ColumnUnit unit;
  ParticipantRole role = PATIENT;     // of the names in it: 'Visitor' AGENT, 'Place' LOCATION
  const EventClass* doing = nullptr;  // what the head's noun does: 'Visitor' visits
  std::string verb;                   // its lemma
};

// By the sentences of the header row; empty for a table without one.
std::vector<TableColumn> ReadColumns(const DocumentAnalysis& all, const std::vector<int>& header);

// The column that a sentence of a cell stands under; null: none.
const TableColumn* ColumnOf(const DocumentAnalysis& all, const std::vector<TableColumn>& columns,
                            int sentence);

// The first event that the heads tell by who does it; null: none.
const TableColumn* DoingColumn(const std::vector<TableColumn>& columns);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_TABLE_COLUMNS_H_
