// Plans, expectations, reports and denials.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "extract/claim/predicate.h"

namespace dateline {
namespace {

bool HasWord(const SentenceView& view, int head, Deprel deprel,
             std::initializer_list<absl::string_view> words) {
  for (int child : view.Children(head)) {
    if (view.token(child).deprel != deprel) continue;
    const std::string word = absl::AsciiStrToLower(view.Word(child));
    if (std::find(words.begin(), words.end(), word) != words.end()) return true;
  }
  return false;
}

// What the auxiliaries of a predicate say; UNSPECIFIED: nothing.
Modality AuxiliaryModality(const SentenceView& view, int head) {
  bool have = false;
  Modality modality = MODALITY_UNSPECIFIED;
  for (int child : view.Children(head)) {
    const Deprel deprel = view.token(child).deprel;
    if (deprel != Deprel::kAux && deprel != Deprel::kAuxPass && deprel != Deprel::kCop) continue;
    const std::string word = absl::AsciiStrToLower(view.Word(child));
    if (word == "will" || word == "shall" || word == "'ll" || word == "’ll" || word == "wo") {
      modality = PLANNED;
    } else if (word == "would" || word == "should") {
      modality = CONDITIONAL;
    } else if (word == "may" || word == "might" || word == "could" || word == "can") {
      modality = EXPECTED;
    } else if (word == "have" || word == "had") {
      have = true;
    }
  }
  // 'may have landed' speaks of the past, as reported.
  return have && modality == EXPECTED ? REPORTED : modality;
}

// 'is to be completed', 'was to open': a finite form of be and an infinitive. The be is an
// auxiliary of the infinitive, or governs it.
bool IsToInfinitive(const SentenceView& view, int head) {
  const int mark = view.Child(head, Deprel::kMark);
  if (mark < 0 || !absl::EqualsIgnoreCase(view.Word(mark), "to")) return false;
  for (int child : view.Children(head)) {
    if (view.token(child).deprel == Deprel::kAux && child < mark &&
        view.token(child).lemma == "be") {
      return true;
    }
  }
  const int governor = view.token(head).head;
  return governor >= 0 && view.token(governor).lemma == "be";
}

// 'the first woman [[to]] win it', 'among the last to leave': what is told of a rank was done.
bool IsOfRank(const SentenceView& view, int mark) {
  constexpr int kReach = 4;
  const auto ordinals = view.ordinals();
  for (int i = ordinals.begin; i < ordinals.end; ++i) {
    const int end = view.TokensIn(view.all().mentions.ordinals[i].span).end;
    if (end > mark || mark - end > kReach) continue;
    bool noun_phrase = true;
    for (int k = end; k < mark; ++k) {
      const Upos upos = view.token(k).upos;
      noun_phrase &= upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kPropn ||
                     upos == Upos::kAdp || upos == Upos::kPron;
    }
    if (noun_phrase) return true;
  }
  return false;
}

// 'a contract signed to build', 'invited to visit': an infinitive under what promises, asks or
// rules tells no deed; nor does one of purpose.
bool IsPurpose(const SentenceView& view, int head) {
  const int mark = view.Child(head, Deprel::kMark);
  const int governor = view.token(head).head;
  if (mark < 0 || governor < 0 || !absl::EqualsIgnoreCase(view.Word(mark), "to")) return false;
  if (IsOfRank(view, mark)) return false;
  const Deprel deprel = view.token(head).deprel;
  if (deprel == Deprel::kAdvcl || deprel == Deprel::kAcl) return true;
  const EventClass* above = ClassOf(view, governor, PredicateLemma(view, governor));
  if (deprel != Deprel::kXcomp || above == nullptr) return false;
  for (absl::string_view promising :
       {"agreement", "announcement", "invitation", "legislation", "offer", "vote"}) {
    if (above->name == promising) return true;
  }
  return false;
}

Modality GoverningModality(const SentenceView& view, int head) {
  const Deprel deprel = view.token(head).deprel;
  const bool complement = deprel == Deprel::kXcomp || deprel == Deprel::kCcomp;
  const int governor = view.token(head).head;
  if (!complement || governor < 0) return MODALITY_UNSPECIFIED;
  const VerbUse use = UseOf(view, governor);
  if (use.plan) return PLANNED;
  if (use.expect) return EXPECTED;
  if (use.deny || use.fail) return DENIED;
  return use.report ? REPORTED : MODALITY_UNSPECIFIED;
}

}  // namespace

bool IsNegated(const SentenceView& view, int head) {
  return HasWord(view, head, Deprel::kAdvmod,
                 {"not", "never", "n't", "n’t", "hardly", "nowhere"}) ||
         HasWord(view, head, Deprel::kDet, {"no", "neither"}) ||
         HasWord(view, head, Deprel::kMark, {"without"}) ||
         HasWord(view, head, Deprel::kCase, {"without"});
}

Modality ModalityOf(const SentenceView& view, const EventFrame& frame) {
  if (frame.support >= 0 && frame.nominal && UseOf(view, frame.support).plan) return PLANNED;
  for (int token : {frame.predicate(), frame.head}) {
    if (HasWord(view, token, Deprel::kMark, {"if", "unless"})) return CONDITIONAL;
    if (IsToInfinitive(view, token) || IsPurpose(view, token)) return PLANNED;
    Modality modality = AuxiliaryModality(view, token);
    if (modality == MODALITY_UNSPECIFIED) modality = GoverningModality(view, token);
    if (modality != MODALITY_UNSPECIFIED) return modality;
  }
  if (HasWord(view, frame.head, Deprel::kAmod,
              {"planned", "proposed", "scheduled", "intended", "upcoming", "forthcoming"})) {
    return PLANNED;
  }
  if (HasWord(view, frame.head, Deprel::kAmod, {"expected", "possible", "likely"})) return EXPECTED;
  return HasWord(view, frame.head, Deprel::kAmod, {"alleged", "reported"}) ? REPORTED : ASSERTED;
}

}  // namespace dateline
