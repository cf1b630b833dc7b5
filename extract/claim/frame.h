// Event frames: the head of a clause or an eventive noun, what it is called, and how it is said.
//
//   int head = EventOf(view, date.span, &why);   // where the date hangs
//   EventFrame frame = FrameOf(view, head);
//
// 'He paid his second visit to Russia in 1974': the date hangs on paid; paid is light, so the
// frame's head is visit with paid as its support.
#ifndef DATELINE_EXTRACT_CLAIM_FRAME_H_
#define DATELINE_EXTRACT_CLAIM_FRAME_H_

#include <string>
#include <vector>

#include "extract/claim/event_lexicon.h"
#include "extract/claim/sentence_view.h"
#include "proto/claim.pb.h"

namespace dateline {

struct EventFrame {
  int head = -1;     // the token that names the event
  int support = -1;  // a light or aspectual verb, or the verb that the nominal head is object of
  bool nominal = false;
  bool copular = false;  // 'was president': the head is the predicate
  bool passive = false;
  int phrase_noun =
      -1;             // 'took [[office]]', 'came into [[force]]': the noun that is part of the verb
  int particle = -1;  // 'set [[up]] Sheffield Club', where the tree made it a preposition
  std::string lemma;  // with a particle: "step_down"
  std::string family;
  const EventClass* event_class = nullptr;
  std::string object;  // lemma of an object that is no name: what is signed, built, opened
  Aspect aspect = ASPECT_UNSPECIFIED;
  Modality modality = ASSERTED;
  bool negated = false;

  // The token whose dependents are the clause's arguments: the support where there is one.
  int predicate() const { return support >= 0 ? support : head; }
};

// Whether a token is a verb (or copular predicate) that heads a clause.
bool IsPredicate(const SentenceView& view, int token);

// Whether a noun names a happening: it has an event class, or WordNet's first sense of it is an
// act or event.
bool IsEventive(const SentenceView& view, int token);

// Nouns that measure or point to time, and nouns of set phrases ('in addition', 'for the first
// time'): never what an event is about. Takes a lemma.
bool IsEmptyNoun(absl::string_view lemma);

// The class of a noun that is a happening by itself, by the lexicon; null: none, or a state.
const EventClass* HappeningClass(const SentenceView& view, int token);

// The event that a phrase (a date, a quantity) belongs to: climbs from where it hangs past nouns
// that are no events. -1: none found in the tree. *rule says how.
int EventOf(const SentenceView& view, Span phrase, std::string* rule);

// The frame of a predicate or eventive noun.
EventFrame FrameOf(const SentenceView& view, int token);

// Lemma with its particle.
std::string PredicateLemma(const SentenceView& view, int token);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_FRAME_H_
