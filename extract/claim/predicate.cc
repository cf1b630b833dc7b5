#include "extract/claim/predicate.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace dateline {

const EventClass* ClassOf(const SentenceView& view, int token, absl::string_view lemma) {
  const EventLexicon& lexicon = EventLexicon::Default();
  return IsVerbal(view.token(token)) ? lexicon.OfVerb(lemma) : lexicon.OfNoun(lemma);
}

namespace {

// 'set [[off]] up the glacier', 'walked [[out]] in 2013': a particle that the parser took for a
// preposition or adverb; nothing that it could govern stands behind it.
std::string LooseParticle(const SentenceView& view, int verb) {
  if (verb + 1 >= view.size()) return "";
  // 'Lift-off', 'the take-over'
  if (view.Word(verb + 1) == "-" && verb + 2 < view.size()) {
    return absl::AsciiStrToLower(view.Word(verb + 2));
  }
  const std::string word = absl::AsciiStrToLower(view.Word(verb + 1));
  if (word != "off" && word != "out" && word != "up" && word != "down" && word != "over") return "";
  if (verb + 2 >= view.size() || view.TimeAt(verb + 2) >= 0) return word;
  const Upos next = view.token(verb + 2).upos;
  return next == Upos::kAdp || next == Upos::kPunct || next == Upos::kAdv || next == Upos::kSconj
             ? word
             : "";
}

}  // namespace

std::string PhraseOf(const SentenceView& view, int verb) {
  const EventLexicon& lexicon = EventLexicon::Default();
  const absl::string_view lemma = view.token(verb).lemma;
  std::string best;
  if (!IsVerbal(view.token(verb)) || !lexicon.OpensPhrase(lemma)) return best;
  const auto offer = [&](std::initializer_list<absl::string_view> parts) {
    std::string phrase(lemma);
    for (absl::string_view part : parts) absl::StrAppend(&phrase, "_", part);
    if (phrase.size() > best.size() && lexicon.HasVerb(phrase)) best = std::move(phrase);
  };
  const int particle = view.Child(verb, Deprel::kCompoundPrt);
  const std::string up = particle < 0 ? "" : absl::AsciiStrToLower(view.Word(particle));
  if (!up.empty())
    offer({up});
  else if (const std::string loose = LooseParticle(view, verb); !loose.empty())
    offer({loose});
  // 'took over the office' is no taking office.
  const auto has_particle = [&] {
    if (!up.empty() || verb + 1 >= view.size()) return !up.empty();
    const absl::string_view next = view.token(verb + 1).lemma;
    return next == "over" || next == "up" || next == "down" || next == "out" || next == "off";
  };
  const bool bare = !has_particle();
  for (int child : view.Children(verb)) {
    const absl::string_view noun = view.token(child).lemma;
    const std::string marker = view.Case(child);
    switch (view.token(child).deprel) {
      case Deprel::kObj:
      case Deprel::kNsubjPass:
      case Deprel::kAdvmod:
        if (bare || view.token(child).deprel == Deprel::kAdvmod) offer({noun});
        if (!up.empty()) offer({up, noun});
        for (int part : view.Children(child)) {
          if (view.Case(part) == "of") offer({noun, "of", view.token(part).lemma});
        }
        break;
      case Deprel::kXcomp:
      case Deprel::kCcomp:
        if (marker.empty()) offer({noun});
        offer({marker, noun});
        offer({marker});
        break;
      case Deprel::kObl:
        // 'passed on 3 May' is no passing on; but 'fixed for May' is a plan.
        if (view.TimeAt(child) >= 0 && (marker == "on" || marker == "in" || marker == "at")) break;
        offer({marker, noun});
        if (!up.empty()) offer({up, marker});
        offer({marker});
        break;
      default: break;
    }
  }
  return best;
}

int NounOfPhrase(const SentenceView& view, int verb, absl::string_view phrase) {
  const absl::string_view last = phrase.substr(phrase.rfind('_') + 1);
  for (int child : view.Children(verb)) {
    const Deprel deprel = view.token(child).deprel;
    if (deprel == Deprel::kCompoundPrt || deprel == Deprel::kAdvmod) continue;
    if (view.token(child).lemma == last) return child;
    for (int part : view.Children(child)) {
      if (view.token(part).deprel == Deprel::kNmod && view.token(part).lemma == last) return child;
    }
  }
  return -1;
}

int ParticleOfPhrase(const SentenceView& view, int verb, absl::string_view phrase) {
  const absl::string_view last = phrase.substr(phrase.rfind('_') + 1);
  static constexpr absl::string_view kParticles[] = {"apart", "away", "back", "down",
                                                     "off",   "out",  "over", "up"};
  if (!std::binary_search(std::begin(kParticles), std::end(kParticles), last)) return -1;
  for (int child : view.Children(verb)) {
    const int marker = view.Child(child, Deprel::kCase);
    if (marker == verb + 1 && view.Case(child) == last) return marker;
    if (view.token(child).deprel == Deprel::kAdvmod && view.token(child).lemma == last)
      return child;
  }
  if (verb + 1 < view.size() && absl::EqualsIgnoreCase(view.Word(verb + 1), last)) return verb + 1;
  return -1;
}

VerbUse UseOf(const SentenceView& view, int verb) {
  const EventLexicon& lexicon = EventLexicon::Default();
  const std::string phrase = PhraseOf(view, verb);
  return lexicon.UseOf(phrase.empty() ? PredicateLemma(view, verb) : phrase);
}

}  // namespace dateline
