#include "extract/language/characters.h"

#include "base/strings.h"

namespace dateline {
namespace {

bool IsUpperLetter(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  // In Latin Extended-A capitals are even up to U+0137, odd up to U+0148, then even again.
  if (c >= 0x100 && c <= 0x137) return c % 2 == 0;
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1;
  if (c >= 0x14A && c <= 0x177) return c % 2 == 0;
  if (c == 0x178 || c == 0x179 || c == 0x17B || c == 0x17D) return true;
  if (c >= 0x391 && c <= 0x3AB) return true;        // Greek
  if (c >= 0x400 && c <= 0x42F) return true;        // Cyrillic
  return c >= 0x1E00 && c <= 0x1EFF && c % 2 == 0;  // Vietnamese and the like
}

CharKind KindOfCodePoint(char32_t c) {
  switch (c) {
    case 0xA0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0xFEFF:
    case 0x2028:
    case 0x2029:
    case 0x85: return CharKind::kSpace;
    case 0x2019: return CharKind::kApostrophe;
    case 0x2018:
    case 0x201C:
    case 0x201E:
    case 0x201A:
    case 0xAB:
    case 0x2039: return CharKind::kOpenQuote;
    case 0x201D:
    case 0xBB:
    case 0x203A: return CharKind::kCloseQuote;
    case 0x2026: return CharKind::kEllipsis;
    case 0xAA:
    case 0xB5:
    case 0xBA: return CharKind::kLetter;
    default: break;
  }
  if (c >= 0x2000 && c <= 0x200B) return CharKind::kSpace;
  if (c >= 0x2010 && c <= 0x2015) return CharKind::kDash;
  if (c == 0x2212) return CharKind::kDash;
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return CharKind::kPunct;
  if (c >= 0x200C && c <= 0x200F) return CharKind::kLetter;  // joiners and marks of direction
  if (c >= 0x2010 && c <= 0x2BFF) {
    return c >= 0x2070 && c <= 0x209F ? CharKind::kLetter : CharKind::kPunct;  // super-, subscripts
  }
  if (c >= 0x3001 && c <= 0x3003) return CharKind::kPunct;
  if (c >= 0x3008 && c <= 0x3020) return CharKind::kPunct;
  if (c >= 0xFF01 && c <= 0xFF0F) return CharKind::kPunct;
  return CharKind::kLetter;
}

}  // namespace

Character CharacterAt(absl::string_view text, size_t at) {
  const char byte = text[at];
  switch (ClassOf(byte)) {
    case kLower: return {CharKind::kLetter, 1, false};
    case kUpper: return {CharKind::kLetter, 1, true};
    case kDigitByte: return {CharKind::kDigit, 1, false};
    case kSpaceByte: return {CharKind::kSpace, 1, false};
    case kPunctByte:
      if (byte == '\'') return {CharKind::kApostrophe, 1, false};
      if (byte == '-') return {CharKind::kDash, 1, false};
      return {CharKind::kPunct, 1, false};
    default: break;
  }
  char32_t code_point;
  const uint8_t size = static_cast<uint8_t>(DecodeUtf8(text, at, &code_point));
  if (code_point == 0xFFFD) return {CharKind::kLetter, size, false};
  return {KindOfCodePoint(code_point), size, IsUpperLetter(code_point)};
}

}  // namespace dateline
