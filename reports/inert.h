// Text of strangers made harmless. Documents may hold escape sequences that drive a terminal,
// bidirectional overrides that reorder a line, and control characters; what a report quotes must
// show them and not obey them.
//
//   Inert("red \x1b[31m") == "red ␛[31m"      Inert("a\u202Eb") == "a⟨U+202E⟩b"
#ifndef DATELINE_REPORTS_INERT_H_
#define DATELINE_REPORTS_INERT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace dateline {

// Tabs and line ends become spaces, other C0 controls their pictures (U+2400..), C1 controls,
// bidirectional controls, line separators and tag characters ⟨U+XXXX⟩, malformed UTF-8 U+FFFD.
// Everything else stays as it is. The result is one line of valid UTF-8.
std::string Inert(absl::string_view text);

// Whether Inert would change the code point.
bool IsHostile(char32_t c);

// Inert, and & < > " ' escaped: for HTML and XML, text and attribute values.
std::string EscapeMarkup(absl::string_view text);

// Columns that a terminal uses for text: 0 for combining marks, 2 for wide East Asian characters.
int DisplayWidth(absl::string_view text);

}  // namespace dateline

#endif  // DATELINE_REPORTS_INERT_H_
