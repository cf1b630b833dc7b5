#include "extract/mention/numbers.h"

#include <cmath>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "extract/mention/lexicon.h"

namespace dateline::mention {
namespace {

struct NumberWord {
  absl::string_view kind;  // cardinal, scale, ordinal, ...; empty: none
  double value = 0;
};

NumberWord NumberWordOf(absl::string_view folded) {
  const LexEntry entry = FindPhrase(folded).Of(LexTable::kNumberWord);
  NumberWord word;
  if (entry.table == LexTable::kNone) return word;
  if (!absl::SimpleAtod(entry.Field(1), &word.value)) return word;
  word.kind = entry.Field(0);
  return word;
}

bool Joined(Gap gap) { return gap == Gap::kSpace || gap == Gap::kHyphen; }

// Digits that carry meaning: all up to the last that is not a trailing zero of a whole number.
int SignificantDigits(absl::string_view digits, bool decimal) {
  std::string plain;
  for (const char c : digits) {
    if (absl::ascii_isdigit(c) && !(plain.empty() && c == '0')) plain.push_back(c);
  }
  if (!decimal) {
    while (plain.size() > 1 && plain.back() == '0') plain.pop_back();
  }
  return plain.empty() ? 1 : static_cast<int>(plain.size());
}

int SignificantDigits(double value) {
  if (!(value > 0) || value > 1e15 || value != std::floor(value)) return 1;
  return SignificantDigits(absl::StrCat(static_cast<int64_t>(value)), false);
}

// Groups of three, or of two before the last three (1,00,000).
bool WellGrouped(const std::vector<absl::string_view>& groups) {
  if (groups[0].empty() || groups[0].size() > 3 || groups.back().size() != 3) return false;
  bool threes = true, twos = groups[0].size() <= 2;
  for (size_t i = 1; i + 1 < groups.size(); ++i) {
    threes &= groups[i].size() == 3;
    twos &= groups[i].size() == 2;
  }
  return threes || twos;
}

// Applies "million", "lakh crore", "bn" behind the number.
void TakeScales(const DocumentWords& words, int end, Number* number) {
  while (number->last + 1 < end) {
    const int n = number->last + 1;
    if (!Joined(words[n].gap) || words[n].shape == Shape::kNumber) return;
    const NumberWord scale = NumberWordOf(words.Folded(n));
    const bool suffix = scale.kind == "suffix" && words.Folded(n).size() > 1;  // "10 bn"
    if (scale.kind != "scale" && !suffix) return;
    // 'seven score and' is no scale; a plural behind a figure is a slip: '13,000 thousands'.
    const bool plural = absl::EndsWith(words.Folded(n), "s") && words.Folded(n) != "lakhs" &&
                        words.Folded(n) != "lacs" && words.Folded(n) != "crores";
    if (number->grouped || (number->scaled && number->digits && scale.value < 1e5)) {
      number->problem = "a grouped figure before '" + std::string(words.Folded(n)) + "'";
    } else if (plural && n + 1 < end && words.Folded(n + 1) == "of") {
      return;  // 'two hundreds of'
    }
    number->value *= scale.value;
    number->scaled = true;
    number->last = n;
  }
}

Number DigitsAt(absl::string_view text, const DocumentWords& words, int i, int end) {
  const absl::string_view written = words[i].span.In(text);
  size_t size = 0;
  while (size < written.size() && !absl::ascii_isalpha(written[size]) &&
         static_cast<unsigned char>(written[size]) < 128) {
    ++size;
  }
  Number number = ParseDigits(written.substr(0, size));
  if (number.first < 0 && number.problem.empty()) return {};
  number.first = number.last = i;
  number.digits = true;
  number.suffix = absl::AsciiStrToLower(std::string(written.substr(size)));
  if (!number.suffix.empty()) {
    const NumberWord scale = NumberWordOf(number.suffix);
    if (scale.kind == "suffix" && number.suffix != "m") {
      number.value *= scale.value;
      number.scaled = true;
      number.suffix.clear();
    }
    return number;
  }
  // "1 000 000" with thin or no-break spaces.
  while (number.last + 1 < end && !number.decimal && words[number.last + 1].gap == Gap::kSpace) {
    const Word& next = words[number.last + 1];
    const absl::string_view space = Span{words[number.last].span.end, next.span.begin}.In(text);
    const absl::string_view group = next.span.In(text);
    if (space.size() < 2 || group.size() != 3 || next.shape != Shape::kNumber) break;
    double value;
    if (!absl::SimpleAtod(group, &value)) break;
    number.value = number.value * 1000 + value;
    number.significant_digits = SignificantDigits(number.value);
    number.grouped = true;
    ++number.last;
  }
  const size_t comma = written.find(',');
  const bool fraction = number.grouped && written.rfind(',') == comma && size - comma <= 3;
  const double plain = number.value;
  TakeScales(words, end, &number);
  // '1,40 million' is a decimal comma.
  if (fraction && number.scaled && size > comma + 1) {
    number.value = number.value / plain * (plain / std::pow(10, size - comma - 1));
  }
  return number;
}

// "two hundred and fifty thousand": cardinals add up, scales multiply what stands before them.
class WordSum {
 public:
  // What 'a' and 'half a' count for.
  void Start(double value) { group_ = value; }
  bool empty() const { return !any_; }
  bool scaled() const { return scaled_; }
  double value() const { return total_ + group_; }
  double previous() const { return previous_; }

  // Whether the word went in.
  bool Take(const NumberWord& word) {
    const bool taken = word.kind == "cardinal" ? TakeCardinal(word.value)
                       : word.kind == "scale"  ? TakeScale(word.value)
                                               : false;
    any_ |= taken;
    if (taken) previous_ = word.value;
    return taken;
  }
  // 'two dozen', 'a score'
  bool TakeDozen(double value) {
    if (!any_ && group_ == 0) return false;
    group_ *= value;
    any_ = true;
    return true;
  }

 private:
  // 'twenty-three' goes on, 'two three' does not.
  bool TakeCardinal(double value) {
    const bool fits =
        previous_ == 0 || previous_ >= 100 || (previous_ >= 20 && value < 10 && value > 0);
    if (fits) group_ += value;
    return fits;
  }
  bool TakeScale(double value) {
    if (!any_ && group_ == 0) return false;  // 'hundreds of', 'million'
    scaled_ = true;
    const double count = group_ > 0 ? group_ : 1;
    if (value < 1000) {
      group_ = count * value;
      return true;
    }
    if (value >= last_scale_ && total_ > 0) {
      total_ = (total_ + group_) * value;  // 'two thousand million'
    } else {
      total_ += count * value;
    }
    last_scale_ = value;
    group_ = 0;
    return true;
  }

  double total_ = 0, group_ = 0, previous_ = 0;
  double last_scale_ = 1e18;
  bool any_ = false, scaled_ = false;
};

// Words of 'a', 'half a' before a scale or a dozen; 0: none, -1: an article and nothing to count.
int OpeningWords(const DocumentWords& words, int i, int end, double* value) {
  const absl::string_view first = words.Folded(i);
  const bool article = first == "a" || first == "an";
  const bool half = first == "half" && i + 2 < end && words.Folded(i + 1) == "a";
  if (!article && !half) return 0;
  const int n = half ? i + 2 : i + 1;
  if (n >= end || words[n].gap != Gap::kSpace || absl::EndsWith(words.Folded(n), "s")) return -1;
  const NumberWord next = NumberWordOf(words.Folded(n));
  if (next.kind != "scale" && next.kind != "dozen") return -1;
  *value = half ? 0.5 : 1;
  return n - i;
}

Number WordsAt(const DocumentWords& words, int i, int end) {
  double opening = 0;
  const int skipped = OpeningWords(words, i, end, &opening);
  if (skipped < 0) return {};
  Number number;
  WordSum sum;
  sum.Start(opening);
  for (int at = i + skipped; at < end; ++at) {
    if (at > i && !Joined(words[at].gap)) break;
    const absl::string_view folded = words.Folded(at);
    const bool more = at + 1 < end && Joined(words[at + 1].gap);
    if (!sum.empty() && folded == "and" && more) {
      // 'a hundred and fifty', not 'twenty and thirty'.
      if (sum.previous() < 100 || NumberWordOf(words.Folded(at + 1)).kind != "cardinal") break;
      continue;
    }
    const NumberWord word = NumberWordOf(folded);
    // 'two thousands of'
    if (!sum.empty() && absl::EndsWith(folded, "s") && more && words.Folded(at + 1) == "of" &&
        word.kind == "scale") {
      break;
    }
    if (word.kind == "dozen" && sum.TakeDozen(word.value)) {
      number.dozen = true;
      number.last = at;
      break;
    }
    if (!sum.Take(word)) break;
    number.last = at;
  }
  if (sum.empty()) return {};
  number.first = i;
  number.value = sum.value();
  number.scaled = sum.scaled();
  number.significant_digits = SignificantDigits(number.value);
  return number;
}

}  // namespace

Number ParseDigits(absl::string_view digits) {
  Number number;
  const std::vector<absl::string_view> halves = absl::StrSplit(digits, '.');
  if (digits.empty() || halves.size() > 2) return number;  // "2.4.0" is a version
  const std::vector<absl::string_view> groups = absl::StrSplit(halves[0], ',');
  number.grouped = groups.size() > 1;
  number.decimal = halves.size() == 2;
  if (number.grouped && !WellGrouped(groups)) {
    number.problem = absl::StrCat("digits are grouped neither by three nor as lakhs: '",
                                  std::string(digits), "'");
  }
  const std::string plain = absl::StrReplaceAll(digits, {{",", ""}});
  if (!absl::SimpleAtod(plain, &number.value)) return Number();
  number.first = number.last = 0;
  number.significant_digits = SignificantDigits(plain, number.decimal);
  return number;
}

namespace {

// 'three [[and a half]] years', 'two and a quarter million'
void TakeFraction(const DocumentWords& words, int end, Number* number) {
  const int n = number->last + 1;
  if (number->first < 0 || n + 2 >= end || number->decimal || number->grouped || number->scaled ||
      number->dozen || !number->suffix.empty()) {
    return;
  }
  for (int i = n; i < n + 3; ++i) {
    if (!Joined(words[i].gap)) return;
  }
  if (words.Folded(n) != "and" || words.Folded(n + 1) != "a") return;
  const NumberWord part = NumberWordOf(words.Folded(n + 2));
  if (part.kind != "fraction") return;
  number->value += part.value;
  number->last = n + 2;
  ++number->significant_digits;
  number->decimal = true;
  TakeScales(words, end, number);
}

}  // namespace

Number NumberAt(absl::string_view text, const DocumentWords& words, int i, int end) {
  Number number = words[i].shape == Shape::kNumber ? DigitsAt(text, words, i, end)
                                                    : WordsAt(words, i, end);
  TakeFraction(words, end, &number);
  return number;
}

namespace {

// "13th", "100,000th"
OrdinalNumber DigitOrdinal(absl::string_view written, int i) {
  const std::string plain = absl::StrReplaceAll(written, {{",", ""}, {" ", ""}});
  const absl::string_view folded = plain;
  const absl::string_view ending = folded.size() > 2 ? folded.substr(folded.size() - 2) : "";
  const bool ordinal = ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
  OrdinalNumber out;
  if (!ordinal || !absl::SimpleAtoi(folded.substr(0, folded.size() - 2), &out.value)) return {};
  out.first = out.last = i;
  return out;
}

// 'twenty-first', 'hundred-thousandth', 'hundred and fifth', 'two-millionth': what stands before
// the ordinal adds to a small one and is counted by a great one.
OrdinalNumber WordOrdinal(const DocumentWords& words, int i, int end) {
  constexpr int kLongest = 6;
  double sum = 0, last = 0;  // what stands before, and its last word
  for (int at = i; at < end && at < i + kLongest; ++at) {
    if (at > i && !Joined(words[at].gap)) return {};
    const NumberWord word = NumberWordOf(words.Folded(at));
    if (word.kind == "ordinal") {
      double value = word.value;
      if (sum > 0 && value >= 100) {
        value *= sum;
      } else if (sum > 0) {
        if (last < 20 || (last < 100 && value >= 10) || value < 0) return {};
        value += sum;
      }
      if (!(value < 2e9)) return {};
      return {i, at, static_cast<int>(value)};
    }
    if (word.kind == "cardinal" || (word.kind == "fraction" && at == i)) {
      sum += word.value;  // 'half-millionth'
    } else if (word.kind == "scale") {
      sum = (sum > 0 ? sum : 1) * word.value;
    } else if (words.Folded(at) != "and" || last < 100) {
      return {};
    }
    if (!word.kind.empty()) last = word.value;
  }
  return {};
}

}  // namespace

OrdinalNumber OrdinalAt(const DocumentWords& words, int i, int end) {
  if (words[i].shape == Shape::kNumber) return DigitOrdinal(words.Folded(i), i);
  return WordOrdinal(words, i, end);
}

}  // namespace dateline::mention
