// Subjects: a predicate's own, or the one of the clause above.
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "extract/claim/frame.h"
#include "extract/claim/participants.h"
#include "extract/language/analyzer.h"

namespace dateline {
namespace {

// 'Jonas Holt, the founder and the [[author]] of the plan, who left': a noun in apposition to a
// name is whom the name names.
int NamedBy(const SentenceView& view, int noun) {
  constexpr int kMaxNested = 4;
  bool apposed = false;
  for (int at = noun, steps = 0; at >= 0 && steps < kMaxNested; ++steps) {
    if (view.NameAt(at) >= 0) return apposed ? at : noun;
    const Deprel deprel = view.token(at).deprel;
    if (deprel != Deprel::kAppos && deprel != Deprel::kConj && deprel != Deprel::kCc) return noun;
    apposed |= deprel == Deprel::kAppos;
    at = view.token(at).head;
  }
  return noun;
}

// 'Clara, born in 1918, and [[Peter]], who arrived in 1921': of coordinated names, which a comma
// keeps apart, the one right before the pronoun.
int NearerName(const SentenceView& view, int antecedent, int pronoun) {
  int before = pronoun - 1;
  while (before >= 0 && view.token(before).upos == Upos::kPunct) --before;
  if (antecedent < 0 || before <= antecedent || view.NameAt(before) < 0) return antecedent;
  const int name = view.TopOf(view.all().mentions.names[view.NameAt(before)].span);
  if (name <= antecedent) return antecedent;
  // 'the season under a new manager, [[Alec Finch]], who'
  if (absl::EqualsIgnoreCase(view.Word(pronoun), "who") && view.NameAt(antecedent) < 0 &&
      view.all().mentions.entities[view.all().mentions.names[view.NameAt(before)].entity].kind() ==
          PERSON) {
    bool person = false;
    for (absl::string_view above : NounHypernyms(view.token(antecedent).lemma)) {
      person |= above == "person";
    }
    if (!person) return name;
  }
  // 'Nobody who knew [[Anna Rossi]], who died in May': a name in another clause than the
  // antecedent.
  for (int at = name, steps = 0; steps < view.size() && at != antecedent; ++steps) {
    if (view.token(at).upos == Upos::kVerb || view.token(at).head < 0) return name;
    at = view.token(at).head;
  }
  if (view.token(name).deprel != Deprel::kConj) return antecedent;
  if (view.token(name).head != antecedent) return antecedent;
  for (int i = antecedent; i < name; ++i) {
    if (view.Word(i) == ",") return name;
  }
  return antecedent;
}

// Whom a relative pronoun stands for: 'the treaty [[that]] was signed'. In 'was the first prime
// minister of Peru [[who]] visited Rome' it is the subject of 'was'. Where the tree has not hung
// the clause on a noun, the noun before the pronoun is taken.
int Antecedent(const SentenceView& view, int predicate, int pronoun) {
  constexpr int kMaxNested = 4;
  int antecedent =
      view.token(predicate).deprel == Deprel::kAclRelcl ? view.token(predicate).head : -1;
  for (int i = pronoun - 1; antecedent < 0 && i >= 0; --i) {
    const Upos upos = view.token(i).upos;
    if (upos == Upos::kNoun || upos == Upos::kPropn)
      antecedent = i;
    else if (upos == Upos::kVerb)
      break;
  }
  antecedent = NearerName(view, antecedent, pronoun);
  for (int at = antecedent, steps = 0; at >= 0 && steps < kMaxNested; ++steps) {
    const int named = view.Child(at, Deprel::kNsubj);
    if (view.Child(at, Deprel::kCop) >= 0 && named >= 0) return named;
    const Deprel deprel = view.token(at).deprel;
    const bool nested = deprel == Deprel::kNmod || deprel == Deprel::kAppos ||
                        deprel == Deprel::kFlat || deprel == Deprel::kCompound;
    if (!nested) break;
    at = view.token(at).head;
  }
  return NamedBy(view, antecedent);
}

// 'Rossi was [[the first]] to win', 'became the first to win': whom the predicate speaks of.
int NamedByPredicate(const SentenceView& view, int noun) {
  if (noun < 0) return noun;
  int subject = view.Child(noun, Deprel::kCop) >= 0 ? view.Child(noun, Deprel::kNsubj) : -1;
  const int above = view.token(noun).head;
  if (subject < 0 && above >= 0 && view.token(above).lemma == "become") {
    subject = view.Child(above, Deprel::kNsubj);
  }
  if (subject >= 0 && IsRelativePronoun(view, subject)) return Antecedent(view, noun, subject);
  return subject >= 0 && subject < noun ? subject : noun;
}

// 'in place of Bert Sole, [[sacked]] in May': a participle behind a name and a comma is said of the
// name, unless the name only belongs to `noun`: 'the house of Anna Rossi, built in 1911'.
int NameBefore(const SentenceView& view, int participle, int noun) {
  if (participle < 2 || view.Word(participle - 1) != ",") return noun;
  const int name = view.NameAt(participle - 2);
  if (name < 0) return noun;
  const Mention& mention = view.all().mentions.names[name];
  if (view.all().mentions.entities[mention.entity].kind() != PERSON) return noun;
  const int top = view.TopOf(mention.span);
  if (top < 0 || (view.token(top).head == noun && view.Case(top) == "of")) return noun;
  return top;
}

// 'when the coastal [[states]] fell': a plural right before a finite verb that was tagged as a verb
// itself. -1: none.
int PluralTakenForVerb(const SentenceView& view, int predicate) {
  const int plural = predicate - 1;
  if (plural < 1 || view.token(plural).upos != Upos::kVerb ||
      view.token(predicate).form != VerbForm::kPast) {
    return -1;
  }
  const std::string word = absl::AsciiStrToLower(view.Word(plural));
  const Upos before = view.token(plural - 1).upos;
  const bool modified = before == Upos::kDet || before == Upos::kAdj || before == Upos::kPropn;
  if (!modified || !absl::EndsWith(word, "s") || Lemma(word, Upos::kNoun) == word) return -1;
  const bool together =
      view.token(plural).head == predicate || view.token(predicate).head == plural;
  return together && !NounHypernyms(Lemma(word, Upos::kNoun)).empty() ? plural : -1;
}

}  // namespace

bool IsRelativePronoun(const SentenceView& view, int token) {
  if (view.token(token).upos != Upos::kPron) return false;
  const std::string word = absl::AsciiStrToLower(view.Word(token));
  return word == "who" || word == "which" || word == "that";
}

int SubjectOf(const SentenceView& view, int predicate, bool* passive) {
  *passive = false;
  if (const int plural = predicate < 0 ? -1 : PluralTakenForVerb(view, predicate); plural >= 0) {
    return plural;
  }
  for (int steps = 0; steps < 6 && predicate >= 0; ++steps) {
    for (Deprel deprel : {Deprel::kNsubj, Deprel::kNsubjPass}) {
      const int subject = view.Child(predicate, deprel);
      if (subject < 0) continue;
      *passive |= deprel == Deprel::kNsubjPass && steps == 0;
      if (IsRelativePronoun(view, subject)) return Antecedent(view, predicate, subject);
      return subject;
    }
    switch (view.token(predicate).deprel) {
      case Deprel::kAcl:
      case Deprel::kAclRelcl:
        *passive |= view.token(predicate).form == VerbForm::kPastParticiple;
        if (view.Case(predicate) == "to" || view.token(predicate).deprel == Deprel::kAclRelcl) {
          return NamedByPredicate(view, view.token(predicate).head);
        }
        return NameBefore(view, predicate, view.token(predicate).head);
      case Deprel::kConj:
      case Deprel::kXcomp:
      case Deprel::kAdvcl:
        if (steps == 0 && view.token(predicate).form == VerbForm::kPastParticiple &&
            view.token(predicate).deprel == Deprel::kConj) {
          *passive |= view.Child(view.token(predicate).head, Deprel::kAuxPass) >= 0;
        }
        predicate = view.token(predicate).head;
        break;
      default: return -1;
    }
  }
  return -1;
}

}  // namespace dateline
