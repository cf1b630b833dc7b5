#include "extract/claim/frame.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "extract/claim/participants.h"
#include "extract/claim/predicate.h"
#include "extract/language/analyzer.h"
#include "extract/mention/lexicon.h"

namespace dateline {
namespace {

constexpr int kMaxClimb = 12;

bool IsNominal(const Token& token) {
  return token.upos == Upos::kNoun || token.upos == Upos::kPropn;
}

// Dependents that a light or aspectual verb hands its event to.
int EmbeddedEvent(const SentenceView& view, int verb, bool aspectual) {
  for (Deprel deprel : {Deprel::kXcomp, Deprel::kObj, Deprel::kNsubjPass, Deprel::kObl}) {
    for (int child : view.Children(verb)) {
      if (view.token(child).deprel != deprel || view.TimeAt(child) >= 0) continue;
      if (deprel == Deprel::kXcomp && IsPredicate(view, child)) {
        if (aspectual) return child;
        continue;
      }
      // 'came into force', 'took to trial'; but 'went to a conference' is no conference.
      const std::string marker = view.Case(child);
      if (deprel == Deprel::kObl && marker != "into" && marker != "under") continue;
      if (IsEventive(view, child)) return child;
    }
  }
  return -1;
}

// 'withdrawal started in 1988': the subject of an intransitive aspectual verb is the event.
int SubjectEvent(const SentenceView& view, int verb) {
  for (int child : view.Children(verb)) {
    const Deprel deprel = view.token(child).deprel;
    if (deprel != Deprel::kNsubj && deprel != Deprel::kNsubjPass) continue;
    if (view.NameAt(child) < 0 && IsEventive(view, child)) return child;
  }
  // 'The sale was put off and finally [[carried out]]'; 'its destruction, [[fixed]] for 1999'.
  const Deprel deprel = view.token(verb).deprel;
  const bool shared = deprel == Deprel::kConj || deprel == Deprel::kAcl;
  const VerbForm form = view.token(verb).form;
  // Behind a noun, taggers take participles for past tenses.
  const bool participle =
      form == VerbForm::kPastParticiple || (deprel == Deprel::kAcl && form == VerbForm::kPast);
  if (!shared || !participle) return -1;
  // 'the soloist at the concert, [[held]] in May': the noun right before has the participle.
  const int before = verb - 1 - (verb > 0 && view.Word(verb - 1) == ",");
  if (deprel == Deprel::kAcl && before >= 0 && view.NameAt(before) < 0 &&
      HappeningClass(view, before) != nullptr && IsEventive(view, before)) {
    return before;
  }
  bool passive = false;
  const int subject = SubjectOf(view, verb, &passive);
  const bool event = (passive || deprel == Deprel::kAcl) && subject >= 0 &&
                     view.NameAt(subject) < 0 && IsEventive(view, subject);
  return event ? subject : -1;
}

// Whether the verb has an object other than a date.
bool IsTransitive(const SentenceView& view, int verb) {
  for (int child : view.Children(verb)) {
    if (view.token(child).deprel == Deprel::kObj && view.TimeAt(child) < 0) return true;
  }
  return false;
}

Aspect AspectOf(const VerbUse& use) {
  if (use.begin) return BEGINS;
  if (use.end) return ENDS;
  return use.go_on ? GOES_ON : ASPECT_UNSPECIFIED;
}

// The lemma of what a verb acts on, where it is no name.
std::string ObjectOf(const SentenceView& view, const EventFrame& frame) {
  for (int predicate : {frame.head, frame.support}) {
    if (predicate < 0) continue;
    for (int child : view.Children(predicate)) {
      const Deprel deprel = view.token(child).deprel;
      const bool of = deprel == Deprel::kNmod && view.Case(child) == "of";
      const bool object =
          deprel == Deprel::kObj || deprel == Deprel::kNsubjPass || deprel == Deprel::kXcomp || of;
      if (!object || child == frame.head || view.TimeAt(child) >= 0) continue;
      if (IsEmptyNoun(view.token(child).lemma)) continue;
      if (child == frame.phrase_noun) continue;
      if (view.NameAt(child) < 0 && IsNominal(view.token(child))) {
        return std::string(view.token(child).lemma);
      }
    }
  }
  return "";
}

// Treaties and laws: what is made, signed and takes effect at times of its own.
bool IsInstrument(const SentenceView& view, int noun) {
  const EventClass* event_class = EventLexicon::Default().OfNoun(view.token(noun).lemma);
  return event_class != nullptr &&
         (event_class->name == "agreement" || event_class->name == "legislation");
}

// 'took office' says what happened; 'took effect' does of a treaty, but 'the transfer took effect'
// is the transfer.
bool SpeaksByItself(const SentenceView& view, int verb, absl::string_view phrase) {
  if (EventLexicon::Default().OfVerb(phrase) == nullptr) return false;
  if (!EventLexicon::Default().UseOf(phrase).light) return true;
  const int subject = SubjectEvent(view, verb);
  return subject < 0 || IsInstrument(view, subject);
}

// Moves the frame from a light or aspectual verb, or from the verb over a nominal event, to the
// event itself.
void FindSupport(const SentenceView& view, EventFrame* frame) {
  const EventLexicon& lexicon = EventLexicon::Default();
  if (frame->copular && !IsEventive(view, frame->head)) {
    // 'Her opening lecture, on 5 November, was the first given there': the subject is the event.
    const int subject = SubjectEvent(view, frame->head);
    if (subject >= 0) {
      frame->support = frame->head;
      frame->head = subject;
      frame->nominal = true;
    }
    return;
  }
  if (!frame->nominal && view.token(frame->head).lemma == "be" &&
      view.Child(frame->head, Deprel::kExpl) >= 0) {
    // 'there was a fire'
    const int event = SubjectEvent(view, frame->head);
    if (event < 0) return;
    frame->support = frame->head;
    frame->head = event;
    frame->nominal = true;
    return;
  }
  if (!frame->nominal) {
    const std::string phrase = PhraseOf(view, frame->head);
    if (SpeaksByItself(view, frame->head, phrase)) {
      frame->aspect = AspectOf(lexicon.UseOf(phrase));
      return;
    }
    const VerbUse use = lexicon.UseOf(phrase.empty() ? frame->lemma : phrase);
    const bool aspectual = use.begin || use.end || use.go_on;
    if (use.plan && !use.light && !aspectual) {
      // 'its destruction, first fixed for 1999': the destruction is planned.
      const int planned = SubjectEvent(view, frame->head);
      if (planned < 0 || view.token(frame->head).form != VerbForm::kPastParticiple) return;
      frame->support = frame->head;
      frame->head = planned;
      frame->nominal = true;
      return;
    }
    if (!use.light && !aspectual) return;
    int event = EmbeddedEvent(view, frame->head, aspectual);
    // 'the visit took place'; but 'the march took the town' is no march.
    const bool transitive = phrase.empty() && IsTransitive(view, frame->head);
    if (event < 0 && (aspectual || !transitive)) event = SubjectEvent(view, frame->head);
    // Concluding an agreement is making it, not its end.
    const bool made = event >= 0 && use.end && IsInstrument(view, event);
    frame->aspect = aspectual && event >= 0 && !made ? AspectOf(use) : frame->aspect;
    if (event >= 0) {
      frame->support = frame->head;
      frame->head = event;
      frame->nominal = !IsVerbal(view.token(event));
      if (!phrase.empty()) frame->phrase_noun = NounOfPhrase(view, frame->support, phrase);
    }
    return;
  }
  const int governor = view.token(frame->head).head;
  // 'the end of the war', 'End of support'
  if (governor >= 0 && governor < frame->head && view.Case(frame->head) == "of") {
    const absl::string_view phase = view.token(governor).lemma;
    if (mention::HasRole(phase, "beginning of")) frame->aspect = BEGINS;
    if (mention::HasRole(phase, "end of")) frame->aspect = ENDS;
  }
  // A nominal event under a light or aspectual verb takes that verb's arguments.
  if (governor < 0 || !IsPredicate(view, governor)) return;
  const VerbUse use = UseOf(view, governor);
  const Deprel deprel = view.token(frame->head).deprel;
  const bool argument = deprel == Deprel::kObj || deprel == Deprel::kNsubjPass ||
                        deprel == Deprel::kNsubj || deprel == Deprel::kXcomp;
  if (argument && view.Case(frame->head).empty() &&
      (use.light || use.begin || use.end || use.go_on)) {
    frame->support = governor;
    frame->aspect = AspectOf(use);
  }
}

}  // namespace

bool IsEmptyNoun(absl::string_view lemma) { return mention::HasRole(lemma, "empty noun"); }

std::string PredicateLemma(const SentenceView& view, int token) {
  std::string lemma(view.token(token).lemma);
  const int particle = view.Child(token, Deprel::kCompoundPrt);
  if (particle >= 0) absl::StrAppend(&lemma, "_", absl::AsciiStrToLower(view.Word(particle)));
  return lemma;
}

bool IsPredicate(const SentenceView& view, int token) {
  const Token& t = view.token(token);
  if (t.upos == Upos::kVerb) return true;
  if (t.upos == Upos::kAux)
    return t.deprel != Deprel::kAux && t.deprel != Deprel::kAuxPass && t.deprel != Deprel::kCop;
  return view.Child(token, Deprel::kCop) >= 0;
}

const EventClass* HappeningClass(const SentenceView& view, int token) {
  if (IsEmptyNoun(view.token(token).lemma)) return nullptr;
  const EventClass* event_class = EventLexicon::Default().OfNoun(view.token(token).lemma);
  return event_class == nullptr || event_class->stative ? nullptr : event_class;
}

bool IsEventive(const SentenceView& view, int token) {
  const Token& t = view.token(token);
  if (t.upos != Upos::kNoun && t.upos != Upos::kPropn) return false;
  if (IsEmptyNoun(t.lemma)) return false;
  if (EventLexicon::Default().OfNoun(t.lemma) != nullptr) return true;
  if (t.upos == Upos::kPropn) return false;
  for (absl::string_view hypernym : NounHypernyms(t.lemma)) {
    if (hypernym == "event" || hypernym == "act" || hypernym == "human action") return true;
  }
  return false;
}

// 'a village [[called]] Alba', 'a man known as Rossi': the participle tells a name, not what
// happened.
static bool TellsName(const SentenceView& view, int token) {
  const Token& t = view.token(token);
  if (t.deprel != Deprel::kAcl || t.head < 0 || t.head > token) return false;
  if (t.form != VerbForm::kPastParticiple) return false;
  // 'the boat, renamed in 1911, ...' and 'the boat named in May' have no name behind them.
  return mention::HasRole(t.lemma, "naming") && token + 1 < view.size() &&
         view.TimeAt(token + 1) < 0 &&
         (view.token(token + 1).upos == Upos::kPropn || view.NameAt(token + 1) >= 0 ||
          view.Word(token + 1) == "as" || view.token(token + 1).upos == Upos::kDet);
}

int EventOf(const SentenceView& view, Span phrase, std::string* rule) {
  const int top = view.TopOf(phrase);
  if (top < 0) return -1;
  int at = top, noun = -1;  // noun: names a happening, but of no known class
  for (int steps = 0; steps < kMaxClimb; ++steps) {
    // A date that is itself the subject of nothing but a copula: '1965 was the year of ...'.
    if (steps > 0 && view.TimeAt(at) < 0 && !phrase.Contains(view.token(at).span)) {
      if (IsPredicate(view, at) && !TellsName(view, at)) {
        if (noun >= 0 && ClassOf(view, at, PredicateLemma(view, at)) == nullptr) break;
        *rule = steps == 1 ? "hangs on the predicate" : "climbs to the predicate";
        return at;
      }
      if (IsEventive(view, at)) {
        const int governor = view.token(at).head;
        const Deprel deprel = view.token(at).deprel;
        const bool object = deprel == Deprel::kObj || deprel == Deprel::kNsubjPass;
        // 'signed an agreement in 1961': the parser hangs the date on the noun as often as on the
        // verb; the verb tells more.
        if (object && governor >= 0 && IsPredicate(view, governor) &&
            view.token(top).span.begin > view.token(governor).span.begin) {
          *rule = "hangs on the object of the predicate";
          return governor;
        }
        if (HappeningClass(view, at) != nullptr) {
          *rule = "hangs on an eventive noun";
          return at;
        }
        const bool state = EventLexicon::Default().OfNoun(view.token(at).lemma) != nullptr;
        if (noun < 0 && !state) noun = at;
      }
    }
    const int governor = view.token(at).head;
    if (governor < 0) break;
    at = governor;
  }
  if (noun >= 0) *rule = "hangs on a noun of happening";
  return noun;
}

// The frame's lemma, class and family by its head.
static void NameEvent(const SentenceView& view, EventFrame* frame) {
  const Token& head = view.token(frame->head);
  const std::string phrase = PhraseOf(view, frame->head);  // empty for nouns
  frame->lemma = PredicateLemma(view, frame->head);
  if (!phrase.empty()) frame->event_class = EventLexicon::Default().OfVerb(phrase);
  // 'took office' is no taking; 'incorporated into' is still an incorporation.
  if (frame->event_class != nullptr) {
    frame->phrase_noun = NounOfPhrase(view, frame->head, phrase);
    frame->particle = ParticleOfPhrase(view, frame->head, phrase);
    if (frame->phrase_noun >= 0 || frame->particle >= 0) frame->lemma = phrase;
  }
  if (frame->event_class == nullptr) frame->event_class = ClassOf(view, frame->head, frame->lemma);
  // 'Lift-off', where the noun is cut in three
  if (frame->event_class == nullptr && frame->head + 2 < view.size() &&
      view.Word(frame->head + 1) == "-" && !IsVerbal(head)) {
    const std::string joined =
        absl::StrCat(frame->lemma, "_", absl::AsciiStrToLower(view.Word(frame->head + 2)));
    frame->event_class = EventLexicon::Default().OfVerb(joined);
    if (frame->event_class != nullptr) frame->lemma = joined;
  }
  // 'Version 4 was out'
  if (frame->copular) {
    const EventClass* be = EventLexicon::Default().OfVerb(absl::StrCat("be_", frame->lemma));
    if (be != nullptr) frame->event_class = be;
  }
  const bool several = frame->lemma != head.lemma;
  frame->family = several ? frame->lemma : std::string(FamilyOf(head.lemma, head.upos));
}

EventFrame FrameOf(const SentenceView& view, int token) {
  EventFrame frame;
  frame.head = token;
  frame.copular = view.Child(token, Deprel::kCop) >= 0;
  frame.nominal = !IsVerbal(view.token(token)) && !frame.copular;
  frame.lemma = PredicateLemma(view, token);
  FindSupport(view, &frame);
  frame.passive = view.Child(frame.predicate(), Deprel::kNsubjPass) >= 0 ||
                  view.Child(frame.predicate(), Deprel::kAuxPass) >= 0 ||
                  (view.token(frame.predicate()).form == VerbForm::kPastParticiple &&
                   view.token(frame.predicate()).deprel == Deprel::kAcl);
  NameEvent(view, &frame);
  frame.object = ObjectOf(view, frame);
  frame.negated =
      IsNegated(view, frame.head) || (frame.support >= 0 && IsNegated(view, frame.support));
  frame.modality = ModalityOf(view, frame);
  return frame;
}

}  // namespace dateline
