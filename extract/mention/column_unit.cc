#include "extract/mention/column_unit.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

// "$", "US$", "€": a currency that is no word.
bool IsSign(absl::string_view piece) {
  return !piece.empty() && !absl::ascii_isalpha(piece.back()) &&
         !absl::ascii_isdigit(piece.back()) && FindPhrase(LexKey(piece)).Has(LexTable::kCurrency);
}

// Whether money may stand here: 'Won' and 'Mark' over a column are no currencies.
bool MayBeMoney(absl::string_view piece, bool marked) {
  if (IsSign(piece)) return true;
  if (IsFunctionWord(absl::string_view(Fold(piece)))) return false;  // 'in a group' is no 'A$'
  if (marked) return true;
  return piece.size() == 3 && std::all_of(piece.begin(), piece.end(), absl::ascii_isupper);
}

// The words of a head with their signs: "US$", "'000s"; brackets and commas stand by themselves.
std::vector<std::string> Pieces(absl::string_view head) {
  std::vector<std::string> pieces(1);
  for (const char c : head) {
    if (c == '(' || c == ')' || c == '[' || c == ']' || c == ',' || c == ';' || c == ':') {
      pieces.push_back(std::string(1, c));
      pieces.emplace_back();
    } else if (c == ' ' || c == '\n' || c == '\t' || c == '/') {
      pieces.emplace_back();
    } else {
      // "$m", "€bn"
      if (absl::ascii_isalpha(c) && IsSign(pieces.back())) pieces.emplace_back();
      pieces.back().push_back(c);
    }
  }
  pieces.erase(std::remove(pieces.begin(), pieces.end(), ""), pieces.end());
  return pieces;
}

bool IsMark(absl::string_view piece) {
  return piece.size() == 1 && absl::StrContains("()[],;:", piece);
}

// 'million', 'mn', "'000s"; 0: no scale. 'm' is a million of money, else a metre.
double ScaleOf(absl::string_view piece, bool money) {
  absl::string_view digits = piece;
  for (absl::string_view quote : {"'", "’", "‘"}) absl::ConsumePrefix(&digits, quote);
  absl::ConsumeSuffix(&digits, "s");
  if (digits == "000" || digits == "1000" || digits == "1,000") return 1e3;
  const std::string folded = Fold(piece);
  const LexEntry word = FindPhrase(folded).Of(LexTable::kNumberWord);
  double value = 0;
  if (word.table == LexTable::kNone || !absl::SimpleAtod(word.Field(1), &value)) return 0;
  if (word.Field(0) == "scale") return value;
  return word.Field(0) == "suffix" && (folded.size() > 1 || money) ? value : 0;
}

// The symbol that the table gives the longest phrase of pieces [first, last]; *taken counts them.
std::string SymbolAt(const std::vector<std::string>& pieces, size_t first, LexTable table,
                     size_t* taken) {
  std::string symbol, phrase;
  for (size_t i = first; i < pieces.size() && i < first + 3 && !IsMark(pieces[i]); ++i) {
    absl::StrAppend(&phrase, i > first ? " " : "", pieces[i]);
    const LexEntry entry = FindPhrase(LexKey(phrase)).Of(table);
    if (entry.table == LexTable::kNone) continue;
    symbol = std::string(entry.Field(0));
    *taken = i - first + 1;
  }
  return symbol;
}

// 'Passengers carried', 'Killed': what stands before the first bracket or comma is counted.
std::string CountedNoun(const std::vector<std::string>& pieces) {
  for (const std::string& piece : pieces) {
    if (IsMark(piece)) break;
    const std::string folded = Fold(piece);
    if (folded == "killed" || folded == "dead" || folded == "deaths" || folded == "fatalities") {
      return "dead";
    }
    if (IsFunctionWord(absl::string_view(folded))) break;
    if (pieces.size() == 1 && HasRole(folded, "group of people")) return "person";
    if (IsPluralNoun(folded) && InflectedVocabulary(folded).parts & WordInfo::kNoun) {
      return SingularOf(folded);
    }
  }
  return "";
}

}  // namespace

ColumnUnit ReadColumnUnit(absl::string_view head) {
  constexpr size_t kLongestHead = 200;
  ColumnUnit column;
  const std::vector<std::string> pieces = Pieces(head.substr(0, kLongestHead));
  bool marked = false, money = false;
  for (size_t i = 0; i < pieces.size();) {
    size_t taken = 1;
    const bool after_in = i > 0 && (pieces[i - 1] == "in" || pieces[i - 1] == "of");
    marked |= IsMark(pieces[i]);
    std::string currency;
    if (MayBeMoney(pieces[i], marked || after_in)) {
      currency = SymbolAt(pieces, i, LexTable::kCurrency, &taken);
    }
    if (!currency.empty()) {
      if (column.unit.empty()) column.unit = currency;
      money = true;
    } else if (const double scale = ScaleOf(pieces[i], money); scale > 0 && column.scale == 1) {
      column.scale = scale;
    } else if (marked || after_in || pieces[i] == "%") {
      // A unit stands in brackets, behind a comma or behind 'in'.
      const std::string unit = SymbolAt(pieces, i, LexTable::kUnit, &taken);
      if (column.unit.empty()) column.unit = unit;
    }
    i += taken;
  }
  if (column.unit.empty()) column.unit = column.of = CountedNoun(pieces);
  return column;
}

void ApplyColumnUnit(const ColumnUnit& column, Quantity* quantity) {
  if (!quantity->unit().empty()) return;
  quantity->set_unit(column.unit);
  if (quantity->of().empty()) quantity->set_of(column.of);
  quantity->set_value(quantity->value() * column.scale);
  if (quantity->has_min()) quantity->set_min(quantity->min() * column.scale);
  if (quantity->has_max()) quantity->set_max(quantity->max() * column.scale);
}

}  // namespace dateline::mention
