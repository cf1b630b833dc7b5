// The rows of print on a PDF page, and of the tables on it.
#ifndef DATELINE_EXTRACT_READER_PDF_ROWS_H_
#define DATELINE_EXTRACT_READER_PDF_ROWS_H_

#include "extract/reader/pdf_layout.h"

namespace dateline {

// Wider than between words, in heights of the print: the cells of a row stand apart so far.
constexpr float kCellGap = 0.8f;

void Append(PdfLine from, PdfLine* to);

void SortDown(PdfLines* lines);

// Joins the pieces of one line of print that stand at one height, as in the rows of a table, and
// the lines that the last cell of such a row takes up.
void JoinRows(PdfLines* lines);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PDF_ROWS_H_
