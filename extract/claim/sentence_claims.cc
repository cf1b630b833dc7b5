// Claims of prose: every date goes to its event, then quantities and ordinals that are left over.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/civil.h"
#include "base/strings.h"
#include "extract/claim/assemble.h"
#include "extract/claim/frame.h"
#include "extract/claim/participants.h"
#include "extract/claim/sources.h"
#include "extract/language/analyzer.h"

namespace dateline {
namespace {

bool MakesClaim(const TimeExpression& time) {
  if (time.timex_type == "SET" || time.timex_type == "DURATION") return false;
  return time.kind != NOMINAL && time.kind != SET && time.kind != LENGTH;
}

// 'The 2016 machine': a year that tells a thing from others of its kind dates nothing.
bool NamesItsNoun(const SentenceView& view, const TimeExpression& time) {
  const auto range = view.TokensIn(time.span);
  if (time.grain != YEAR || range.end - range.begin != 1) return false;
  const int head = view.token(range.begin).head;
  return range.begin > 0 && view.token(range.begin - 1).upos == Upos::kDet && head >= range.end &&
         view.token(head).upos == Upos::kNoun;
}

// Without a usable tree: the predicate or eventive noun next to the date, in its own part of the
// sentence (between semicolons) where there is one.
int NearestEvent(const SentenceView& view, Span span) {
  const auto range = view.TokensIn(span);
  int best = -1, best_cost = 1 << 20;
  for (int i = 0; i < view.size(); ++i) {
    if (view.TimeAt(i) >= 0 || (!IsPredicate(view, i) && !IsEventive(view, i))) continue;
    const int first = std::min(i, range.begin), last = std::max(i, range.end);
    int cost = (last - first) * 2 + !IsPredicate(view, i);
    for (int j = first; j < last; ++j) cost += view.Word(j) == ";" ? 1000 : 0;
    if (cost < best_cost) best = i, best_cost = cost;
  }
  return best;
}

// What hangs in the tree: the date with the event phrase that it counts from, 'three years after
// [[the wedding]]'.
Span HangingSpan(const TimeExpression& time) {
  if (!time.anchor_phrase) return time.span;
  return {std::min(time.span.begin, time.anchor_phrase->begin),
          std::max(time.span.end, time.anchor_phrase->end)};
}

struct Attached {
  int head = -1;          // -1: no event in the sentence
  std::string rule;
  double confidence = 1;
};

// The first token of the clause that a date stands in, when something other than a preposition
// stands between them and no verb does; -1 otherwise.
int ClauseStart(const SentenceView& view, int date) {
  int start = date, nouns = 0;
  for (; start > 0; --start) {
    const Token& token = view.token(start - 1);
    const absl::string_view word = view.Word(start - 1);
    if (word == "," || word == ";" || word == ":" || word == "(" || word == "—" || word == "–" ||
        token.upos == Upos::kSconj || token.upos == Upos::kCconj) {
      break;
    }
    const bool infinitive = token.upos == Upos::kPart && token.deprel != Deprel::kCase;
    if (token.upos == Upos::kVerb || token.upos == Upos::kAux || infinitive) return -1;
    nouns += token.upos == Upos::kNoun || token.upos == Upos::kPropn;
  }
  return nouns > 0 ? start : -1;
}

// 'the opening of 1914', 'the concession of 20 March 1878': a date behind 'of' belongs to the noun
// before it, whatever the parser made of it. -1: no such noun.
int NounBeforeOf(const SentenceView& view, Span span) {
  const int first = view.TokensIn(span).begin;
  for (int of = first - 1; of >= std::max(1, first - 2); --of) {
    if (!absl::EqualsIgnoreCase(view.Word(of), "of")) continue;
    const Upos upos = view.token(of - 1).upos;
    const bool gerund = upos == Upos::kVerb && of > 1 && view.token(of - 2).upos == Upos::kDet;
    const bool noun = upos == Upos::kNoun || upos == Upos::kPropn || gerund;
    return noun && view.TimeAt(of - 1) < 0 ? of - 1 : -1;
  }
  return -1;
}

// 'Ayub Khan in 1959 permitted', '..., in 1949 invited by the USSR': a verb right behind a date is
// the date's. -1: none.
int VerbBehind(const SentenceView& view, Span span) {
  int next = view.TokensIn(span).end;
  const bool comma = next < view.size() && view.Word(next) == ",";
  if (comma && ClauseStart(view, view.TokensIn(span).begin) < 0) return -1;
  next += comma;
  if (next >= view.size() || view.token(next).upos != Upos::kVerb) return -1;
  const Deprel deprel = view.token(next).deprel;
  return deprel == Deprel::kAmod || deprel == Deprel::kCompound ? -1 : next;
}

// 'the independence of Algeria on 5 July 1962 was hailed': where no verb stands between the start
// of the clause and the date, the date belongs to the noun phrase there. -1: no event in it.
int SubjectBefore(const SentenceView& view, Span span) {
  const int date = view.TokensIn(span).begin;
  const int start = ClauseStart(view, date);
  if (start < 0) return -1;
  for (int i = date - 1; i >= start; --i) {
    if (view.TimeAt(i) < 0 && HappeningClass(view, i) != nullptr && IsEventive(view, i)) return i;
  }
  return -1;
}

// 'fighting went on after the withdrawal in February 1990': a happening right before the date,
// itself placed in time by a preposition, has the date. -1: none.
int NounRightBefore(const SentenceView& view, Span span) {
  int noun = view.TokensIn(span).begin - 1;
  if (noun >= 0 && view.token(noun).upos == Upos::kDet) --noun;
  if (noun >= 0 && view.token(noun).upos == Upos::kAdp) --noun;
  if (noun < 0 || view.TimeAt(noun) >= 0 || view.token(noun).upos == Upos::kVerb) return -1;
  // By the lexicon, not by the tag: rare nouns are tagged wrongly.
  if (HappeningClass(view, noun) == nullptr) return -1;
  constexpr int kReach = 6;
  for (int i = noun - 1; i >= std::max(0, noun - kReach); --i) {
    const Upos upos = view.token(i).upos;
    if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kPunct) return -1;
    if (upos != Upos::kAdp && upos != Upos::kSconj) continue;
    const std::string word = absl::AsciiStrToLower(view.Word(i));
    const bool temporal = word == "after" || word == "before" || word == "since" ||
                          word == "during" || word == "until" || word == "following" ||
                          word == "despite" || word == "upon";
    return temporal ? noun : -1;
  }
  return -1;
}

// 'The wedding was in May 1895': the date is the predicate. -1: it is not, or tells no event.
int SubjectOfDate(const SentenceView& view, Span span) {
  const int top = view.TopOf(span);
  if (top < 0 || view.Child(top, Deprel::kCop) < 0) return -1;
  const int subject = view.Child(top, Deprel::kNsubj);
  if (subject >= 0 && HappeningClass(view, subject) != nullptr) return subject;
  for (int i = view.TokensIn(span).end; i < view.size(); ++i) {
    if (view.token(i).upos == Upos::kVerb && view.Child(i, Deprel::kNsubj) >= 0) return i;
  }
  return -1;
}

// 'was deprecated in 4.2 and [[removed]] in 5.0 in March 2019': of coordinated verbs before a date
// the last has it, where more than 'and' stands between them. -1: `head` itself.
int LastCoordinated(const SentenceView& view, int head, Span span) {
  const int date = view.TokensIn(span).begin;
  int last = -1;
  for (int i = head + 3; i < date; ++i) {
    if (view.token(i).deprel != Deprel::kConj || view.token(i).head != head) continue;
    if (view.token(i).upos != Upos::kVerb || view.TimeAt(i) >= 0) continue;
    last = i;
  }
  // A clause in between has its own.
  for (int i = last; last >= 0 && i < date; ++i) {
    if (view.Word(i) == ";" || view.token(i).upos == Upos::kSconj) return -1;
  }
  return last;
}

// 'the opening of 1914' behind no preposition is an opening, not a part of the year. -1: no such.
int NounWithin(const SentenceView& view, Span span) {
  const auto range = view.TokensIn(span);
  for (int i = range.begin; i <= range.begin + 1 && i + 1 < range.end; ++i) {
    if (!absl::EqualsIgnoreCase(view.Word(i + 1), "of") || HappeningClass(view, i) == nullptr) continue;
    const bool placed = range.begin > 0 && view.token(range.begin - 1).upos == Upos::kAdp;
    const bool own = view.token(range.begin).upos == Upos::kAdp;
    return placed || own ? -1 : i;
  }
  return -1;
}

Attached Attach(const SentenceView& view, Span span) {
  Attached attached;
  const int within = NounWithin(view, span);
  if (within >= 0) return {within, "stands in the date's own phrase", 0.8};
  const int predicate_date = SubjectOfDate(view, span);
  if (predicate_date >= 0) return {predicate_date, "the date is the predicate", 0.85};
  const int before = NounRightBefore(view, span);
  if (before >= 0) return {before, "the noun right before", 0.85};
  const int subject = SubjectBefore(view, span);
  if (subject >= 0) return {subject, "in the noun phrase before the verb", 0.85};
  const int behind = VerbBehind(view, span);
  if (behind >= 0) return {behind, "the verb right behind", 0.9};
  const int noun = NounBeforeOf(view, span);
  if (noun >= 0 && (IsEventive(view, noun) || HappeningClass(view, noun) != nullptr)) {
    return {noun, "stands behind 'of'", 0.95};
  }
  attached.head = EventOf(view, span, &attached.rule);
  if (attached.head >= 0) {
    const int last = LastCoordinated(view, attached.head, span);
    if (last >= 0) return {last, "the last of the verbs before it", 0.9};
    attached.confidence = absl::StartsWith(attached.rule, "climbs") ? 0.85 : 0.95;
    return attached;
  }
  attached.head = NearestEvent(view, span);
  attached.rule = attached.head >= 0 ? "nearest event" : "no event in the sentence";
  attached.confidence = attached.head >= 0 ? 0.6 : 0.4;
  return attached;
}

Claim MakeClaim(const SentenceView& view, const Attached& attached, Span date,
                const ClaimOptions& options) {
  Claim claim = attached.head >= 0
                    ? ClaimOfFrame(view, FrameOf(view, attached.head), date)
                    : ClaimWithoutEvent(view);
  claim.set_confidence(claim.confidence() * attached.confidence);
  if (options.explain) {
    claim.add_trace(absl::StrCat("attach: ", view.Text(date), " -> ",
                                 attached.head >= 0 ? view.Word(attached.head) : "-", " (",
                                 attached.rule, ")"));
  }
  return claim;
}

// 'planned for 22 October', 'expected on 16 April', 'announced for 31 December': the date is that
// of what is planned, not of the planning.
void ReadPlan(const SentenceView& view, Span date, Claim* claim) {
  const VerbUse use = EventLexicon::Default().UseOf(claim->event().head());
  const int top = view.TopOf(date);
  const std::string marker = top >= 0 ? view.Case(top) : "";
  const bool to_come = marker == "for" || marker == "until" || marker == "to";
  const bool announced = claim->event().event_class() == "announcement" ||
                         claim->event().event_class() == "suspension";
  if (claim->modality() != ASSERTED || claim->event().nominal()) return;
  if (use.plan || (announced && to_come)) claim->set_modality(PLANNED);
  else if (use.expect && claim->event().event_class().empty()) claim->set_modality(EXPECTED);
}

// How far before the date of a dated heading its names may stand.
constexpr uint32_t kHeadingReach = 200;

// 'The discovery dates from 1928': when it happened, not from when on.
bool DatesFrom(const SentenceView& view, int head) {
  if (head < 0) return false;
  const EventFrame frame = FrameOf(view, head);
  return view.token(frame.predicate()).lemma == "date";
}

TimeExpression PointOf(TimeExpression time) {
  if (time.kind != START || !time.earliest) return time;
  time.kind = POINT_IN;
  time.edtf = std::string(absl::StripSuffix(time.edtf, "/.."));
  CivilDay last = CivilFromDayNumber(*time.earliest);
  if (time.grain >= YEAR) last.month = 12;
  if (time.grain >= MONTH) last.day = DaysInMonth(last.year, last.month);
  time.latest = DayNumber(last.year, last.month, last.day);
  return time;
}

// A dated claim and the token that its event hangs on.
struct Placed {
  int predicate = -1;
  size_t claim = 0;
};

// '16-18 march' counts nothing; 'ten months' is a length and does.
bool IsPartOfDate(const SentenceView& view, Span span) {
  for (int i = view.times().begin; i < view.times().end; ++i) {
    const TimeExpression& time = view.all().times[i];
    if (time.span.Overlaps(span) && MakesClaim(time) && !time.offset_min) return true;
  }
  return false;
}

bool IsAgeOrLength(const Quantity& quantity) {
  return quantity.of() == "age" || quantity.unit() == "age";
}

// Quantities go to the dated claim of their event; those of an event without a date make a claim
// of their own, all of one event together.
void PlaceQuantities(const SentenceView& view, const ClaimOptions& options,
                     std::vector<Placed>* placed, std::vector<Claim>* claims) {
  const auto range = view.quantities();
  for (int i = range.begin; i < range.end; ++i) {
    const QuantityMention& mention = view.all().mentions.quantities[i];
    if (IsPartOfDate(view, mention.span)) continue;
    const Attached attached = Attach(view, mention.span);
    const EventFrame frame = attached.head < 0 ? EventFrame() : FrameOf(view, attached.head);
    const int predicate = frame.predicate();
    const bool deadly = frame.event_class != nullptr &&
                        (frame.event_class->name == "killing" || frame.event_class->name == "death");
    const int subject = predicate < 0 ? -1 : view.Child(predicate, Deprel::kNsubj);
    auto own = std::find_if(placed->begin(), placed->end(), [&](const Placed& p) {
      // 'the earthquake of 1906 left 3,000 dead': they are the earthquake's.
      return p.predicate == predicate || (subject >= 0 && p.predicate == subject);
    });
    if (own == placed->end()) {
      Claim claim = MakeClaim(view, attached, mention.span, options);
      SetUndatedLocation(view, attached.head, &claim);
      if (attached.head < 0 && IsAgeOrLength(mention.quantity)) claim.set_confidence(0.8);
      claims->push_back(std::move(claim));
      placed->push_back({predicate, claims->size() - 1});
      own = placed->end() - 1;
    }
    AddQuantity(view.all(), mention, deadly, &(*claims)[own->claim]);
  }
}

// 'was the first prime minister [[who visited]] Rome': the relative clause says what was first.
bool IsRelativeAfter(const SentenceView& view, int ordinal, int predicate) {
  if (ordinal < 0 || predicate <= ordinal) return false;
  const int pronoun = view.Child(predicate, Deprel::kNsubj);
  if (pronoun < ordinal || !IsRelativePronoun(view, pronoun)) return false;
  for (int i = ordinal; i < pronoun; ++i) {
    if (view.token(i).upos == Upos::kVerb) return false;
  }
  return true;
}

// Bytes between a mention and where a claim stands.
int64_t Distance(const SentenceView& view, Span mention, const Claim& claim) {
  return std::abs(LocationOf(view.all().doc, mention).byte_offset() - claim.location().byte_offset());
}

// An ordinal goes to the claim whose event it stands under or beside; else it makes its own.
void PlaceOrdinals(const SentenceView& view, const ClaimOptions& options,
                   std::vector<Placed>* placed, std::vector<Claim>* claims) {
  const auto range = view.ordinals();
  for (int i = range.begin; i < range.end; ++i) {
    const OrdinalMention& mention = view.all().mentions.ordinals[i];
    const int top = view.TopOf(mention.span);
    const Attached attached = Attach(view, mention.span);
    const int predicate = attached.head < 0 ? -1 : FrameOf(view, attached.head).predicate();
    Placed* own = nullptr;
    for (Placed& p : *placed) {
      const bool same = p.predicate == predicate || IsRelativeAfter(view, top, p.predicate);
      const bool around = top >= 0 && p.predicate >= 0 &&
                          (view.IsUnder(top, p.predicate) || view.IsUnder(p.predicate, view.token(top).head));
      if (!same && !(around && own == nullptr)) continue;
      // One verb with several dates has an ordinal for each: 'first in July and second in May'.
      if (own != nullptr && own->predicate == p.predicate &&
          Distance(view, mention.span, (*claims)[p.claim]) >= Distance(view, mention.span, (*claims)[own->claim])) {
        continue;
      }
      own = &p;
    }
    if (own == nullptr) {
      Claim claim = MakeClaim(view, attached, mention.span, options);
      SetUndatedLocation(view, attached.head, &claim);
      claims->push_back(std::move(claim));
      placed->push_back({predicate, claims->size() - 1});
      own = &placed->back();
    }
    Claim& claim = (*claims)[own->claim];
    if (!claim.has_ordinal()) *claim.mutable_ordinal() = mention.ordinal;
  }
}

// 'stayed closed for ten months': a length is a claim about its event's extent.
void PlaceLengths(const SentenceView& view, const ClaimOptions& options,
                  std::vector<Placed>* placed, std::vector<Claim>* claims) {
  const auto range = view.times();
  for (int i = range.begin; i < range.end; ++i) {
    const TimeExpression& time = view.all().times[i];
    if (time.kind != LENGTH || !time.length_min || time.timex_type == "SET") continue;
    const Attached attached = Attach(view, time.span);
    if (attached.head < 0) continue;
    const int predicate = FrameOf(view, attached.head).predicate();
    auto own = std::find_if(placed->begin(), placed->end(),
                            [&](const Placed& p) { return p.predicate == predicate; });
    if (own == placed->end()) {
      Claim claim = MakeClaim(view, attached, time.span, options);
      *claim.mutable_location() = LocationOf(view.all().doc, time.span);
      claims->push_back(std::move(claim));
      placed->push_back({predicate, claims->size() - 1});
      own = placed->end() - 1;
    }
    TemporalRelation* relation = (*claims)[own->claim].add_relations();
    relation->set_kind(TemporalRelation::LASTS);
    relation->set_text(CollapseSpace(view.Text(time.span)));
    *relation->mutable_date() = ToProto(time, view.all().doc);
    *relation->mutable_location() = LocationOf(view.all().doc, time.span);
  }
}

// 'They signed a pact when in November 2014 the minister visited': the clause above a dated
// 'when' clause happens then too.
void ShareWithMain(const SentenceView& view, const TimeExpression& time, int head,
                   const ClaimOptions& options, std::vector<Placed>* placed,
                   std::vector<Claim>* claims) {
  if (head < 0 || view.token(head).deprel != Deprel::kAdvcl) return;
  bool when = false;
  for (int child : view.Children(head)) when |= absl::EqualsIgnoreCase(view.Word(child), "when");
  const int main = view.token(head).head;
  if (!when || main < 0 || !IsPredicate(view, main)) return;
  for (int i = 0; i < view.size(); ++i) {
    const bool own = view.TimeAt(i) >= 0 && view.token(i).head == main;
    if (own && MakesClaim(view.all().times[view.TimeAt(i)])) return;
  }
  const EventFrame frame = FrameOf(view, main);
  if (frame.event_class == nullptr) return;
  Claim claim = MakeClaim(view, {main, "shares the date of its 'when' clause", 0.75}, Span(), options);
  SetDate(view.all(), time, &claim);
  claims->push_back(std::move(claim));
  placed->push_back({frame.predicate(), claims->size() - 1});
}

// 'In 1971 relations cooled, with the signing of the treaty': what accompanies or causes the event
// happened then too.
void ShareWithAdjunct(const SentenceView& view, const TimeExpression& time, int head,
                      const ClaimOptions& options, std::vector<Placed>* placed,
                      std::vector<Claim>* claims) {
  if (head < 0 || time.span.begin > view.token(head).span.begin) return;
  // By position: parsers hang such phrases anywhere.
  for (int i = head + 1; i + 1 < view.size(); ++i) {
    if (view.token(i).upos == Upos::kVerb || view.Word(i) == ";") return;
    const std::string marker = absl::AsciiStrToLower(view.Word(i));
    if (marker != "with" && marker != "through" && marker != "upon") continue;
    int noun = i + 1;
    while (noun + 1 < view.size() && (view.token(noun).upos == Upos::kDet ||
                                      view.token(noun).upos == Upos::kAdj)) {
      ++noun;
    }
    if (HappeningClass(view, noun) == nullptr) continue;
    Claim claim = MakeClaim(view, {noun, "accompanies the dated event", 0.7}, Span(), options);
    SetDate(view.all(), time, &claim);
    claims->push_back(std::move(claim));
    placed->push_back({noun, claims->size() - 1});
    return;
  }
}

// 'The war opened in 264, when Claudius crossed the strait': the clause tells what happened then.
void ShareWithWhen(const SentenceView& view, const TimeExpression& time, int head,
                   const ClaimOptions& options, std::vector<Placed>* placed,
                   std::vector<Claim>* claims) {
  int when = view.TokensIn(time.span).end;
  if (head < 0 || when + 2 >= view.size() || view.Word(when) != "," ||
      !absl::EqualsIgnoreCase(view.Word(when + 1), "when")) {
    return;
  }
  // By position: the clause may hang anywhere.
  for (int i = when + 2; i < view.size() && view.Word(i) != ";"; ++i) {
    if (view.TimeAt(i) >= 0) return;
    if (view.token(i).upos != Upos::kVerb) continue;
    // 'when prices were rising' is a state of things.
    if (view.token(i).form == VerbForm::kGerund) return;
    const EventFrame frame = FrameOf(view, i);
    Claim claim = MakeClaim(view, {i, "the 'when' clause behind its date", 0.75}, Span(), options);
    SetDate(view.all(), time, &claim);
    claims->push_back(std::move(claim));
    placed->push_back({frame.predicate(), claims->size() - 1});
    return;
  }
}

// Coordinated verbs of one subject share a date that stands before them all: 'In 2003 he visited
// Moscow and signed two agreements'.
void ShareDate(const SentenceView& view, const TimeExpression& time, int head,
               const ClaimOptions& options, std::vector<Placed>* placed,
               std::vector<Claim>* claims) {
  if (head < 0 || view.token(head).span.begin < time.span.end) return;
  for (int child : view.Children(head)) {
    if (view.token(child).deprel != Deprel::kConj || !IsPredicate(view, child)) continue;
    const bool taken = std::any_of(placed->begin(), placed->end(),
                                   [&](const Placed& p) { return p.predicate == child; });
    bool dated = taken;
    for (int i = 0; i < view.size() && !dated; ++i) {
      dated = view.TimeAt(i) >= 0 && MakesClaim(view.all().times[view.TimeAt(i)]) &&
              view.IsUnder(i, child);
    }
    const EventFrame frame = FrameOf(view, child);
    if (dated || frame.event_class == nullptr) continue;
    Claim claim = MakeClaim(view, {child, "shares the date of the verb before it", 0.8}, time.span,
                            options);
    SetDate(view.all(), time, &claim);
    claims->push_back(std::move(claim));
    placed->push_back({child, claims->size() - 1});
  }
}

// '### Removed' over an entry that names a thing alone says what happened to it.
void TakeEventOfHeading(const SentenceView& view, Claim* claim) {
  const DocumentAnalysis& all = view.all();
  const int heading = all.doc.blocks[view.sentence().block].heading;
  if (heading < 0) return;
  const absl::string_view text = all.doc.blocks[heading].span.In(all.doc.text);
  const std::string verb = Lemma(Fold(text), Upos::kVerb);
  const EventClass* event_class = EventLexicon::Default().OfVerb(verb);
  if (event_class == nullptr || event_class->open) return;
  EventMention* event = claim->mutable_event();
  event->set_head(verb);
  event->set_family(std::string(FamilyOf(verb, Upos::kVerb)));
  event->set_event_class(event_class->name);
  event->set_recurs(event_class->recurs);
  event->set_text(std::string(text));
  *event->mutable_location() = LocationOf(all.doc, all.doc.blocks[heading].span);
  for (int i = 0; i < view.size() && event->object().empty(); ++i) {
    if (view.token(i).head < 0 && view.token(i).upos == Upos::kNoun && view.NameAt(i) < 0) {
      event->set_object(std::string(view.token(i).lemma));
    }
  }
  for (Participant& participant : *claim->mutable_participants()) {
    if (!participant.inferred()) participant.set_role(PATIENT);
  }
}

// An entry under a dated heading ('## [2.4.0] - 2023-05-17') happened at the heading's date.
void CarryHeadingDate(const SentenceView& view, const TimeExpression& heading, int undated_from,
                      std::vector<Placed>* placed, std::vector<Claim>* claims) {
  const DocumentAnalysis& all = view.all();
  if (placed->empty()) {
    int root = -1;
    for (int i = 0; i < view.size() && root < 0; ++i) {
      if (view.token(i).head < 0 && (IsPredicate(view, i) || IsEventive(view, i))) root = i;
    }
    claims->push_back(root >= 0 ? ClaimOfFrame(view, FrameOf(view, root), Span())
                                : ClaimWithoutEvent(view));
    placed->push_back({root, claims->size() - 1});
  }
  for (size_t i = undated_from; i < claims->size(); ++i) {
    Claim& claim = (*claims)[i];
    if (claim.has_date()) continue;
    if (claim.event().head().empty()) TakeEventOfHeading(view, &claim);
    SetDate(view.all(), heading, &claim);
    claim.mutable_date()->set_resolution(INHERITED);
    claim.set_date_carried_over(true);
    claim.set_confidence(0.7);
    // What the heading names ('[2.4.0]') is what the entry is about.
    const auto name = std::partition_point(
        all.mentions.names.begin(), all.mentions.names.end(),
        [&](const Mention& m) { return m.span.end + kHeadingReach < heading.span.begin; });
    for (auto m = name; m != all.mentions.names.end() && m->span.begin < heading.span.begin; ++m) {
      if (BlockAt(all.doc, m->span.begin) != BlockAt(all.doc, heading.span.begin)) continue;
      Participant* participant = claim.add_participants();
      *participant->mutable_entity() = all.mentions.entities[m->entity];
      participant->set_role(CONTEXT);
      participant->set_inferred(true);
      participant->set_text(std::string(view.Text(m->span)));
    }
  }
}

}  // namespace

void AddSentenceClaims(const SentenceView& view, const TimeExpression* heading_date,
                       const ClaimOptions& options, std::vector<Claim>* claims) {
  const size_t first = claims->size();
  std::vector<Placed> placed;
  std::vector<bool> used(view.times().end - view.times().begin, false);
  AddLifeDates(view, &used, claims);
  for (int i = view.times().begin; i < view.times().end; ++i) {
    const TimeExpression& time = view.all().times[i];
    if (used[i - view.times().begin] || !MakesClaim(time)) continue;
    if (heading_date != nullptr && NamesItsNoun(view, time)) continue;
    const Attached attached = Attach(view, HangingSpan(time));
    Claim claim = MakeClaim(view, attached, time.span, options);
    SetDate(view.all(), DatesFrom(view, attached.head) ? PointOf(time) : time, &claim);
    ReadPlan(view, time.span, &claim);
    claims->push_back(std::move(claim));
    placed.push_back({attached.head < 0 ? -1 : FrameOf(view, attached.head).predicate(),
                      claims->size() - 1});
    ShareDate(view, time, attached.head, options, &placed, claims);
    ShareWithMain(view, time, attached.head, options, &placed, claims);
    ShareWithWhen(view, time, attached.head, options, &placed, claims);
    ShareWithAdjunct(view, time, attached.head, options, &placed, claims);
  }
  PlaceQuantities(view, options, &placed, claims);
  PlaceOrdinals(view, options, &placed, claims);
  PlaceLengths(view, options, &placed, claims);
  if (heading_date != nullptr) CarryHeadingDate(view, *heading_date, first, &placed, claims);
}

}  // namespace dateline
