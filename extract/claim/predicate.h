// What a verb says together with the words that belong to it, and how sure it says it.
#ifndef DATELINE_EXTRACT_CLAIM_PREDICATE_H_
#define DATELINE_EXTRACT_CLAIM_PREDICATE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "extract/claim/event_lexicon.h"
#include "extract/claim/frame.h"
#include "extract/claim/sentence_view.h"

namespace dateline {

inline bool IsVerbal(const Token& token) {
  return token.upos == Upos::kVerb || token.upos == Upos::kAux;
}

// The class of a token with this lemma, by whether it is a verb; null: none.
const EventClass* ClassOf(const SentenceView& view, int token, absl::string_view lemma);

// What the verb says together with what hangs on it, where the lexicon has that: "take_office",
// "come_into_force", "incorporate_into", "step_down", "agree_to"; the longest. Empty: none.
std::string PhraseOf(const SentenceView& view, int verb);

// The noun that a phrase has besides the verb and a particle or preposition; -1: none.
int NounOfPhrase(const SentenceView& view, int verb, absl::string_view phrase);

// The preposition of a phrase ("set_up") that is a particle wherever it stands; -1: none.
int ParticleOfPhrase(const SentenceView& view, int verb, absl::string_view phrase);

// What the verb, with what belongs to it, does to its complement.
VerbUse UseOf(const SentenceView& view, int verb);

bool IsNegated(const SentenceView& view, int head);
Modality ModalityOf(const SentenceView& view, const EventFrame& frame);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_PREDICATE_H_
