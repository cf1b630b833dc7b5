// The bytes of a text as the scanner sees them: classes of ASCII, signs outside it, letters.
#ifndef DATELINE_EXTRACT_TIME_TEXT_BYTES_H_
#define DATELINE_EXTRACT_TIME_TEXT_BYTES_H_

#include <array>
#include <cstdint>
#include <cstring>

namespace dateline {

enum TextByteClass : uint8_t { kOther, kLetter, kDigit, kSpace, kHigh };

constexpr std::array<uint8_t, 256> MakeTextByteClasses() {
  std::array<uint8_t, 256> classes{};
  for (int c = 0; c < 256; ++c) {
    classes[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? kLetter
                 : c >= '0' && c <= '9'                           ? kDigit
                 : c == ' ' || (c >= 9 && c <= 13)                ? kSpace
                 : c >= 0x80                                      ? kHigh
                                                                  : kOther;
  }
  return classes;
}
inline constexpr std::array<uint8_t, 256> kTextByteClasses = MakeTextByteClasses();

// Signs outside ASCII: what the patterns call them, by their UTF-8 bytes.
struct HighSign {
  const char* bytes;
  const char* ascii;  // " " for spaces, "" for signs of no class
};
inline constexpr HighSign kHighSigns[] = {
    {"\u00a0", " "}, {"\u202f", " "}, {"\u2009", " "}, {"\u2007", " "},  {"\u2002", " "},
    {"\u2003", " "}, {"\u200a", " "}, {"\u3000", " "}, {"\u2013", "-"},  {"\u2010", "-"},
    {"\u2011", "-"}, {"\u2012", "-"}, {"\u2212", "-"}, {"\u2014", "--"}, {"\u2019", "'"},
    {"\u2018", "'"}, {"\u02bc", "'"}, {"\u201c", ""},  {"\u201d", ""},   {"\u00ab", ""},
    {"\u00bb", ""},  {"\u2026", ""},  {"\u201e", ""},  {"\u2022", ""},   {"\u00b7", ""},
    {"\u00b0", ""},  {"\u2020", ""},  {"\u2021", ""},  {"\u00a3", "$"},  {"\u20ac", "$"},
    {"\u00a5", "$"}, {"\u00a7", "#"}, {"\u2116", "#"}, {"\u00b1", "+-"},
};

// A stretch of text; places are offsets of the whole.
class TextBytes {
 public:
  TextBytes(const char* text, uint32_t end) : text_(text), end_(end) {}

  unsigned char Byte(uint32_t at) const { return static_cast<unsigned char>(text_[at]); }
  bool IsLetter(uint32_t at) const {
    return at < end_ && (kTextByteClasses[Byte(at)] == kLetter || IsHighLetter(at));
  }
  bool IsDigit(uint32_t at) const { return at < end_ && kTextByteClasses[Byte(at)] == kDigit; }
  bool IsSpace(uint32_t at) const { return at >= end_ || kTextByteClasses[Byte(at)] == kSpace; }
  // Zero at the end.
  char CharAt(uint32_t at) const { return at < end_ ? text_[at] : '\0'; }

  // Null: no sign that is known.
  const HighSign* SignAt(uint32_t at) const {
    const unsigned char lead = Byte(at);
    if (lead != 0xC2 && lead != 0xCA && lead != 0xE2 && lead != 0xE3) return nullptr;
    for (const HighSign& sign : kHighSigns) {
      const size_t size = std::strlen(sign.bytes);
      if (end_ - at >= size && std::memcmp(text_ + at, sign.bytes, size) == 0) return &sign;
    }
    return nullptr;
  }
  bool IsHighLetter(uint32_t at) const {
    return at < end_ && kTextByteClasses[Byte(at)] == kHigh && SignAt(at) == nullptr;
  }

  uint32_t EndOfHighWord(uint32_t i) const {
    while (i < end_ && (kTextByteClasses[Byte(i)] == kLetter || IsHighLetter(i))) ++i;
    return i;
  }
  const char* data() const { return text_; }
  uint32_t end() const { return end_; }

 private:
  const char* text_;
  uint32_t end_;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_TEXT_BYTES_H_
