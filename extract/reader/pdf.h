// PDF -> raw DocumentText, by poppler's pdftotext in a process of its own.
#ifndef DATELINE_EXTRACT_READER_PDF_H_
#define DATELINE_EXTRACT_READER_PDF_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "extract/document_text.h"
#include "extract/reader/pdf_text.h"

namespace dateline {

// Sets doc->source to the text of the PDF, a line of it for each line of print, in reading order;
// and text, blocks and runs like ReadPlainText, with what only the page shows: headings by their
// size, raised note marks, notes at the foot in small print. *words: the words of doc->source.
// InvalidArgument: encrypted, damaged, no text (scanned), or over a limit. Unavailable: no
// pdftotext.
absl::Status ReadPdf(absl::string_view bytes, DocumentText* doc, std::vector<SourceWord>* words);

// Fills doc->page_words and the blocks' pages once the text is final.
void PlacePageWords(const std::vector<SourceWord>& words, DocumentText* doc);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PDF_H_
