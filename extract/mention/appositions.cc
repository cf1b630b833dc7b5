#include "extract/mention/appositions.h"

#include <algorithm>
#include <string>

#include "extract/mention/description.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

// Words between a determiner and the office or noun: 'the company's long-serving chief engineer'.
constexpr int kLongestModifier = 5;
constexpr int kMostDescriptions = 12;

bool OneOf(absl::string_view word, std::initializer_list<absl::string_view> set) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

bool IsDeterminer(absl::string_view word) {
  return OneOf(word, {"the", "a", "an", "its", "his", "her", "their", "our", "my", "then", "now",
                      "later", "once", "already", "formerly", "sometime", "newly", "acting"});
}

class Learner {
 public:
  Learner(const DocumentWords& words, const std::vector<NameCandidate>& names, EntityTable* table)
      : words_(words), names_(names), table_(*table) {}

  void Learn();

 private:
  void Enter(size_t index);
  absl::string_view WordAt(int i) const {
    return i >= begin_ && i < end_ ? words_.Folded(i) : absl::string_view();
  }
  bool Close(int i) const {
    return i > begin_ && i < end_ &&
           (words_[i].gap == Gap::kSpace || words_[i].gap == Gap::kHyphen);
  }
  void Describe(const std::string& as);
  std::string OfficeFrom(int i, bool determined) const;
  std::string OfficeBefore(int last) const;
  std::string ThingFrom(int i) const;
  void PersonBehind();
  void PersonBefore(size_t index);
  void ThingBeside();
  bool TellsOffice(int verb, int* next) const;

  const DocumentWords& words_;
  const std::vector<NameCandidate>& names_;
  EntityTable& table_;
  const NameCandidate* name_ = nullptr;
  int entity_ = -1;
  int begin_ = 0, end_ = 0;  // words of the sentence
};

void Learner::Describe(const std::string& as) {
  if (as.empty()) return;
  auto* descriptions = table_.entities[entity_].mutable_descriptions();
  if (descriptions->size() >= kMostDescriptions) return;
  const auto at = std::lower_bound(descriptions->begin(), descriptions->end(), as);
  if (at != descriptions->end() && *at == as) return;
  const int index = static_cast<int>(at - descriptions->begin());
  *descriptions->Add() = as;
  std::rotate(descriptions->begin() + index, descriptions->end() - 1, descriptions->end());
}

// The office that the words from i on end with: 'its second [[chairman]]'. One that owns the next
// word or is in the plural is somebody else's.
std::string Learner::OfficeFrom(int i, bool determined) const {
  if (IsDeterminer(WordAt(i))) ++i;
  for (int k = i; k < end_ && k < i + kLongestModifier; ++k) {
    if (k > i && !Close(k)) break;
    const int last = OfficeAt(words_, k, end_);
    if (last >= 0) return words_[last].possessive ? "" : FoldedPhrase(words_, k, last);
    const absl::string_view word = WordAt(k);
    if (OneOf(word, {"of", "in", "for", "to", "by", "with", "and", "who", "that"})) break;
    if (!determined && k > i) break;
    if (IsFunctionWord(words_.Match(k)) && !OneOf(word, {"first", "second", "then", "new"})) break;
  }
  return "";
}

// The office that ends at word `last`: 'the foreign [[minister]], Rossi'.
std::string Learner::OfficeBefore(int last) const {
  for (int first = std::max(begin_, last - 3); first <= last; ++first) {
    if (OfficeAt(words_, first, last + 1) == last) return FoldedPhrase(words_, first, last);
  }
  return "";
}

// 'was elected', 'became', 'served as': whether the word at `verb` says what somebody is; *next is
// the word behind it.
bool Learner::TellsOffice(int verb, int* next) const {
  const absl::string_view word = WordAt(verb);
  *next = verb + 1;
  if (OneOf(word, {"was", "is", "became", "becomes", "remained", "elected", "appointed", "crowned",
                   "named", "made", "proclaimed", "declared", "nominated", "reelected"})) {
    return true;
  }
  *next = verb + 2;
  return OneOf(word,
               {"served", "acted", "reigned", "ruled", "inaugurated", "installed", "returned"}) &&
         WordAt(verb + 1) == "as";
}

// 'Rossi, then mayor of Alba,', 'Rossi, who became mayor', 'Rossi was elected mayor', 'Rossi as
// mayor'.
void Learner::PersonBehind() {
  constexpr int kReach = 5;
  int i = name_->last + 1;
  if (i >= end_ || name_->possessive) return;
  if (words_[i].gap == Gap::kComma && !OneOf(WordAt(i), {"who", "and", "but"})) {
    return Describe(OfficeFrom(i, IsDeterminer(WordAt(i)) || words_[i].possessive));
  }
  if (WordAt(i) == "as" && Close(i)) return Describe(OfficeFrom(i + 1, false));
  if (WordAt(i) == "who") ++i;
  for (int k = i; k < end_ && k < i + kReach; ++k) {
    if (k > i && !Close(k)) return;
    int next;
    if (TellsOffice(k, &next) && Close(next)) {
      const std::string office = OfficeFrom(next, true);
      if (!office.empty()) return Describe(office);
    } else if (WordAt(k) == "not" || words_[k].capital()) {
      return;
    }
  }
}

// 'the mayor, Anna Rossi', 'the mayor of Alba, Anna Rossi', 'The mayor was Anna Rossi'.
void Learner::PersonBefore(size_t index) {
  const int first = name_->title;
  if (first <= begin_) return;
  int last = first - 1;
  if (words_[first].gap == Gap::kComma) {
    if (index > 0 && names_[index - 1].sentence == name_->sentence &&
        names_[index - 1].last == last) {
      last = names_[index - 1].title - 1;
      if (WordAt(last) == "the") --last;
      if (WordAt(last) != "of") return;
      --last;
    }
    if (last > begin_) Describe(OfficeBefore(last));
    return;
  }
  // 'The first [[chairman]] [of the company] was Silas Rossi'
  if (!OneOf(WordAt(last), {"was", "is"}) || !IsDeterminer(WordAt(begin_))) return;
  const std::string office = OfficeFrom(begin_, true);
  if (!office.empty()) Describe(office);
}

// The noun of 'a [paddle] [[steamer]]' from the determiner at i; empty: none, or a person's.
std::string Learner::ThingFrom(int i) const {
  if (!OneOf(WordAt(i), {"a", "an", "the", "its", "their"}) || i + 1 >= end_) return "";
  const NounPhrase phrase = NounPhraseAt(words_, i + 1, end_, false);
  if (phrase.first < 0 || words_[phrase.last].possessive || words_[phrase.last].capital())
    return "";
  if (FoldedPhrase(words_, phrase.last, phrase.last) != phrase.head) return "";  // a plural
  return NamesThing(phrase.head) ? phrase.head : "";
}

// 'the Maren, a ferry,', 'Covaxa is a vaccine', 'the Covaxa vaccine', 'a ferry called Maren'.
void Learner::ThingBeside() {
  const int next = name_->last + 1;
  if (next < end_ && !name_->possessive) {
    if (words_[next].gap == Gap::kComma) Describe(ThingFrom(next));
    if (Close(next) && OneOf(WordAt(next), {"was", "is", "became", "remains"})) {
      Describe(ThingFrom(next + 1));
    }
    if (name_->article && Close(next) && words_[next].shape == Shape::kLower &&
        !IsFunctionWord(words_.Match(next)) && NamesThing(WordAt(next))) {
      Describe(std::string(WordAt(next)));
    }
  }
  int before = name_->title - 1;
  if (OneOf(WordAt(before), {"called", "named", "christened", "dubbed"})) --before;
  if (before > begin_ && words_[before].shape == Shape::kLower && Close(name_->title) &&
      !IsFunctionWord(words_.Match(before)) && NamesThing(WordAt(before)) &&
      OneOf(WordAt(before - 1), {"the", "a", "an"})) {
    Describe(std::string(WordAt(before)));
  }
}

void Learner::Enter(size_t index) {
  name_ = &names_[index];
  entity_ = table_.of[index];
  begin_ = words_.begin(name_->sentence);
  end_ = words_.end(name_->sentence);
}

void Learner::Learn() {
  for (size_t i = 0; i < names_.size(); ++i) {
    if (table_.of[i] < 0) continue;
    Enter(i);
    switch (table_.entities[entity_].kind()) {
      case PERSON:
        PersonBehind();
        PersonBefore(i);
        break;
      case STATE: break;
      default: ThingBeside();
    }
  }
}

}  // namespace

void LearnDescriptions(const DocumentWords& words, const std::vector<NameCandidate>& names,
                       EntityTable* table) {
  Learner(words, names, table).Learn();
}

}  // namespace dateline::mention
