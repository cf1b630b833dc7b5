#include "extract/claim/roles.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr int kMaxClimb = 40;
bool IsOfClass(const EventFrame& frame, std::initializer_list<absl::string_view> names) {
  return frame.event_class != nullptr &&
         std::find(names.begin(), names.end(), frame.event_class->name) != names.end();
}

// 'reached Lima': the object is where they go.
bool MovesTo(const EventFrame& frame) { return IsOfClass(frame, {"visit", "arrival", "going"}); }

}  // namespace

bool IsClauseEdge(const SentenceView& view, int token) {
  switch (view.token(token).deprel) {
    case Deprel::kCcomp:
    case Deprel::kCsubj:
    case Deprel::kAdvcl:
    case Deprel::kAcl:
    case Deprel::kAclRelcl:
    case Deprel::kParataxis: return true;
    case Deprel::kXcomp:
    case Deprel::kConj: return IsPredicate(view, token);
    default: return false;
  }
}

ParticipantRole RoleOfCase(absl::string_view marker, const EventFrame& frame) {
  if (marker == "by") return frame.passive || frame.nominal ? AGENT : INSTRUMENT;
  if (marker == "to" || marker == "into" || marker == "towards" || marker == "toward" ||
      marker == "onto") {
    return DESTINATION;
  }
  if (marker == "from" || marker == "out_of" || marker == "off") return ORIGIN;
  if (marker == "with" || marker == "between" || marker == "against" || marker == "among" ||
      marker == "alongside" || marker == "together_with") {
    return COUNTERPART;
  }
  // 'left for Lima'
  if (marker == "for" &&
      IsOfClass(frame, {"departure", "leaving", "going", "visit", "migration"})) {
    return DESTINATION;
  }
  if (marker == "for" || marker == "on_behalf_of") return BENEFICIARY;
  if (marker == "on" || marker == "about" || marker == "over" || marker == "regarding" ||
      marker == "concerning") {
    return TOPIC;
  }
  if (marker == "in" || marker == "at" || marker == "near" || marker == "inside" ||
      marker == "throughout" || marker == "across" || marker == "outside" || marker == "around") {
    return LOCATION;
  }
  if (marker == "of") {
    if (!frame.nominal && !frame.copular) return CONTEXT;  // 'died of fever'
    return frame.event_class != nullptr && frame.event_class->of_is_agent ? AGENT : PATIENT;
  }
  return marker.empty() ? PATIENT : CONTEXT;
}

ParticipantRole RoleOf(const SentenceView& view, const EventFrame& frame, int argument) {
  switch (view.token(argument).deprel) {
    case Deprel::kNsubj: return frame.copular ? PATIENT : AGENT;
    case Deprel::kNsubjPass:
      // The parser takes participles for passives: 'Rossi left Rome'.
      return !frame.passive && view.Child(frame.predicate(), Deprel::kObj) >= 0 ? AGENT : PATIENT;
    case Deprel::kObj: return MovesTo(frame) ? DESTINATION : PATIENT;
    case Deprel::kIobj: return BENEFICIARY;
    case Deprel::kOblAgent:
    case Deprel::kNmodPoss:
    case Deprel::kAmod:
    case Deprel::kCompound: return AGENT;
    case Deprel::kObl:
    case Deprel::kNmod:
      if (frame.particle >= 0 && view.token(frame.particle).head == argument) return PATIENT;
      return RoleOfCase(view.Case(argument), frame);
    case Deprel::kAppos:
    case Deprel::kFlat: return PATIENT;
    default: return CONTEXT;
  }
}

Path PathTo(const SentenceView& view, const EventFrame& frame, int token) {
  Path path;
  for (int steps = 0; steps < kMaxClimb && token >= 0; ++steps) {
    const int head = view.token(token).head;
    const bool under_event = head >= 0 && (head == frame.head || head == frame.support);
    if (token == frame.head || token == frame.support) return {token, path.depth};
    if (under_event) {
      if (IsClauseEdge(view, token)) return {};
      path.argument = token;
      return path;
    }
    if (head < 0 || IsClauseEdge(view, token)) return {};
    const Deprel deprel = view.token(token).deprel;
    const bool same_rank = deprel == Deprel::kConj || deprel == Deprel::kAppos ||
                           deprel == Deprel::kFlat || deprel == Deprel::kList;
    path.depth += !same_rank;
    token = head;
  }
  return {};
}
bool IsPlaceRole(ParticipantRole role) {
  return role == LOCATION || role == DESTINATION || role == ORIGIN || role == COUNTERPART ||
         role == TOPIC;
}
ParticipantRole NestedRole(const SentenceView& view, const EventFrame& frame, const Path& path,
                           int top, ParticipantRole role) {
  if (path.depth == 0) return role;
  const std::string marker = view.Case(top);
  if (view.token(top).deprel == Deprel::kNmod && !marker.empty() && marker != "of") {
    const ParticipantRole own = RoleOfCase(marker, frame);
    if (own == LOCATION || own == ORIGIN || own == COUNTERPART) return own;
    // 'the express to Leyton was late'
    if (own == DESTINATION && view.token(path.argument).deprel == Deprel::kNsubj) return CONTEXT;
  }
  const bool argument_is_name = view.NameAt(path.argument) >= 0;
  return !argument_is_name && path.depth <= 2 ? role : CONTEXT;
}

}  // namespace dateline
