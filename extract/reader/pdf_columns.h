// Where the columns of a PDF page part.
#ifndef DATELINE_EXTRACT_READER_PDF_COLUMNS_H_
#define DATELINE_EXTRACT_READER_PDF_COLUMNS_H_

#include <vector>

#include "extract/reader/pdf_layout.h"

namespace dateline {

// What parts the lines into two columns; x 0: one column.
struct Gutter {
  float x = 0, width = 0;
};

// depth > 0: the columns may not have columns themselves.
Gutter FindGutter(const PdfLines& lines, int depth = 0);

// Lines that run over the gutter with a gap in it were two, joined by mistake.
void SplitAtGutter(Gutter gutter, PdfLines* lines);

// A width that a quarter of the lines reaches: that of full lines, where there are some.
float FullWidth(std::vector<float> widths);

// Whether the line has something at x. Poppler joins lines of two columns where the gutter is
// narrow; the gap between their words is still wider than a space.
bool Crosses(const PdfLine& line, float x);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PDF_COLUMNS_H_
