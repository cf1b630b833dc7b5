#include "extract/mention/ordinals.h"

#include <algorithm>

#include "absl/strings/match.h"
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
  return OneOf(folded,
               {"half",    "time",    "times",     "night",      "season",  "quarter", "part",
                "morning", "evening", "afternoon", "millennium", "place",   "hand",    "instance",
                "days",    "glance",  "moment",    "minute",     "weekend", "term"});
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
  bool InDate(const OrdinalNumber& ordinal) const;
  bool StandsForThing(int first, int next) const;
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
  return IsTimeUnit(WordAt(noun)) || IsTimeUnit(WordAt(next));
}

// 'A third followed', 'a second was signed': no noun, a verb.
bool OrdinalFinder::StandsForThing(int first, int next) const {
  if (WordAt(first - 1) != "a") return false;
  const absl::string_view folded = words_.Folded(next);
  if (OneOf(folded, {"was", "were", "had", "came", "went", "took"})) return true;
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
    if (OneOf(folded, {"since", "after", "before", "during", "when", "and", "but", "while", "until",
                       "was", "is", "were"}) ||
        words_[i].shape == Shape::kNumber || IsCalendar(i)) {
      if (OneOf(folded, {"was", "is", "were"}) && !verb_done) continue;
      break;
    }
    if (IsFunctionWord(folded)) {
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

int OrdinalFinder::TryAt(int i) {
  const Word& word = words_[i];
  const bool number = word.shape == Shape::kNumber;
  const LexEntry entry = number ? LexEntry() : words_.Match(i).Of(LexTable::kNumberWord);
  if (!number && entry.table == LexTable::kNone) return i + 1;
  const auto taken = std::partition_point(taken_.begin(), taken_.end(),
                                          [&](Span t) { return t.end <= word.span.begin; });
  if (taken != taken_.end() && taken->Overlaps(word.span)) return i + 1;

  OrdinalMention found;
  Ordinal& ordinal = found.ordinal;
  int last = i;
  if (!number && entry.Field(0) == "unique") {
    const bool determined =
        OneOf(WordAt(i - 1), {"the", "his", "her", "its", "their", "our", "my"});
    if (!determined) return i + 1;  // 'only three'
    ordinal.set_unique(true);
  } else {
    const OrdinalNumber value = OrdinalAt(words_, i, end_);
    if (value.first < 0) return i + 1;
    last = value.last;
    if (InDate(value)) return last + 1;
    // "two second", "last" as a verb or 'at last', 'two thirds'.
    const absl::string_view before = WordAt(i - 1);
    if (OneOf(before, {"at", "one", "two", "three", "a"}) && value.value != 1) {
      if (before != "a" || value.value < 2 || value.value > 4) return last + 1;
    }
    ordinal.set_value(value.value);
    if (OneOf(before, {"the", "his", "her", "its", "their"}) &&
        (value.value == 1 || value.value == -1)) {
      ordinal.set_unique(true);
    }
  }
  int next = last + 1;
  if (next >= end_) return next;
  // 'First, ...' and 'the first.' count nothing that is named here.
  const Gap gap = words_[next].gap;
  if (gap != Gap::kSpace && gap != Gap::kHyphen) return next;
  // 'the second most senior', 'the third-largest'
  const bool time_to = OneOf(WordAt(next), {"to", "who", "in", "of"});
  if (StandsForThing(i, next)) {  // what it counts was named before
    found.span = word.span;
    found.sentence = sentence_;
    ordinal.set_text(CollapseSpace(found.span.In(text_)));
    out_->push_back(std::move(found));
    return next;
  }
  const NounPhrase phrase = NounPhraseAt(words_, next, end_, false);
  if (phrase.first < 0 && !time_to) return next;
  std::string of = phrase.folded;
  const int behind = phrase.first >= 0 ? phrase.last + 1 : next;
  of += Clause(behind);
  if (of.empty()) return next;
  ordinal.set_of(std::string(absl::StripPrefix(of, " ")));
  ordinal.set_scope(Scope(behind));
  uint32_t begin = word.span.begin;
  if (i > begin_ && WordAt(i - 1) == "the") begin = words_[i - 1].span.begin;
  found.span = {begin, words_[last].span.end};
  found.sentence = sentence_;
  ordinal.set_text(CollapseSpace(found.span.In(text_)));
  out_->push_back(std::move(found));
  return next;
}

}  // namespace

void FindOrdinals(const DocumentText& doc, const DocumentWords& words, int sentence,
                  const std::vector<Span>& taken, std::vector<OrdinalMention>* out) {
  OrdinalFinder(doc, words, sentence, taken, out).Find();
}

}  // namespace dateline::mention
