#include "extract/reader/lines.h"

#include <algorithm>
#include <array>
#include <limits>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "extract/reader/word_lists.h"

namespace dateline {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\v'; }

// Bytes of the white space at text's start, the no-break space included; 0: none.
size_t BlankPrefix(absl::string_view text) {
  if (text.empty()) return 0;
  if (IsBlank(text[0])) return 1;
  if (absl::StartsWith(text, "\xC2\xA0")) return 2;      // U+00A0
  if (absl::StartsWith(text, "\xEF\xBB\xBF")) return 3;  // U+FEFF
  if (absl::StartsWith(text, "\xE3\x80\x80")) return 3;  // U+3000
  return 0;
}

size_t BlankSuffix(absl::string_view text) {
  if (text.empty()) return 0;
  if (IsBlank(text.back())) return 1;
  if (absl::EndsWith(text, "\xC2\xA0")) return 2;
  return 0;
}

uint16_t Saturated(size_t value) {
  return static_cast<uint16_t>(std::min<size_t>(value, std::numeric_limits<uint16_t>::max()));
}

Line MakeLine(absl::string_view text, size_t begin, size_t end, bool page_break) {
  Line line;
  line.page_break = page_break;
  size_t indent = 0;
  while (size_t blank = BlankPrefix(text.substr(begin, end - begin))) {
    indent = text[begin] == '\t' ? indent / 8 * 8 + 8 : indent + 1;
    begin += blank;
  }
  while (size_t blank = BlankSuffix(text.substr(begin, end - begin))) end -= blank;
  line.begin = static_cast<uint32_t>(begin);
  line.end = static_cast<uint32_t>(end);
  line.indent = Saturated(indent);
  // Wide enough to be of no matter: not worth counting.
  const size_t bytes = end - begin;
  line.width = bytes > 2000 ? Saturated(bytes)
                            : Saturated(indent + CountCodePoints(text.substr(begin, bytes)));
  return line;
}

// Closing marks that may stand behind a full stop, longest first.
constexpr absl::string_view kClosers[] = {
    "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB", "\"", "'", ")", "]", "*", "_"};
constexpr absl::string_view kOpeners[] = {
    "\xE2\x80\x9C", "\xE2\x80\x98", "\xC2\xAB", "\"", "'", "(", "[", "*", "_"};

bool StripSuperscriptSuffix(absl::string_view* text) {
  if (absl::ConsumeSuffix(text, "\xC2\xB9") || absl::ConsumeSuffix(text, "\xC2\xB2") ||
      absl::ConsumeSuffix(text, "\xC2\xB3")) {
    return true;
  }
  const size_t size = text->size();
  if (size >= 3 && (*text)[size - 3] == '\xE2' && (*text)[size - 2] == '\x81' &&
      static_cast<unsigned char>((*text)[size - 1]) >= 0xB0 &&
      static_cast<unsigned char>((*text)[size - 1]) <= 0xB9) {
    text->remove_suffix(3);
    return true;
  }
  return false;
}

bool IsUpperAt(absl::string_view text, size_t at) {
  char32_t c;
  DecodeUtf8(text, at, &c);
  if (c < 0x80) return absl::ascii_isupper(static_cast<unsigned char>(c));
  // Latin-1, Latin Extended-A (upper case even below U+0139 and from U+014A), Greek, Cyrillic.
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1;
  if (c >= 0x100 && c <= 0x177) return c % 2 == 0;
  if (c >= 0x178 && c <= 0x17D) return c != 0x17A && c != 0x17C;
  return (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

bool IsLetterAt(absl::string_view text, size_t at) {
  char32_t c;
  DecodeUtf8(text, at, &c);
  if (c < 0x80) return absl::ascii_isalpha(static_cast<unsigned char>(c));
  return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x52F) ||
         (c >= 0x1E00 && c <= 0x1EFF);
}

// "7. References:" -> "references"
std::string HeadingWords(absl::string_view text) {
  if (text.size() > 48) return "";  // the longest name with a number and some marks
  while (!text.empty() && (absl::ascii_isdigit(text[0]) || text[0] == '.' || text[0] == ' ' ||
                           text[0] == '#' || text[0] == '*' || text[0] == '_')) {
    text.remove_prefix(1);
  }
  while (!text.empty() && (text.back() == ':' || text.back() == '.' || text.back() == ' ' ||
                           text.back() == '*' || text.back() == '_')) {
    text.remove_suffix(1);
  }
  return absl::AsciiStrToLower(text);
}

}  // namespace

std::vector<Line> SplitLines(absl::string_view text) {
  std::vector<Line> lines;
  lines.reserve(text.size() / 48 + 8);
  bool page_break = false;
  size_t begin = 0;
  while (begin < text.size()) {
    size_t end = begin;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r' && text[end] != '\f') ++end;
    lines.push_back(MakeLine(text, begin, end, page_break));
    page_break = end < text.size() && text[end] == '\f';
    begin = end + 1;
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++begin;
  }
  return lines;
}

Ending EndingOf(absl::string_view text) {
  for (bool more = !text.empty() && !absl::ascii_isalpha(text.back()); more && !text.empty();) {
    more = StripSuperscriptSuffix(&text);
    for (absl::string_view closer : kClosers) more = absl::ConsumeSuffix(&text, closer) || more;
    // "the pact.12": a note number behind a full stop.
    size_t digits = 0;
    while (digits < text.size() && absl::ascii_isdigit(text[text.size() - 1 - digits])) ++digits;
    if (digits > 0 && digits <= 3 && digits < text.size() &&
        text[text.size() - 1 - digits] == '.' && text.size() > digits + 1 &&
        absl::ascii_isalpha(text[text.size() - 2 - digits])) {
      text.remove_suffix(digits);
      more = true;
    }
    while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  }
  if (text.empty()) return Ending::kSentence;
  const char last = text.back();
  if (last == '.' || last == '!' || last == '?' || absl::EndsWith(text, "\xE2\x80\xA6")) {
    return Ending::kSentence;
  }
  return last == ':' || last == ';' ? Ending::kSoft : Ending::kOpen;
}

bool EndsInHyphen(absl::string_view text) {
  if (absl::EndsWith(text, "\xC2\xAD")) return true;  // soft hyphen
  size_t mark = 0;
  if (absl::EndsWith(text, "-")) mark = 1;
  if (absl::EndsWith(text, "\xE2\x80\x90")) mark = 3;  // U+2010
  if (mark == 0 || text.size() == mark) return false;
  size_t at = text.size() - mark - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return IsLetterAt(text, at);
}

Opening OpeningOf(absl::string_view text) {
  for (bool more = !text.empty() && !absl::ascii_isalnum(text[0]); more && !text.empty();) {
    more = false;
    for (absl::string_view opener : kOpeners) more = absl::ConsumePrefix(&text, opener) || more;
  }
  if (text.empty()) return Opening::kOther;
  if (absl::ascii_isdigit(text[0])) return Opening::kDigit;
  if (!IsLetterAt(text, 0)) return Opening::kOther;
  return IsUpperAt(text, 0) ? Opening::kUpper : Opening::kLower;
}

size_t ListMarker(absl::string_view text, int* number) {
  *number = 0;
  static constexpr absl::string_view kBullets[] = {"\xE2\x80\xA2",
                                                   "\xE2\x97\xA6",
                                                   "\xE2\x80\xA3",
                                                   "\xE2\x96\xAA",
                                                   "\xE2\x97\x8F",
                                                   "\xE2\x80\x93",
                                                   "\xE2\x80\x94",
                                                   "\xC2\xB7",
                                                   "\xEF\x82\xB7",
                                                   "*",
                                                   "-",
                                                   "+",
                                                   "o"};
  size_t size = 0;
  for (absl::string_view bullet : kBullets) {
    if (absl::StartsWith(text, bullet)) {
      size = bullet.size();
      break;
    }
  }
  if (size == 0 && !text.empty()) {
    const size_t bracket = text[0] == '(';
    size_t at = bracket;
    while (at < text.size() && at < 3 + bracket && absl::ascii_isdigit(text[at])) {
      *number = *number * 10 + (text[at++] - '0');
    }
    // Letters only in brackets: "a." and "i." start sentences and initials.
    if (at == bracket && at + 1 < text.size() && absl::ascii_islower(text[at]) &&
        text[at + 1] == ')') {
      ++at;
    }
    if (at == bracket || at >= text.size()) return 0;
    if (text[at] != ')' && (bracket || text[at] != '.')) return 0;
    size = at + 1;
  }
  size_t blanks = 0;
  while (size_t blank = BlankPrefix(text.substr(size + blanks))) blanks += blank;
  if (blanks == 0 || size + blanks >= text.size()) return 0;
  return size + blanks;
}

bool StartsCaption(absl::string_view text) {
  // Most lines are none: the first letters are looked at first.
  static const std::array<bool, 256> kFirst = [] {
    std::array<bool, 256> first = {};
    for (absl::string_view word : WordsOf(WordList::kCaption))
      first[static_cast<unsigned char>(word[0])] = true;
    return first;
  }();
  if (text.empty() || !kFirst[static_cast<unsigned char>(text[0])]) return false;
  for (absl::string_view word : WordsOf(WordList::kCaption)) {
    absl::string_view rest = text;
    if (!absl::ConsumePrefix(&rest, word)) continue;
    while (size_t blank = BlankPrefix(rest)) rest.remove_prefix(blank);
    size_t at = 0;
    while (at < rest.size() &&
           (absl::ascii_isdigit(rest[at]) || absl::StrContains("IVX", std::string(1, rest[at]))))
      ++at;
    if (at == 0 || at > 5) continue;
    if (at == rest.size()) return true;
    if (rest[at] == '.' || rest[at] == ':')
      return at + 1 == rest.size() || !absl::ascii_isdigit(rest[at + 1]);
  }
  return false;
}

bool IsReferenceHeading(absl::string_view text) {
  return IsListed(WordList::kReferenceHeading, HeadingWords(text));
}

bool IsNotesHeading(absl::string_view text) {
  return IsListed(WordList::kNotesHeading, HeadingWords(text));
}

bool IsCustomaryHeading(absl::string_view text) {
  const std::string words = HeadingWords(text);
  return IsListed(WordList::kCustomaryHeading, words) ||
         IsListed(WordList::kReferenceHeading, words) || IsListed(WordList::kNotesHeading, words);
}

bool EndsInFunctionWord(absl::string_view text) {
  const size_t space = text.rfind(' ');
  return IsListed(WordList::kFunctionWord,
                  space == absl::string_view::npos ? text : text.substr(space + 1));
}

bool StartsWithSentenceOpener(absl::string_view text) {
  return IsListed(WordList::kSentenceOpener, text.substr(0, text.find_first_of(" ,")));
}

bool HoldsSentenceEnd(absl::string_view text) {
  for (size_t at = text.find(". "); at != absl::string_view::npos; at = text.find(". ", at + 1)) {
    // Three small letters in front, so that it is no abbreviation.
    if (at < 3 || at + 2 >= text.size() || !absl::ascii_isupper(text[at + 2])) continue;
    if (absl::ascii_islower(text[at - 1]) && absl::ascii_islower(text[at - 2]) &&
        absl::ascii_islower(text[at - 3])) {
      return true;
    }
  }
  return false;
}

double TitleCaseShare(absl::string_view text) {
  int words = 0, upper = 0;
  for (size_t at = 0; at < text.size();) {
    size_t end = text.find(' ', at);
    if (end == absl::string_view::npos) end = text.size();
    if (end - at >= 4 && IsLetterAt(text, at)) {
      ++words;
      upper += IsUpperAt(text, at);
    }
    at = end + 1;
  }
  return words == 0 ? 1 : static_cast<double>(upper) / words;
}

bool IsAllCaps(absl::string_view text) {
  int letters = 0;
  for (size_t at = 0; at < text.size();) {
    char32_t c;
    if (IsLetterAt(text, at)) {
      if (!IsUpperAt(text, at)) return false;
      ++letters;
    }
    at += DecodeUtf8(text, at, &c);
  }
  return letters >= 3;
}

size_t SuperscriptPrefix(absl::string_view text, std::string* digits) {
  digits->clear();
  size_t at = 0;
  while (at < text.size()) {
    char32_t c;
    const size_t size = DecodeUtf8(text, at, &c);
    if (c == 0xB9)
      digits->push_back('1');
    else if (c == 0xB2 || c == 0xB3)
      digits->push_back(static_cast<char>('0' + (c - 0xB0)));
    else if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079))
      digits->push_back(static_cast<char>('0' + (c - 0x2070)));
    else
      break;
    at += size;
  }
  return at;
}

absl::string_view NoteSign(absl::string_view text) {
  for (absl::string_view sign : {"*", "\u2217", "\u2020", "\u2021"}) {
    if (absl::StartsWith(text, sign)) return text.substr(0, sign.size());
  }
  return "";
}

}  // namespace dateline
