#include "extract/language/tokenizer.h"

#include <algorithm>

#include "extract/language/characters.h"
#include "extract/language/words.h"

namespace dateline {
namespace {

using tables::Abbreviation;

bool IsWordKind(CharKind kind) { return kind == CharKind::kLetter || kind == CharKind::kDigit; }

// Lower-cased ASCII copy of a short word, for looking it up. Longer ones give an empty view.
class Lowered {
 public:
  explicit Lowered(absl::string_view word)
      : size_(word.size() <= sizeof(buffer_) ? word.size() : 0) {
    for (size_t i = 0; i < size_; ++i) {
      buffer_[i] = IsUpperByte(word[i]) ? word[i] | 0x20 : word[i];
    }
  }
  absl::string_view get() const { return absl::string_view(buffer_, size_); }

 private:
  char buffer_[24];
  size_t size_;
};

class Tokenizer {
 public:
  Tokenizer(absl::string_view text, Span sentence, std::vector<Token>* tokens)
      : text_(text.substr(0, std::min<size_t>(sentence.end, text.size()))),
        at_(sentence.begin),
        tokens_(tokens) {}

  void Run();

 private:
  void Emit(size_t begin, size_t end);
  void Chunk(size_t end);
  bool WebAddress(size_t end);
  size_t ChunkEnd(size_t at) const;
  void Word(size_t chunk_end);
  size_t Mark(size_t at, size_t chunk_end) const;
  // How far the character at `at`, which is no letter or digit, lets the word go on; 0: it ends.
  size_t Joint(size_t begin, size_t at, size_t end) const;
  size_t PeriodJoint(size_t begin, size_t at, size_t end) const;
  size_t ApostropheJoint(size_t begin, size_t at, size_t size, size_t end) const;
  size_t HyphenJoint(size_t begin, size_t at, size_t size, size_t end) const;
  size_t Clitic(size_t at, size_t end) const;
  bool KeepsPeriod(size_t begin, size_t period) const;
  bool DigitAt(size_t at, size_t end) const { return at < end && IsDigit(text_[at]); }
  bool WordAt(size_t at, size_t end) const {
    return at < end && IsWordKind(CharacterAt(text_, at).kind);
  }

  absl::string_view text_;
  size_t at_;
  std::vector<Token>* tokens_;
};

void Tokenizer::Run() {
  while (at_ < text_.size()) {
    // Most words are letters alone between spaces.
    const uint8_t first = ClassOf(text_[at_]);
    if (first == kSpaceByte) {
      ++at_;
      continue;
    }
    size_t end = at_;
    while (end < text_.size() && IsAsciiLetter(text_[end])) ++end;
    if (end > at_ && (end == text_.size() || ClassOf(text_[end]) == kSpaceByte)) {
      Emit(at_, end);
      at_ = end;
      continue;
    }
    end = ChunkEnd(at_);
    if (end == at_) {  // a space outside ASCII
      at_ += CharacterAt(text_, at_).size;
    } else {
      Chunk(end);
    }
  }
}

void Tokenizer::Emit(size_t begin, size_t end) {
  if (begin >= end) return;
  const absl::string_view word = text_.substr(begin, end - begin);
  const bool cannot =
      word.size() == 6 && (word[0] | 0x20) == 'c' && Lowered(word).get() == "cannot";
  const size_t cut = cannot ? begin + 3 : end;
  Token token;
  token.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(cut)};
  tokens_->push_back(token);
  if (cut == end) return;
  token.span = {static_cast<uint32_t>(cut), static_cast<uint32_t>(end)};
  tokens_->push_back(token);
}

// The end of the run without white space that starts at `at`.
size_t Tokenizer::ChunkEnd(size_t at) const {
  while (at < text_.size()) {
    const uint8_t byte_class = ClassOf(text_[at]);
    if (byte_class == kSpaceByte) break;
    if (byte_class != kHighByte) {
      ++at;
      continue;
    }
    const Character character = CharacterAt(text_, at);
    if (character.kind == CharKind::kSpace) break;
    at += character.size;
  }
  return std::min(at, text_.size());
}

void Tokenizer::Chunk(size_t end) {
  if (WebAddress(end)) return;
  while (at_ < end) {
    if (IsWordKind(CharacterAt(text_, at_).kind)) {
      Word(end);
    } else {
      const size_t mark_end = std::min(Mark(at_, end), end);
      Emit(at_, mark_end);
      at_ = mark_end;
    }
  }
}

// "https://a.org/b?c", "www.a.org", "me@a.org" stay whole, without the punctuation around them.
bool Tokenizer::WebAddress(size_t end) {
  const absl::string_view chunk = text_.substr(at_, end - at_);
  const size_t scheme = chunk.find("://");
  const size_t www = chunk.find("www.");
  const size_t at_sign = chunk.find('@');
  const bool mail = at_sign != absl::string_view::npos && at_sign > 0 &&
                    chunk.find('.', at_sign) != absl::string_view::npos;
  if (scheme == absl::string_view::npos && www == absl::string_view::npos && !mail) return false;
  size_t begin = at_;
  while (begin < end && ClassOf(text_[begin]) == kPunctByte) ++begin;
  size_t last = end;
  while (last > begin &&
         absl::string_view(".,;:!?)]>}\"'").find(text_[last - 1]) != absl::string_view::npos) {
    --last;
  }
  for (; at_ < begin; ++at_) Emit(at_, at_ + 1);
  Emit(begin, last);
  for (at_ = last; at_ < end; ++at_) Emit(at_, at_ + 1);
  return true;
}

// One punctuation mark or a run that is read as one: "...", "--", "?!", "''".
size_t Tokenizer::Mark(size_t at, size_t end) const {
  const char c = text_[at];
  const Character character = CharacterAt(text_, at);
  if (character.kind == CharKind::kApostrophe) {
    const bool after_word = !tokens_->empty() && tokens_->back().span.end == at &&
                            WordAt(tokens_->back().span.begin, end);
    if (const size_t clitic = after_word ? Clitic(at, end) : 0; clitic != 0) return clitic;
    size_t digits = at + character.size;  // '60s
    if (DigitAt(digits, end) && DigitAt(digits + 1, end) && !DigitAt(digits + 2, end)) {
      digits += 2;
      return digits < end && text_[digits] == 's' ? digits + 1 : digits;
    }
    return c == '\'' && at + 1 < end && text_[at + 1] == '\'' ? at + 2 : at + character.size;
  }
  size_t run = at + character.size;
  const auto runs = [&](absl::string_view marks) {
    return marks.find(c) != absl::string_view::npos;
  };
  if (runs(".-`=*_")) {
    while (run < end && text_[run] == c) ++run;
  } else if (runs("!?")) {
    while (run < end && (text_[run] == '!' || text_[run] == '?')) ++run;
  }
  return run;
}

void Tokenizer::Word(size_t chunk_end) {
  const size_t begin = at_;
  size_t at = begin;
  while (at < chunk_end) {
    const Character character = CharacterAt(text_, at);
    if (IsWordKind(character.kind)) {
      at += character.size;
      continue;
    }
    const size_t next = Joint(begin, at, chunk_end);
    if (next == 0) break;
    const bool currency = text_[at] == '$';
    at = next;
    if (currency) break;
  }
  at = std::min(at, chunk_end);
  at_ = at;
  // "didn't": the word stopped at the apostrophe of "n't".
  const bool negated = at + 1 < chunk_end && at - begin > 1 && (text_[at - 1] | 0x20) == 'n' &&
                       CharacterAt(text_, at).kind == CharKind::kApostrophe;
  if (negated) {
    const size_t t = at + CharacterAt(text_, at).size;
    if (t < chunk_end && (text_[t] | 0x20) == 't' && !WordAt(t + 1, chunk_end)) {
      Emit(begin, at - 1);
      Emit(at - 1, t + 1);
      at_ = t + 1;
      return;
    }
  }
  Emit(begin, at);
}

size_t Tokenizer::Joint(size_t begin, size_t at, size_t end) const {
  const Character character = CharacterAt(text_, at);
  const size_t after = at + character.size;
  const char c = text_[at];
  switch (c) {
    case '.': return PeriodJoint(begin, at, end);
    case ',': {
      const bool thousands = IsDigit(text_[at - 1]) && DigitAt(after, end) &&
                             DigitAt(after + 1, end) && DigitAt(after + 2, end) &&
                             !DigitAt(after + 3, end);
      return thousands ? after : 0;
    }
    case ':':
    case '/': return IsDigit(text_[at - 1]) && DigitAt(after, end) ? after : 0;
    case '&':
      return IsUpperByte(text_[at - 1]) && after < end && IsUpperByte(text_[after]) ? after : 0;
    case '_': return after;
    case '+': return IsAsciiLetter(text_[at - 1]) || text_[at - 1] == '+' ? after : 0;
    case '$': {  // "US$", "HK$"
      const bool currency =
          at - begin <= 3 && std::all_of(text_.begin() + begin, text_.begin() + at,
                                         [](char l) { return IsUpperByte(l); });
      return currency ? after : 0;
    }
    default: break;
  }
  if (character.kind == CharKind::kApostrophe)
    return ApostropheJoint(begin, at, character.size, end);
  if (c == '-' || text_.substr(at, 3) == "\xE2\x80\x90" || text_.substr(at, 3) == "\xE2\x80\x91") {
    return HyphenJoint(begin, at, character.size, end);
  }
  return 0;
}

size_t Tokenizer::PeriodJoint(size_t begin, size_t at, size_t end) const {
  if (WordAt(at + 1, end)) return at + 1;  // "3.5", "U.S.A", "2.4.0", "Node.js"
  // Only one full stop belongs to a word: "etc..." does not hold three.
  if (at + 1 < end && text_[at + 1] == '.') return 0;
  return KeepsPeriod(begin, at) ? at + 1 : 0;
}

// Whether the full stop at `period`, behind text_[begin, period), belongs to the word.
bool Tokenizer::KeepsPeriod(size_t begin, size_t period) const {
  const absl::string_view word = text_.substr(begin, period - begin);
  const bool last = period + 1 >= text_.size();
  const Character first = CharacterAt(text_, begin);
  if (first.kind == CharKind::kDigit || word.back() == '.') return false;
  if (first.size == word.size() && first.upper) return !last;  // an initial; "World War I."
  const tables::Word* entry = FindWord(Lowered(word).get());
  if (entry != nullptr && entry->abbreviation != Abbreviation::kNo) {
    switch (entry->abbreviation) {
      case Abbreviation::kNumbered: return !last;
      case Abbreviation::kTitle:
      case Abbreviation::kMonth: return first.upper;
      default: return true;
    }
  }
  // "U.S.S.R.", "Ph.D.": short parts between full stops.
  size_t part = 0;
  bool inner = false;
  for (char c : word) {
    if (c == '.') inner = true;
    part = c == '.' ? 0 : part + 1;
    if (part > 2) return false;
  }
  return inner && IsAsciiLetter(word.back());
}

// The end of "'s", "'ll" and the like at the apostrophe at `at`; 0: something else.
size_t Tokenizer::Clitic(size_t at, size_t end) const {
  const size_t begin = at + CharacterAt(text_, at).size;
  size_t last = begin;
  while (last < end && IsAsciiLetter(text_[last])) ++last;
  const size_t size = last - begin;
  if (size == 0 || size > 2 || WordAt(last, end)) return 0;
  const Lowered letters(text_.substr(begin, size));
  for (absl::string_view clitic : {"s", "m", "d", "ll", "re", "ve"}) {
    if (letters.get() == clitic) return last;
  }
  return 0;
}

size_t Tokenizer::ApostropheJoint(size_t begin, size_t at, size_t size, size_t end) const {
  const size_t after = at + size;
  if (Clitic(at, end) != 0) {
    // "the 1980's" is a plural, "2004's" a genitive.
    const bool decade = text_[at - 1] == '0' && (at - begin == 2 || at - begin == 4) &&
                        DigitAt(begin, end) && text_[after] == 's';
    return decade ? after + 1 : 0;
  }
  const bool negation = (text_[at - 1] | 0x20) == 'n' && after < end &&
                        (text_[after] | 0x20) == 't' && !WordAt(after + 1, end);
  if (negation) return 0;
  return WordAt(after, end) && !DigitAt(after, end) ? after : 0;  // O'Brien, Qur'an
}

size_t Tokenizer::HyphenJoint(size_t begin, size_t at, size_t size, size_t end) const {
  const size_t after = at + size;
  if (!WordAt(after, end)) return 0;
  const absl::string_view word = text_.substr(begin, at - begin);
  if (DigitAt(after, end)) {
    if (IsUpperByte(text_[at - 1]) && word.size() <= 6) return after;  // U-2, MiG-21, COVID-19
    if (std::all_of(word.begin(), word.end(), [](char c) { return IsDigit(c) || c == '-'; })) {
      // Two hyphens make a date or a telephone number; one is a range.
      size_t last = after;
      while (DigitAt(last, end)) ++last;
      const bool three = last < end && text_[last] == '-' && DigitAt(last + 1, end);
      return three || word.find('-') != absl::string_view::npos ? after : 0;
    }
  }
  const tables::Word* prefix = FindWord(Lowered(word).get());
  return prefix != nullptr && (prefix->flags & tables::kHyphenPrefix) != 0 ? after : 0;
}

}  // namespace

void Tokenize(absl::string_view text, Span sentence, std::vector<Token>* tokens) {
  if (sentence.begin >= sentence.end || sentence.begin >= text.size()) return;
  Tokenizer(text, sentence, tokens).Run();
}

}  // namespace dateline
