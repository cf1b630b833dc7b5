#include "base/strings.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstring>

#include "absl/strings/str_format.h"

namespace dateline {
namespace {

// Letters that have no decomposition and what English texts write for them.
const char* PlainLetter(char32_t c) {
  switch (c) {
    case U'ł': return "l";
    case U'ø': return "o";
    case U'đ':
    case U'ð': return "d";
    case U'þ': return "th";
    case U'ß': return "ss";
    case U'æ': return "ae";
    case U'œ': return "oe";
    case U'ı': return "i";
    case U'ħ': return "h";
    case U'ŋ': return "ng";
    default: return nullptr;
  }
}

bool IsApostrophe(char32_t c) {
  return c == U'\'' || c == U'’' || c == U'‘' || c == U'ʼ' || c == U'`' || c == U'´';
}

bool IsSpace(char32_t c) {
  return c == U' ' || (c >= 9 && c <= 13) || (c > 127 && u_isUWhiteSpace(static_cast<UChar32>(c)));
}

// Bytes of ASCII from text[at] on, in whole words of eight; 0 near the end.
size_t AsciiPrefix(absl::string_view text, size_t at) {
  size_t end = at;
  for (; end + 8 <= text.size(); end += 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + end, sizeof(word));
    if ((word & 0x8080808080808080u) != 0) break;
  }
  return end - at;
}

void FoldAscii(char c, bool* gap, std::string* out) {
  if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  if (!word) {
    if (c != '\'' && c != '`') *gap = true;
    return;
  }
  if (*gap && !out->empty()) out->push_back(' ');
  *gap = false;
  out->push_back(c);
}

void FoldUnicode(absl::string_view text, std::string* out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
  wide.foldCase();
  if (U_SUCCESS(status)) wide = nfkd->normalize(wide, status);
  bool gap = false;
  for (int32_t i = 0; i < wide.length();) {
    const UChar32 c = wide.char32At(i);
    i += U16_LENGTH(c);
    if (const char* plain = PlainLetter(c)) {
      if (gap && !out->empty()) out->push_back(' ');
      gap = false;
      out->append(plain);
    } else if (c < 128) {
      FoldAscii(static_cast<char>(c), &gap, out);
    } else if (u_charType(c) == U_NON_SPACING_MARK || IsApostrophe(c)) {
      continue;
    } else if (u_isalnum(c)) {
      if (gap && !out->empty()) out->push_back(' ');
      gap = false;
      AppendUtf8(c, out);
    } else {
      gap = true;
    }
  }
}

}  // namespace

size_t DecodeWideUtf8(absl::string_view text, size_t at, char32_t* code_point) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  *code_point = 0xFFFD;
  const size_t length = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
  if (length == 1 || lead >= 0xF5 || at + length > text.size()) return 1;
  char32_t value = lead & (0xFF >> (length + 1));
  for (size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return 1;
    value = (value << 6) | (byte(at + i) & 0x3F);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return 1;
  *code_point = value;
  return length;
}

void AppendUtf8(char32_t c, std::string* out) {
  if (c < 0x80) {
    out->push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out->push_back(static_cast<char>(0xC0 | (c >> 6)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    out->push_back(static_cast<char>(0xE0 | (c >> 12)));
    out->push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    out->push_back(static_cast<char>(0xF0 | (c >> 18)));
    out->push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

size_t CountCodePoints(absl::string_view text) {
  size_t count = 0, i = 0;
  char32_t ignored;
  while (i < text.size()) {
    const size_t ascii = AsciiPrefix(text, i);
    count += ascii;
    i += ascii;
    if (i >= text.size()) break;
    i += DecodeUtf8(text, i, &ignored);
    ++count;
  }
  return count;
}

std::string CollapseSpace(absl::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (size_t i = 0; i < text.size();) {
    size_t end = i;  // of the printing ASCII from here on
    while (end < text.size() && text[end] > ' ') ++end;
    char32_t c = 0;
    if (end == i) end += DecodeUtf8(text, i, &c);
    if (c != 0 && IsSpace(c)) {
      gap = !out.empty();
    } else {
      if (gap) out.push_back(' ');
      gap = false;
      out.append(text.data() + i, end - i);
    }
    i = end;
  }
  return out;
}

std::string Fold(absl::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 128) {
      out.clear();
      FoldUnicode(text, &out);
      return out;
    }
    FoldAscii(c, &gap, &out);
  }
  return out;
}

uint64_t StableHash(absl::string_view text) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3u;
  }
  // FNV's high bits mix poorly; finish as MurmurHash3 does.
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdu;
  hash ^= hash >> 33;
  hash *= 0xc4ceb9fe1a85ec53u;
  hash ^= hash >> 33;
  return hash;
}

std::string ShortHash(absl::string_view text) {
  return absl::StrFormat("%012x", StableHash(text) & 0xffffffffffffu);
}

}  // namespace dateline

#ifdef __SANITIZE_THREAD__
// ICU makes its tables once, behind locks that ThreadSanitizer does not see in a library built
// without it. Read by its run time.
extern "C" const char* __tsan_default_suppressions() { return "called_from_lib:libicuuc\n"; }
#endif
