// LaTeX source -> raw DocumentText.
#ifndef DATELINE_EXTRACT_READER_TEX_H_
#define DATELINE_EXTRACT_READER_TEX_H_

#include "extract/document_text.h"

namespace dateline {

// Fills text, blocks and runs from doc->source, which is UTF-8: the text that the commands set,
// without running any. Sections, lists, quotations, captions, tables, footnotes (behind the text)
// and \bibitems are told apart; mathematics, figures, comments, citations and cross references are
// left out; \title, \author and \date go to doc->info. Macros of the document's own are not
// expanded: their arguments are read as text. \input loads nothing.
void ReadTex(DocumentText* doc);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_TEX_H_
