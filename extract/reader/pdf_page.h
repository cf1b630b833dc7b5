// The lines of a PDF page in the order in which they are read.
#ifndef DATELINE_EXTRACT_READER_PDF_PAGE_H_
#define DATELINE_EXTRACT_READER_PDF_PAGE_H_

#include "extract/reader/pdf_layout.h"

namespace dateline {

// Puts the page's lines in order: columns one after the other, with what spans them in its place;
// the cells of a table's row on one line; footnotes behind the text, in order; and sets the roles.
// body_height: the size of the print that most of the document so far has. notes_open: the page
// before ended in a footnote, which small print at this page's foot may go on with.
void ArrangePage(float body_height, bool notes_open, PdfPage* page);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PDF_PAGE_H_
