// The lines of a PDF page in the order in which they are read.
#ifndef DATELINE_EXTRACT_READER_PDF_PAGE_H_
#define DATELINE_EXTRACT_READER_PDF_PAGE_H_

#include "extract/reader/pdf_layout.h"
#include "extract/reader/pdf_notes.h"

namespace dateline {

// Puts the page's lines in order: columns one after the other, with what spans them in its place;
// the cells of a table's row on one line; footnotes behind the text, in order; and sets the roles.
// body_height: the size of the print that most of the document so far has. flow: how the page
// before ended, and how this one does. first: it is the document's first page.
void ArrangePage(float body_height, bool first, NoteFlow* flow, PdfPage* page);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PDF_PAGE_H_
