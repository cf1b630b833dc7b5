#include "extract/mention/words.h"

#include <unicode/uchar.h>

#include "absl/strings/ascii.h"
#include "base/strings.h"

namespace dateline::mention {
namespace {

bool IsLetter(char32_t c) {
  if (c < 128) return absl::ascii_isalpha(static_cast<unsigned char>(c));
  return u_isalpha(static_cast<UChar32>(c)) ||
         u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

bool IsUpper(char32_t c) {
  if (c < 128) return absl::ascii_isupper(static_cast<unsigned char>(c));
  return u_isupper(static_cast<UChar32>(c));
}

bool IsDigit(char32_t c) { return c < 128 && absl::ascii_isdigit(static_cast<unsigned char>(c)); }

bool IsApostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'ʼ'; }

// A cursor over the characters of one sentence.
class Scanner {
 public:
  Scanner(absl::string_view text, Span span) : text_(text), at_(span.begin), end_(span.end) {}

  bool done() const { return at_ >= end_; }
  uint32_t at() const { return at_; }
  void Seek(uint32_t at) { at_ = at; }

  // The character at `at`; 0 at the end of the sentence.
  char32_t Peek(uint32_t at, uint32_t* next) const {
    if (at >= end_) {
      *next = at;
      return 0;
    }
    const unsigned char byte = static_cast<unsigned char>(text_[at]);
    if (byte < 128) {
      *next = at + 1;
      return byte;
    }
    char32_t c;
    *next = std::min<uint32_t>(end_, at + static_cast<uint32_t>(DecodeUtf8(text_, at, &c)));
    return c;
  }

 private:
  absl::string_view text_;
  uint32_t at_, end_;
};

// The end of "Z.", "Z.A.", "Z.A" that starts at `begin`; begin where none does.
uint32_t InitialsEnd(const Scanner& scan, uint32_t begin) {
  uint32_t at = begin, end = begin;
  int letters = 0;
  while (true) {
    uint32_t after_letter, after_period, ignored;
    if (!IsUpper(scan.Peek(at, &after_letter))) break;
    const char32_t mark = scan.Peek(after_letter, &after_period);
    if (mark != U'.') {
      if (letters > 0 && !IsLetter(mark) && !IsDigit(mark)) end = after_letter;
      break;
    }
    if (letters > 0 || !IsDigit(scan.Peek(after_period, &ignored))) end = after_period;
    ++letters;
    at = after_period;
  }
  return end;
}

struct Scanned {
  uint32_t end = 0;       // of the word
  uint32_t full_end = 0;  // behind a possessive ending
  Shape shape = Shape::kLower;
  bool possessive = false;
};

Scanned ScanNumber(const Scanner& scan, uint32_t begin) {
  uint32_t at = begin;
  while (true) {
    uint32_t next, after;
    const char32_t c = scan.Peek(at, &next);
    const bool inner = (c == U'.' || c == U',') && IsDigit(scan.Peek(next, &after));
    if (!(IsDigit(c) || IsLetter(c) || inner) || c == 0) break;
    at = next;
  }
  return {at, at, Shape::kNumber, false};
}

Scanned ScanLetters(const Scanner& scan, uint32_t begin) {
  uint32_t at = begin;
  uint32_t last_apostrophe = 0;
  int uppers = 0, lowers = 0, letters = 0;
  bool capital = false;
  bool elision = false;  // the capital comes after "d'", "l'"
  while (true) {
    uint32_t next, after;
    const char32_t c = scan.Peek(at, &next);
    if (IsLetter(c) || IsDigit(c)) {
      if (IsLetter(c)) {
        const bool upper = IsUpper(c);
        if (letters == 0) capital = upper;
        if (upper && last_apostrophe && letters <= 2) elision = true;
        upper ? ++uppers : ++lowers;
        ++letters;
      }
    } else if (IsApostrophe(c) && IsLetter(scan.Peek(next, &after))) {
      last_apostrophe = at;
    } else {
      break;
    }
    at = next;
  }
  Scanned out;
  out.end = out.full_end = at;
  if (last_apostrophe) {
    uint32_t letter, behind;
    scan.Peek(last_apostrophe, &letter);
    const char32_t s = scan.Peek(letter, &behind);
    if ((s == U's' || s == U'S') && behind == at) {
      out.end = last_apostrophe;
      out.possessive = true;
    }
  } else {
    // "the Romans' fleet": the apostrophe of a plural.
    uint32_t next, after;
    if (IsApostrophe(scan.Peek(at, &next)) && at > begin && scan.Peek(next, &after) == U' ') {
      uint32_t ignored;
      out.possessive = scan.Peek(at - 1, &ignored) == U's';
    }
  }
  const bool is_capital = capital || elision;
  out.shape = !is_capital                                   ? Shape::kLower
              : uppers >= 2 && lowers == 0                  ? Shape::kAllCaps
              : uppers > 2 && lowers == 1 && out.possessive ? Shape::kAllCaps
                                                            : Shape::kCapital;
  return out;
}

Gap GapOf(absl::string_view between) {
  if (between.empty()) return Gap::kSpace;  // "J.F.Kennedy"
  bool space = false, period = false, comma = false, hyphen = false;
  bool ampersand = false, slash = false, open = false, close = false, quote = false, other = false;
  for (size_t i = 0; i < between.size();) {
    char32_t c;
    i += DecodeUtf8(between, i, &c);
    switch (c) {
      case U' ':
      case U'\n':
      case U'\t':
      case U'\r':
      case 0xA0:
      case 0x202F:
      case 0x2009: space = true; break;
      case U'.': period = true; break;
      case U',': comma = true; break;
      case U'-':
      case 0x2010:
      case 0x2011:
      case 0x2013:
      case 0x2014: hyphen = true; break;
      case U'&': ampersand = true; break;
      case U'/': slash = true; break;
      case U'(':
      case U'[': open = true; break;
      case U')':
      case U']': close = true; break;
      case U'"':
      case U'“':
      case U'”':
      case U'‘':
      case U'’':
      case U'\'':
      case U'«':
      case U'»': quote = true; break;
      default: other = true;
    }
  }
  if (open) return Gap::kOpen;
  if (close) return Gap::kClose;
  if (quote) return Gap::kQuote;
  if (other) return Gap::kOther;
  if (comma) return period || hyphen ? Gap::kOther : Gap::kComma;
  if (ampersand) return Gap::kAmpersand;
  if (slash) return space ? Gap::kOther : Gap::kSlash;
  if (hyphen) return space || period ? Gap::kOther : Gap::kHyphen;
  if (period) return Gap::kPeriod;
  return space ? Gap::kSpace : Gap::kOther;
}

// Folds one word into *arena; most are ASCII and need no allocation.
void AppendFolded(absl::string_view word, std::string* arena) {
  const size_t start = arena->size();
  bool gap = false;
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 128) {
      arena->resize(start);
      arena->append(Fold(word));
      return;
    }
    if (absl::ascii_isalnum(static_cast<unsigned char>(c))) {
      if (gap && arena->size() > start) arena->push_back(' ');
      gap = false;
      arena->push_back(absl::ascii_tolower(static_cast<unsigned char>(c)));
    } else if (c != '\'') {
      gap = true;
    }
  }
}

}  // namespace

DocumentWords ScanWords(const DocumentText& doc, const std::vector<Sentence>& sentences) {
  DocumentWords out;
  const absl::string_view text = doc.text;
  out.words_.reserve(text.size() / 6);
  out.folded_.reserve(text.size());
  for (const Sentence& sentence : sentences) {
    Span span = sentence.span;
    span.end = std::min<uint32_t>(span.end, static_cast<uint32_t>(text.size()));
    Scanner scan(text, span);
    uint32_t previous_end = span.begin;
    bool first = true;
    while (!scan.done()) {
      uint32_t next;
      const char32_t c = scan.Peek(scan.at(), &next);
      const uint32_t begin = scan.at();
      Scanned word;
      if (IsDigit(c)) {
        word = ScanNumber(scan, begin);
      } else if (IsLetter(c)) {
        const uint32_t initials = IsUpper(c) ? InitialsEnd(scan, begin) : begin;
        word = initials > begin ? Scanned{initials, initials, Shape::kInitials, false}
                                : ScanLetters(scan, begin);
      } else {
        scan.Seek(next);
        continue;
      }
      Word w;
      w.span = {begin, word.end};
      w.shape = word.shape;
      w.possessive = word.possessive;
      w.gap = first ? Gap::kStart : GapOf(Span{previous_end, begin}.In(text));
      w.folded_begin = static_cast<uint32_t>(out.folded_.size());
      AppendFolded(w.span.In(text), &out.folded_);
      const size_t size = out.folded_.size() - w.folded_begin;
      // A word of more than 64 KiB is no word.
      w.folded_size = static_cast<uint16_t>(std::min<size_t>(size, 65535));
      if (w.folded_size > 0) {
        w.hash = StableHash(absl::string_view(out.folded_).substr(w.folded_begin, w.folded_size));
        w.match = FindPhraseByHash(w.hash);
        out.words_.push_back(w);
        first = false;
        previous_end = word.full_end;
      }
      scan.Seek(word.full_end);
    }
    out.starts_.push_back(static_cast<int>(out.words_.size()));
  }
  return out;
}

std::string FoldedPhrase(const DocumentWords& words, int first, int last) {
  std::string out;
  for (int i = first; i <= last; ++i) {
    if (i > first) out.push_back(' ');
    const absl::string_view folded = words.Folded(i);
    out.append(folded.data(), folded.size());
  }
  return out;
}

}  // namespace dateline::mention
