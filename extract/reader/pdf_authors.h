// Authors side by side below the title of a PDF's first page.
#ifndef DATELINE_EXTRACT_READER_PDF_AUTHORS_H_
#define DATELINE_EXTRACT_READER_PDF_AUTHORS_H_

#include "extract/reader/pdf_layout.h"

namespace dateline {

// Puts in order, author by author, what stands from the top of the first page to the end of such a
// group of authors, and gives it the role kFront. Without such a group nothing changes.
// body_height: the size of the print that most of the page has.
void FindAuthors(float body_height, PdfPage* page);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PDF_AUTHORS_H_
