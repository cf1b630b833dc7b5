// Classes of bytes and of the few characters outside ASCII that splitting and tokenising ask for.
#ifndef DATELINE_EXTRACT_LANGUAGE_CHARACTERS_H_
#define DATELINE_EXTRACT_LANGUAGE_CHARACTERS_H_

#include <array>
#include <cstdint>

#include "absl/strings/string_view.h"

namespace dateline {

enum ByteClass : uint8_t {
  kLower = 1,
  kUpper = 2,
  kDigitByte = 4,
  kSpaceByte = 8,
  kHighByte = 16,
  kPunctByte = 32,
};

constexpr std::array<uint8_t, 256> MakeByteClasses() {
  std::array<uint8_t, 256> classes = {};
  for (int c = 0; c < 256; ++c) {
    if (c >= 'a' && c <= 'z')
      classes[c] = kLower;
    else if (c >= 'A' && c <= 'Z')
      classes[c] = kUpper;
    else if (c >= '0' && c <= '9')
      classes[c] = kDigitByte;
    else if (c <= ' ' || c == 0x7F)
      classes[c] = kSpaceByte;  // control characters separate words
    else if (c >= 0x80)
      classes[c] = kHighByte;
    else
      classes[c] = kPunctByte;
  }
  return classes;
}

inline constexpr std::array<uint8_t, 256> kByteClasses = MakeByteClasses();

inline uint8_t ClassOf(char c) { return kByteClasses[static_cast<uint8_t>(c)]; }
inline bool IsAsciiLetter(char c) { return (ClassOf(c) & (kLower | kUpper)) != 0; }
inline bool IsDigit(char c) { return ClassOf(c) == kDigitByte; }
inline bool IsUpperByte(char c) { return ClassOf(c) == kUpper; }
inline bool IsLowerByte(char c) { return ClassOf(c) == kLower; }

// What a character is to the tokeniser.
enum class CharKind : uint8_t {
  kLetter,
  kDigit,
  kSpace,
  kApostrophe,
  kOpenQuote,
  kCloseQuote,
  kDash,
  kEllipsis,
  kPunct,
};

struct Character {
  CharKind kind = CharKind::kPunct;
  uint8_t size = 1;  // bytes
  bool upper = false;
};

// The character at text[at]; at must be inside. Malformed bytes are letters of one byte, so that
// they stay in the word they stand in.
Character CharacterAt(absl::string_view text, size_t at);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_LANGUAGE_CHARACTERS_H_
