#include "extract/mention/quantity_context.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

bool IsCalendar(const DocumentWords& words, int i) {
  if (!IsCommon(words.Match(i), "calendar")) return false;
  // "may", "march", "sun" without a capital are words.
  return words[i].capital() || words.Folded(i).size() > 6;
}

bool LinksNumbers(absl::string_view folded) {
  return folded == "and" || folded == "to" || folded == "or" || folded == "of" || folded == "the";
}

// From the number over other numbers and links to a month: '16, 17 and 18 March'.
bool ReachesMonth(const DocumentWords& words, int from, int step, int begin, int end) {
  for (int i = from, steps = 0; i >= begin && i < end && steps < 5; i += step, ++steps) {
    if (IsCalendar(words, i)) return true;
    const bool number = words[i].shape == Shape::kNumber && words[i].folded_size <= 4;
    if (!number && !LinksNumbers(words.Folded(i))) return false;
    const Gap gap = words[step > 0 ? i : i + 1].gap;
    if (gap == Gap::kOpen || gap == Gap::kClose || gap == Gap::kPeriod) return false;
  }
  return false;
}

// '2023-02-30', which need not be a day: whether the byte stands in digits so written.
bool InIsoDate(absl::string_view text, size_t at) {
  constexpr size_t kSize = 10;
  const auto part = [&](size_t i) {
    return i < text.size() && (absl::ascii_isdigit(text[i]) || text[i] == '-');
  };
  size_t begin = at, end = at;
  while (begin > 0 && at - begin <= kSize && part(begin - 1)) --begin;
  while (part(end) && end - at <= kSize) ++end;
  if (end - begin != kSize) return false;
  for (size_t i = 0; i < kSize; ++i) {
    if ((text[begin + i] == '-') != (i == 4 || i == 7)) return false;
  }
  return true;
}

char At(absl::string_view text, size_t at) { return at < text.size() ? text[at] : ' '; }

}  // namespace

bool LooksLikeYear(const Number& number) {
  return number.digits && number.first == number.last && !number.grouped && !number.decimal &&
         !number.scaled && number.suffix.empty() && number.value >= 1000 && number.value < 2200;
}

bool IsPartOfDate(absl::string_view text, const DocumentWords& words, int begin, int end,
                  const Number& number) {
  if (!number.digits || number.scaled || number.decimal || number.grouped) return false;
  const Word& first = words[number.first];
  if (InIsoDate(text, first.span.begin)) return true;
  const int next = number.last + 1, previous = number.first - 1;
  if (number.value <= 31 || LooksLikeYear(number)) {
    if (next < end && ReachesMonth(words, next, 1, begin, end)) return true;
    if (previous >= begin && ReachesMonth(words, previous, -1, begin, end)) return true;
  }
  const char before = first.span.begin > 0 ? text[first.span.begin - 1] : ' ';
  const char after = At(text, words[number.last].span.end);
  const char beyond = At(text, words[number.last].span.end + 1);
  if (before == ':' || (after == ':' && absl::ascii_isdigit(beyond))) return true;
  if (before == '/' || (after == '/' && absl::ascii_isdigit(beyond))) return true;
  // "0615 local time": a leading zero is a clock or a code.
  if (text[first.span.begin] == '0' && first.span.size() > 1) return true;
  if (next < end && IsCalendar(words, next) && words[next].shape == Shape::kAllCaps) return true;
  if (previous >= begin &&
      (words.Folded(previous) == "year" || words.Folded(previous) == "years") &&
      number.value > 99) {
    return true;
  }
  return next < end && (words.Folded(next) == "oclock" || words.Folded(next) == "gmt" ||
                        words.Folded(next) == "bc" || words.Folded(next) == "ad");
}

bool IsReference(absl::string_view text, const DocumentWords& words, int begin, int end,
                 const Number& number) {
  const Word& first = words[number.first];
  const int previous = number.first - 1, next = number.last + 1;
  const char before = first.span.begin > 0 ? text[first.span.begin - 1] : ' ';
  if (before == '#' || before == '@' || before == '_' || before == '^' || before == '=')
    return true;
  if (!number.digits) return false;
  // "1. On 12 March": the number of an item.
  if (previous < begin && next < end && words[next].gap == Gap::kPeriod) return true;
  if (previous < begin) return false;
  const bool close = first.gap == Gap::kSpace || first.gap == Gap::kPeriod;
  const absl::string_view before_word = words.Folded(previous);
  if (close && FindPhrase(before_word).Has(LexTable::kReference)) {
    // 'has no 5' is rare; "number of" never stands right before a figure.
    return true;
  }
  if (first.gap == Gap::kHyphen && words[previous].shape != Shape::kNumber &&
      before_word != "mid" && before_word.size() < 4) {
    return true;  // "Mi-35", "U-2"
  }
  // "Boeing 747", "Windows 10": a bare figure behind a capitalised word inside the sentence.
  // 'needs Vega 3.9 or newer', but 'in Norway 3.9'.
  const PhraseMatch name = words.Match(previous);
  const bool release = number.decimal && !name.Has(LexTable::kState) &&
                       !name.Has(LexTable::kPlace) && !name.Has(LexTable::kDemonym) &&
                       !name.Has(LexTable::kCurrency) && !IsCommon(name, "calendar") &&
                       (next >= end || !FindPhrase(words.Folded(next)).Has(LexTable::kUnit)) &&
                       At(text, words[number.last].span.end) != '%';
  const bool bare =
      !number.grouped && (!number.decimal || release) && !number.scaled && number.suffix.empty();
  // 'written by 3.x'
  if (At(text, words[number.last].span.end) == '.' &&
      At(text, words[number.last].span.end + 1) == 'x') {
    return true;
  }
  const bool noun_follows = next < end && words[next].gap == Gap::kSpace &&
                            IsPluralNoun(words.Folded(next)) && !IsFunctionWord(words.Match(next));
  return bare && first.gap == Gap::kSpace && words[previous].capital() && previous > begin &&
         !IsFunctionWord(before_word) && !noun_follows &&
         !FindPhrase(before_word).Has(LexTable::kCurrency);
}

}  // namespace dateline::mention
