#include "extract/reader/encoding.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/reader/charset.h"

namespace dateline {
namespace {

enum class Charset { kUtf8, kUtf16Le, kUtf16Be, kWindows1252, kLatin9 };

// Windows-1252 where it differs from Latin-1: 0x80 to 0x9F (the table of the WHATWG).
constexpr char16_t kWindows1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t FromSingleByte(unsigned char byte, Charset charset) {
  if (byte >= 0x80 && byte < 0xA0) return kWindows1252[byte - 0x80];
  if (charset == Charset::kLatin9) {
    switch (byte) {
      case 0xA4: return 0x20AC;
      case 0xA6: return 0x160;
      case 0xA8: return 0x161;
      case 0xB4: return 0x17D;
      case 0xB8: return 0x17E;
      case 0xBC: return 0x152;
      case 0xBD: return 0x153;
      case 0xBE: return 0x178;
    }
  }
  return byte;
}

// Length of the valid UTF-8 character at text[at]; 0: malformed.
size_t ValidSize(absl::string_view text, size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return 1;
  char32_t c;
  const size_t size = DecodeUtf8(text, at, &c);
  return size > 1 ? size : 0;
}

size_t CountBad(absl::string_view text) {
  size_t bad = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t size = ValidSize(text, at);
    bad += size == 0;
    at += std::max<size_t>(size, 1);
  }
  return bad;
}

size_t CountMultibyte(absl::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t size = ValidSize(text, at);
    count += size > 1;
    at += std::max<size_t>(size, 1);
  }
  return count;
}

// UTF-16 without a byte order mark: zeros in every second byte of Latin text.
bool LooksUtf16(absl::string_view bytes, bool* big_endian) {
  const size_t size = std::min<size_t>(bytes.size(), 4096) / 2 * 2;
  if (size < 8) return false;
  size_t zeros[2] = {0, 0};
  for (size_t at = 0; at < size; ++at) zeros[at % 2] += bytes[at] == 0;
  *big_endian = zeros[0] > zeros[1];
  const size_t more = std::max(zeros[0], zeros[1]), fewer = std::min(zeros[0], zeros[1]);
  return more * 10 > size / 2 * 7 && fewer * 20 < size;
}

// A byte order mark of UTF-32, or three zeros in every four bytes of Latin text.
bool LooksUtf32(absl::string_view bytes) {
  if (absl::StartsWith(bytes, absl::string_view("\xFF\xFE\0\0", 4)) ||
      absl::StartsWith(bytes, absl::string_view("\0\0\xFE\xFF", 4))) {
    return true;
  }
  const absl::string_view head = bytes.substr(0, 4096);
  return head.size() >= 16 &&
         std::count(head.begin(), head.end(), '\0') * 10 > static_cast<int64_t>(head.size()) * 7;
}

Charset FromName(absl::string_view declared) {
  const std::string name = absl::AsciiStrToLower(declared);
  if (name == "iso-8859-15" || name == "latin-9" || name == "latin9") return Charset::kLatin9;
  if (name == "utf-16le" || name == "utf-16") return Charset::kUtf16Le;
  if (name == "utf-16be") return Charset::kUtf16Be;
  return Charset::kWindows1252;
}

// A four-byte gap in either half of a pair becomes U+FFFD.
void FromUtf16(absl::string_view bytes, bool big_endian, DocumentText* doc) {
  doc->encoding = SourceEncoding::kUtf16;
  auto unit = [&](size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  doc->line_bytes.push_back(doc->source.empty() ? 0 : 0);
  for (size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c == 0xFEFF && at == 0) {
      doc->line_bytes[0] = 2;
      continue;
    }
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    AppendUtf8(c, &doc->source);
    if (c == '\n') doc->line_bytes.push_back(at + 2);
  }
}

void FromSingleBytes(absl::string_view bytes, Charset charset, DocumentText* doc) {
  doc->encoding = SourceEncoding::kSingleByte;
  doc->source.reserve(bytes.size() + bytes.size() / 8);
  doc->line_bytes.push_back(0);
  for (size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    AppendUtf8(FromSingleByte(byte, charset), &doc->source);
    if (byte == '\n') doc->line_bytes.push_back(at + 1);
  }
}

// Whether another encoding is declared, and known. Places are right in lines and columns; bytes are
// counted where each character is one.
bool FromDeclared(absl::string_view bytes, absl::string_view declared, DocumentText* doc) {
  static constexpr absl::string_view kLatin[] = {
      "",     "iso-8859-1", "latin1",   "latin-1",  "us-ascii", "ascii",       "utf-8",
      "utf8", "utf-16",     "utf-16le", "utf-16be", "cp1252",   "windows-1252"};
  const std::string name = absl::AsciiStrToLower(declared);
  if (std::find(std::begin(kLatin), std::end(kLatin), name) != std::end(kLatin)) return false;
  bool single_byte;
  if (!ConvertCharset(bytes, name, &doc->source, &single_byte)) return false;
  if (!single_byte) return true;
  doc->encoding = SourceEncoding::kSingleByte;
  doc->line_bytes = LineStarts(bytes);
  return true;
}

void AddNotice(Notice::Level level, std::string text, DocumentText* doc) {
  Notice* notice = doc->info.add_notices();
  notice->set_level(level);
  notice->set_path(doc->info.path());
  notice->set_text(std::move(text));
}

void RepairUtf8(size_t bad, DocumentText* doc) {
  std::string& text = doc->source;
  for (size_t at = 0; at < text.size();) {
    const size_t size = ValidSize(text, at);
    if (size == 0) text[at] = kBadByte;
    at += std::max<size_t>(size, 1);
  }
  AddNotice(Notice::WARNING,
            absl::StrCat(bad, bad == 1 ? " byte is" : " bytes are",
                         " not valid UTF-8 and were replaced; save the file as UTF-8"),
            doc);
}

// Whether one of the next eight bytes is below a space or above '~' (it may also say so of others).
bool MayHoldControl(const char* text) {
  uint64_t word;
  std::memcpy(&word, text, 8);
  const uint64_t low = word - 0x2020202020202020u,
                 high = (word & 0x7F7F7F7F7F7F7F7Fu) + 0x0101010101010101u;
  return ((low | high) & ~word & 0x8080808080808080u) != 0;
}

// Control characters say nothing; those inside the text become spaces, one byte for one byte.
void BlankControls(std::string* text) {
  for (size_t at = 0; at < text->size(); ++at) {
    while (at + 8 <= text->size() && !MayHoldControl(text->data() + at)) at += 8;
    if (at == text->size()) return;
    char& c = (*text)[at];
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != kBadByte) c = ' ';
    if (byte == 0x7F) c = ' ';
  }
}

absl::Status CheckLines(const DocumentText& doc) {
  for (size_t k = 0; k < doc.lines.size(); ++k) {
    const uint64_t end = k + 1 < doc.lines.size() ? doc.lines[k + 1] : doc.source.size();
    if (end - doc.lines[k] > kMaxLine) {
      return absl::InvalidArgumentError(absl::StrCat(
          "line ", k + 1, " is ", (end - doc.lines[k]) >> 20, " MB long, over the limit of ",
          kMaxLine >> 20, " MB; break the text into lines or paragraphs"));
    }
  }
  return absl::OkStatus();
}

absl::Status Finish(DocumentText* doc) {
  BlankControls(&doc->source);
  doc->lines = LineStarts(doc->source);
  if (doc->encoding != SourceEncoding::kUtf8 && doc->line_bytes.size() != doc->lines.size()) {
    doc->line_bytes.clear();  // lone carriage returns: columns are right, bytes are not kept
    doc->encoding = SourceEncoding::kUtf8;
  }
  return CheckLines(*doc);
}

}  // namespace

bool IsValidUtf8(absl::string_view text) {
  for (size_t at = 0; at < text.size();) {
    // Eight ASCII bytes at once: most text is that.
    uint64_t word;
    if (at + 8 <= text.size()) {
      std::memcpy(&word, text.data() + at, 8);
      if ((word & 0x8080808080808080u) == 0) {
        at += 8;
        continue;
      }
    }
    const size_t size = ValidSize(text, at);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

bool LooksBinary(absl::string_view bytes) {
  const absl::string_view head = bytes.substr(0, 65536);
  size_t controls = 0;
  for (char c : head) {
    if (c == 0) return true;
    const auto byte = static_cast<unsigned char>(c);
    controls += byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' &&
                c != '\x1A' && c != '\x1B' && c != '\b';
  }
  return controls * 50 > head.size();
}

std::vector<uint64_t> LineStarts(absl::string_view text) {
  std::vector<uint64_t> lines = {0};
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  // \r\n and \n end lines; a lone \r (old Macs) does where the file has no \n.
  const bool feeds = std::memchr(begin, '\n', text.size()) != nullptr;
  for (const char* at = begin; at < end;) {
    at = static_cast<const char*>(std::memchr(at, feeds ? '\n' : '\r', end - at));
    if (at == nullptr) break;
    ++at;
    lines.push_back(at - begin);
  }
  return lines;
}

absl::Status DecodeText(std::string bytes, absl::string_view declared, DocumentText* doc) {
  bool big_endian = false;
  if (LooksUtf32(bytes)) return absl::InvalidArgumentError("UTF-32 text; save the file as UTF-8");
  const bool mark16 = absl::StartsWith(bytes, "\xFF\xFE") || absl::StartsWith(bytes, "\xFE\xFF");
  if (mark16 || LooksUtf16(bytes, &big_endian)) {
    if (mark16) big_endian = bytes[0] == '\xFE';
    FromUtf16(bytes, big_endian, doc);
  } else if (LooksBinary(bytes)) {
    return absl::InvalidArgumentError(
        "binary content, not a text; give a text, Markdown, HTML, PDF or Word file");
  } else if (IsValidUtf8(bytes)) {
    doc->source = std::move(bytes);
  } else {
    const Charset charset = FromName(declared);
    const bool utf8_named =
        absl::StartsWithIgnoreCase(declared, "utf-8") || absl::StartsWith(bytes, "\xEF\xBB\xBF");
    if (!absl::StartsWith(bytes, "\xEF\xBB\xBF") && FromDeclared(bytes, declared, doc))
      return Finish(doc);
    const size_t bad = CountBad(bytes);
    // A few bad bytes among good multi-byte characters are damage, not another encoding.
    if (utf8_named || (declared.empty() && CountMultibyte(bytes) >= bad)) {
      doc->source = std::move(bytes);
      RepairUtf8(bad, doc);
    } else {
      FromSingleBytes(bytes, charset, doc);
      if (declared.empty()) {
        AddNotice(
            Notice::NOTE,
            "not UTF-8; read as Windows-1252 (Latin-1): if letters look wrong, save it as UTF-8",
            doc);
      }
    }
  }
  return Finish(doc);
}

}  // namespace dateline
