#include "reports/inert.h"

#include <unicode/uchar.h>

#include "absl/strings/str_format.h"
#include "base/strings.h"

namespace dateline {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool IsBidiControl(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C;
}

bool IsPlainAscii(char c) { return c >= 0x20 && c < 0x7F; }

void AppendInert(char32_t c, std::string* out) {
  if (c == '\t' || c == '\n' || c == '\r') {
    out->push_back(' ');
  } else if (c < 0x20) {
    AppendUtf8(0x2400 + c, out);
  } else if (c == 0x7F) {
    AppendUtf8(0x2421, out);
  } else if (IsHostile(c)) {
    absl::StrAppendFormat(out, "⟨U+%04X⟩", static_cast<uint32_t>(c));
  } else {
    AppendUtf8(c, out);
  }
}

}  // namespace

bool IsHostile(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c < 0x061C) return false;
  return IsBidiControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

std::string Inert(absl::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    if (IsPlainAscii(text[at])) {
      out.push_back(text[at++]);
      continue;
    }
    char32_t c = kReplacement;
    at += DecodeUtf8(text, at, &c);
    AppendInert(c, &out);
  }
  return out;
}

std::string EscapeMarkup(absl::string_view text) {
  const std::string inert = Inert(text);
  std::string out;
  out.reserve(inert.size() + inert.size() / 16);
  for (const char c : inert) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out.push_back(c);
    }
  }
  return out;
}

int DisplayWidth(absl::string_view text) {
  int width = 0;
  for (size_t at = 0; at < text.size();) {
    if (IsPlainAscii(text[at])) {
      ++width;
      ++at;
      continue;
    }
    char32_t c = kReplacement;
    at += DecodeUtf8(text, at, &c);
    const int type = u_charType(static_cast<UChar32>(c));
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) continue;
    const int east_asian = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_FULLWIDTH || east_asian == U_EA_WIDE ? 2 : 1;
  }
  return width;
}

}  // namespace dateline
