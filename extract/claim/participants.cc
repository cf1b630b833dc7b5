#include "extract/claim/participants.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "extract/claim/collector.h"
#include "extract/claim/roles.h"

namespace dateline {
namespace {

constexpr int kMaxClimb = 40;
// Where the tree has no subject: a name that ends right before the verb and its auxiliaries.
int SubjectByPlace(const SentenceView& view, const EventFrame& frame) {
  if (frame.predicate() < 0) return -1;
  const Upos predicate = view.token(frame.predicate()).upos;
  if (predicate != Upos::kVerb && predicate != Upos::kAux) return -1;
  for (int i = frame.predicate() - 1; i >= 0; --i) {
    const Upos upos = view.token(i).upos;
    if (view.NameAt(i) >= 0) return view.TopOf(view.all().mentions.names[view.NameAt(i)].span);
    if (upos != Upos::kAux && upos != Upos::kAdv && upos != Upos::kPart) return -1;
  }
  return -1;
}

// 'Reopened in 1949, the museum has': the subject of the clause that participles open, whatever the
// tree makes of it. -1: no such.
int SubjectBehindOpening(const SentenceView& view, const EventFrame& frame) {
  const int predicate = frame.predicate();
  if (predicate < 0 || view.token(0).upos != Upos::kVerb) return -1;
  const VerbForm form = view.token(predicate).form;
  if (form != VerbForm::kPastParticiple && form != VerbForm::kPast) return -1;
  int comma = -1;
  for (int i = 0; i < view.size(); ++i) {
    if (view.Word(i) == ",") comma = i;
    const Deprel deprel = view.token(i).deprel;
    if (deprel != Deprel::kNsubj && deprel != Deprel::kNsubjPass) continue;
    return predicate < comma && comma < i && view.token(i).head > i ? i : -1;
  }
  return -1;
}

void AddSubject(const SentenceView& view, const EventFrame& frame, Collector* collector,
                std::vector<bool>* done) {
  bool passive = false;
  int subject = SubjectOf(view, frame.predicate(), &passive);
  if (subject == frame.head) return;  // 'the surrender came': no one who does it
  if (subject < 0) subject = SubjectByPlace(view, frame);
  if (subject < 0) {
    subject = SubjectBehindOpening(view, frame);
    passive |= subject >= 0;
  }
  if (subject < 0) return;
  const ParticipantRole role = passive ? PATIENT : frame.copular ? PATIENT : AGENT;
  const bool apart = subject < frame.predicate() && view.token(frame.predicate()).head == subject;
  bool named = false;
  for (int name = view.names().begin; name < view.names().end; ++name) {
    const int top = view.TopOf(view.all().mentions.names[name].span);
    if (top < 0 || (*done)[name - view.names().begin] || !view.IsUnder(top, subject)) continue;
    // 'Anna, born in 1918, and Karl': whom a clause stands behind are not those who come after it.
    if (apart && top > frame.predicate()) continue;
    // The same climb as PathTo, from the subject down.
    int depth = 0;
    bool clause = false;
    for (int at = top; at != subject && depth < kMaxClimb; at = view.token(at).head) {
      const Deprel deprel = view.token(at).deprel;
      clause |= IsClauseEdge(view, at);
      depth += deprel != Deprel::kConj && deprel != Deprel::kAppos && deprel != Deprel::kFlat;
    }
    if (clause) continue;
    collector->AddName(name, NestedRole(view, frame, {subject, depth}, top, role));
    (*done)[name - view.names().begin] = true;
    named |= depth == 0;
  }
  if (!named && view.NameAt(subject) < 0) collector->AddNoun(subject, role);
}

// 'the outflow in 1989 from Laos', 'signed in 1965 in Lima': the preposition between a date and
// the name right behind it; -1: something else stands there.
int PrepositionBehindDate(const SentenceView& view, Span date, int name) {
  if (date.empty()) return -1;
  const int first = view.TokensIn(view.all().mentions.names[name].span).begin;
  int preposition = -1;
  for (int i = view.TokensIn(date).end; i < first; ++i) {
    if (view.token(i).upos == Upos::kAdp && preposition < 0)
      preposition = i;
    else if (view.token(i).upos != Upos::kDet)
      return -1;
  }
  return first > view.TokensIn(date).end - 1 ? preposition : -1;
}

// 'Fighting went on in Laos after the withdrawal': where the main clause is, there its adjunct is.
bool IsPlaceOfMainClause(const SentenceView& view, const EventFrame& frame, int name) {
  if (!frame.nominal || frame.head < 0) return false;
  const int main = view.token(frame.head).head;
  const int top = view.TopOf(view.all().mentions.names[name].span);
  if (main < 0 || top < 0 || view.token(top).head != main) return false;
  return view.token(top).deprel == Deprel::kObl && RoleOfCase(view.Case(top), frame) == LOCATION;
}

// Whether the clause says nobody to be its subject: 'Released in May', 'Born in Warsaw', 'Dies at
// Nice' in a list, a table or a note.
bool OmitsSubject(const SentenceView& view, const EventFrame& frame) {
  bool passive = false;
  if (frame.head < 0 || frame.nominal || SubjectOf(view, frame.predicate(), &passive) >= 0) {
    return false;
  }
  for (int i = 0; i < frame.predicate(); ++i) {
    if (view.TimeAt(i) >= 0) continue;
    const Upos upos = view.token(i).upos;
    if (upos != Upos::kPunct && upos != Upos::kAdv && upos != Upos::kNum && upos != Upos::kAdp) {
      return false;
    }
  }
  return true;
}

// What nobody is named for is said of whom the document is about.
void AddTopic(const SentenceView& view, const EventFrame& frame, Collector* collector) {
  const Mentions& mentions = view.all().mentions;
  if (mentions.topic < 0) return;
  const Entity& topic = mentions.entities[mentions.topic];
  const bool omitted = OmitsSubject(view, frame);
  const bool passive = frame.head >= 0 && view.token(frame.head).form == VerbForm::kPastParticiple;
  collector->AddEntity(topic, omitted ? (passive ? PATIENT : AGENT) : CONTEXT);
}

// A sentence without a name goes on about those of the sentence before it in its paragraph.
void AddNamesBefore(const SentenceView& view, Collector* collector) {
  const DocumentAnalysis& all = view.all();
  const int before = view.index() - 1;
  if (before < 0 || all.sentences[before].block != view.sentence().block) return;
  for (int i = view.names().begin - 1; i >= 0 && all.mentions.names[i].sentence >= before; --i) {
    if (all.mentions.names[i].sentence == before) collector->AddName(i, CONTEXT, true);
  }
}

// 'switched off in May, three weeks before [[2.0]]': what a count hangs on is another event's.
bool InOtherEvent(const SentenceView& view, const EventFrame& frame, Span span) {
  for (int t = view.times().begin; t < view.times().end; ++t) {
    const std::optional<Span>& phrase = view.all().times[t].anchor_phrase;
    if (!phrase || !phrase->Contains(span)) continue;
    return frame.head < 0 || !phrase->Contains(view.token(frame.head).span);
  }
  return false;
}

std::string PrepositionBefore(const SentenceView& view, int token) {
  std::string marker = view.Case(token);
  for (int i = token - 1; marker.empty() && i >= std::max(0, token - 3); --i) {
    if (view.token(i).upos == Upos::kAdp) marker = absl::AsciiStrToLower(view.Word(i));
  }
  return marker;
}

}  // namespace

std::vector<Participant> ParticipantsOf(const SentenceView& view, const EventFrame& frame,
                                        Span date) {
  Collector collector(view, frame);
  const Gap gap = GapOf(view, frame, date);
  const ParticipantRole gap_role = gap.object || frame.passive ? PATIENT : AGENT;
  const auto range = view.names();
  std::vector<bool> done(range.end - range.begin, false);
  for (int i = range.begin; i < range.end; ++i) {
    const int top = view.TopOf(view.all().mentions.names[i].span);
    if (top < 0) continue;
    if (InOtherEvent(view, frame, view.all().mentions.names[i].span)) {
      collector.AddName(i, CONTEXT);
      done[i - range.begin] = true;
      continue;
    }
    if (gap.top < 0 && gap.begin <= top && top < gap.end) {
      // 'to Cairo in 1955 and [[to Belgrade]] in 1956': the preposition tells, the tree may not.
      collector.AddName(i, RoleOfCase(PrepositionBefore(view, top), frame));
      done[i - range.begin] = true;
      continue;
    }
    if (gap.Holds(top)) {
      collector.AddName(i, gap_role);
      done[i - range.begin] = true;
      continue;
    }
    const Path path = PathTo(view, frame, top);
    if (path.argument < 0 || InLaterGap(view, frame, date, top)) continue;
    if (gap.top >= 0 && RoleOf(view, frame, path.argument) == gap_role) continue;  // replaced
    if (path.argument == frame.head) {
      // The event's own name: 'the Treaty of Lausanne', 'the Suez War'.
      collector.AddName(i, PATIENT);
    } else {
      ParticipantRole role = NestedRole(view, frame, path, top, RoleOf(view, frame, path.argument));
      if (IsPlaceRole(role) && InOtherSegment(view, date, top)) role = CONTEXT;
      collector.AddName(i, role);
    }
    done[i - range.begin] = true;
  }
  if (gap.top >= 0 && view.NameAt(gap.top) < 0) collector.AddNoun(gap.top, gap_role);
  if (gap.top < 0 || gap.object) AddSubject(view, frame, &collector, &done);
  for (int predicate : {frame.head, frame.support}) {
    if (predicate < 0) continue;
    for (int child : view.Children(predicate)) {
      const bool noun = view.NameAt(child) < 0 && view.TimeAt(child) < 0 &&
                        !InOtherEvent(view, frame, view.token(child).span);
      const ParticipantRole role = RoleOf(view, frame, child);
      if (gap.top >= 0 && (gap.Holds(child) || role == gap_role)) continue;
      if (InLaterGap(view, frame, date, child)) continue;
      if (noun && (role == AGENT || role == PATIENT || role == DESTINATION)) {
        if (view.token(child).deprel != Deprel::kAmod) collector.AddNoun(child, role);
      }
    }
  }
  for (int i = range.begin; i < range.end; ++i) {
    if (done[i - range.begin]) continue;
    ParticipantRole role = IsPlaceOfMainClause(view, frame, i) ? LOCATION : CONTEXT;
    // 'Paris congress', 'Wyse concession', where the tree has it otherwise.
    if (frame.nominal && view.TokensIn(view.all().mentions.names[i].span).end == frame.head) {
      const EntityKind kind =
          view.all().mentions.entities[view.all().mentions.names[i].entity].kind();
      role = kind == PLACE ? LOCATION : PATIENT;
    }
    const int behind = PrepositionBehindDate(view, date, i);
    if (behind >= 0) role = RoleOfCase(absl::AsciiStrToLower(view.Word(behind)), frame);
    collector.AddName(i, role);
  }
  if (range.begin == range.end) AddNamesBefore(view, &collector);
  if (OmitsSubject(view, frame) || range.begin == range.end) AddTopic(view, frame, &collector);
  return collector.Take();
}

}  // namespace dateline
