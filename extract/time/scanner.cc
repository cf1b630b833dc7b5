#include "extract/time/scanner.h"

#include <algorithm>
#include <cstring>

#include "extract/time/number_scanner.h"
#include "extract/time/text_bytes.h"

namespace dateline {
namespace {

class Scanner {
 public:
  Scanner(absl::string_view text, Span span, const Tables& tables, std::vector<TimeToken>* out)
      : text_(text.data()),
        at_(span.begin),
        end_(std::min<uint32_t>(span.end, static_cast<uint32_t>(text.size()))),
        bytes_(text.data(), end_),
        tables_(tables),
        out_(out) {}

  void Run() {
    out_->clear();
    while (at_ < end_) {
      switch (kTextByteClasses[Byte(at_)]) {
        case kLetter: ScanWord(); break;
        case kDigit: ScanNumber(); break;
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
  unsigned char Byte(uint32_t at) const { return bytes_.Byte(at); }
  bool IsLetter(uint32_t at) const { return bytes_.IsLetter(at); }
  bool IsDigit(uint32_t at) const { return bytes_.IsDigit(at); }
  bool IsSpace(uint32_t at) const { return bytes_.IsSpace(at); }
  char CharAt(uint32_t at) const { return bytes_.CharAt(at); }

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
      if (kTextByteClasses[c] != kLetter) break;
      const unsigned char folded = c | 0x20;
      caps &= folded != c;
      if (i - begin < sizeof(lower)) lower[i - begin] = static_cast<char>(folded);
      hash = HashStep(hash, folded);
    }
    const bool plain = !bytes_.IsHighLetter(i);
    if (!plain) i = bytes_.EndOfHighWord(i);
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

  // "B.C.", "a.m.": letters with dots between that the lexicon knows without.
  bool ScanDotted(uint32_t begin) {
    char lower[6];
    uint32_t count = 0, i = begin, last = begin;
    uint32_t hash = kHashSeed;
    while (count < sizeof(lower) && i < end_ && kTextByteClasses[Byte(i)] == kLetter &&
           (CharAt(i + 1) == '.' || (count > 0 && !IsLetter(i + 1)))) {
      lower[count] = static_cast<char>(Byte(i) | 0x20);
      hash = HashStep(hash, static_cast<unsigned char>(lower[count++]));
      const bool dot = CharAt(i + 1) == '.';
      last = i + (dot ? 2 : 1);
      i += 2;
      if (!dot) break;
      // "B. C.": a space between is common in print.
      if (CharAt(i) == ' ' && i + 2 < end_ && kTextByteClasses[Byte(i + 1)] == kLetter &&
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
    const HighSign* sign = bytes_.SignAt(at_);
    if (sign == nullptr) {
      const uint32_t begin = at_;
      TimeToken* token = Add(begin, bytes_.EndOfHighWord(at_), TokenKind::kWord);
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

  int32_t TwoDigitsAt(uint32_t at) const { return (text_[at] - '0') * 10 + (text_[at + 1] - '0'); }

  // "'s" behind a word or a decade, "'60s", "'44".
  bool ScanApostrophe(uint32_t size) {
    const uint32_t next = at_ + size;
    if (CharAt(next) == 's' && !IsLetter(next + 1) && !IsDigit(next + 1) && !out_->empty() &&
        out_->back().end == at_) {
      TimeToken* token = Add(at_, next + 1, TokenKind::kWord);
      SetWord(tables_.Find(HashStep(HashStep(kHashSeed, '\''), 's'), "'s"), token);
      return true;
    }
    if (IsDigit(next) && IsDigit(next + 1) && CharAt(next + 2) == 's' && !IsLetter(next + 3)) {
      AddNumber(at_, next + 3, 2, TwoDigitsAt(next), kShortDecade);
      return true;
    }
    // "the summer of '44"; a quotation that closes behind a word is none.
    if (IsDigit(next) && IsDigit(next + 1) && !IsDigit(next + 2) && !IsLetter(next + 2) &&
        CharAt(next + 2) != '\'' && (at_ == 0 || IsSpace(at_ - 1))) {
      AddNumber(at_, next + 2, 2, TwoDigitsAt(next), kShortYearMark);
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

  TimeToken* AddNumber(uint32_t begin, uint32_t end, uint32_t digits, int32_t value,
                       uint8_t shape) {
    TimeToken* token = Add(begin, end, TokenKind::kNumber);
    token->digits = static_cast<uint8_t>(std::min<uint32_t>(digits, 255));
    token->value = value;
    token->shape = shape;
    token->symbol =
        shape == kShapeCount ? kNoSymbol : static_cast<uint16_t>(kFirstShapeSymbol + shape);
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
    const bool letter = first.end - first.begin == 1 && first.capital();  // 'V-2', 'X-15'
    if (first.kind == TokenKind::kWord && (first.symbol == kNoSymbol || letter) && sign != '\xe2') {
      return opaque();
    }
    if (first.opaque() && first.kind == TokenKind::kNumber) opaque();
  }

  void ScanNumber() {
    const bool behind_word = !out_->empty() && out_->back().symbol != kNoSymbol;
    const ScannedNumber n = ScanNumberAt(bytes_, at_, behind_word);
    AddNumber(at_, n.end, n.digits, n.value, n.shape);
  }

  const char* text_;
  uint32_t at_;
  uint32_t end_;
  const TextBytes bytes_;
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
