// Note marks that stand in the text itself: "1955⁵", "Khan¹", "pact.12", "In 18914 she ...".
#ifndef DATELINE_EXTRACT_READER_NOTE_MARKS_H_
#define DATELINE_EXTRACT_READER_NOTE_MARKS_H_

#include <string>
#include <vector>

#include "extract/document_text.h"

namespace dateline {

// A mark's place in the text and its number.
struct FoundMark {
  Span span;
  std::string label;
};

// Marks in the prose of doc, in order of place. Superscript digits are marks unless they are
// exponents or units (10⁵, m²). Plain digits glued to a word, a full stop or a year are marks
// only as part of a count that goes up by one through the document, beginning at 1 or filling
// the gaps that the superscript marks leave.
std::vector<FoundMark> FindNoteMarks(const DocumentText& doc);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_NOTE_MARKS_H_
