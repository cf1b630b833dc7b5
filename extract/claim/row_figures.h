// The figures of a table's row, and what they are of.
#ifndef DATELINE_EXTRACT_CLAIM_ROW_FIGURES_H_
#define DATELINE_EXTRACT_CLAIM_ROW_FIGURES_H_

#include <vector>

#include "extract/claim/row_event.h"
#include "extract/claim/sentence_view.h"
#include "proto/claim.pb.h"

namespace dateline {

// The cells of figures whose column's head tells what they are of; for rows that tell no event.
std::vector<int> ToldFigures(const DocumentAnalysis& all, const Row& row);

// Adds a cell's quantities, with unit and scale from the head of its column.
void AddFigures(const DocumentAnalysis& all, const Row& row, int cell, Claim* claim);

// The content words of a cell.
void AddContext(const SentenceView& cell, Claim* claim);

// 'Symphony No. 1' in the first cell: the thing that the row is about, where no name stands there.
void AddThing(const SentenceView& cell, Claim* claim);

// 'Size of a message | 1 MiB | 16 MiB', 'Small | €49 | 50 million': the claim of a row without a
// date under a head, whose first cell names what the figures beside it are of. false: the row is
// none. Figures without a unit do not say of what they are; many columns of them are data, no
// statements.
bool FiguresOfThing(const DocumentAnalysis& all, const Row& row, Claim* claim);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_ROW_FIGURES_H_
