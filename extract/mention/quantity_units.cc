#include "extract/mention/quantity_units.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace dateline::mention {
namespace {

constexpr std::array<absl::string_view, 9> kSigns = {"$", "€", "£", "¥", "₹", "₽", "₩", "₺", "₪"};

// Whose dollar: "US$", "A$".
constexpr std::array<std::pair<absl::string_view, absl::string_view>, 5> kDollars = {
    {{"us", "USD"}, {"c", "CAD"}, {"a", "AUD"}, {"hk", "HKD"}, {"s", "SGD"}}};

// Whose pound, by the letter behind or before the sign where old accounts have one: "£T", "£E".
constexpr std::array<std::pair<absl::string_view, absl::string_view>, 5> kPounds = {
    {{"t", "TR"}, {"e", "EG"}, {"a", "AU"}, {"nz", "NZ"}, {"ir", "IE"}}};

bool Close(Gap gap) { return gap == Gap::kSpace || gap == Gap::kHyphen; }

// Words that are far more often a verb, an adjective or part of a date than a unit.
bool IsDoubtful(absl::string_view folded) {
  return folded == "won" || folded == "real" || folded == "mark" || folded == "quarter" ||
         folded == "quarters";
}

LexEntry UnitOfSymbol(absl::string_view symbol) {
  return FindPhrase(LexKey(symbol)).Of(LexTable::kUnit);
}

// '£T 4.5 million', 'E£300': the pound of a state. Empty: no letter stands at the sign.
Money StatePound(absl::string_view text, const DocumentWords& words, int i, int begin) {
  constexpr absl::string_view kSign = "£";
  for (const auto& [letters, state] : kPounds) {
    if (i == begin || words.Folded(i - 1) != letters || !words[i - 1].capital()) continue;
    const Span word = words[i - 1].span;
    const absl::string_view between = Span{word.end, words[i].span.begin}.In(text);
    const bool behind = word.begin >= kSign.size() && between.size() <= 1 &&
                        text.substr(word.begin - kSign.size(), kSign.size()) == kSign;
    if (!behind && between != kSign) continue;
    return {absl::StrCat(std::string(state), " pound"),
            behind ? word.begin - static_cast<uint32_t>(kSign.size()) : word.begin};
  }
  return {};
}

// 'four million [[Turkish pounds]]': money whose name several states use, of one of them.
Unit StateMoney(const DocumentWords& words, int n, int end) {
  if (n + 1 >= end || !words[n].capital() || words[n + 1].gap != Gap::kSpace) return {};
  const LexEntry demonym = words.Match(n).Of(LexTable::kDemonym);
  const LexEntry money = words.Match(n + 1).Of(LexTable::kCurrency);
  absl::string_view state = demonym.Field(0);
  if (!absl::ConsumePrefix(&state, "state:") || money.table == LexTable::kNone ||
      !absl::ascii_islower(money.Field(0)[0])) {
    return {};
  }
  return {absl::StrCat(std::string(state), " ", std::string(money.Field(0))), n + 1,
          words[n + 1].span.end};
}

}  // namespace

Money MoneyBefore(absl::string_view text, const DocumentWords& words, int i, int begin) {
  if (Money money = StatePound(text, words, i, begin); !money.code.empty()) return money;
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
    // 'km/h', 'Mbit/s'
    if (i > first && !Close(words[i].gap) && words[i].gap != Gap::kSlash) break;
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
  if (Unit money = StateMoney(words, n, end); money.last >= 0) return money;
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

namespace {

// Dimensions that have no measures of two units, as '5 feet, 6 inches' is one.
bool StandsAlone(absl::string_view dimension) {
  return dimension == "ratio" || dimension == "information" || dimension == "data rate" ||
         dimension == "frequency";
}

}  // namespace

double UnitsPer(absl::string_view bigger, absl::string_view smaller) {
  if (bigger == "year" && smaller == "month") return 12;  // not 365.2425 days over 30.4
  const LexEntry big = UnitOfSymbol(bigger), small = UnitOfSymbol(smaller);
  double big_factor, small_factor;
  if (big.table == LexTable::kNone || small.table == LexTable::kNone ||
      big.Field(1) != small.Field(1) || StandsAlone(big.Field(1)) ||
      !absl::SimpleAtod(big.Field(2), &big_factor) ||
      !absl::SimpleAtod(small.Field(2), &small_factor) || small_factor >= big_factor) {
    return 0;
  }
  return big_factor / small_factor;
}

}  // namespace dateline::mention
