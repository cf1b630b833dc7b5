#include "extract/time/scanner.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace dateline {
namespace {

enum ByteClass : uint8_t { kOther, kLetter, kDigit, kSpace, kHigh };

constexpr std::array<uint8_t, 256> MakeClasses() {
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
constexpr std::array<uint8_t, 256> kClasses = MakeClasses();

// Signs outside ASCII: what the patterns call them, by their UTF-8 bytes.
struct HighSign {
  const char* bytes;
  const char* ascii;  // " " for spaces, "" for signs of no class
};
constexpr HighSign kHighSigns[] = {
    {"\u00a0", " "}, {"\u202f", " "}, {"\u2009", " "}, {"\u2007", " "}, {"\u2002", " "},
    {"\u2003", " "}, {"\u200a", " "}, {"\u3000", " "}, {"\u2013", "-"}, {"\u2010", "-"},
    {"\u2011", "-"}, {"\u2012", "-"}, {"\u2212", "-"}, {"\u2014", "--"}, {"\u2019", "'"},
    {"\u2018", "'"}, {"\u02bc", "'"}, {"\u201c", ""}, {"\u201d", ""}, {"\u00ab", ""},
    {"\u00bb", ""}, {"\u2026", ""}, {"\u201e", ""}, {"\u2022", ""}, {"\u00b7", ""},
    {"\u00b0", ""}, {"\u2020", ""}, {"\u2021", ""}, {"\u00a3", "$"}, {"\u20ac", "$"},
    {"\u00a5", "$"}, {"\u00a7", "#"}, {"\u2116", "#"},
};

class Scanner {
 public:
  Scanner(absl::string_view text, Span span, const Tables& tables, std::vector<TimeToken>* out)
      : text_(text.data()), at_(span.begin),
        end_(std::min<uint32_t>(span.end, static_cast<uint32_t>(text.size()))), tables_(tables),
        out_(out) {}

  void Run() {
    out_->clear();
    while (at_ < end_) {
      switch (kClasses[Byte(at_)]) {
        case kLetter: ScanWord(); break;
        case kDigit: ScanNumber(at_); break;
        case kSpace:
          if (text_[at_] == '\n') line_break_ = true;
          ++at_;
          break;
        case kHigh: ScanHigh(); break;
        default: ScanSign();
      }
    }
  }

 private:
  unsigned char Byte(uint32_t at) const { return static_cast<unsigned char>(text_[at]); }
  bool IsLetter(uint32_t at) const {
    return at < end_ && (kClasses[Byte(at)] == kLetter || IsHighLetter(at));
  }
  bool IsDigit(uint32_t at) const { return at < end_ && kClasses[Byte(at)] == kDigit; }
  bool IsSpace(uint32_t at) const { return at >= end_ || kClasses[Byte(at)] == kSpace; }
  char CharAt(uint32_t at) const { return at < end_ ? text_[at] : '\0'; }

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
    return at < end_ && kClasses[Byte(at)] == kHigh && SignAt(at) == nullptr;
  }

  TimeToken* Add(uint32_t begin, uint32_t end, TokenKind kind) {
    TimeToken token;
    token.begin = begin;
    token.end = end;
    token.kind = kind;
    const bool glued = !out_->empty() && out_->back().end == begin;
    token.flags = (glued ? TimeToken::kGlued : 0) | (line_break_ ? TimeToken::kLineBreak : 0);
    line_break_ = false;
    out_->push_back(token);
    at_ = end;
    return &out_->back();
  }

  void SetWord(const Word* word, TimeToken* token) {
    token->word = word;
    if (word == nullptr) return;
    token->symbol = token->capital() ? word->symbol_capital : word->symbol_lower;
  }

  // A word glued to a number that is no known suffix makes an identifier of both ("35B", "U2").
  void JudgeMixture(TimeToken* token) {
    if (!token->glued() || out_->size() < 2) return;
    TimeToken& before = (*out_)[out_->size() - 2];
    if (before.kind == TokenKind::kNumber && token->word == nullptr) {
      before.symbol = token->symbol = kNoSymbol;
      before.flags |= TimeToken::kOpaque;
      token->flags |= TimeToken::kOpaque;
    }
  }

  void ScanWord() {
    const uint32_t begin = at_;
    uint32_t hash = kHashSeed;
    uint32_t i = begin;
    char lower[24];
    bool caps = true;
    for (; i < end_; ++i) {
      const unsigned char c = Byte(i);
      if (kClasses[c] != kLetter) break;
      const unsigned char folded = c | 0x20;
      caps &= folded != c;
      if (i - begin < sizeof(lower)) lower[i - begin] = static_cast<char>(folded);
      hash = HashStep(hash, folded);
    }
    const bool plain = !IsHighLetter(i);
    if (!plain) i = EndOfHighWord(i);
    const uint32_t length = i - begin;
    if (length == 1 && CharAt(i) == '.' && ScanDotted(begin)) return;
    TimeToken* token = Add(begin, i, TokenKind::kWord);
    const char first = text_[begin];
    if (first >= 'A' && first <= 'Z') token->flags |= TimeToken::kCapital;
    if (caps && length > 1) token->flags |= TimeToken::kAllCaps;
    if (plain && length <= sizeof(lower)) {
      SetWord(tables_.Find(hash, absl::string_view(lower, length)), token);
      if (length == 3 && CharAt(i) == '.' && hash == kHashOfWww) return SkipAddress();
    }
    JudgeMixture(token);
  }

  static constexpr uint32_t kHashOfWww = HashStep(HashStep(HashStep(kHashSeed, 'w'), 'w'), 'w');

  uint32_t EndOfHighWord(uint32_t i) const {
    while (i < end_ && (kClasses[Byte(i)] == kLetter || IsHighLetter(i))) ++i;
    return i;
  }

  // "B.C.", "a.m.": letters with dots between that the lexicon knows without.
  bool ScanDotted(uint32_t begin) {
    char lower[6];
    uint32_t count = 0, i = begin, last = begin;
    uint32_t hash = kHashSeed;
    while (count < sizeof(lower) && i < end_ && kClasses[Byte(i)] == kLetter &&
           (CharAt(i + 1) == '.' || (count > 0 && !IsLetter(i + 1)))) {
      lower[count] = static_cast<char>(Byte(i) | 0x20);
      hash = HashStep(hash, static_cast<unsigned char>(lower[count++]));
      const bool dot = CharAt(i + 1) == '.';
      last = i + (dot ? 2 : 1);
      i += 2;
      if (!dot) break;
      // "B. C.": a space between is common in print.
      if (CharAt(i) == ' ' && i + 2 < end_ && kClasses[Byte(i + 1)] == kLetter &&
          CharAt(i + 2) == '.' && count == 1) {
        ++i;
      }
    }
    if (count < 2) return false;
    const Word* word = tables_.Find(hash, absl::string_view(lower, count));
    if (word == nullptr || !word->dotted) return false;
    TimeToken* token = Add(begin, last, TokenKind::kWord);
    if (text_[begin] >= 'A' && text_[begin] <= 'Z') {
      token->flags |= TimeToken::kCapital | TimeToken::kAllCaps;
    }
    SetWord(word, token);
    return true;
  }

  void ScanHigh() {
    const HighSign* sign = SignAt(at_);
    if (sign == nullptr) {
      const uint32_t begin = at_;
      TimeToken* token = Add(begin, EndOfHighWord(at_), TokenKind::kWord);
      JudgeMixture(token);
      return;
    }
    const uint32_t size = static_cast<uint32_t>(std::strlen(sign->bytes));
    if (sign->ascii[0] == ' ') {
      at_ += size;
      return;
    }
    if (sign->ascii[0] == '\'' && ScanApostrophe(size)) return;
    AddSign(sign->ascii, size);
  }

  void AddSign(absl::string_view name, uint32_t size) {
    TimeToken* token = Add(at_, at_ + size, TokenKind::kSign);
    if (name.empty()) return;
    uint32_t hash = kHashSeed;
    for (const char c : name) hash = HashStep(hash, static_cast<unsigned char>(c));
    SetWord(tables_.Find(hash, name), token);
  }

  // "'s" behind a word or a decade, "'60s".
  bool ScanApostrophe(uint32_t size) {
    const uint32_t next = at_ + size;
    if (CharAt(next) == 's' && !IsLetter(next + 1) && !IsDigit(next + 1) && !out_->empty() &&
        out_->back().end == at_) {
      TimeToken* token = Add(at_, next + 1, TokenKind::kWord);
      SetWord(tables_.Find(HashStep(HashStep(kHashSeed, '\''), 's'), "'s"), token);
      return true;
    }
    if (IsDigit(next) && IsDigit(next + 1) && CharAt(next + 2) == 's' && !IsLetter(next + 3)) {
      AddNumber(at_, next + 3, 2, (text_[next] - '0') * 10 + (text_[next + 1] - '0'),
                kShortDecade);
      return true;
    }
    return false;
  }

  void ScanSign() {
    const char c = text_[at_];
    if (c == '\'' && ScanApostrophe(1)) return;
    if (c == ':' && CharAt(at_ + 1) == '/' && CharAt(at_ + 2) == '/') return SkipAddress();
    const bool inside = !out_->empty() && out_->back().end == at_ && !IsSpace(at_ + 1);
    if (inside && (c == '@' || c == '_' || c == '=' || c == '\\')) return SkipAddress();
    AddSign(absl::string_view(text_ + at_, 1), 1);
  }

  // Everything that hangs together here, back and forth, is one address.
  void SkipAddress() {
    for (size_t i = out_->size(); i-- > 0;) {
      TimeToken& token = (*out_)[i];
      if (token.end != at_ && token.opaque()) break;  // an address before this one
      token.symbol = kNoSymbol;
      token.flags |= TimeToken::kOpaque;
      if (!token.glued()) break;
    }
    uint32_t i = at_;
    while (!IsSpace(i) && CharAt(i) != '<' && CharAt(i) != '>' && CharAt(i) != '"') ++i;
    // A closing bracket or full stop belongs to the sentence.
    while (i > at_ + 1 && std::strchr(".,;:)]'", text_[i - 1])) --i;
    TimeToken* token = Add(at_, std::max(i, at_ + 1), TokenKind::kSign);
    token->flags |= TimeToken::kOpaque;
  }

  struct Digits {
    uint32_t begin = 0, end = 0;
    int32_t value = 0;
    uint32_t size() const { return end - begin; }
  };

  Digits DigitsAt(uint32_t at) const {
    Digits digits{at, at, 0};
    int64_t value = 0;
    for (; IsDigit(digits.end); ++digits.end) {
      value = std::min<int64_t>(value * 10 + (text_[digits.end] - '0'), 2'000'000'000);
    }
    digits.value = static_cast<int32_t>(value);
    return digits;
  }

  TimeToken* AddNumber(uint32_t begin, uint32_t end, uint32_t digits, int32_t value,
                       uint8_t shape) {
    TimeToken* token = Add(begin, end, TokenKind::kNumber);
    token->digits = static_cast<uint8_t>(std::min<uint32_t>(digits, 255));
    token->value = value;
    token->shape = shape;
    token->symbol = shape == kShapeCount ? kNoSymbol
                                         : static_cast<uint16_t>(kFirstShapeSymbol + shape);
    if (shape == kShapeCount) token->flags |= TimeToken::kOpaque;
    JudgeNumber(token);
    return token;
  }

  // A number behind letters ("U2"), or behind letters and a hyphen or slash that the lexicon
  // does not know ("Mi-35", "docs/2022"), or behind '#', is an identifier.
  void JudgeNumber(TimeToken* token) {
    const size_t n = out_->size();
    if (n < 2 || !token->glued()) return;
    const TimeToken& before = (*out_)[n - 2];
    const auto opaque = [&] {
      token->symbol = kNoSymbol;
      token->flags |= TimeToken::kOpaque;
    };
    if (before.opaque()) return opaque();
    if (before.kind == TokenKind::kWord && before.symbol == kNoSymbol) return opaque();
    if (before.kind != TokenKind::kSign) return;
    const char sign = text_[before.begin];
    if (sign == '#' || sign == '$') return opaque();
    const bool joins = sign == '-' || sign == '/' || Byte(before.begin) >= 0x80;
    if (sign == '.' && n >= 3 && before.glued() && (*out_)[n - 3].opaque()) return opaque();
    if (!joins || n < 3 || !before.glued()) return;
    const TimeToken& first = (*out_)[n - 3];
    if (first.kind == TokenKind::kWord && first.symbol == kNoSymbol && sign != '\xe2') {
      return opaque();
    }
    if (first.opaque() && first.kind == TokenKind::kNumber) opaque();
  }

  static uint8_t PlainShape(const Digits& d) {
    switch (d.size()) {
      case 1: return d.value == 0 ? kZero : kUpTo12;
      case 2:
        return d.value == 0 ? kZero
               : d.value < 10 ? kLeadingZero
               : d.value <= 12 ? kUpTo12
               : d.value <= 24 ? kUpTo24
               : d.value <= 31 ? kUpTo31
               : d.value <= 59 ? kUpTo59
                               : kUpTo99;
      case 3: return kThreeDigits;
      case 4: return d.value >= 1000 && d.value < 2200 ? kYearLike : kFourDigits;
      default: return kLongNumber;
    }
  }

  void ScanNumber(uint32_t begin) {
    const Digits first = DigitsAt(begin);
    const char next = CharAt(first.end);
    if (IsDigit(first.end + 1)) {
      if (next == ':' && ScanClock(first)) return;
      if (next == ',' && ScanGroups(first)) return;
      if ((next == '.' || next == '/' || next == '-') && ScanCompound(first, next)) return;
    }
    if (ScanSuffix(first)) return;
    AddNumber(begin, first.end, first.size(), first.value, PlainShape(first));
  }

  bool ScanSuffix(const Digits& d) {
    const char a = static_cast<char>(CharAt(d.end) | 0x20);
    const char b = static_cast<char>(CharAt(d.end + 1) | 0x20);
    const bool ordinal = (a == 's' && b == 't') || (a == 'n' && b == 'd') ||
                         (a == 'r' && b == 'd') || (a == 't' && b == 'h');
    if (ordinal && !IsLetter(d.end + 2) && d.size() <= 3) {
      AddNumber(d.begin, d.end + 2, d.size(), d.value,
                d.value >= 1 && d.value <= 31 ? kOrdinalDay : kOrdinal);
      return true;
    }
    uint32_t s = d.end;
    if (CharAt(s) == '\'') ++s;
    else if (end_ - s >= 3 && std::memcmp(text_ + s, "\u2019", 3) == 0) s += 3;
    if (CharAt(s) != 's' || IsLetter(s + 1) || IsDigit(s + 1) || d.value % 10 != 0) return false;
    const uint8_t shape = d.size() == 4   ? (d.value % 100 == 0 ? kHundredsLike : kDecadeLike)
                          : d.size() == 3 ? kThreeDecade
                          : d.size() == 2 && d.value > 0 ? kShortDecade
                                                         : kShapeCount;
    if (shape == kShapeCount) return false;
    AddNumber(d.begin, s + 1, d.size(), d.value, shape);
    return true;
  }

  bool ScanClock(const Digits& hour) {
    const Digits minute = DigitsAt(hour.end + 1);
    if (hour.size() > 2 || minute.size() != 2 || hour.value > 24 || minute.value > 59) {
      return false;
    }
    uint32_t end = minute.end;
    int32_t second = -1;
    if (CharAt(end) == ':' && IsDigit(end + 1)) {
      const Digits s = DigitsAt(end + 1);
      if (s.size() != 2 || s.value > 60) return false;
      end = s.end;
      second = s.value;
    }
    AddNumber(hour.begin, end, hour.size(),
              (hour.value * 100 + minute.value) * 100 + (second < 0 ? 99 : second), kClockTime);
    return true;
  }

  bool ScanGroups(const Digits& first) {
    if (first.size() > 3) return false;
    uint32_t end = first.end;
    int64_t value = first.value;
    while (CharAt(end) == ',' && IsDigit(end + 1)) {
      const Digits group = DigitsAt(end + 1);
      if (group.size() != 3) {
        // "May 9,2019" is a day and a year; "1,5000" is a misprint, and no date either way.
        if (end == first.end && group.size() == 4 && first.size() <= 2) {
          const size_t n = out_->size();
          if (n > 0 && (*out_)[n - 1].symbol != kNoSymbol) return false;
        }
        if (group.size() == 4) {
          AddNumber(first.begin, group.end, 0, 0, kShapeCount);
          return true;
        }
        break;
      }
      value = std::min<int64_t>(value * 1000 + group.value, 2'000'000'000);
      end = group.end;
    }
    if (end == first.end) return false;
    if (CharAt(end) == '.' && IsDigit(end + 1)) end = DigitsAt(end + 1).end;
    AddNumber(first.begin, end, 4, static_cast<int32_t>(value), kGrouped);
    return true;
  }

  // Numbers joined by one sign: ISO and numeric dates, decimals, versions, telephone numbers.
  bool ScanCompound(const Digits& first, char sign) {
    Digits part[3] = {first, {}, {}};
    uint32_t count = 1, end = first.end;
    while (CharAt(end) == sign && IsDigit(end + 1)) {
      const Digits next = DigitsAt(end + 1);
      if (count < 3) part[count] = next;
      ++count;
      end = next.end;
    }
    if (count == 2) return ScanPair(part, sign, end);
    const bool day_last = part[0].size() == 4 && part[1].size() <= 2 && part[2].size() <= 2;
    const bool year_last = part[0].size() <= 2 && part[1].size() <= 2 &&
                           (part[2].size() == 4 || (part[2].size() == 2 && sign != '.'));
    if (count == 3 && (day_last || year_last) && !IsLetterButT(end)) {
      if (day_last) {
        AddNumber(first.begin, EndOfIsoTime(end), 8, 0, kIsoDate);
      } else {
        AddNumber(first.begin, end, 8, 0, kNumericDate);
      }
      return true;
    }
    AddNumber(first.begin, end, 0, 0, kShapeCount);
    return true;
  }

  bool IsLetterButT(uint32_t at) const { return IsLetter(at) && CharAt(at) != 'T'; }

  // Behind "2021-03-05": "T06:40:00+01:00" or "Z"; the part that is well formed.
  uint32_t EndOfIsoTime(uint32_t end) const {
    if (CharAt(end) != 'T' || !IsDigit(end + 1)) return end;
    uint32_t i = end + 1;
    while (IsDigit(i) || (CharAt(i) == ':' && IsDigit(i + 1)) ||
           (CharAt(i) == '.' && IsDigit(i + 1))) {
      ++i;
    }
    if (CharAt(i) == 'Z') return i + 1;
    if ((CharAt(i) == '+' || CharAt(i) == '-') && IsDigit(i + 1)) {
      for (++i; IsDigit(i) || (CharAt(i) == ':' && IsDigit(i + 1));) ++i;
    }
    return i;
  }

  bool ScanPair(const Digits part[3], char sign, uint32_t end) {
    if (sign == '.') {
      const bool clock = part[0].size() <= 2 && part[1].size() == 2 && part[0].value <= 24 &&
                         part[1].value <= 59;
      if (clock) {
        AddNumber(part[0].begin, end, part[0].size(),
                  (part[0].value * 100 + part[1].value) * 100 + 99, kDotted);
      } else {  // in tenths
        AddNumber(part[0].begin, end, part[0].size(),
                  std::min(part[0].value, 100'000'000) * 10 + (text_[part[1].begin] - '0'),
                  kDecimal);
      }
      return true;
    }
    if (sign == '/' && part[0].size() <= 2 && part[1].size() == 4 && part[0].value >= 1 &&
        part[0].value <= 12) {
      AddNumber(part[0].begin, end, 6, part[1].value * 100 + part[0].value, kMonthYear);
      return true;
    }
    return false;  // ranges of days and years are the patterns' work
  }

  const char* text_;
  uint32_t at_;
  uint32_t end_;
  const Tables& tables_;
  std::vector<TimeToken>* out_;
  bool line_break_ = false;
};

}  // namespace

void ScanTokens(absl::string_view text, Span span, const Tables& tables,
                std::vector<TimeToken>* tokens) {
  Scanner(text, span, tables, tokens).Run();
}

int32_t ValueIn(const Tables& tables, const TimeToken& token, int predicate) {
  if (token.kind == TokenKind::kNumber || token.word == nullptr) return token.value;
  const ClassValue* values = tables.ValuesOf(*token.word);
  for (int i = 0; i < token.word->value_count; ++i) {
    if (values[i].predicate == static_cast<uint32_t>(predicate)) return values[i].value;
  }
  return 0;
}

}  // namespace dateline
