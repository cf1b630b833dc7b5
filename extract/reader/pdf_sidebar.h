// A narrow column beside the text of a PDF page: the sidebar of a web page in print, notes in the
// margin.
#ifndef DATELINE_EXTRACT_READER_PDF_SIDEBAR_H_
#define DATELINE_EXTRACT_READER_PDF_SIDEBAR_H_

#include "extract/reader/pdf_layout.h"

namespace dateline {

// Gives body lines that stand in such a column the role kBeside. Columns of about one width, and
// the cells of tables, which stand at the height of their rows, are none.
void FindSidebars(PdfPage* page);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PDF_SIDEBAR_H_
