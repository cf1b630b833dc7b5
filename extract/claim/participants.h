// Who and what takes part in an event, read from the dependency tree.
#ifndef DATELINE_EXTRACT_CLAIM_PARTICIPANTS_H_
#define DATELINE_EXTRACT_CLAIM_PARTICIPANTS_H_

#include <string>
#include <vector>

#include "extract/claim/frame.h"
#include "extract/claim/sentence_view.h"
#include "proto/claim.pb.h"

namespace dateline {

// What stands between two dates of one predicate takes the place of what the clause had there
// before: 'Zofia died in 1876, [[her mother]] in 1878'; 'they announced polonium in July and
// [[radium]] in December' (gapping).
struct Gap {
  int begin = -1, end = -1;  // tokens between the earlier date of the predicate and this one
  int top = -1;              // the noun there; -1: no gap
  bool object = false;       // it replaces the object; else the subject

  bool Holds(int token) const { return top >= 0 && begin <= token && token < end; }
};
Gap GapOf(const SentenceView& view, const EventFrame& frame, Span date);

// Whether a token stands in the gap of a later date of the same predicate.
bool InLaterGap(const SentenceView& view, const EventFrame& frame, Span date, int token);

// Whether another date of the predicate stands between `date` and a token: the token then belongs
// to the other date's segment.
bool InOtherSegment(const SentenceView& view, Span date, int token);

// Participants in order of place, each entity once with its strongest role. Named mentions of the
// sentence that are not tied to this event come last, as CONTEXT. `date` is the span that the
// claim is about: where a verb has several dates ('to X in 1965 and to Y in 1967'), places of the
// other dates' segments become CONTEXT. May be empty.
std::vector<Participant> ParticipantsOf(const SentenceView& view, const EventFrame& frame,
                                        Span date);

// Folded content lemmas of the event's own clause (terms) and of the rest of the sentence
// (context), sorted, without names, dates and numbers.
struct Terms {
  std::vector<std::string> clause;
  std::vector<std::string> context;
};
Terms TermsOf(const SentenceView& view, const EventFrame& frame);

// The subject of a predicate, taken over from the clause above where it has none of its own
// (coordination, participles, relative clauses). -1: none. *passive: it is a passive subject.
int SubjectOf(const SentenceView& view, int predicate, bool* passive);

// who, which, that as pronouns.
bool IsRelativePronoun(const SentenceView& view, int token);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_PARTICIPANTS_H_
