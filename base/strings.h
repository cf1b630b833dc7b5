// The one bridge between the string views of Debian's Abseil, the standard library and RE2.
// Every API of the project spells absl::string_view; RE2's StringPiece takes std::string_view.
#ifndef DATELINE_BASE_STRINGS_H_
#define DATELINE_BASE_STRINGS_H_

#include <string>
#include <string_view>

#include "absl/strings/string_view.h"

namespace dateline {

inline std::string_view Std(absl::string_view text) { return {text.data(), text.size()}; }
inline absl::string_view Absl(std::string_view text) { return {text.data(), text.size()}; }

// The length in bytes of the UTF-8 character that starts at text[at], and its code point in
// *code_point (U+FFFD for a malformed byte, length 1). at must be inside text.
inline size_t DecodeUtf8(absl::string_view text, size_t at, char32_t* code_point);
size_t DecodeWideUtf8(absl::string_view text, size_t at, char32_t* code_point);  // its slow half

// Appends code_point as UTF-8.
void AppendUtf8(char32_t code_point, std::string* out);

// Number of code points; malformed bytes count one each.
size_t CountCodePoints(absl::string_view text);

// Runs of white space (ASCII, no-break and other Unicode spaces) become one space; none at the
// ends. "22 Janu- \n ary" keeps its hyphen: joining words is the readers' work.
std::string CollapseSpace(absl::string_view text);

// For comparing names and words: case folded, diacritics and apostrophes removed, ligatures and
// letters such as ł, ø, ß spelled in ASCII, other punctuation turned into single spaces.
//   "Władysław Skłodowski" -> "wladyslaw sklodowski"; "Wyse-Bonaparte's" -> "wyse bonapartes"
std::string Fold(absl::string_view text);

// 12 hex digits of a stable 64-bit hash (FNV-1a, then mixed) of the text: for ids.
std::string ShortHash(absl::string_view text);
uint64_t StableHash(absl::string_view text);

inline size_t DecodeUtf8(absl::string_view text, size_t at, char32_t* code_point) {
  const unsigned char lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0x80) return DecodeWideUtf8(text, at, code_point);
  *code_point = lead;
  return 1;
}

}  // namespace dateline

#endif  // DATELINE_BASE_STRINGS_H_
