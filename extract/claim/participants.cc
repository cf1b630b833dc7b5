#include "extract/claim/participants.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/language/analyzer.h"

namespace dateline {
namespace {

constexpr int kMaxClimb = 40;

// Whether the edge above a token leads into another clause, so that what is below it belongs to
// that clause's event.
bool IsClauseEdge(const SentenceView& view, int token) {
  switch (view.token(token).deprel) {
    case Deprel::kCcomp:
    case Deprel::kCsubj:
    case Deprel::kAdvcl:
    case Deprel::kAcl:
    case Deprel::kAclRelcl:
    case Deprel::kParataxis:
      return true;
    case Deprel::kXcomp:
    case Deprel::kConj:
      return IsPredicate(view, token);
    default:
      return false;
  }
}

bool IsOfClass(const EventFrame& frame, std::initializer_list<absl::string_view> names) {
  return frame.event_class != nullptr &&
         std::find(names.begin(), names.end(), frame.event_class->name) != names.end();
}

// 'reached Lima': the object is where they go.
bool MovesTo(const EventFrame& frame) {
  return IsOfClass(frame, {"visit", "arrival", "going"});
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
  if (marker == "for" && IsOfClass(frame, {"departure", "leaving", "going", "visit", "migration"})) {
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

// The role of an argument that hangs directly under the predicate or the nominal head.
ParticipantRole RoleOf(const SentenceView& view, const EventFrame& frame, int argument) {
  switch (view.token(argument).deprel) {
    case Deprel::kNsubj:
      return frame.copular ? PATIENT : AGENT;
    case Deprel::kNsubjPass:
      // The parser takes participles for passives: 'Rossi left Rome'.
      return !frame.passive && view.Child(frame.predicate(), Deprel::kObj) >= 0 ? AGENT : PATIENT;
    case Deprel::kObj:
      return MovesTo(frame) ? DESTINATION : PATIENT;
    case Deprel::kIobj:
      return BENEFICIARY;
    case Deprel::kOblAgent:
    case Deprel::kNmodPoss:
    case Deprel::kAmod:
    case Deprel::kCompound:
      return AGENT;
    case Deprel::kObl:
    case Deprel::kNmod:
      if (frame.particle >= 0 && view.token(frame.particle).head == argument) return PATIENT;
      return RoleOfCase(view.Case(argument), frame);
    case Deprel::kAppos:
    case Deprel::kFlat:
      return PATIENT;
    default:
      return CONTEXT;
  }
}

// A token's way up to the event: the argument that it belongs to (a child of the predicate or the
// head), and how deep below it the token stands. -1: it belongs to another clause.
struct Path {
  int argument = -1;
  int depth = 0;     // nominal modifier edges between the token and the argument
};

Path PathTo(const SentenceView& view, const EventFrame& frame, int token) {
  Path path;
  for (int steps = 0; steps < kMaxClimb && token >= 0; ++steps) {
    const int head = view.token(token).head;
    const bool under_event =
        head >= 0 && (head == frame.head || head == frame.support);
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

// The strongest role wins when an entity stands twice in one clause.
int Strength(ParticipantRole role) {
  switch (role) {
    case AGENT: return 9;
    case PATIENT: return 8;
    case DESTINATION: return 7;
    case COUNTERPART: return 6;
    case LOCATION: return 5;
    case ORIGIN: return 4;
    case BENEFICIARY: return 3;
    case TOPIC: return 2;
    case INSTRUMENT: return 1;
    default: return 0;
  }
}

class Collector {
 public:
  Collector(const SentenceView& view, const EventFrame& frame) : view_(view), frame_(frame) {}

  void AddName(int name, ParticipantRole role, bool inferred = false) {
    const Mention& mention = view_.all().mentions.names[name];
    for (int entity : {mention.entity, mention.second}) {
      if (entity < 0) continue;
      Participant participant;
      *participant.mutable_entity() = view_.all().mentions.entities[entity];
      participant.set_role(role);
      participant.set_text(CollapseSpace(view_.Text(mention.span)));
      participant.set_inferred(mention.inferred || inferred);
      Add(std::move(participant));
    }
  }

  // One who is not named in the sentence.
  void AddEntity(const Entity& entity, ParticipantRole role) {
    Participant participant;
    *participant.mutable_entity() = entity;
    participant.set_role(role);
    participant.set_text(entity.name());
    participant.set_inferred(true);
    Add(std::move(participant));
  }

  // A common noun as participant: 'the pilot', 'joint exercises'.
  // 'Arsenal' at the start of a sentence, which may be a name or not, is one by its tag.
  void AddNoun(int token, ParticipantRole role) {
    const Token& noun = view_.token(token);
    const bool capital = noun.upos == Upos::kPropn;
    if ((!capital && noun.upos != Upos::kNoun) || IsEmptyNoun(noun.lemma)) return;
    if (token == frame_.head || token == frame_.phrase_noun) return;
    Participant participant;
    const bool common = capital && !NounHypernyms(Fold(view_.Word(token))).empty();
    // 'the Army Chief' is a title of somebody who is named, mostly.
    if (common && token > 1) return;
    if (capital && !common) {
      participant.mutable_entity()->set_id(absl::StrCat("name:", Fold(view_.Word(token))));
      participant.mutable_entity()->set_name(std::string(view_.Word(token)));
      participant.set_role(role);
      participant.set_text(std::string(view_.Word(token)));
      return Add(std::move(participant));
    }
    std::string name = capital ? Lemma(Fold(view_.Word(token)), Upos::kNoun) : std::string(noun.lemma);
    std::string text(view_.Word(token));
    for (int child : view_.Children(token)) {
      const Deprel deprel = view_.token(child).deprel;
      if ((deprel == Deprel::kCompound || deprel == Deprel::kAmod) && child < token &&
          view_.NameAt(child) < 0 && view_.TimeAt(child) < 0) {
        text = absl::StrCat(view_.Word(child), " ", text);
      }
    }
    participant.mutable_entity()->set_id(absl::StrCat("noun:", Fold(name)));
    participant.mutable_entity()->set_name(Fold(text));
    participant.mutable_entity()->set_kind(OTHER);
    participant.set_role(role);
    participant.set_text(text);
    Add(std::move(participant));
  }

  std::vector<Participant> Take() {
    // Context last; otherwise in order of place.
    std::stable_partition(found_.begin(), found_.end(),
                          [](const Participant& p) { return p.role() != CONTEXT; });
    return std::move(found_);
  }

 private:
  void Add(Participant participant) {
    for (Participant& known : found_) {
      if (known.entity().id() != participant.entity().id()) continue;
      if (Strength(participant.role()) > Strength(known.role())) known = std::move(participant);
      return;
    }
    found_.push_back(std::move(participant));
  }

  const SentenceView& view_;
  const EventFrame& frame_;
  std::vector<Participant> found_;
};

// Other dates of the same predicate that stand between `date` and a token: the token then belongs
// to the other date's segment.
bool InOtherSegment(const SentenceView& view, Span date, int token) {
  if (date.empty()) return false;
  const uint32_t at = view.token(token).span.begin;
  const auto range = view.times();
  for (int i = range.begin; i < range.end; ++i) {
    const TimeExpression& other = view.all().times[i];
    if (other.span == date || other.timex_type == "DURATION" || other.timex_type == "SET") continue;
    // 'to X in 1965 and to Y in 1967': X stands before both dates, Y after the first.
    if (date.begin < other.span.begin && at > date.end) return true;
    if (other.span.begin < date.begin && at < other.span.begin) return true;
  }
  return false;
}

bool IsPoint(const TimeExpression& time) {
  return time.timex_type != "DURATION" && time.timex_type != "SET";
}

// Whether a predicate of its own stands between two tokens.
bool PredicateBetween(const SentenceView& view, int begin, int end) {
  for (int i = begin; i < end; ++i) {
    if (IsPredicate(view, i)) return true;
  }
  return false;
}

// Whether a token stands in the gap of a later date of the same predicate.
bool InLaterGap(const SentenceView& view, const EventFrame& frame, Span date, int token) {
  if (date.empty() || view.token(token).span.begin < date.end) return false;
  for (int i = view.times().begin; i < view.times().end; ++i) {
    const TimeExpression& time = view.all().times[i];
    if (time.span.begin <= view.token(token).span.begin || !IsPoint(time)) continue;
    return GapOf(view, frame, time.span).Holds(token);
  }
  return false;
}

bool IsPlaceRole(ParticipantRole role) {
  return role == LOCATION || role == DESTINATION || role == ORIGIN || role == COUNTERPART ||
         role == TOPIC;
}

// The role for a name deep inside an argument: 'the Prime Minister of Pakistan', 'Soviet troops'
// stand for the state, 'treaties in Lima' are at a place; inside a name's own phrase it is only
// context. `top` is the name's top token.
ParticipantRole NestedRole(const SentenceView& view, const EventFrame& frame, const Path& path,
                           int top, ParticipantRole role) {
  if (path.depth == 0) return role;
  const std::string marker = view.Case(top);
  if (view.token(top).deprel == Deprel::kNmod && !marker.empty() && marker != "of") {
    const ParticipantRole own = RoleOfCase(marker, frame);
    if (own == LOCATION || own == ORIGIN || own == COUNTERPART) return own;
  }
  const bool argument_is_name = view.NameAt(path.argument) >= 0;
  return !argument_is_name && path.depth <= 2 ? role : CONTEXT;
}

// Where the tree has no subject: a name that ends right before the verb and its auxiliaries.
int SubjectByPlace(const SentenceView& view, const EventFrame& frame) {
  if (frame.predicate() < 0 || view.token(frame.predicate()).upos != Upos::kVerb) return -1;
  for (int i = frame.predicate() - 1; i >= 0; --i) {
    const Upos upos = view.token(i).upos;
    if (view.NameAt(i) >= 0) return view.TopOf(view.all().mentions.names[view.NameAt(i)].span);
    if (upos != Upos::kAux && upos != Upos::kAdv && upos != Upos::kPart) return -1;
  }
  return -1;
}

void AddSubject(const SentenceView& view, const EventFrame& frame, Collector* collector,
                std::vector<bool>* done) {
  bool passive = false;
  int subject = SubjectOf(view, frame.predicate(), &passive);
  if (subject == frame.head) return;  // 'the surrender came': no one who does it
  if (subject < 0) subject = SubjectByPlace(view, frame);
  if (subject < 0) return;
  const ParticipantRole role = passive ? PATIENT : frame.copular ? PATIENT : AGENT;
  bool named = false;
  for (int name = view.names().begin; name < view.names().end; ++name) {
    const int top = view.TopOf(view.all().mentions.names[name].span);
    if (top < 0 || (*done)[name - view.names().begin] || !view.IsUnder(top, subject)) continue;
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
    if (view.token(i).upos == Upos::kAdp && preposition < 0) preposition = i;
    else if (view.token(i).upos != Upos::kDet) return -1;
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

}  // namespace

static std::string PrepositionBefore(const SentenceView& view, int token) {
  std::string marker = view.Case(token);
  for (int i = token - 1; marker.empty() && i >= std::max(0, token - 3); --i) {
    if (view.token(i).upos == Upos::kAdp) marker = absl::AsciiStrToLower(view.Word(i));
  }
  return marker;
}

Gap GapOf(const SentenceView& view, const EventFrame& frame, Span date) {
  Gap gap;
  if (date.empty() || frame.head < 0) return gap;
  const TimeExpression* before = nullptr;
  for (int i = view.times().begin; i < view.times().end; ++i) {
    const TimeExpression& time = view.all().times[i];
    if (time.span.end <= date.begin && IsPoint(time)) before = &time;
  }
  if (before == nullptr) return gap;
  gap.begin = view.TokensIn(before->span).end;
  gap.end = view.TokensIn(date).begin;
  // The predicate must stand before both dates, and nothing of its own between them.
  if (frame.predicate() >= gap.begin || PredicateBetween(view, gap.begin, gap.end)) {
    gap.begin = gap.end = -1;
    return gap;
  }
  for (int i = gap.begin; i < gap.end && gap.top < 0; ++i) {
    const Upos upos = view.token(i).upos;
    if (upos == Upos::kAdp) {
      // A phrase with a preposition is an adjunct: skip to its end.
      while (i + 1 < gap.end && view.token(i + 1).upos != Upos::kPunct) ++i;
    } else if (upos == Upos::kNoun || upos == Upos::kPropn) {
      gap.top = i;
    }
  }
  if (gap.top < 0) return gap;
  // The last noun of the run names it: 'her elder sister'.
  while (gap.top + 1 < gap.end && view.token(gap.top + 1).upos == Upos::kNoun &&
         view.NameAt(gap.top) < 0) {
    ++gap.top;
  }
  const int object = view.Child(frame.predicate(), Deprel::kObj);
  gap.object = object >= 0 && object < gap.begin;
  return gap;
}

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
      const bool noun = view.NameAt(child) < 0 && view.TimeAt(child) < 0;
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

Terms TermsOf(const SentenceView& view, const EventFrame& frame) {
  Terms terms;
  for (int i = 0; i < view.size(); ++i) {
    const Token& token = view.token(i);
    const bool content = token.upos == Upos::kNoun || token.upos == Upos::kVerb ||
                         token.upos == Upos::kAdj || token.upos == Upos::kPropn;
    if (!content || view.NameAt(i) >= 0 || view.TimeAt(i) >= 0 || token.lemma.size() < 2) continue;
    if (EventLexicon::Default().UseOf(token.lemma).light) continue;
    std::string term = Fold(token.lemma);
    if (term.empty() || absl::ascii_isdigit(term[0])) continue;
    const bool own = i == frame.head || i == frame.support || PathTo(view, frame, i).argument >= 0;
    (own ? terms.clause : terms.context).push_back(std::move(term));
  }
  for (std::vector<std::string>* list : {&terms.clause, &terms.context}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  return terms;
}

}  // namespace dateline
