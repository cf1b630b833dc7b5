// HTML -> raw DocumentText.
#ifndef DATELINE_EXTRACT_READER_HTML_H_
#define DATELINE_EXTRACT_READER_HTML_H_

#include <cstdint>

#include "extract/document_text.h"
#include "extract/reader/text_builder.h"

namespace dateline {

// Fills text, blocks, runs, note marks, marked dates (<time datetime>) and code spans from
// doc->source, which is UTF-8, and title, authors, date and publisher from the page's metadata.
// Navigation, asides, forms, scripts, cookie banners and what is hidden are left out. Broken
// markup loses nothing: an element that is never closed is not taken for boilerplate.
void ReadHtml(DocumentText* doc);

// The text of a piece of raw HTML inside another format, source[begin, end), appended to out.
void AppendHtml(uint64_t begin, uint64_t end, DocumentText* doc, TextBuilder* out);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_HTML_H_
