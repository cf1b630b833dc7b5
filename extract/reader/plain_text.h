// Plain text -> raw DocumentText: lines joined into blocks. extract/reader/refine.h does what is
// common to all formats (front matter, references, note marks).
#ifndef DATELINE_EXTRACT_READER_PLAIN_TEXT_H_
#define DATELINE_EXTRACT_READER_PLAIN_TEXT_H_

#include <vector>

#include "extract/document_text.h"
#include "extract/reader/lines.h"

namespace dateline {

// Fills text, blocks, runs and lines from doc->source, which is UTF-8. Hard-wrapped lines become
// paragraphs; page numbers and running heads go; words cut at a line's end are joined; headings,
// lists, captions, tables and reference lists are told by their shape.
void ReadPlainText(DocumentText* doc);

// The same for lines of doc->source; page_layout: their shape comes from the page (PDF).
void ReadLines(std::vector<Line> lines, bool page_layout, DocumentText* doc);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PLAIN_TEXT_H_
