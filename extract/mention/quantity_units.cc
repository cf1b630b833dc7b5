#include "extract/mention/quantity_units.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"

namespace dateline::mention {
namespace {

constexpr std::array<absl::string_view, 9> kSigns = {"$", "€", "£", "¥", "₹", "₽", "₩", "₺", "₪"};

// Whose dollar: "US$", "A$".
constexpr std::array<std::pair<absl::string_view, absl::string_view>, 5> kDollars = {
    {{"us", "USD"}, {"c", "CAD"}, {"a", "AUD"}, {"hk", "HKD"}, {"s", "SGD"}}};

bool Close(Gap gap) { return gap == Gap::kSpace || gap == Gap::kHyphen; }

// Words that are far more often a verb, an adjective or part of a date than a unit.
bool IsDoubtful(absl::string_view folded) {
  return folded == "won" || folded == "real" || folded == "mark" || folded == "quarter" ||
         folded == "quarters";
}

LexEntry UnitOfSymbol(absl::string_view symbol) {
  return FindPhrase(LexKey(symbol)).Of(LexTable::kUnit);
}

}  // namespace

Money MoneyBefore(absl::string_view text, const DocumentWords& words, int i, int begin) {
  const uint32_t at = words[i].span.begin;
  const uint32_t floor = i > begin ? words[i - 1].span.end : at - std::min<uint32_t>(at, 8);
  const absl::string_view between = Span{floor, at}.In(text);
  for (const absl::string_view sign : kSigns) {
    const size_t found = between.rfind(sign);
    // One space may stand between sign and number.
    if (found == absl::string_view::npos || between.size() - found - sign.size() > 2) continue;
    Money money;
    money.begin = floor + static_cast<uint32_t>(found);
    money.code = std::string(FindPhrase(LexKey(sign)).Of(LexTable::kCurrency).Field(0));
    if (sign == "$" && i > begin && words[i - 1].span.end == money.begin) {
      for (const auto& [letters, code] : kDollars) {
        if (words.Folded(i - 1) != letters) continue;
        money.code = std::string(code);
        money.begin = words[i - 1].span.begin;
      }
    }
    return money;
  }
  if (i == begin || (words[i].gap != Gap::kSpace && words[i].gap != Gap::kPeriod) ||
      !words[i - 1].capital() || words.Folded(i - 1).size() > 3) {
    return {};
  }
  const LexEntry entry = words.Match(i - 1).Of(LexTable::kCurrency);
  if (entry.table == LexTable::kNone) return {};
  return {std::string(entry.Field(0)), words[i - 1].span.begin};
}

LexEntry LongestOf(const DocumentWords& words, LexTable table, int first, int end, int* last) {
  LexEntry best;
  std::string key;
  for (int i = first; i < end && i < first + 4; ++i) {
    if (i > first && !Close(words[i].gap)) break;
    if (i > first) key.push_back(' ');
    const absl::string_view folded = words.Folded(i);
    key.append(folded.data(), folded.size());
    const PhraseMatch match = i == first ? words.Match(i) : FindPhrase(key);
    if (match.Has(table)) {
      best = match.Of(table);
      *last = i;
    }
    if (!match.longer()) break;
  }
  return best;
}

Unit UnitBehind(absl::string_view text, const DocumentWords& words, const Number& number, int end) {
  const uint32_t number_end = words[number.last].span.end;
  if (!number.suffix.empty()) {  // "80km"
    const LexEntry entry = FindPhrase(number.suffix).Of(LexTable::kUnit);
    return {std::string(entry.Field(0)), number.last, number_end};
  }
  if (number_end < text.size() && text[number_end] == '%')
    return {"%", number.last, number_end + 1};
  const int n = number.last + 1;
  if (n >= end || !Close(words[n].gap) || IsDoubtful(words.Folded(n))) return {};
  int currency_last = -1, unit_last = -1;
  const LexEntry currency = LongestOf(words, LexTable::kCurrency, n, end, &currency_last);
  const LexEntry unit = LongestOf(words, LexTable::kUnit, n, end, &unit_last);
  if (currency_last >= 0 && currency_last >= unit_last) {
    return {std::string(currency.Field(0)), currency_last, words[currency_last].span.end};
  }
  // "5 m", but not "5 W." of a name nor '2 second': one letter wants its exact case.
  const bool letter = words.Folded(n).size() == 1 && words[n].shape != Shape::kLower;
  const bool ordinal = words.Folded(n) == "second" && number.value != 1;
  if (unit_last < 0 || letter || ordinal) return {};
  // '70 Mi-17 helicopters': the name of a model, not miles.
  const uint32_t behind = words[unit_last].span.end;
  if (behind + 1 < text.size() && text[behind] == '-' && absl::ascii_isdigit(text[behind + 1])) {
    return {};
  }
  return {std::string(unit.Field(0)), unit_last, words[unit_last].span.end};
}

double UnitsPer(absl::string_view bigger, absl::string_view smaller) {
  if (bigger == "year" && smaller == "month") return 12;  // not 365.2425 days over 30.4
  const LexEntry big = UnitOfSymbol(bigger), small = UnitOfSymbol(smaller);
  double big_factor, small_factor;
  if (big.table == LexTable::kNone || small.table == LexTable::kNone ||
      big.Field(1) != small.Field(1) || big.Field(1) == "ratio" ||
      !absl::SimpleAtod(big.Field(2), &big_factor) ||
      !absl::SimpleAtod(small.Field(2), &small_factor) || small_factor >= big_factor) {
    return 0;
  }
  return big_factor / small_factor;
}

}  // namespace dateline::mention
