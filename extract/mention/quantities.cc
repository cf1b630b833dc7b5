#include "extract/mention/quantities.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/mention/ages.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"
#include "extract/mention/numbers.h"
#include "extract/mention/quantity_context.h"
#include "extract/mention/quantity_hedge.h"
#include "extract/mention/quantity_units.h"

namespace dateline::mention {
namespace {

bool Close(Gap gap) { return gap == Gap::kSpace || gap == Gap::kHyphen; }

// A quantity in the making.
struct Draft {
  Number number;  // widened to the end of a range
  Money money;
  QuantityMention found;
  int last = -1;           // last word taken
  bool counted = false;    // a counted noun stands behind
  bool year_like = false;  // the figure alone would be a year

  Quantity& quantity() { return found.quantity; }
  bool measured() const { return !found.quantity.unit().empty() && !counted; }
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
    for (int i = begin_; i < end_;) {
      i = MayStart(i) && !Taken(words_[i].span) ? TryAt(i) : i + 1;
    }
  }

 private:
  bool MayStart(int i) const;
  bool Taken(Span span) const;
  absl::string_view WordAt(int i) const {
    return i >= begin_ && i < end_ ? words_.Folded(i) : absl::string_view();
  }
  // 'forty [[or more]] ships'
  bool SaysOrMore(int i) const {
    return WordAt(i) == "or" && words_[i].gap == Gap::kSpace &&
           (WordAt(i + 1) == "more" || WordAt(i + 1) == "so" || WordAt(i + 1) == "fewer" ||
            WordAt(i + 1) == "less");
  }
  // Each tries at word i and returns the word to go on from; i itself where nothing was found.
  int TryAt(int i);
  int TryMultiple(int i);
  int TryMeasureOfOne(int i);
  int TakeAge(const Age& age, int digits);

  void TakeRange(Draft* draft) const;
  void TakeUnit(Draft* draft) const;
  void TakeUnitBefore(Draft* draft) const;
  void TakeCompound(Draft* draft) const;
  void TakeSubstance(Draft* draft) const;
  void TakeCounted(Draft* draft) const;
  int BehindDeterminer(int n) const;
  bool CountsPeople(int n) const;
  bool CountsGroup(int first) const;
  static void TakePeople(Draft* draft) {
    draft->counted = true;
    draft->quantity().set_unit("person");
    draft->quantity().set_of("person");
  }
  bool Counts(const Draft& draft) const;
  int Emit(Draft draft, int first);

  absl::string_view text_;
  const DocumentWords& words_;
  int sentence_, begin_, end_;
  const std::vector<Span>& taken_;
  std::vector<QuantityMention>* out_;
};

bool QuantityFinder::MayStart(int i) const {
  if (words_[i].shape == Shape::kNumber) return true;
  const absl::string_view folded = words_.Folded(i);
  if (folded == "a" || folded == "an" || folded == "half") return true;
  if (absl::EndsWith(folded, "enarian")) return true;
  const LexEntry entry = words_.Match(i).Of(LexTable::kNumberWord);
  return entry.table != LexTable::kNone &&
         (entry.Field(0) == "cardinal" || entry.Field(0) == "multiple" ||
          entry.Field(0) == "ordinal");
}

bool QuantityFinder::Taken(Span span) const {
  const auto next = std::partition_point(taken_.begin(), taken_.end(),
                                         [&](Span t) { return t.end <= span.begin; });
  return next != taken_.end() && next->Overlaps(span);
}

int QuantityFinder::Emit(Draft draft, int first) {
  QuantityMention& found = draft.found;
  found.sentence = sentence_;
  const int hedged = SaysOrMore(draft.number.last + 1) ? draft.number.last : draft.last;
  ApplyHedge(text_, words_, first, hedged, &found);
  found.quantity.set_text(CollapseSpace(found.span.In(text_)));
  const uint32_t end = found.span.end;
  out_->push_back(std::move(found));
  int next = std::max(draft.last, draft.number.last) + 1;
  while (next < end_ && words_[next].span.end <= end) ++next;
  return next;
}

// 'sevenfold', 'twice'
int QuantityFinder::TryMultiple(int i) {
  const LexEntry entry = words_.Match(i).Of(LexTable::kNumberWord);
  if (entry.table == LexTable::kNone || entry.Field(0) != "multiple") return i;
  double value;
  // 'double' and 'once' mean other things more often.
  const absl::string_view folded = words_.Folded(i);
  if (folded == "once" || absl::StartsWith(folded, "double") ||
      !absl::SimpleAtod(entry.Field(1), &value)) {
    return i + 1;
  }
  Draft draft;
  draft.found.span = words_[i].span;
  draft.last = draft.number.last = i;
  draft.quantity().set_value(value);
  draft.quantity().set_unit("times");
  draft.quantity().set_significant_digits(1);
  return Emit(std::move(draft), i);
}

// 'a gram of radium', 'a ton of coal': the article counts where a measure of a substance follows.
int QuantityFinder::TryMeasureOfOne(int i) {
  const absl::string_view folded = words_.Folded(i);
  if ((folded != "a" && folded != "an") || i + 3 >= end_) return i;
  int last = -1;
  const LexEntry unit = LongestOf(words_, LexTable::kUnit, i + 1, end_, &last);
  if (last < 0 || words_[i + 1].gap != Gap::kSpace || WordAt(last + 1) != "of") return i;
  const absl::string_view dimension = unit.Field(1);
  if (dimension != "mass" && dimension != "volume" && dimension != "area") return i;
  Draft draft;
  draft.found.span = {words_[i].span.begin, words_[last].span.end};
  draft.last = draft.number.last = last;
  draft.quantity().set_value(1);
  draft.quantity().set_significant_digits(1);
  draft.quantity().set_unit(std::string(unit.Field(0)));
  TakeSubstance(&draft);
  return Emit(std::move(draft), i);
}

int QuantityFinder::TakeAge(const Age& age, int digits) {
  Draft draft;
  draft.number.first = age.first;
  draft.last = draft.number.last = age.last;
  draft.found.span = {words_[age.first].span.begin, words_[age.last].span.end};
  draft.quantity().set_value(age.value);
  if (age.max > age.value) {
    draft.quantity().set_min(age.value);
    draft.quantity().set_max(age.max);
  }
  draft.quantity().set_unit("year");
  draft.quantity().set_of("age");
  draft.quantity().set_significant_digits(digits);
  return Emit(std::move(draft), age.first);
}

// 'between 5 and 7', '5 to 7', '5–7', '2 to 3 million'.
void QuantityFinder::TakeRange(Draft* draft) const {
  const Number& low = draft->number;
  const int n = low.last + 1;
  int at = -1;
  if (n < end_ && words_[n].gap == Gap::kHyphen && words_[n].shape == Shape::kNumber &&
      low.digits) {
    at = n;
  } else if (n + 1 < end_ && words_[n].gap == Gap::kSpace && words_[n + 1].gap == Gap::kSpace) {
    const absl::string_view before = WordAt(low.first - 1), link = words_.Folded(n);
    // 'from 5 to 7' tells a change more often than a range.
    if ((link == "to" && before != "from") || link == "or" ||
        (link == "and" && before == "between")) {
      at = n + 1;
    }
  }
  if (at < 0 || !MayStart(at) || WordAt(at) == "a") return;
  const Number high = NumberAt(text_, words_, at, end_);
  if (high.first < 0) return;
  double value = low.value;
  if (high.scaled && !low.scaled && low.value < 1000) {
    // '2 to 3 million': the scale is for both.
    value *= high.value >= 1e9 ? 1e9 : high.value >= 1e6 ? 1e6 : 1e3;
  }
  if (value >= high.value) return;
  draft->quantity().set_value(value);
  draft->quantity().set_min(value);
  draft->quantity().set_max(high.value);
  draft->number.last = draft->last = high.last;
  draft->number.suffix = high.suffix;
  draft->found.span.end = words_[high.last].span.end;
}

// 'by 42 votes to [[34]]': the second counts what the first counts.
void QuantityFinder::TakeUnitBefore(Draft* draft) const {
  if (out_->empty() || draft->number.first < begin_ + 2) return;
  const QuantityMention& before = out_->back();
  const absl::string_view link = WordAt(draft->number.first - 1);
  if (before.sentence != sentence_ || (link != "to" && link != "against")) return;
  if (before.span.end != words_[draft->number.first - 2].span.end) return;
  if (before.quantity.unit().empty() || before.quantity.unit() != before.quantity.of()) return;
  draft->quantity().set_unit(before.quantity.unit());
  draft->quantity().set_of(before.quantity.of());
  draft->counted = true;
}

void QuantityFinder::TakeUnit(Draft* draft) const {
  Quantity& quantity = draft->quantity();
  if (!draft->money.code.empty()) {
    quantity.set_unit(draft->money.code);
    if (draft->number.suffix == "m") quantity.set_value(quantity.value() * 1e6);  // "$5m"
  }
  const Unit unit = UnitBehind(text_, words_, draft->number, end_);
  // "$5 million dollars": the word may repeat the sign, nothing else.
  if (unit.symbol.empty() || (!quantity.unit().empty() && unit.symbol != quantity.unit())) return;
  quantity.set_unit(unit.symbol);
  draft->last = unit.last;
  draft->found.span.end = unit.span_end;
}

// 'nine hours and forty minutes': one quantity in the smaller unit.
void QuantityFinder::TakeCompound(Draft* draft) const {
  int at = draft->last + 1;
  if (WordAt(at) == "and") ++at;
  if (at >= end_ || !MayStart(at) || WordAt(at) == "a") return;
  const Number small = NumberAt(text_, words_, at, end_);
  if (small.first < 0) return;
  const Unit unit = UnitBehind(text_, words_, small, end_);
  Quantity& quantity = draft->quantity();
  const double times = unit.symbol.empty() ? 0 : UnitsPer(quantity.unit(), unit.symbol);
  if (times == 0) return;
  quantity.set_value(quantity.value() * times + small.value);
  quantity.set_unit(unit.symbol);
  quantity.set_significant_digits(quantity.significant_digits() + small.significant_digits);
  draft->last = unit.last;
  draft->found.span.end = unit.span_end;
}

// '500 tons [[of coal]]'
void QuantityFinder::TakeSubstance(Draft* draft) const {
  const int of = draft->last + 1;
  if (of + 1 >= end_ || words_.Folded(of) != "of" || words_[of].gap != Gap::kSpace) return;
  const NounPhrase phrase = NounPhraseAt(words_, of + 1, end_, false);
  if (phrase.first == of + 1) draft->quantity().set_of(phrase.folded);
}

// 'forty of the passengers', 'five of his ships', "ten of Rossi's men", 'six of the 30 crew': the
// word behind the determiner at word n; -1: none there.
int QuantityFinder::BehindDeterminer(int n) const {
  constexpr int kLongestOwner = 4;
  for (absl::string_view word :
       {"the", "these", "those", "its", "his", "her", "their", "our", "my"}) {
    if (WordAt(n) != word) continue;
    const bool number = n + 1 < end_ && words_[n + 1].shape == Shape::kNumber;
    return number ? n + 2 : n + 1;
  }
  for (int i = n; i < end_ && i < n + kLongestOwner && Close(words_[i].gap); ++i) {
    if (words_[i].possessive) return i + 1;
    if (!words_[i].capital() && WordAt(i) != "the") return -1;
  }
  return -1;
}

// 'the twenty-six who drowned'
bool QuantityFinder::CountsPeople(int n) const {
  return WordAt(n) == "who" && words_[n].gap == Gap::kSpace;
}

// 'a party of seven', 'a population of 5,000'
bool QuantityFinder::CountsGroup(int first) const {
  if (WordAt(first - 1) != "of") return false;
  for (absl::string_view group :
       {"party",      "group",     "team",     "crew",         "family", "band", "garrison",
        "gang",       "staff",     "crowd",    "congregation", "class",  "cast", "squad",
        "population", "workforce", "audience", "expedition",   "force",  "army"}) {
    if (WordAt(first - 2) == group) return true;
  }
  return false;
}

// The counted noun: 'soldier' of '150,000 Soviet soldiers'.
void QuantityFinder::TakeCounted(Draft* draft) const {
  Quantity& quantity = draft->quantity();
  int n = draft->number.last + 1;
  absl::string_view whole;  // 'eighty of its 364 ships' are not those that were lost of them
  if (WordAt(n) == "times" && Close(words_[n].gap)) {
    quantity.set_unit("times");
    draft->last = n;
    draft->found.span.end = words_[n].span.end;
    return;
  }
  if (WordAt(n) == "of" && words_[n].gap == Gap::kSpace) {
    n = BehindDeterminer(n + 1);
    if (n < 0) return;
    if (words_[n - 1].shape == Shape::kNumber) whole = WordAt(n - 1);
  } else if (SaysOrMore(n)) {
    n += 2;
  } else if (CountsPeople(n)) {
    return TakePeople(draft);
  }
  if (n >= end_ || !Close(words_[n].gap)) {
    if (CountsGroup(draft->number.first)) TakePeople(draft);
    return;
  }
  const bool attribute = words_[n].gap == Gap::kHyphen;  // '50-member board'
  const NounPhrase phrase = NounPhraseAt(words_, n, end_, draft->number.value != 1 && !attribute);
  if (phrase.first < 0) {
    if (CountsGroup(draft->number.first)) TakePeople(draft);
    return;
  }
  draft->counted = true;
  draft->last = attribute ? n : phrase.last;
  quantity.set_unit(attribute ? SingularOf(words_.Folded(n)) : phrase.head);
  quantity.set_of(attribute ? quantity.unit() : phrase.folded);
  if (!whole.empty()) absl::StrAppend(quantity.mutable_of(), " of ", std::string(whole));
  draft->found.span.end = words_[draft->last].span.end;
}

// Whether the draft is a quantity after all.
bool QuantityFinder::Counts(const Draft& draft) const {
  const Number& number = draft.number;
  if (draft.measured()) {
    // 'one day', 'one week': a number only with money or a measure of other things than time.
    const LexEntry unit = FindPhrase(LexKey(draft.found.quantity.unit())).Of(LexTable::kUnit);
    return number.digits || number.value != 1 || unit.Field(1) != "time";
  }
  // 'one of them', 'one day'; but 'by one vote', 'only one ship'.
  const absl::string_view before = WordAt(number.first - 1);
  const bool told = draft.counted && (before == "by" || before == "only");
  if (!number.digits && number.value == 1 && !told) return false;
  if (!number.suffix.empty()) return false;  // "1960s", "4WD"
  // 'the 1965 elections', 'in 1971': a year unless hedged and counting a noun.
  return !draft.year_like || (draft.counted && number.first > begin_ &&
                              words_.Match(number.first - 1).Has(LexTable::kHedge));
}

int QuantityFinder::TryAt(int i) {
  if (const int next = TryMultiple(i); next > i) return next;
  if (const int next = TryMeasureOfOne(i); next > i) return next;
  if (const Age age = AgeInWords(words_, begin_, end_, i); age.first >= 0) return TakeAge(age, 2);
  Draft draft;
  draft.number = NumberAt(text_, words_, i, end_);
  if (draft.number.first < 0) return i + 1;
  const Number number = draft.number;
  draft.money = MoneyBefore(text_, words_, i, begin_);
  const bool money = !draft.money.code.empty();
  if (!money && (IsPartOfDate(text_, words_, begin_, end_, number) ||
                 IsReference(text_, words_, begin_, end_, number))) {
    return number.last + 1;
  }
  if (!money) {
    const Age age = AgeOfNumber(text_, words_, begin_, end_, number);
    if (age.first >= 0) return TakeAge(age, number.significant_digits);
  }
  draft.last = number.last;
  draft.year_like = LooksLikeYear(number);
  draft.found.span = {money ? draft.money.begin : words_[i].span.begin,
                      words_[number.last].span.end};
  draft.quantity().set_value(number.value);
  draft.quantity().set_significant_digits(number.significant_digits);
  draft.quantity().set_problem(number.problem);
  TakeRange(&draft);
  TakeUnit(&draft);
  if (draft.measured() && !money) {
    TakeCompound(&draft);
    TakeSubstance(&draft);
  } else if (!draft.measured()) {
    TakeCounted(&draft);
    if (!draft.counted) TakeUnitBefore(&draft);
  }
  if (!Counts(draft)) return number.last + 1;
  return Emit(std::move(draft), i);
}

}  // namespace

void FindQuantities(const DocumentText& doc, const DocumentWords& words, int sentence,
                    const std::vector<Span>& taken, std::vector<QuantityMention>* out) {
  QuantityFinder(doc, words, sentence, taken, out).Find();
}

}  // namespace dateline::mention
