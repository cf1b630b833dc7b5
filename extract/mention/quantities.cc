#include "extract/mention/quantities.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/language/words.h"
#include "extract/mention/ages.h"
#include "extract/mention/counted.h"
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
  int last = -1;             // last word taken
  bool counted = false;      // a counted noun stands behind
  bool told_before = false;  // it stands before
  bool year_like = false;    // the figure alone would be a year

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
  int TryScore(int i);
  int TryMeasureOfOne(int i);
  int TakeAge(const Age& age, int digits);

  void TakeRange(Draft* draft) const;
  void TakeUnit(Draft* draft) const;
  void TakeCompound(Draft* draft) const;
  void TakeSubstance(Draft* draft) const;
  void TakeCounted(Draft* draft) const;
  void TakeVotes(Draft* draft) const;
  void GiveUnitBack(const Draft& draft);
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

// 'won 3-1', 'ruled, 4-1, that': two figures, of votes or of what a game counts.
int QuantityFinder::TryScore(int i) {
  constexpr double kMost = 200;
  if (i + 1 >= end_ || words_[i + 1].gap != Gap::kHyphen) return i;
  if (i + 2 < end_ && words_[i + 2].gap == Gap::kHyphen) return i;
  if (i > begin_ && words_[i].gap == Gap::kHyphen) return i;
  Number sides[2];
  for (int side = 0; side < 2; ++side) {
    if (words_[i + side].shape != Shape::kNumber) return i;
    Number& number = sides[side];
    number = NumberAt(text_, words_, i + side, end_);
    const bool plain = number.first >= 0 && number.last == i + side && number.suffix.empty() &&
                       !number.decimal && !number.grouped;
    if (!plain || number.value > kMost) return i;
    if (IsPartOfDate(text_, words_, begin_, end_, number)) return i;
  }
  bool votes = false, game = false;
  for (int k = begin_; k < end_; ++k) {
    votes |= HasRole(words_.Match(k), "decides by vote");
    game |= HasRole(words_.Match(k), "settles by score");
  }
  votes &= !game && sides[0].value >= sides[1].value;
  // '1994-95', 'pages 11-12'
  if ((!votes && !game) || (sides[0].value >= 10 && sides[1].value == sides[0].value + 1)) return i;
  for (const Number& side : sides) {
    Draft draft;
    draft.number = side;
    draft.last = side.last;
    draft.found.span = words_[side.first].span;
    draft.quantity().set_value(side.value);
    draft.quantity().set_significant_digits(side.significant_digits);
    draft.quantity().set_unit(votes ? "vote" : "point");
    draft.quantity().set_of(draft.quantity().unit());
    Emit(std::move(draft), side.first);
  }
  return i + 2;
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

// 'nine hours and forty minutes': one quantity in the smaller unit; 'nine hours and a half'.
void QuantityFinder::TakeCompound(Draft* draft) const {
  int at = draft->last + 1;
  if (WordAt(at) == "and" && (WordAt(at + 1) == "a" || WordAt(at + 1) == "one")) {
    const LexEntry part = words_.Match(at + 2 < end_ ? at + 2 : at).Of(LexTable::kNumberWord);
    double fraction = 0;
    const bool ends = at + 3 >= end_ || words_[at + 3].gap != Gap::kSpace ||
                      FindLemma(WordAt(at + 3), tables::kNounPart).empty();
    if (part.table != LexTable::kNone && part.Field(0) == "fraction" && ends &&
        absl::SimpleAtod(part.Field(1), &fraction) && !draft->number.decimal) {
      draft->quantity().set_value(draft->quantity().value() + fraction);
      draft->quantity().set_significant_digits(draft->quantity().significant_digits() + 1);
      draft->last = at + 2;
      draft->found.span.end = words_[at + 2].span.end;
      return;
    }
  }
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

// The counted noun: 'soldier' of '150,000 Soviet soldiers'.
void QuantityFinder::TakeCounted(Draft* draft) const {
  const int n = draft->number.last + 1;
  if (WordAt(n) == "times" && Close(words_[n].gap)) {
    draft->quantity().set_unit("times");
    draft->last = n;
    draft->found.span.end = words_[n].span.end;
    return;
  }
  Counted counted = CountedBehind(words_, begin_, end_, draft->number);
  if (counted.last < 0) {
    counted = CountedBefore(words_, sentence_, draft->number, *out_);
    draft->told_before = counted.last >= 0;
  }
  if (counted.last < 0) return;
  if (!draft->told_before) counted = RateOf(words_, end_, std::move(counted));
  draft->counted = true;
  draft->quantity().set_unit(std::move(counted.unit));
  draft->quantity().set_of(std::move(counted.of));
  draft->last = std::max(draft->last, counted.last);
  draft->found.span.end = std::max(draft->found.span.end, words_[draft->last].span.end);
}

// 'by four voices to one', 'three judges to two': votes, whoever gives them.
void QuantityFinder::TakeVotes(Draft* draft) const {
  if (out_->empty() || out_->back().sentence != sentence_) return;
  if (!IsTally(words_, out_->back(), draft->number)) return;
  if (draft->counted && !draft->told_before) return;
  for (Quantity* side : {&out_->back().quantity, &draft->quantity()}) {
    side->set_unit("vote");
    side->set_of("vote");
  }
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
  const bool vote = draft.told_before && draft.found.quantity.unit() == "vote";
  const bool stressed = !draft.told_before && (before == "by" || before == "only");
  const bool told = draft.counted && (vote || stressed);
  if (!number.digits && number.value == 1 && !told) return false;
  if (!number.suffix.empty()) return false;  // "1960s", "4WD"
  // 'as told in 3.2', 'since 4.0': a place in a text or a release.
  if (number.decimal && number.digits && !number.scaled && !draft.counted &&
      (before == "in" || before == "since" || before == "see")) {
    return false;
  }
  // 'the 1965 elections', 'in 1971': a year unless hedged and counting a noun.
  return !draft.year_like || (draft.counted && number.first > begin_ &&
                              words_.Match(number.first - 1).Has(LexTable::kHedge));
}

// 'rose [[from 512]] to 2,048 rooms': what the second figure counts or measures is what the first
// does.
void QuantityFinder::GiveUnitBack(const Draft& draft) {
  if (out_->empty() || draft.found.quantity.unit().empty() || draft.told_before) return;
  QuantityMention& before = out_->back();
  const int first = draft.number.first;
  if (before.sentence != sentence_ || !before.quantity.unit().empty() || first < begin_ + 3 ||
      WordAt(first - 1) != "to" || before.span.end != words_[first - 2].span.end) {
    return;
  }
  int opening = first - 2;
  while (opening > begin_ && words_[opening].span.begin > before.span.begin) --opening;
  if (WordAt(opening - 1) != "from") return;
  before.quantity.set_unit(draft.found.quantity.unit());
  before.quantity.set_of(draft.found.quantity.of());
}

int QuantityFinder::TryAt(int i) {
  if (const int next = TryMultiple(i); next > i) return next;
  // 'three-quarters of the shells', 'two thirds of them': a share.
  if (i + 1 < end_ && Close(words_[i + 1].gap) && HasRole(words_.Match(i + 1), "share")) {
    return i + 2;
  }
  if (const int next = TryMeasureOfOne(i); next > i) return next;
  if (const int next = TryScore(i); next > i) return next;
  if (const Age age = AgeInWords(words_, begin_, end_, i); age.first >= 0) return TakeAge(age, 2);
  Draft draft;
  draft.number = NumberAt(text_, words_, i, end_);
  if (draft.number.first < 0) return i + 1;
  const Number number = draft.number;
  // 'ten past six'
  if (WordAt(number.last + 1) == "past" || WordAt(number.first - 1) == "past") {
    return number.last + 1;
  }
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
    TakeVotes(&draft);
  }
  if (!Counts(draft)) return number.last + 1;
  if (!money) GiveUnitBack(draft);
  return Emit(std::move(draft), i);
}

}  // namespace

void FindQuantities(const DocumentText& doc, const DocumentWords& words, int sentence,
                    const std::vector<Span>& taken, std::vector<QuantityMention>* out) {
  QuantityFinder(doc, words, sentence, taken, out).Find();
}

}  // namespace dateline::mention
