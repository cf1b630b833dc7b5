#include "tools/train/splice.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"

namespace dateline::train {
namespace {

constexpr size_t kMaxPart = 14;  // longer ones make sentences that nobody writes

const Phrase kComma = {{{",", {Upos::kPunct}, 0, Deprel::kPunct}}};

bool IsPast(const model::Tag& tag) {
  return tag.upos == Upos::kVerb && tag.form == VerbForm::kPast;
}

// "which was built by soldiers", "built by soldiers"; without commas of its own at the ends.
bool IsClauseOfNoun(const GoldSentence& sentence, int token, const Phrase& phrase) {
  const Deprel label = LabelAt(sentence, token - 1);
  if (phrase.words.size() < 3 || phrase.words.size() > kMaxPart) return false;
  if (phrase.words[0].tag.upos == Upos::kPunct || phrase.words.back().tag.upos == Upos::kPunct) {
    return false;
  }
  const std::string first = absl::AsciiStrToLower(phrase.words[0].form);
  if (label == Deprel::kAclRelcl) return first == "which" || first == "who";
  return label == Deprel::kAcl && phrase.words[0].head == 0 &&
         phrase.words[0].tag.form == VerbForm::kPastParticiple;
}

// Takes the conjunction off "and wrote a book"; false: it is no bare predicate in the past.
bool TakePredicate(Phrase* phrase) {
  std::vector<Phrase::Word>& words = phrase->words;
  if (words.size() < 3 || words.size() > kMaxPart) return false;
  if (words[0].tag.upos != Upos::kCconj || !IsPast(words[1].tag) || words[1].head != 0)
    return false;
  words.erase(words.begin());
  for (Phrase::Word& word : words) {
    if (word.label == Deprel::kNsubj || word.label == Deprel::kCc) return false;
    if (word.head == 1) return false;  // hung on the conjunction
    if (word.head > 1) --word.head;
  }
  return words.back().tag.upos != Upos::kPunct;
}

}  // namespace

Splicer::Splicer(const std::vector<GoldSentence>& sentences) {
  for (const GoldSentence& sentence : sentences) {
    for (int token = 1; token <= sentence.forms.size(); ++token) {
      const Deprel label = LabelAt(sentence, token - 1);
      if (label != Deprel::kAcl && label != Deprel::kAclRelcl && label != Deprel::kConj) continue;
      Phrase phrase = SubtreeOf(sentence, token);
      if (IsClauseOfNoun(sentence, token, phrase)) {
        clauses_.push_back(std::move(phrase));
      } else if (label == Deprel::kConj && TakePredicate(&phrase)) {
        predicates_.push_back(std::move(phrase));
      }
    }
  }
}

bool Splicer::AddClause(std::mt19937_64* random, GoldSentence* sentence) const {
  const int root = RootOf(*sentence);
  if (clauses_.empty() || UposAt(*sentence, root - 1) != Upos::kVerb) return false;
  for (int subject = 1; subject < root; ++subject) {
    const Deprel label = LabelAt(*sentence, subject - 1);
    const Upos upos = UposAt(*sentence, subject - 1);
    if (sentence->heads[subject - 1] != root) continue;
    if (label != Deprel::kNsubj && label != Deprel::kNsubjPass) continue;
    const int end = EndOfSubtree(*sentence, subject);
    if ((upos != Upos::kNoun && upos != Upos::kPropn) || end == 0 || end >= root ||
        sentence->forms[end] == ",") {
      return false;
    }
    const Phrase& clause = clauses_[(*random)() % clauses_.size()];
    const int size = static_cast<int>(clause.words.size());
    int predicate = 0;
    while (clause.words[predicate].head != 0) ++predicate;
    Insert(clause, end, subject, sentence);
    const bool restrictive = (*random)() % 3 == 0;
    if (restrictive) return true;
    Insert(kComma, end + size, subject, sentence);
    Insert(kComma, end, end + predicate + 1, sentence);
    return true;
  }
  return false;
}

bool Splicer::AddPredicates(std::mt19937_64* random, GoldSentence* sentence) const {
  const int root = RootOf(*sentence);
  if (predicates_.empty() || !EndsWithStop(*sentence)) return false;
  if (!IsPast(model::TagOf(sentence->tags[root - 1]))) return false;
  for (int i = 0; i < sentence->forms.size(); ++i) {
    if (LabelAt(*sentence, i) == Deprel::kConj && sentence->heads[i] == root) return false;
  }
  const int count = 1 + (*random)() % 2;
  for (int k = 0; k < count; ++k) {
    const int at = static_cast<int>(sentence->forms.size()) - 1;
    const Phrase& predicate = predicates_[(*random)() % predicates_.size()];
    const bool last = k == count - 1;
    Insert(predicate, at, root, sentence);
    // The phrase begins with its verb.
    if (last)
      Insert({{{"and", {Upos::kCconj}, 0, Deprel::kCc}}}, at, at + 1, sentence);
    else
      Insert(kComma, at, at + 1, sentence);
  }
  return true;
}

}  // namespace dateline::train
