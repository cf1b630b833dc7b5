#include "extract/mention/quantities.h"

#include <algorithm>
#include <array>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"
#include "extract/mention/numbers.h"
#include "extract/mention/quantity_context.h"

namespace dateline::mention {
namespace {

struct Money {
  std::string code;
  uint32_t begin = 0;  // where the sign starts in the text
};

class QuantityFinder {
 public:
  QuantityFinder(const DocumentText& doc, const DocumentWords& words, int sentence,
                 const std::vector<Span>& taken, std::vector<QuantityMention>* out)
      : text_(doc.text),
        words_(words),
        sentence_(sentence),
        begin_(words.begin(sentence)),
        end_(words.end(sentence)),
        taken_(taken),
        out_(out) {}

  void Find() {
    for (int i = begin_; i < end_;) i = TryAt(i);
  }

 private:
  int TryAt(int i);
  bool MayStart(int i) const;
  bool Taken(Span span) const;
  Money MoneyBefore(int i) const;
  LexEntry PhraseOf(LexTable table, int first, int* last) const;
  int RangeEnd(const Number& low, Number* high) const;
  bool TakeAge(const Number& number);
  int TakeMeasure(const Number& number, QuantityMention* found);
  int TakeCompound(int last, QuantityMention* found);
  bool TakeCounted(const Number& number, QuantityMention* found);
  void ApplyHedge(int first, int last, QuantityMention* found);
  void Emit(QuantityMention found);
  std::string SuffixUnit(const Number& number) const;

  absl::string_view text_;
  const DocumentWords& words_;
  int sentence_, begin_, end_;
  const std::vector<Span>& taken_;
  std::vector<QuantityMention>* out_;
};

bool Close(Gap gap) { return gap == Gap::kSpace || gap == Gap::kHyphen; }

bool QuantityFinder::MayStart(int i) const {
  if (words_[i].shape == Shape::kNumber) return true;
  const absl::string_view folded = words_.Folded(i);
  if (folded == "a" || folded == "an" || folded == "half") return true;
  const LexEntry entry = FindPhrase(folded).Of(LexTable::kNumberWord);
  if (entry.table == LexTable::kNone) return false;
  const absl::string_view kind = entry.Field(0);
  return kind == "cardinal" || kind == "multiple";
}

bool QuantityFinder::Taken(Span span) const {
  const auto next = std::partition_point(taken_.begin(), taken_.end(),
                                         [&](Span t) { return t.end <= span.begin; });
  return next != taken_.end() && next->Overlaps(span);
}

// The longest phrase of one table at word `first`; *last is its last word.
LexEntry QuantityFinder::PhraseOf(LexTable table, int first, int* last) const {
  LexEntry best;
  std::string key;
  for (int i = first; i < end_ && i < first + 4; ++i) {
    if (i > first && !Close(words_[i].gap)) break;
    if (i > first) key.push_back(' ');
    const absl::string_view folded = words_.Folded(i);
    key.append(folded.data(), folded.size());
    const PhraseMatch match = i == first ? words_.Match(i) : FindPhrase(key);
    if (match.Has(table)) {
      best = match.Of(table);
      *last = i;
    }
    if (!match.longer()) break;
  }
  return best;
}

// "$", "US$", "€", "Rs.", "USD" before the number.
Money QuantityFinder::MoneyBefore(int i) const {
  const uint32_t at = words_[i].span.begin;
  const uint32_t floor = i > begin_ ? words_[i - 1].span.end : at - std::min<uint32_t>(at, 8);
  const absl::string_view between = Span{floor, at}.In(text_);
  for (const absl::string_view sign : {"$", "€", "£", "¥", "₹", "₽", "₩", "₺", "₪"}) {
    const size_t found = between.rfind(sign);
    if (found == absl::string_view::npos) continue;
    if (between.size() - found - sign.size() > 2) continue;  // a space may stand between
    Money money;
    money.begin = floor + static_cast<uint32_t>(found);
    money.code = std::string(FindPhrase(LexKey(sign)).Of(LexTable::kCurrency).Field(0));
    if (sign == "$" && i > begin_ && words_[i - 1].span.end == money.begin) {
      // "US$", "A$", "HK$": the letters say whose dollar.
      const std::string prefix(words_.Folded(i - 1));
      constexpr std::array<std::pair<absl::string_view, absl::string_view>, 5> kDollars = {
          {{"us", "USD"}, {"c", "CAD"}, {"a", "AUD"}, {"hk", "HKD"}, {"s", "SGD"}}};
      for (const auto& [letters, code] : kDollars) {
        if (prefix == letters) {
          money.code = std::string(code);
          money.begin = words_[i - 1].span.begin;
        }
      }
    }
    return money;
  }
  if (i > begin_ && (words_[i].gap == Gap::kSpace || words_[i].gap == Gap::kPeriod) &&
      words_[i - 1].capital()) {
    const LexEntry entry = words_.Match(i - 1).Of(LexTable::kCurrency);
    if (entry.table != LexTable::kNone && words_.Folded(i - 1).size() <= 3) {
      return {std::string(entry.Field(0)), words_[i - 1].span.begin};
    }
  }
  return {};
}

// 'between 5 and 7', '5 to 7', '5–7': the last word of the range, or low's.
int QuantityFinder::RangeEnd(const Number& low, Number* high) const {
  const int n = low.last + 1;
  if (n >= end_) return low.last;
  int at = -1;
  if (words_[n].gap == Gap::kHyphen && words_[n].shape == Shape::kNumber && low.digits) {
    at = n;
  } else if (words_[n].gap == Gap::kSpace && n + 1 < end_ && words_[n + 1].gap == Gap::kSpace) {
    const absl::string_view link = words_.Folded(n);
    const bool between = low.first > begin_ && words_.Folded(low.first - 1) == "between";
    const bool from = low.first > begin_ && words_.Folded(low.first - 1) == "from";
    if ((link == "to" && !from) || link == "or" || (link == "and" && between)) at = n + 1;
  }
  if (at < 0 || !MayStart(at)) return low.last;
  Number second = NumberAt(text_, words_, at, end_);
  if (second.first < 0 || words_.Folded(at) == "a") return low.last;
  double low_value = low.value;
  if (second.scaled && !low.scaled && low.value < 1000) {
    // '2 to 3 million': the scale is for both.
    Number bare = second;
    bare.value = second.value;
    const double scale = second.value >= 1e9 ? 1e9 : second.value >= 1e6 ? 1e6 : 1e3;
    low_value *= scale;
  }
  if (low_value >= second.value) return low.last;
  *high = second;
  return second.last;
}

std::string QuantityFinder::SuffixUnit(const Number& number) const {
  const LexEntry entry = FindPhrase(number.suffix).Of(LexTable::kUnit);
  return std::string(entry.Field(0));
}

// 'aged 23', 'at the age of 61', '23-year-old', '61 years old', 'Name, 61,'.
bool QuantityFinder::TakeAge(const Number& number) {
  if (number.value <= 0 || number.value > 125 || number.decimal || number.scaled) return false;
  const int n = number.last + 1;
  int first = number.first, last = number.last;
  bool age = false;
  const auto word = [&](int i) {
    return i >= begin_ && i < end_ ? words_.Folded(i) : absl::string_view();
  };
  if (word(first - 1) == "aged" || word(first - 1) == "age") {
    age = true;
  } else if (word(first - 1) == "of" && (word(first - 2) == "age" || word(first - 2) == "ages")) {
    age = true;
  } else if ((word(n) == "year" || word(n) == "years") && word(n + 1) == "old") {
    age = true;
    last = n + 1;
  } else if (word(n) == "years" && word(n + 1) == "of" && word(n + 2) == "age") {
    age = true;
    last = n + 2;
  } else if (number.digits && words_[first].gap == Gap::kComma && first > begin_ &&
             words_[first - 1].capital() && number.value >= 12 &&
             !IsFunctionWord(word(first - 1))) {
    // "Aldrin, 61, ": a comma on both sides.
    const uint32_t end = words_[last].span.end;
    const char after = end < text_.size() ? text_[end] : ' ';
    age = after == ',' && (n >= end_ || words_[n].gap == Gap::kComma) &&
          !(n < end_ && words_[n].shape == Shape::kNumber);
  }
  if (!age) return false;
  QuantityMention found;
  found.span = {words_[first].span.begin, words_[last].span.end};
  found.quantity.set_value(number.value);
  found.quantity.set_unit("year");
  found.quantity.set_of("age");
  found.quantity.set_significant_digits(number.significant_digits);
  ApplyHedge(first, last, &found);
  Emit(std::move(found));
  return true;
}

// Unit or money behind the number: the last word taken; number.last where there is none.
int QuantityFinder::TakeMeasure(const Number& number, QuantityMention* found) {
  const int n = number.last + 1;
  int last = number.last;
  if (!number.suffix.empty()) {
    const std::string unit = SuffixUnit(number);
    if (!unit.empty()) found->quantity.set_unit(unit);
    return number.last;
  }
  const uint32_t end = words_[number.last].span.end;
  if (end < text_.size() && text_[end] == '%') {
    found->quantity.set_unit("%");
    found->span.end = end + 1;
    return number.last;
  }
  if (n >= end_ || !Close(words_[n].gap)) return number.last;
  int currency_last = -1, unit_last = -1;
  const LexEntry currency = PhraseOf(LexTable::kCurrency, n, &currency_last);
  const LexEntry unit = PhraseOf(LexTable::kUnit, n, &unit_last);
  if (currency_last >= unit_last && currency_last >= 0) {
    if (words_.Folded(currency_last) == "won" || words_.Folded(currency_last) == "real" ||
        words_.Folded(currency_last) == "mark") {
      return number.last;  // a verb or an adjective far more often
    }
    found->quantity.set_unit(std::string(currency.Field(0)));
    last = currency_last;
  } else if (unit_last >= 0) {
    // "5 m", but not "5 W" of a name or "2 second": a lone letter wants its exact case.
    const bool letter = words_.Folded(n).size() == 1 && words_[n].shape != Shape::kLower;
    const bool ordinal = words_.Folded(n) == "second" && number.value != 1;
    const bool quarter = words_.Folded(n) == "quarter" || words_.Folded(n) == "quarters";
    if (letter || ordinal || quarter) return number.last;
    found->quantity.set_unit(std::string(unit.Field(0)));
    last = unit_last;
  } else {
    return number.last;
  }
  found->span.end = words_[last].span.end;
  return last;
}

// 'nine hours and forty minutes': one quantity in the smaller unit.
int QuantityFinder::TakeCompound(int last, QuantityMention* found) {
  int at = last + 1;
  if (at >= end_) return last;
  if (words_.Folded(at) == "and") ++at;
  if (at >= end_ || !MayStart(at) || words_.Folded(at) == "a") return last;
  const Number small = NumberAt(text_, words_, at, end_);
  if (small.first < 0) return last;
  int big_last = last, small_last = -1;
  const LexEntry big_unit = words_.Match(big_last).Of(LexTable::kUnit);
  const LexEntry small_unit = PhraseOf(LexTable::kUnit, small.last + 1, &small_last);
  if (small_last < 0 || big_unit.table == LexTable::kNone) return last;
  if (big_unit.Field(1) != small_unit.Field(1) || big_unit.Field(1) == "ratio") return last;
  double big_factor, small_factor;
  if (!absl::SimpleAtod(big_unit.Field(2), &big_factor) ||
      !absl::SimpleAtod(small_unit.Field(2), &small_factor) || small_factor >= big_factor) {
    return last;
  }
  Quantity& q = found->quantity;
  double times = big_factor / small_factor;
  if (big_unit.Field(0) == "year" && small_unit.Field(0) == "month") times = 12;
  q.set_value(q.value() * times + small.value);
  q.set_unit(std::string(small_unit.Field(0)));
  q.set_significant_digits(q.significant_digits() + small.significant_digits);
  found->span.end = words_[small_last].span.end;
  return small_last;
}

// The counted noun: 'soldier' of '150,000 Soviet soldiers'. Whether a noun was there.
bool QuantityFinder::TakeCounted(const Number& number, QuantityMention* found) {
  int n = number.last + 1;
  // 'more than 40 of the passengers', 'twenty of them'.
  if (n + 1 < end_ && words_.Folded(n) == "of" && words_[n].gap == Gap::kSpace) {
    const absl::string_view det = words_.Folded(n + 1);
    if (det == "the" || det == "these" || det == "those" || det == "its" || det == "his" ||
        det == "her" || det == "their") {
      n += 2;
    } else {
      return false;
    }
  }
  if (n >= end_ || !Close(words_[n].gap)) return false;
  const bool attribute = words_[n].gap == Gap::kHyphen;  // '50-member board'
  const NounPhrase phrase = NounPhraseAt(words_, n, end_, number.value != 1 && !attribute);
  if (phrase.first < 0) return false;
  Quantity& q = found->quantity;
  if (attribute) {
    q.set_unit(SingularOf(words_.Folded(n)));
    q.set_of(q.unit());
    found->span.end = words_[n].span.end;
    return true;
  }
  q.set_unit(phrase.head);
  q.set_of(phrase.folded);
  found->span.end = words_[phrase.last].span.end;
  return true;
}

void SetBounds(absl::string_view effect, Quantity* q) {
  const double v = q->value();
  q->clear_min();
  q->clear_max();
  if (effect == "over" || effect == "atleast") {
    q->set_min(v);
  } else if (effect == "under" || effect == "atmost") {
    q->set_max(v);
  } else {
    q->set_min(v);
    q->set_max(v);
    if (effect == "about") q->set_approximate(true);
    if (effect == "nearly") {
      // 'nearly a hundred' is less than a hundred, and not by much.
      q->set_approximate(true);
      q->set_min(v * 0.85);
    }
  }
}

void QuantityFinder::ApplyHedge(int first, int last, QuantityMention* found) {
  std::string effect;
  for (int back = 4; back >= 1 && effect.empty(); --back) {
    const int from = first - back;
    if (from < begin_ || (back > 1 && !words_.Match(from).longer())) continue;
    const LexEntry hedge = FindPhrase(FoldedPhrase(words_, from, first - 1)).Of(LexTable::kHedge);
    if (hedge.table == LexTable::kNone || hedge.Field(1) != "before") continue;
    if (back == 1 && words_[first].gap == Gap::kComma) continue;
    effect = std::string(hedge.Field(0));
    found->span.begin = words_[from].span.begin;
  }
  if (effect.empty() && found->span.begin > 0) {
    const absl::string_view sign = text_.substr(found->span.begin - 1, 1);
    if (sign == "~") effect = "about";
    if (sign == ">") effect = "over";
    if (sign == "<") effect = "under";
  }
  for (int ahead = 1; ahead <= 2 && effect.empty(); ++ahead) {
    if (last + ahead >= end_ || words_[last + 1].gap != Gap::kSpace) break;
    const LexEntry hedge =
        FindPhrase(FoldedPhrase(words_, last + 1, last + ahead)).Of(LexTable::kHedge);
    if (hedge.table == LexTable::kNone || hedge.Field(1) != "after") continue;
    effect = std::string(hedge.Field(0));
    found->span.end = words_[last + ahead].span.end;
  }
  if (effect.empty() && found->span.end < text_.size() && text_[found->span.end] == '+') {
    effect = "atleast";
  }
  if (found->quantity.has_max() && found->quantity.max() != found->quantity.min()) {
    if (effect == "about" || effect == "nearly") found->quantity.set_approximate(true);
    return;  // a range keeps its bounds
  }
  SetBounds(effect, &found->quantity);
}

void QuantityFinder::Emit(QuantityMention found) {
  found.sentence = sentence_;
  found.quantity.set_text(CollapseSpace(found.span.In(text_)));
  out_->push_back(std::move(found));
}

// The quantity that starts at word i, if one does; the word to go on from.
int QuantityFinder::TryAt(int i) {
  if (!MayStart(i) || Taken(words_[i].span)) return i + 1;
  const LexEntry entry = words_.Match(i).Of(LexTable::kNumberWord);
  QuantityMention found;
  Quantity& q = found.quantity;
  if (entry.table != LexTable::kNone && entry.Field(0) == "multiple") {
    const absl::string_view folded = words_.Folded(i);
    double value;
    if (folded == "once" || absl::StartsWith(folded, "double") ||
        !absl::SimpleAtod(entry.Field(1), &value)) {
      return i + 1;
    }
    found.span = words_[i].span;
    q.set_value(value);
    q.set_unit("times");
    q.set_significant_digits(1);
    SetBounds("", &q);
    Emit(std::move(found));
    return i + 1;
  }
  const Number number = NumberAt(text_, words_, i, end_);
  if (number.first < 0) return i + 1;
  const Money money = MoneyBefore(i);
  if (money.code.empty() && (IsPartOfDate(text_, words_, begin_, end_, number) ||
                             IsReference(text_, words_, begin_, end_, number))) {
    return number.last + 1;
  }
  if (money.code.empty() && TakeAge(number)) return number.last + 1;

  found.span = {money.code.empty() ? words_[i].span.begin : money.begin,
                words_[number.last].span.end};
  q.set_value(number.value);
  q.set_significant_digits(number.significant_digits);
  q.set_problem(number.problem);
  if (!money.code.empty()) q.set_unit(money.code);
  Number whole = number;
  Number high;
  const int range_last = RangeEnd(number, &high);
  if (range_last > number.last) {
    const double scale = high.scaled && !number.scaled && number.value < 1000
                             ? (high.value >= 1e9   ? 1e9
                                : high.value >= 1e6 ? 1e6
                                                    : 1e3)
                             : 1;
    q.set_value(number.value * scale);
    q.set_min(q.value());
    q.set_max(high.value);
    whole.last = range_last;
    whole.suffix = high.suffix;
    found.span.end = words_[range_last].span.end;
  }
  int last = whole.last;
  const absl::string_view suffix = number.suffix;
  if (!money.code.empty() && suffix == "m") {
    q.set_value(q.value() * 1e6);
    q.set_unit(money.code);
  } else if (money.code.empty()) {
    last = TakeMeasure(whole, &found);
  } else {
    // "$5 million dollars", "$250,000 US": the word repeats the sign.
    QuantityMention again = found;
    const int word_last = TakeMeasure(whole, &again);
    if (word_last > last && again.quantity.unit() == q.unit()) {
      last = word_last;
      found.span.end = again.span.end;
    }
  }
  const bool measured = !q.unit().empty();
  if (measured && money.code.empty()) {
    last = TakeCompound(last, &found);
    if (q.unit() == "times" || q.unit() == "%") q.set_of("");
  }
  bool counted = false;
  if (!measured) {
    if (!suffix.empty()) return number.last + 1;  // "1960s", "4WD"
    if (number.last + 1 < end_ && words_.Folded(number.last + 1) == "times" &&
        Close(words_[number.last + 1].gap)) {
      q.set_unit("times");
      found.span.end = words_[number.last + 1].span.end;
      last = number.last + 1;
    } else {
      counted = TakeCounted(whole, &found);
    }
  } else if (last + 2 < end_ && words_.Folded(last + 1) == "of" && money.code.empty() &&
             words_[last + 1].gap == Gap::kSpace) {
    // 'a gram of radium', '500 tons of coal'
    const NounPhrase phrase = NounPhraseAt(words_, last + 2, end_, false);
    if (phrase.first == last + 2) q.set_of(phrase.folded);
  }
  if (LooksLikeYear(number) && !measured) {
    // 'the 1965 elections', 'in 1971': a year unless a plural noun is counted behind a hedge.
    const absl::string_view before = i > begin_ ? words_.Folded(i - 1) : absl::string_view("in");
    const bool hedged = FindPhrase(before).Has(LexTable::kHedge);
    if (!counted || !hedged) return number.last + 1;
  }
  // 'one of them', 'one day': a number only with money or a measure of other things than time.
  if (!number.digits && number.value == 1) {
    const LexEntry unit = FindPhrase(LexKey(q.unit())).Of(LexTable::kUnit);
    if (!measured || unit.Field(1) == "time") return number.last + 1;
  }
  ApplyHedge(i, last, &found);
  if (!money.code.empty() && found.span.begin > money.begin) found.span.begin = money.begin;
  const uint32_t end_of = found.span.end;
  Emit(std::move(found));
  int next = std::max(last, whole.last) + 1;
  while (next < end_ && words_[next].span.end <= end_of && MayStart(next)) ++next;
  return next;
}

}  // namespace

void FindQuantities(const DocumentText& doc, const DocumentWords& words, int sentence,
                    const std::vector<Span>& taken, std::vector<QuantityMention>* out) {
  QuantityFinder(doc, words, sentence, taken, out).Find();
}

}  // namespace dateline::mention
