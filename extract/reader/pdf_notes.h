// Footnotes on a PDF page: where they start, and where they go on in the next column.
#ifndef DATELINE_EXTRACT_READER_PDF_NOTES_H_
#define DATELINE_EXTRACT_READER_PDF_NOTES_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "extract/reader/pdf_layout.h"

namespace dateline {

constexpr float kSmallPrint = 0.93f;  // of the body's height: what notes are printed in

// How the column before ended. Kept from page to page.
struct NoteFlow {
  bool open = false;        // in a footnote
  bool unfinished = false;  // whose last line is full and ends in the middle of a sentence
  float height = 0;         // of its print
};

// "12": what a note's number looks like.
bool IsNoteNumber(absl::string_view text);

// Whether the line starts a note whose mark stands in the text above it.
bool IsNoteOfPage(const PdfLine& line, float body_height, const PdfPage& page);

// Sets the roles of the lines from a note's first line to the foot of its column. body_height: the
// size of the print that most of the document so far has.
void FindNotes(float body_height, PdfPage* page);

// Moves what goes on with a note of the column before from the text to the notes. `body` holds the
// page's text in reading order, `notes` what FindNotes found. Brings *flow to the page's end.
void ContinueNotes(float body_height, const PdfPage& page, std::vector<PdfLine>* body,
                   std::vector<PdfLine>* notes, NoteFlow* flow);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PDF_NOTES_H_
