#include "extract/mention/ordinals.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "extract/language/words.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"
#include "extract/mention/numbers.h"

namespace dateline::mention {
namespace {

constexpr int kLongestClause = 8;  // words of 'who visited Moscow' that are kept

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

// Units of time: 'the first week', 'last year', 'the 19th century' are dates.
bool IsTimeUnit(absl::string_view folded) {
  const LexEntry unit = FindPhrase(folded).Of(LexTable::kUnit);
  if (unit.table != LexTable::kNone && unit.Field(1) == "time") return true;
  return HasRole(folded, "no rank");
}

class OrdinalFinder {
 public:
  OrdinalFinder(const DocumentText& doc, const DocumentWords& words, int sentence,
                const std::vector<Span>& taken, std::vector<OrdinalMention>* out)
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
  int TakeNoun(OrdinalMention found, int i, int last, int next, bool birth);
  bool InDate(const OrdinalNumber& ordinal) const;
  bool IsRepetition(const OrdinalNumber& ordinal) const;
  int BehindRank(int first, int last) const;
  std::string NounBeside(int i) const;
  std::string NounInClauseBefore(int i) const;
  bool IsAdverb(int i) const;
  bool StandsForThing(int first, int next) const;
  bool IsPredicate(int i, int next) const;
  bool IsBirthRank(int i) const;
  std::string SubjectNoun(int verb) const;
  std::string Members(int of, int* behind) const;
  void TakePredicate(OrdinalMention found, int i, int last);
  int ReadRank(int i, const LexEntry& entry, Ordinal* ordinal, int* last) const;
  void Emit(OrdinalMention found, Span span, std::string of, int behind);
  std::string Clause(int from) const;
  std::string Scope(int from) const;
  absl::string_view WordAt(int i) const {
    return i >= begin_ && i < end_ ? words_.Folded(i) : absl::string_view();
  }
  bool IsCalendar(int i) const {
    return i >= begin_ && i < end_ && words_[i].capital() && IsCommon(words_.Match(i), "calendar");
  }

  absl::string_view text_;
  const DocumentWords& words_;
  int sentence_, begin_, end_;
  const std::vector<Span>& taken_;
  std::vector<OrdinalMention>* out_;
};

// '3rd of May', 'May 3rd', 'the fourth of July', 'the last days of', 'on the second'.
bool OrdinalFinder::InDate(const OrdinalNumber& ordinal) const {
  const int next = ordinal.last + 1;
  if (IsCalendar(ordinal.first - 1) || IsCalendar(next)) return true;
  if (WordAt(next) == "of" &&
      (IsCalendar(next + 1) || (WordAt(next + 1) == "the" && WordAt(next + 2) == "month"))) {
    return true;
  }
  // 'the 19th century', 'the first two weeks', 'the late nineteenth century'.
  int noun = next;
  if (OrdinalAt(words_, noun < end_ ? noun : ordinal.first, end_).first == noun) ++noun;
  if (FindPhrase(WordAt(noun)).Has(LexTable::kNumberWord) && WordAt(noun) != "half") ++noun;
  // 'third prize', 'in second place'; but 'in the first place'.
  if (WordAt(next) == "place" && WordAt(ordinal.first - 1) != "the") return false;
  // 'for a second time'
  if (IsRepetition(ordinal)) return false;
  // 'the third time that a king came' counts his coming.
  if (WordAt(next) == "time" && WordAt(next + 1) == "that" && WordAt(ordinal.first - 1) == "the") {
    return false;
  }
  return IsTimeUnit(WordAt(noun)) || IsTimeUnit(WordAt(next));
}

// 'for a second time', 'for the third time': what was done is counted.
bool OrdinalFinder::IsRepetition(const OrdinalNumber& ordinal) const {
  if (ordinal.value < 2 || WordAt(ordinal.last + 1) != "time") return false;
  if (WordAt(ordinal.first - 2) != "for") return false;
  return OneOf(WordAt(ordinal.first - 1), {"a", "the"});
}

// 'placed second', 'came fourth in the race', 'the first prize', 'third place': a rank among those
// who compete. The word behind it; -1: it is none.
int OrdinalFinder::BehindRank(int first, int last) const {
  const int next = last + 1;
  if (next < end_ && words_[next].gap == Gap::kSpace && OneOf(WordAt(next), {"prize", "place"})) {
    return next + 1;
  }
  const bool ends =
      next >= end_ || words_[next].gap != Gap::kSpace || IsFunctionWord(words_.Match(next));
  // 'came out second'
  const int verb = OneOf(WordAt(first - 1), {"out", "in", "home", "joint"}) ? first - 2 : first - 1;
  return ends && HasRole(WordAt(verb), "ranks") ? next : -1;
}

// 'the bridge, [[the second]] to stand there': the noun that an ordinal stands beside; empty: none.
std::string OrdinalFinder::NounBeside(int i) const {
  if (i < begin_ + 2 || WordAt(i - 1) != "the" || words_[i - 1].gap != Gap::kComma) return "";
  const absl::string_view before = words_.Folded(i - 2);
  if (words_[i - 2].capital() || IsFunctionWord(before)) return "";
  return FindLemma(before, tables::kNounPart).empty() ? "" : SingularOf(before);
}

// 'formed a cabinet on 4 July, [[his fourth]],': the noun with an article in the clause before;
// empty: none.
std::string OrdinalFinder::NounInClauseBefore(int i) const {
  constexpr int kReach = 10;
  if (!OneOf(WordAt(i - 1), {"his", "her", "its", "their", "the"})) return "";
  if (words_[i - 1].gap != Gap::kComma) return "";
  for (int k = i - 2; k >= std::max(begin_, i - kReach); --k) {
    if (!OneOf(words_.Folded(k), {"a", "an", "another"})) {
      if (words_[k].gap != Gap::kSpace && words_[k].gap != Gap::kHyphen) return "";
      continue;
    }
    const NounPhrase phrase = NounPhraseAt(words_, k + 1, i - 1, false);
    return phrase.first == k + 1 && !IsTimeUnit(phrase.head) ? phrase.head : "";
  }
  return "";
}

// 'Rossi [[first]] saw it', 'was [[first]] told': when, and of no rank.
bool OrdinalFinder::IsAdverb(int i) const {
  if (WordAt(i) != "first" || i == begin_ || i + 1 >= end_ || words_[i].capital()) return false;
  if (words_[i].gap != Gap::kSpace || words_[i + 1].gap != Gap::kSpace) return false;
  const absl::string_view verb = FindLemma(WordAt(i + 1), tables::kVerbPart);
  if (verb.empty() || verb == WordAt(i + 1) || IsPluralNoun(WordAt(i + 1))) return false;
  const bool subject = !IsFunctionWord(words_.Match(i - 1)) && !words_[i - 1].possessive &&
                       words_[i - 1].shape != Shape::kNumber;
  return subject || HasRole(words_.Match(i - 1), "auxiliary") ||
         OneOf(WordAt(i - 1), {"he", "she", "it", "they", "we", "i", "who", "which", "that"});
}

// 'A third followed', 'a second was signed': no noun, a verb.
bool OrdinalFinder::StandsForThing(int first, int next) const {
  if (WordAt(first - 1) != "a") return false;
  const absl::string_view folded = words_.Folded(next);
  if (HasRole(folded, "stands alone")) return true;
  return absl::EndsWith(folded, "ed") && !FindLemma(folded, tables::kVerbPart).empty() &&
         FindLemma(folded, tables::kNounPart).empty() &&
         (next + 1 >= end_ || IsFunctionWord(words_.Folded(next + 1)) ||
          words_[next + 1].shape == Shape::kNumber);
}

// The relative clause or infinitive that narrows what is counted, content words by lemma:
// 'who visited Pakistan' -> "who visit pakistan".
std::string OrdinalFinder::Clause(int from) const {
  const absl::string_view link = WordAt(from);
  if (from >= end_ || words_[from].gap == Gap::kComma) return "";
  std::string out;
  int i = from;
  if (OneOf(link, {"who", "that", "which"})) {
    out = " who";
    ++i;
  } else if (link == "to" && from + 1 < end_ && words_[from + 1].shape == Shape::kLower &&
             FindLemma(words_.Folded(from + 1), tables::kVerbPart) == words_.Folded(from + 1)) {
    out = " who";  // 'the first woman to win' counts as 'who won'
    ++i;
  } else if (OneOf(link, {"of", "in", "at", "between", "on", "by", "from"})) {
    absl::StrAppend(&out, " ", std::string(link));
    ++i;
  } else {
    return "";
  }
  bool verb_done = out != " who";
  for (int kept = 0; i < end_ && kept < kLongestClause; ++i) {
    const Gap gap = words_[i].gap;
    if (gap != Gap::kSpace && gap != Gap::kHyphen) break;
    const absl::string_view folded = words_.Folded(i);
    const bool copula = HasRole(words_.Match(i), "copula");
    if (copula && !verb_done) continue;
    if (copula || HasRole(words_.Match(i), "ends what is counted") ||
        words_[i].shape == Shape::kNumber || IsCalendar(i)) {
      break;
    }
    // 'to have been [[built]]': a word that is often no name may be the verb here.
    const bool verb = !verb_done && !HasRole(words_.Match(i), "auxiliary") &&
                      !FindLemma(folded, tables::kVerbPart).empty();
    if (IsFunctionWord(folded) && !verb) {
      if (OneOf(folded, {"in", "on", "at", "by"}) && kept > 0 && i + 1 < end_ &&
          (words_[i + 1].shape == Shape::kNumber || IsCalendar(i + 1))) {
        break;
      }
      continue;
    }
    absl::string_view lemma;
    if (!verb_done) lemma = FindLemma(folded, tables::kVerbPart);
    if (!lemma.empty()) {
      verb_done = true;
    } else {
      lemma = folded;
    }
    absl::StrAppend(&out, " ", std::string(lemma));
    ++kept;
  }
  return out == " who" || out.find(' ', 1) == std::string::npos ? "" : out;
}

// 'first ... since 1974', 'the first after the collapse of the union'.
std::string OrdinalFinder::Scope(int from) const {
  for (int i = from; i < end_; ++i) {
    const Gap gap = words_[i].gap;
    if (gap != Gap::kSpace && gap != Gap::kHyphen && i > from) return "";
    if (!OneOf(words_.Folded(i), {"since", "after", "before"})) continue;
    int last = i;
    while (last + 1 < end_ && last < i + 8 &&
           (words_[last + 1].gap == Gap::kSpace || words_[last + 1].gap == Gap::kHyphen)) {
      ++last;
    }
    if (last == i) return "";
    return CollapseSpace(Span{words_[i].span.begin, words_[last].span.end}.In(text_));
  }
  return "";
}

// 'was the second by a head of state', 'became the third.': what is counted is what the sentence is
// about. An ordinal at word i, `next` behind it.
bool OrdinalFinder::IsPredicate(int i, int next) const {
  if (!OneOf(WordAt(i - 1), {"the", "his", "her", "its", "their"})) return false;
  if (!OneOf(WordAt(i - 2), {"was", "is", "be", "became", "becomes", "being", "were", "only",
                             "been", "just", "remains"})) {
    return false;
  }
  if (next < end_ && words_[next].gap == Gap::kHyphen) return false;  // 'the third-largest'
  if (next >= end_ || words_[next].gap != Gap::kSpace) return true;
  // 'the first ever', 'the first such'; 'the third to have been built'.
  if (WordAt(next) == "to" && !SubjectNoun(i - 2).empty()) return true;
  return HasRole(WordAt(next), "behind a rank") ||
         (WordAt(next) == "ever" && (next + 1 >= end_ || words_[next + 1].gap != Gap::kSpace));
}

// The noun before the verb: 'tour' of "Rossi's tour, in May, was the second"; empty: a name or a
// pronoun stands there.
std::string OrdinalFinder::SubjectNoun(int verb) const {
  int i = verb - 1;
  // Back over a part between commas: 'Her tour, in the middle of May 1910, was'.
  if (i >= begin_ && words_[verb].gap == Gap::kComma) {
    while (i > begin_ && words_[i].gap != Gap::kComma) --i;
    if (i == begin_) return "";
    --i;
  }
  // The first noun phrase of the sentence's subject: up to the preposition that narrows it.
  int first = i;
  while (first > begin_ && words_[first].gap == Gap::kSpace) --first;
  int head = -1;
  for (int k = first; k <= i; ++k) {
    const absl::string_view folded = words_.Folded(k);
    if (OneOf(folded, {"of", "in", "at", "to", "by", "on", "with", "that", "which", "who", "from"}))
      break;
    const bool noun =
        (InflectedVocabulary(folded).parts & WordInfo::kNoun) != 0 && !IsFunctionWord(folded);
    head = noun && !words_[k].capital() && !words_[k].possessive ? k : -1;
  }
  return head < 0 ? "" : SingularOf(words_.Folded(head));
}

// 'the fifth [[of six children]]', 'the first of his visits': "child of six", "visit"; *behind is
// the word behind it. Empty: no plural there.
std::string OrdinalFinder::Members(int of, int* behind) const {
  int n = of + 1;
  if (OneOf(WordAt(n), {"the", "his", "her", "its", "their", "these", "those"})) ++n;
  if (n >= end_) return "";
  std::string count;
  const Number number = NumberAt(text_, words_, n, end_);
  if (number.first >= 0) {
    count = absl::StrCat(" of ", number.value);
    n = number.last + 1;
  }
  const NounPhrase phrase = n < end_ ? NounPhraseAt(words_, n, end_, true) : NounPhrase();
  if (phrase.first < 0 || !IsPluralNoun(words_.Folded(phrase.last))) return "";
  *behind = phrase.last + 1;
  return phrase.folded + count;
}

void OrdinalFinder::TakePredicate(OrdinalMention found, int i, int last) {
  int next = last + 1;
  if (WordAt(next) == "ever") ++next;
  int verb = i - 2;
  while (verb > begin_ && OneOf(WordAt(verb), {"only", "just", "been"})) --verb;
  std::string of = SubjectNoun(verb);
  if (next < end_ && words_[next].gap == Gap::kSpace) of += Clause(next);
  Emit(std::move(found), {words_[i - 1].span.begin, words_[last].span.end}, std::move(of), next);
}

// 'the eldest of six', 'her youngest daughter'; 'the oldest bridge' has no rank among siblings.
bool OrdinalFinder::IsBirthRank(int i) const {
  if (!OneOf(WordAt(i - 1), {"the", "his", "her", "their", "my"})) return false;
  if (WordAt(i + 1) == "of") return i + 2 < end_ && NumberAt(text_, words_, i + 2, end_).first >= 0;
  return HasRole(WordAt(i + 1), "sibling");
}

// Reads what kind of rank word i is into *ordinal, its last word into *last; the word to go on from
// where it is none, else -1.
int OrdinalFinder::ReadRank(int i, const LexEntry& entry, Ordinal* ordinal, int* last) const {
  const absl::string_view before = WordAt(i - 1);
  const bool owned = OneOf(before, {"his", "her", "its", "their"});
  if (entry.Field(0) == "birth") {
    int value = 0;
    if (!IsBirthRank(i) || !absl::SimpleAtoi(entry.Field(1), &value)) return i + 1;
    ordinal->set_value(value);
    return -1;
  }
  if (entry.Field(0) == "unique") {
    if (!owned && !OneOf(before, {"the", "our", "my"})) return i + 1;  // 'only three'
    ordinal->set_unique(true);
    return -1;
  }
  const OrdinalNumber value = OrdinalAt(words_, i, end_);
  if (value.first < 0) return i + 1;
  *last = value.last;
  if (InDate(value)) return *last + 1;
  // 'a third of them' is a share.
  if (value.value > 2 && WordAt(*last + 1) == "of" && OneOf(before, {"a", "one"})) return *last + 1;
  // "two second", "last" as a verb or 'at last', 'two thirds'.
  // "A fifth crusade": a new one of its kind, where its noun follows.
  if (OneOf(before, {"at", "one", "two", "three", "a"}) && value.value != 1) {
    const int noun = *last + 1;
    const bool another = before == "a" && value.value >= 2 && noun < end_ &&
                         words_[noun].gap == Gap::kSpace &&
                         (value.value <= 4 || !IsFunctionWord(words_.Match(noun)));
    if (!another) return *last + 1;
  }
  ordinal->set_value(value.value);
  if ((owned || before == "the") && (value.value == 1 || value.value == -1)) {
    ordinal->set_unique(true);
  }
  return -1;
}

void OrdinalFinder::Emit(OrdinalMention found, Span span, std::string of, int behind) {
  found.ordinal.set_of(std::string(absl::StripPrefix(of, " ")));
  if (behind >= 0) found.ordinal.set_scope(Scope(behind));
  found.span = span;
  found.sentence = sentence_;
  found.ordinal.set_text(CollapseSpace(span.In(text_)));
  out_->push_back(std::move(found));
}

// The noun that an ordinal at words [i, last] counts, from word `next` on.
int OrdinalFinder::TakeNoun(OrdinalMention found, int i, int last, int next, bool birth) {
  // 'the second most senior', 'the third-largest'
  const bool sibling = birth && WordAt(next) != "of";
  const NounPhrase phrase = NounPhraseAt(words_, next, sibling ? next + 1 : end_, false);
  if (phrase.first < 0 && !OneOf(WordAt(next), {"to", "who", "in", "of"})) return next;
  std::string of = phrase.folded;
  int behind = phrase.first >= 0 ? phrase.last + 1 : next;
  if (phrase.first < 0 && WordAt(next) == "of") {
    of = Members(next, &behind);
    // 'the last of his sight' counts nothing.
    const bool rest = of.empty() && found.ordinal.value() == -1;
    if (rest && HasRole(WordAt(next + 1), "owner")) return next;
  } else if (phrase.first < 0) {
    of = NounBeside(i);
  }
  of += Clause(behind);
  of = std::string(absl::StripPrefix(of, " "));
  if (of.empty()) return next;
  const bool article = i > begin_ && WordAt(i - 1) == "the";
  const uint32_t begin = words_[article ? i - 1 : i].span.begin;
  Emit(std::move(found), {begin, words_[last].span.end}, std::move(of), behind);
  return next;
}

int OrdinalFinder::TryAt(int i) {
  const Word& word = words_[i];
  const bool number = word.shape == Shape::kNumber;
  const LexEntry entry = number ? LexEntry() : words_.Match(i).Of(LexTable::kNumberWord);
  if (!number && entry.table == LexTable::kNone) return i + 1;
  const auto taken = std::partition_point(taken_.begin(), taken_.end(),
                                          [&](Span t) { return t.end <= word.span.begin; });
  if (taken != taken_.end() && taken->Overlaps(word.span)) return i + 1;
  OrdinalMention found;
  int last = i;
  if (const int skip = ReadRank(i, entry, &found.ordinal, &last); skip >= 0) return skip;
  // 'the fifth and youngest child'
  const bool pair = WordAt(last + 1) == "and" && (absl::EndsWith(WordAt(last + 2), "est") ||
                                                  OneOf(WordAt(last + 2), {"last", "final"}));
  const int next = last + (pair ? 3 : 1);
  // 'the First Division' is a name.
  if (word.capital() && i > begin_ && next < end_ && words_[next].gap == Gap::kSpace &&
      words_[next].capital()) {
    return next;
  }
  if (const OrdinalNumber rank = OrdinalAt(words_, i, end_); IsRepetition(rank)) {
    found.ordinal.set_unique(false);
    Emit(std::move(found), {word.span.begin, words_[next].span.end}, "", -1);
    return next + 1;
  }
  if (const int behind =
          entry.Field(0) == "birth" || found.ordinal.value() == 0 ? -1 : BehindRank(i, last);
      behind >= 0) {
    found.ordinal.set_unique(false);
    Emit(std::move(found), {word.span.begin, words_[behind - 1].span.end},
         absl::StrCat("place", behind < end_ ? Clause(behind) : ""), behind);
    return behind;
  }
  if (IsAdverb(i)) return next;
  const bool alone = next >= end_ || words_[next].gap != Gap::kSpace;
  if (std::string of = alone ? NounInClauseBefore(i) : ""; !of.empty()) {
    Emit(std::move(found), {words_[i - 1].span.begin, words_[last].span.end}, std::move(of), next);
    return next;
  }
  if (IsPredicate(i, next)) {
    TakePredicate(std::move(found), i, last);
    return next;
  }
  // 'First, ...' and 'the first.' count nothing that is named here.
  if (next >= end_ || (words_[next].gap != Gap::kSpace && words_[next].gap != Gap::kHyphen)) {
    return next;
  }
  if (StandsForThing(i, next)) {  // what it counts was named before
    Emit(std::move(found), word.span, "", -1);
    return next;
  }
  return TakeNoun(std::move(found), i, last, next, entry.Field(0) == "birth");
}

}  // namespace

void FindOrdinals(const DocumentText& doc, const DocumentWords& words, int sentence,
                  const std::vector<Span>& taken, std::vector<OrdinalMention>* out) {
  OrdinalFinder(doc, words, sentence, taken, out).Find();
}

}  // namespace dateline::mention
