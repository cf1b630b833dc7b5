// Lines of a text file and what their shape says. Used by the plain-text reader and by the
// search for running heads.
#ifndef DATELINE_EXTRACT_READER_LINES_H_
#define DATELINE_EXTRACT_READER_LINES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace dateline {

// What the page's layout says of a line (PDF): part of a footnote.
enum class NoteLine : uint8_t { kNone, kStart, kMore };

struct Line {
  uint32_t begin = 0;  // of the content: white space at both ends is left out
  uint32_t end = 0;
  uint16_t indent = 0;      // columns of white space before the content, tabs to multiples of 8
  uint16_t width = 0;       // code points from the left margin to the content's end, saturated
  bool page_break = false;  // a form feed stands before the content
  bool noise = false;       // running head, page number: no part of the text
  bool edge = false;        // in the page's upper or lower margin (PDF)
  bool front = false;       // of the authors below a title: a gap ends a block (PDF)
  bool beside = false;      // in a narrow column beside the text (PDF)
  NoteLine note = NoteLine::kNone;
  uint8_t heading = 0;  // level of the heading that larger print shows; 0: body

  bool blank() const { return begin == end; }
  absl::string_view In(absl::string_view text) const { return text.substr(begin, end - begin); }
};

// Lines end at \n, \r\n, \r and \f. text is at most 4 GB.
std::vector<Line> SplitLines(absl::string_view text);

// How a line or paragraph ends, closing quotes, brackets and note marks left aside.
enum class Ending : uint8_t { kOpen, kSoft, kSentence };  // "the" | "as follows:" | "done."
Ending EndingOf(absl::string_view text);

// A word cut at the line's end: "Janu-".
bool EndsInHyphen(absl::string_view text);

// What the first letter says, opening quotes and brackets left aside.
enum class Opening : uint8_t { kLower, kUpper, kDigit, kOther };
Opening OpeningOf(absl::string_view text);

// Bytes of the list marker that text starts with ("• ", "- ", "12. ", "(a) "), white space
// included; 0: none. *number: the item's number, 0 for bullets and letters.
size_t ListMarker(absl::string_view text, int* number);

// "Figure 1.", "Table 2:", "Fig. 3" ... starts a caption.
bool StartsCaption(absl::string_view text);

// "References", "Works cited", "7. Bibliography".
bool IsReferenceHeading(absl::string_view text);
// "Notes", "Footnotes", "Endnotes".
bool IsNotesHeading(absl::string_view text);
// Headings that papers have by custom: "Introduction", "Abstract", "Conclusion".
bool IsCustomaryHeading(absl::string_view text);

// A sentence ends inside: "the hull was cut in two. The forward part".
bool HoldsSentenceEnd(absl::string_view text);

// Share of words of four letters or more that start in upper case; 1 without such words.
double TitleCaseShare(absl::string_view text);
bool IsAllCaps(absl::string_view text);

// The last word is one that no heading ends in: "President of", "went to", "in the".
bool EndsInFunctionWord(absl::string_view text);
// The first word is capitalised and would not be inside a sentence: "After", "The", "However".
bool StartsWithSentenceOpener(absl::string_view text);

// Bytes of the superscript digits (U+00B9, U+2074, ...) at text's start; *digits: as ASCII.
size_t SuperscriptPrefix(absl::string_view text, std::string* digits);

// The sign that text opens with where it is one that notes have for want of numbers: "*", "†"; not
// "§", which laws number their sections with.
absl::string_view NoteSign(absl::string_view text);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_LINES_H_
