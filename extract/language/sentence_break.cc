#include "extract/language/sentence_break.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "extract/language/characters.h"
#include "extract/language/words.h"

namespace dateline {
namespace {

using tables::Abbreviation;

constexpr size_t kBracketReach = 300;
constexpr size_t kCitationReach = 120;

// Bytes at which something can happen; all others are skipped.
constexpr std::array<bool, 256> MakeStops() {
  std::array<bool, 256> stops = {};
  for (char c : {'.', '!', '?', '(', '\n'}) stops[static_cast<uint8_t>(c)] = true;
  stops[0xE2] = true;  // the ellipsis character
  stops[0xE3] = true;  // the ideographic full stop
  return stops;
}
constexpr std::array<bool, 256> kStops = MakeStops();

bool IsSpace(char c) { return ClassOf(c) == kSpaceByte; }

// Words after which a number is a day, or before which one is.
bool IsMonthOrWeekday(absl::string_view lower) {
  static constexpr absl::string_view kNames[] = {
      "january",   "february",  "march",   "april",    "may",      "june",   "july",
      "august",    "september", "october", "november", "december", "monday", "tuesday",
      "wednesday", "thursday",  "friday",  "saturday", "sunday"};
  return std::find(std::begin(kNames), std::end(kNames), lower) != std::end(kNames);
}

class Breaker {
 public:
  Breaker(absl::string_view text, Span block, std::vector<Span>* sentences)
      : text_(text.substr(0, std::min<size_t>(block.end, text.size()))),
        begin_(block.begin),
        sentences_(sentences) {}

  void Run();

 private:
  // What follows a full stop and its closing quotes.
  struct Next {
    size_t at = 0;  // of the first letter or digit
    bool upper = false, digit = false;
    char buffer[16];
    absl::string_view lower;  // the word, lower case, ASCII alone; empty where it is not
    bool starter = false;
    bool abbreviated = false;  // a full stop follows it
  };

  void Finish(size_t end);
  size_t OnStop(size_t at);
  void OnBracket(size_t at);
  size_t EndOfRun(size_t at) const;
  size_t SkipClosers(size_t at) const;
  size_t SkipNoteNumber(size_t stop, size_t at) const;
  size_t SkipSpace(size_t at) const;
  size_t SkipCitations(size_t at) const;
  size_t CitationEnd(size_t at) const;
  void ReadNext(size_t at, Next* next) const;
  bool Breaks(size_t stop, size_t run_end, const Next& next) const;
  bool BreaksAfterWord(size_t word, size_t stop, const Next& next) const;
  bool BreaksAfterAbbreviation(Abbreviation kind, absl::string_view word, const Next& next) const;
  bool IsListMarker(size_t word, size_t stop) const;
  bool IsEntryDate(size_t stop) const;
  bool GluedSentence(size_t stop) const;

  absl::string_view text_;
  size_t begin_;            // of the sentence at hand
  size_t block_begin_ = 0;  // of the block's first word
  size_t bracket_end_ = 0;  // where the bracket that the scan is in closes
  std::vector<Span>* sentences_;
};

void Breaker::Run() {
  begin_ = block_begin_ = SkipSpace(begin_);
  for (size_t at = begin_; at < text_.size();) {
    const uint8_t byte = static_cast<uint8_t>(text_[at]);
    if (!kStops[byte]) {
      ++at;
      continue;
    }
    switch (byte) {
      case '(': OnBracket(at++); break;
      case '\n': {
        const size_t next = SkipSpace(at);
        // An empty line never stands inside a sentence.
        if (std::count(text_.begin() + at, text_.begin() + next, '\n') > 1) Finish(at);
        at = next;
        break;
      }
      case 0xE2: at = text_.substr(at, 3) == "\xE2\x80\xA6" ? OnStop(at) : at + 1; break;
      case 0xE3:
        if (text_.substr(at, 3) == "\xE3\x80\x82") Finish(SkipClosers(at + 3));
        at += 1;
        break;
      default: at = OnStop(at);
    }
  }
  Finish(text_.size());
}

// Ends the sentence at hand; the next begins behind it.
void Breaker::Finish(size_t end) {
  size_t last = end;
  while (last > begin_ && IsSpace(text_[last - 1])) --last;
  if (last > begin_) {
    sentences_->push_back({static_cast<uint32_t>(begin_), static_cast<uint32_t>(last)});
  }
  begin_ = std::max(begin_, SkipSpace(end));
}

// Brackets that open inside a sentence and close soon hold no end of it.
void Breaker::OnBracket(size_t at) {
  if (at <= begin_ || at < bracket_end_) return;
  int depth = 0;
  for (size_t i = at; i < text_.size() && i < at + kBracketReach; ++i) {
    if (text_[i] == '(') ++depth;
    if (text_[i] == ')' && --depth == 0) {
      bracket_end_ = i;
      return;
    }
  }
}

// Decides on the run of stops at `at`; returns where to go on.
size_t Breaker::OnStop(size_t at) {
  const size_t run_end = EndOfRun(at);
  size_t end = SkipClosers(run_end);
  if (at < bracket_end_ && end <= bracket_end_) return run_end;
  end = SkipNoteNumber(at, end);
  const bool cited = end < text_.size() && text_[end] == '[' && CitationEnd(end) != 0;
  if (end < text_.size() && !cited && CharacterAt(text_, end).kind != CharKind::kSpace) {
    if (end == run_end && GluedSentence(at)) Finish(end);
    return run_end;
  }
  end = SkipCitations(end);
  const size_t next_at = SkipSpace(end);
  if (next_at >= text_.size()) return run_end;  // Run finishes it
  Next next;
  ReadNext(next_at, &next);
  if (!Breaks(at, run_end, next)) return run_end;
  Finish(end);
  return std::max(begin_, run_end);
}

// "...", "?!", ". . .", and the character for an ellipsis.
size_t Breaker::EndOfRun(size_t at) const {
  for (;;) {
    if (at < text_.size() && (text_[at] == '.' || text_[at] == '!' || text_[at] == '?')) {
      ++at;
    } else if (text_.substr(at, 3) == "\xE2\x80\xA6") {
      at += 3;
    } else if (at + 1 < text_.size() && text_[at] == ' ' && text_[at + 1] == '.' &&
               (at + 2 >= text_.size() || !IsDigit(text_[at + 2]))) {
      at += 2;
    } else {
      return at;
    }
  }
}

size_t Breaker::SkipClosers(size_t at) const {
  while (at < text_.size()) {
    const char c = text_[at];
    const Character character = CharacterAt(text_, at);
    const bool closes = c == '"' || c == ')' || c == ']' || c == '*' || c == '_' ||
                        character.kind == CharKind::kCloseQuote ||
                        character.kind == CharKind::kApostrophe;
    if (!closes) break;
    at += character.size;
  }
  return at;
}

// The mark of a note that lost its raised position: "the troops.14 The next year".
size_t Breaker::SkipNoteNumber(size_t stop, size_t at) const {
  size_t end = at;
  while (end < text_.size() && end < at + 3 && IsDigit(text_[end])) ++end;
  const bool alone = end == text_.size() || IsSpace(text_[end]);
  if (end == at || !alone || stop == 0) return at;
  if (!IsDigit(text_[stop - 1])) return IsLowerByte(text_[stop - 1]) || at > stop + 1 ? end : at;
  // "in 1972.14 The": a year, not a decimal number.
  const bool year = stop >= 5 && !IsDigit(text_[stop - 5]) && IsDigit(text_[stop - 2]) &&
                    IsDigit(text_[stop - 3]) && (text_[stop - 4] == '1' || text_[stop - 4] == '2');
  return year && end + 1 < text_.size() && IsUpperByte(text_[end + 1]) ? end : at;
}

size_t Breaker::SkipSpace(size_t at) const {
  while (at < text_.size()) {
    if (IsSpace(text_[at])) {
      ++at;
    } else if (ClassOf(text_[at]) == kHighByte) {
      const Character character = CharacterAt(text_, at);
      if (character.kind != CharKind::kSpace) break;
      at += character.size;
    } else {
      break;
    }
  }
  return at;
}

// Citations that stand behind the full stop belong to the sentence before them.
size_t Breaker::SkipCitations(size_t at) const {
  for (;;) {
    const size_t open = SkipSpace(at);
    const size_t end = open < text_.size() ? CitationEnd(open) : 0;
    if (end == 0) return at;
    at = end;
  }
}

// "(Smith, 1990)", "[12, 13]", "(see Khan 2001: 14)"; 0: none starts here.
size_t Breaker::CitationEnd(size_t at) const {
  const char open = text_[at];
  if (open != '(' && open != '[') return 0;
  const char close = open == '(' ? ')' : ']';
  const size_t end = text_.substr(0, std::min(at + kCitationReach, text_.size())).find(close, at);
  if (end == absl::string_view::npos || end < at + 2) return 0;
  const bool digit_last =
      IsDigit(text_[end - 1]) || (IsLowerByte(text_[end - 1]) && IsDigit(text_[end - 2]));
  if (!digit_last) return 0;
  const char first = text_[at + 1];
  if (open == '[' ? !IsDigit(first) : !IsAsciiLetter(first) && ClassOf(first) != kHighByte)
    return 0;
  size_t after = end + 1;
  if (after < text_.size() && text_[after] == '.') ++after;
  return after == text_.size() || IsSpace(text_[after]) ? after : 0;
}

void Breaker::ReadNext(size_t at, Next* next) const {
  // Past opening quotes, brackets and the like, but not past another full stop.
  while (at < text_.size()) {
    const Character character = CharacterAt(text_, at);
    if (character.kind == CharKind::kLetter || character.kind == CharKind::kDigit) break;
    at += character.size;
  }
  next->at = at;
  if (at >= text_.size()) return;
  const Character first = CharacterAt(text_, at);
  next->digit = first.kind == CharKind::kDigit;
  // Letters of scripts without case open sentences as capitals do.
  next->upper = first.upper || (first.kind == CharKind::kLetter && first.size > 2);
  size_t size = 0;
  while (at < text_.size() && size < sizeof(next->buffer) && IsAsciiLetter(text_[at])) {
    next->buffer[size++] = text_[at++] | 0x20;
  }
  const bool whole =
      at == text_.size() || (!IsAsciiLetter(text_[at]) && ClassOf(text_[at]) != kHighByte);
  if (!whole) return;
  next->lower = absl::string_view(next->buffer, size);
  next->abbreviated = at < text_.size() && text_[at] == '.' && size == 1;
  const tables::Word* word = FindWord(next->lower);
  next->starter = next->upper && !next->abbreviated && word != nullptr &&
                  (word->flags & tables::kSentenceStarter) != 0;
}

bool Breaker::Breaks(size_t stop, size_t run_end, const Next& next) const {
  if (next.at >= text_.size()) return false;
  if (!next.upper && !next.digit) return false;
  const char before = stop > begin_ ? text_[stop - 1] : ' ';
  if (text_[stop] != '.' || run_end > stop + 1) return before != '[' && before != '(';
  size_t word = stop;
  while (word > begin_ && (ClassOf(text_[word - 1]) & (kLower | kUpper | kDigitByte | kHighByte) ||
                           text_[word - 1] == '.')) {
    --word;
  }
  if (word == stop) return true;
  return !IsListMarker(word, stop) && !IsEntryDate(stop) && BreaksAfterWord(word, stop, next);
}

// "1936.", "March 1945.", "12 May 1954." at the head of a block: the date of an entry, which says
// nothing without it.
bool Breaker::IsEntryDate(size_t stop) const {
  constexpr size_t kLongest = 32;
  if (begin_ != block_begin_ || stop - begin_ > kLongest) return false;
  bool year = false;
  for (absl::string_view word : absl::StrSplit(text_.substr(begin_, stop - begin_),
                                               absl::ByAnyChar(" ,"), absl::SkipEmpty())) {
    const bool digits = word.find_first_not_of("0123456789") == absl::string_view::npos;
    if (!digits && !IsMonthOrWeekday(absl::AsciiStrToLower(word))) return false;
    year |= digits && word.size() >= 3 && word.size() <= 4;
  }
  return year;
}

// "1.", "2.3.", "a.", "IV." at the head of a block or sentence.
bool Breaker::IsListMarker(size_t word, size_t stop) const {
  if (word != begin_ || stop - word > 6) return false;
  const absl::string_view marker = text_.substr(word, stop - word);
  if (marker.find_first_not_of("0123456789.") == absl::string_view::npos) {
    return marker.size() < 4 || marker.find('.') != absl::string_view::npos;
  }
  return marker.size() == 1 || marker.find_first_not_of("IVXLC") == absl::string_view::npos ||
         marker.find_first_not_of("ivxlc") == absl::string_view::npos;
}

bool Breaker::BreaksAfterWord(size_t begin, size_t stop, const Next& next) const {
  const absl::string_view word = text_.substr(begin, stop - begin);
  if (IsDigit(word.back()) && IsDigit(word[0])) {
    const bool year_like = word.size() >= 4;
    if (next.digit) return year_like;
    return year_like || !IsMonthOrWeekday(next.lower);
  }
  const Character first = CharacterAt(text_, begin);
  if (first.size == word.size() && first.upper) return next.starter;  // an initial
  if (word.size() > 15) return true;
  char buffer[16];
  for (size_t i = 0; i < word.size(); ++i) {
    buffer[i] = IsUpperByte(word[i]) ? word[i] | 0x20 : word[i];
  }
  const tables::Word* entry = FindWord(absl::string_view(buffer, word.size()));
  if (entry != nullptr && entry->abbreviation != Abbreviation::kNo) {
    return BreaksAfterAbbreviation(entry->abbreviation, word, next);
  }
  if (word.find('.') != absl::string_view::npos && !next.digit) return next.starter;
  // A short word without a vowel is an abbreviation that the list does not know: "Bd.", "Kr.".
  const bool no_vowel = word.size() < 5 &&
                        word.find_first_of("aeiouyAEIOUY") == absl::string_view::npos &&
                        IsUpperByte(word[0]) && IsLowerByte(word.back());
  return no_vowel ? next.starter : true;
}

bool Breaker::BreaksAfterAbbreviation(Abbreviation kind, absl::string_view word,
                                      const Next& next) const {
  const bool upper = IsUpperByte(word[0]);
  switch (kind) {
    case Abbreviation::kTitle: return upper ? next.starter : true;
    case Abbreviation::kNumbered: {
      const bool roman = !next.lower.empty() && next.upper &&
                         next.lower.find_first_not_of("ivxlc") == absl::string_view::npos;
      if (next.digit || roman) return false;
      return upper || word.size() < 3 ? next.starter : true;
    }
    case Abbreviation::kInner: return false;
    case Abbreviation::kMonth:
      if (!upper) return true;
      return !next.digit && next.starter;
    default:
      if (next.digit) return false;
      return upper ? next.starter : next.upper && !IsMonthOrWeekday(next.lower);
  }
}

// "the war ended.The treaty": the space was lost.
bool Breaker::GluedSentence(size_t stop) const {
  if (stop + 2 >= text_.size() || text_[stop] != '.' || !IsUpperByte(text_[stop + 1])) return false;
  size_t word = stop;
  while (word > begin_ && IsLowerByte(text_[word - 1])) --word;
  if (stop < word + 2 || word == begin_ || !IsSpace(text_[word - 1])) return false;
  Next next;
  ReadNext(stop + 1, &next);
  const size_t after = next.at + next.lower.size();
  return next.starter && after < text_.size() && (IsSpace(text_[after]) || text_[after] == ',');
}

}  // namespace

void FindSentences(absl::string_view text, Span block, std::vector<Span>* sentences) {
  if (block.begin >= block.end || block.begin >= text.size()) return;
  Breaker(text, block, sentences).Run();
}

}  // namespace dateline
