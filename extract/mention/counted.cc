#include "extract/mention/counted.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "extract/language/words.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

bool Close(Gap gap) { return gap == Gap::kSpace || gap == Gap::kHyphen; }

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

// The words of one sentence.
struct Clause {
  const DocumentWords& words;
  int begin, end;

  absl::string_view At(int i) const {
    return i >= begin && i < end ? words.Folded(i) : absl::string_view();
  }
  bool Follows(int i) const { return i < end && words[i].gap == Gap::kSpace; }
};

Counted People(int last) { return {last, "person", "person"}; }

// 'forty [[or more]] ships'
bool SaysOrMore(const Clause& in, int i) {
  return in.At(i) == "or" && in.Follows(i) && OneOf(in.At(i + 1), {"more", "so", "fewer", "less"});
}

// The word of a number that stands between a determiner and its noun, 'the last [[nine]] games';
// -1: none.
int NumberInPhrase(const Clause& in, int n) {
  if (in.words.Match(n).Of(LexTable::kNumberWord).Field(0) == "ordinal") ++n;
  if (n >= in.end || !Close(in.words[n].gap)) return -1;
  const bool digits = in.words[n].shape == Shape::kNumber;
  const LexEntry word = in.words.Match(n).Of(LexTable::kNumberWord);
  return digits || (word.table != LexTable::kNone && word.Field(0) == "cardinal") ? n : -1;
}

// 'forty of the passengers', 'five of his ships', "ten of Rossi's men", 'six of the 30 crew': the
// word behind the determiner at word n; -1: none there.
int BehindDeterminer(const Clause& in, int n) {
  constexpr int kLongestOwner = 4;
  if (OneOf(in.At(n), {"the", "these", "those", "its", "his", "her", "their", "our", "my"})) {
    const int number = n + 1 < in.end ? NumberInPhrase(in, n + 1) : -1;
    return number >= 0 ? number + 1 : n + 1;
  }
  for (int i = n; i < in.end && i < n + kLongestOwner && Close(in.words[i].gap); ++i) {
    if (in.words[i].possessive) return i + 1;
    if (!in.words[i].capital() && in.At(i) != "the") return -1;
  }
  return -1;
}

// 'forty [[20-foot]] boxes': the word behind a measure of each; n itself where there is none.
int BehindMeasure(const Clause& in, int n) {
  if (n + 2 >= in.end || in.words[n + 1].gap != Gap::kHyphen || !in.Follows(n + 2)) return n;
  const LexEntry word = in.words.Match(n).Of(LexTable::kNumberWord);
  const bool number = in.words[n].shape == Shape::kNumber ||
                      (word.table != LexTable::kNone && word.Field(0) == "cardinal");
  return number && in.words.Match(n + 1).Has(LexTable::kUnit) ? n + 2 : n;
}

// 'a party of seven', 'a population of 5,000'
bool IsGroup(const Clause& in, int first) {
  return in.At(first - 1) == "of" && HasRole(in.At(first - 2), "group of people");
}

// 'watched by 31,906'
bool IsSeenBy(const Clause& in, int first) {
  return in.At(first - 1) == "by" && HasRole(in.At(first - 2), "by people");
}

// 'the number of visitors was 14,000', 'the death toll rose to 44': what the figure is of. Empty:
// no such word stands before it.
std::string CountedByFigure(const Clause& in, int first) {
  constexpr int kReach = 8;
  for (int i = first - 1; i >= std::max(in.begin, first - kReach); --i) {
    if (in.words[i + 1].gap != Gap::kSpace && i + 1 < first) return "";
    if (in.words[i].shape == Shape::kNumber) return "";
    if (!HasRole(in.words.Match(i), "figure of")) continue;
    if (in.At(i) == "toll") return "dead";
    if (in.At(i + 1) != "of") return "";
    const NounPhrase phrase = NounPhraseAt(in.words, i + 2, first, true);
    return phrase.first == i + 2 ? phrase.head : "";
  }
  return "";
}

// 'nine [[of them]]', 'of whom nine': the part of what was told before.
bool IsPart(const Clause& in, const Number& number) {
  const int n = number.last + 1;
  if (in.At(n) == "of" && in.Follows(n) &&
      OneOf(in.At(n + 1), {"them", "these", "those", "whom", "which"})) {
    return n + 2 >= in.end || in.At(n + 1) == "them" || IsFunctionWord(in.At(n + 2));
  }
  return OneOf(in.At(number.first - 1), {"whom", "which"}) && in.At(number.first - 2) == "of";
}

bool CountsThings(const QuantityMention& mention) {
  const Quantity& quantity = mention.quantity;
  return !quantity.unit().empty() && absl::EndsWith(quantity.of(), quantity.unit());
}

// 'Of the 44 passengers, nine drowned': whether the sentence opens with it.
bool OpensWithWhole(const Clause& in, const QuantityMention& whole) {
  constexpr int kLongest = 5;
  if (in.At(in.begin) != "of") return false;
  for (int i = in.begin + 1; i < std::min(in.end, in.begin + kLongest); ++i) {
    if (whole.span.Contains(in.words[i].span)) return true;
  }
  return false;
}

bool IsVerbForm(const Clause& in, int i) {
  const absl::string_view word = in.At(i);
  if (word.empty() || HasRole(word, "auxiliary")) return !word.empty();
  const absl::string_view verb = FindLemma(word, tables::kVerbPart);
  return !verb.empty() && verb != word && FindLemma(word, tables::kNounPart).empty();
}

// 'forty sheds burned', 'thirty-one were saved': the words [first, last] open a clause and a verb
// stands behind them.
bool IsSubject(const Clause& in, int first, int last) {
  const bool opens = first == in.begin || in.words[first].gap != Gap::kSpace ||
                     OneOf(in.At(first - 1), {"and", "but", "while", "whereas"});
  return opens && in.Follows(last + 1) && IsVerbForm(in, last + 1);
}

// 'had 180 guests', 'came 260': a verb stands before, and not 'was 44'.
bool IsBehindVerb(const Clause& in, int first) {
  return first > in.begin && in.Follows(first) && IsVerbForm(in, first - 1) &&
         !OneOf(in.At(first - 1), {"is", "was", "are", "were", "be", "been"});
}

// Whether a comma or the like and the joint of a new clause stand between two words.
bool InNextClause(const Clause& in, int from, int to) {
  for (int i = from + 1; i <= to; ++i) {
    const Gap gap = in.words[i].gap;
    if (gap == Gap::kOther) return true;
    if (gap == Gap::kComma && OneOf(in.At(i), {"and", "but", "while", "whereas"})) return true;
  }
  return false;
}

// 'Nine people died, and thirty-one were hurt', 'the first had 180 guests; to the second came 260':
// a number that counts nothing takes what the clause before counts in the same place.
bool IsParallel(const Clause& in, const QuantityMention& before, const Number& number) {
  const int behind = number.last + 1;
  int first = in.begin, last = in.begin;
  for (int i = in.begin; i < number.first; ++i) {
    if (in.words[i].span.begin <= before.span.begin) first = i;
    if (in.words[i].span.begin < before.span.end) last = i;
  }
  if (!InNextClause(in, last, number.first)) return false;
  if (IsSubject(in, number.first, number.last)) return IsSubject(in, first, last);
  const bool ends = behind >= in.end || !Close(in.words[behind].gap);
  return ends && IsBehindVerb(in, number.first) && IsBehindVerb(in, first);
}

}  // namespace

Counted CountedBehind(const DocumentWords& words, int begin, int end, const Number& number) {
  const Clause in = {words, begin, end};
  int n = number.last + 1;
  absl::string_view whole;  // 'eighty of its 364 ships' are not those that were lost of them
  if (in.At(n) == "of" && in.Follows(n)) {
    const int number_of_all = n + 1 < end ? NumberInPhrase(in, n + 1) : -1;  // '118 of 369 seats'
    n = number_of_all >= 0 ? number_of_all + 1 : BehindDeterminer(in, n + 1);
    if (n < 0) return {};
    const LexEntry word = words.Match(n - 1).Of(LexTable::kNumberWord);
    if (words[n - 1].shape == Shape::kNumber) whole = in.At(n - 1);
    if (word.table != LexTable::kNone && word.Field(0) == "cardinal") whole = word.Field(1);
  } else if (SaysOrMore(in, n)) {
    n += 2;
  } else if (in.At(n) == "who" && in.Follows(n)) {
    return People(number.last);
  } else if (in.At(n) == "strong" && in.Follows(n)) {
    return People(n);
  }
  const bool group = IsGroup(in, number.first) || IsSeenBy(in, number.first);
  if (n >= end || !Close(words[n].gap)) return group ? People(number.last) : Counted();
  const int measure = n;
  if (n == number.last + 1) n = BehindMeasure(in, n);
  const bool attribute = words[n].gap == Gap::kHyphen;  // '50-member board'
  const NounPhrase phrase = NounPhraseAt(words, n, end, number.value != 1 && !attribute);
  if (phrase.first < 0) return group ? People(number.last) : Counted();
  Counted counted;
  counted.last = attribute ? n : n > measure ? number.last : phrase.last;
  counted.phrase_last = phrase.last;
  counted.unit = attribute ? SingularOf(in.At(n)) : phrase.head;
  counted.of = attribute ? counted.unit : phrase.folded;
  // '118 seats out of 369'
  const int out = counted.last + 1;
  if (whole.empty() && in.At(out) == "out" && in.At(out + 1) == "of" && in.Follows(out + 2) &&
      words[out + 2].shape == Shape::kNumber) {
    whole = in.At(out + 2);
    counted.last = out + 2;
  }
  if (!whole.empty()) absl::StrAppend(&counted.of, " of ", std::string(whole));
  return counted;
}

Counted RateOf(const DocumentWords& words, int end, Counted counted) {
  const int n = counted.phrase_last + 1;
  const bool slash = n < end && words[n].gap == Gap::kSlash;
  const int unit = slash ? n : n + 1;
  if (unit >= end || counted.phrase_last < 0) return counted;
  if (!slash && (words[n].gap != Gap::kSpace || words[unit].gap != Gap::kSpace ||
                 !OneOf(words.Folded(n), {"a", "an", "per", "each", "every"}))) {
    return counted;
  }
  const absl::string_view letter = slash ? words.Folded(unit) : "";
  const PhraseMatch match = letter == "s"   ? FindPhrase("second")
                            : letter == "h" ? FindPhrase("hour")
                                            : words.Match(unit);
  const LexEntry entry = match.Of(LexTable::kUnit);
  // What is counted by the day or the year is told as the count of a day or a year too.
  const bool short_time = OneOf(entry.Field(0), {"second", "minute", "hour"});
  if (!short_time || (IsPluralNoun(words.Folded(unit)) && letter != "s")) return counted;
  // 'ten ships an hour before the battle', 'an hour or two later'
  if (!slash && unit + 1 < end &&
      OneOf(words.Folded(unit + 1), {"later", "earlier", "ago", "before", "after", "from", "or"})) {
    return counted;
  }
  absl::StrAppend(&counted.unit, " per ", std::string(entry.Field(0)));
  absl::StrAppend(&counted.of, " per ", std::string(entry.Field(0)));
  if (counted.last == counted.phrase_last) counted.last = unit;
  return counted;
}

bool IsTally(const DocumentWords& words, const QuantityMention& before, const Number& number) {
  const Clause in = {words, words.begin(before.sentence), words.end(before.sentence)};
  if (number.first < in.begin + 2 || number.last >= in.end) return false;
  if (!OneOf(in.At(number.first - 1), {"to", "against"})) return false;
  return CountsThings(before) && before.span.end == words[number.first - 2].span.end &&
         HasRole(before.quantity.unit(), "voter");
}

Counted CountedBefore(const DocumentWords& words, int sentence, const Number& number,
                      const std::vector<QuantityMention>& before) {
  const Clause in = {words, words.begin(sentence), words.end(sentence)};
  const std::string figure = CountedByFigure(in, number.first);
  if (!figure.empty()) return {number.last, figure, figure};
  const bool part = IsPart(in, number);
  for (size_t i = before.size(); i-- > 0 && before[i].sentence >= sentence - 1;) {
    const QuantityMention& other = before[i];
    if (!CountsThings(other)) continue;
    const bool here = other.sentence == sentence;
    const bool beside = here && number.first >= in.begin + 2 &&
                        OneOf(in.At(number.first - 1), {"to", "against"}) &&
                        other.span.end == words[number.first - 2].span.end;
    const bool of_it =
        other.quantity.value() >= number.value && (part || (here && OpensWithWhole(in, other)));
    if (beside || (here && number.value > 1 && !number.decimal && IsParallel(in, other, number))) {
      return {number.last, other.quantity.unit(), other.quantity.of()};
    }
    if (!of_it) continue;
    // As 'nine of the 44 passengers' has it.
    const absl::string_view one_of_them = other.quantity.unit();
    return {number.last, std::string(one_of_them),
            absl::StrCat(std::string(one_of_them), " of ", other.quantity.value())};
  }
  return {};
}

}  // namespace dateline::mention
