// What a phrase does in its event, by the edge it hangs on.
#ifndef DATELINE_EXTRACT_CLAIM_ROLES_H_
#define DATELINE_EXTRACT_CLAIM_ROLES_H_

#include "absl/strings/string_view.h"
#include "extract/claim/frame.h"
#include "extract/claim/sentence_view.h"
#include "proto/claim.pb.h"

namespace dateline {

// A token's way up to the event: the argument that it belongs to (a child of the predicate or the
// head), and how deep below it the token stands. -1: it belongs to another clause.
struct Path {
  int argument = -1;
  int depth = 0;  // nominal modifier edges between the token and the argument
};
Path PathTo(const SentenceView& view, const EventFrame& frame, int token);

// Whether the edge above a token leads into another clause, so that what is below it belongs to
// that clause's event.
bool IsClauseEdge(const SentenceView& view, int token);

// The role of a phrase with this preposition (lower case; fixed parts joined by "_").
ParticipantRole RoleOfCase(absl::string_view marker, const EventFrame& frame);

// The role of an argument that hangs directly under the predicate or the nominal head.
ParticipantRole RoleOf(const SentenceView& view, const EventFrame& frame, int argument);

bool IsPlaceRole(ParticipantRole role);

// The role for a name deep inside an argument: 'the Prime Minister of Pakistan', 'Soviet troops'
// stand for the state, 'treaties in Lima' are at a place; inside a name's own phrase it is only
// context. `top` is the name's top token, `role` the argument's.
ParticipantRole NestedRole(const SentenceView& view, const EventFrame& frame, const Path& path,
                           int top, ParticipantRole role);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_ROLES_H_
