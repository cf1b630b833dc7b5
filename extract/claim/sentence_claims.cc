// Claims of prose: every date goes to its event, then quantities and ordinals that are left over.
#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/civil.h"
#include "extract/claim/assemble.h"
#include "extract/claim/frame.h"
#include "extract/claim/sentence_parts.h"
#include "extract/claim/sources.h"

namespace dateline {
namespace {

// 'The 2016 machine': a year that tells a thing from others of its kind dates nothing.
bool NamesItsNoun(const SentenceView& view, const TimeExpression& time) {
  const auto range = view.TokensIn(time.span);
  if (time.grain != YEAR || range.end - range.begin != 1) return false;
  const int head = view.token(range.begin).head;
  return range.begin > 0 && view.token(range.begin - 1).upos == Upos::kDet && head >= range.end &&
         view.token(head).upos == Upos::kNoun;
}

// What hangs in the tree: the date with the event phrase that it counts from, 'three years after
// [[the wedding]]'.
Span HangingSpan(const TimeExpression& time) {
  // 'a year before the Armistice [[of November 1918]]': what it is counted from goes with it.
  constexpr uint32_t kMaxBehind = 48;
  if (!time.anchor_phrase && time.offset_min && time.source &&
      time.source->begin >= time.span.end && time.source->begin - time.span.end < kMaxBehind) {
    return {time.span.begin, time.source->end};
  }
  if (!time.anchor_phrase) return time.span;
  return {std::min(time.span.begin, time.anchor_phrase->begin),
          std::max(time.span.end, time.anchor_phrase->end)};
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
  if (use.plan || (announced && to_come))
    claim->set_modality(PLANNED);
  else if (use.expect && claim->event().event_class().empty())
    claim->set_modality(EXPECTED);
}
// 'did not join until 1936': joined then.
void ReadNotUntil(const SentenceView& view, const TimeExpression& time, Claim* claim) {
  if (!claim->negated()) return;
  const int first = view.TokensIn(time.span).begin;
  bool until = false;
  for (int i = std::max(0, first - 1); i <= first && i < view.size(); ++i) {
    until |= absl::EqualsIgnoreCase(view.Word(i), "until") ||
             absl::EqualsIgnoreCase(view.Word(i), "till");
  }
  if (!until) return;
  claim->set_negated(false);
  if (claim->event().aspect() == ENDS) claim->mutable_event()->set_aspect(ASPECT_UNSPECIFIED);
  claim->mutable_date()->set_kind(POINT_IN);
  if (claim->modality() == DENIED) claim->set_modality(ASSERTED);
}

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

// 'In May 1434, [[a year after]] the duke had been crowned, the town fell.'
bool StandsBefore(const SentenceView& view, const Claim& claim, const TimeExpression& count) {
  const DocumentText& doc = view.all().doc;
  const Location& date = claim.location();
  const int64_t gap = static_cast<int64_t>(SourceOffset(doc, count.span.begin)) -
                      date.byte_offset() - date.byte_length();
  return gap == 2 && doc.text[count.span.begin - 2] == ',';
}

// Whether the claim's event stands in the words that a count hangs on.
bool IsInPhrase(const SentenceView& view, const Claim& claim, Span phrase) {
  const int64_t event = claim.event().location().byte_offset();
  return static_cast<int64_t>(SourceOffset(view.all().doc, phrase.begin)) <= event &&
         event < static_cast<int64_t>(SourceOffset(view.all().doc, phrase.end));
}

// 'The engineer, who had built it, [[went]] two days after the collapse': the verb that a count
// from an event dates, where the tree hung the count on that event. -1: none.
int CountedVerb(const SentenceView& view, const TimeExpression& time) {
  const auto range = view.TokensIn(HangingSpan(time));
  for (int i = range.begin - 1; i >= 0 && view.Word(i) != ";"; --i) {
    const Token& token = view.token(i);
    if (token.upos == Upos::kVerb && token.deprel != Deprel::kAmod) return i;
    if (token.upos == Upos::kSconj) return -1;
  }
  for (int i = range.end; i < view.size() && view.Word(i) != ";"; ++i) {
    const Token& token = view.token(i);
    if (token.upos == Upos::kVerb && token.deprel != Deprel::kAmod) return i;
  }
  return -1;
}

// Whether the tree hung a count on the event that it counts from.
bool IsOwnAnchor(const SentenceView& view, const TimeExpression& time, int head) {
  return head >= 0 && time.anchor_phrase && time.shift_count != 0 &&
         time.anchor_phrase->Contains(view.token(head).span.begin);
}

// 'resumed in 1951, a year before Eritrea was joined to it': where the predicate has a date, the
// count from an event tells when that event was. -1: the predicate has none, or no event is named.
int DatedAnchor(const SentenceView& view, const TimeExpression& time, int predicate,
                const std::vector<Placed>& placed, const std::vector<Claim>& claims,
                size_t* counted) {
  if (!time.anchor_phrase || time.shift_count == 0 || !time.edtf.empty() || predicate < 0)
    return -1;
  bool dated = false;
  for (const Placed& p : placed) {
    const TimeValue& date = claims[p.claim].date();
    // 'In the autumn, sixteen years after ...' may be dated by the count itself.
    if (!date.has_earliest() || !date.has_latest()) continue;
    // 'Chief engineer from 2006, he went two days after the collapse.'
    if (date.kind() == START || date.kind() == END) continue;
    if (date.resolution() == INHERITED && date.grain() > DAY) continue;
    const bool before = date.resolution() == EXPLICIT && StandsBefore(view, claims[p.claim], time);
    if (p.predicate != predicate && !before) continue;
    dated = true;
    *counted = p.claim;
  }
  if (!dated) return -1;
  const auto range = view.TokensIn(*time.anchor_phrase);
  int noun = -1;
  for (int i = range.begin; i < range.end; ++i) {
    if (view.TimeAt(i) >= 0) return -1;  // 'a year before the treaty of 1955'
    if (view.token(i).upos == Upos::kVerb &&
        view.Child(i, Deprel::kNsubj) + view.Child(i, Deprel::kNsubjPass) > -2) {
      return i;
    }
    if (noun < 0 && IsEventive(view, i)) noun = i;
  }
  return noun;
}

}  // namespace

bool MakesClaim(const TimeExpression& time) {
  if (time.timex_type == "SET" || time.timex_type == "DURATION") return false;
  return time.kind != NOMINAL && time.kind != SET && time.kind != LENGTH;
}
Claim MakeClaim(const SentenceView& view, const Attached& attached, Span date,
                const ClaimOptions& options) {
  Claim claim = attached.head >= 0 ? ClaimOfFrame(view, FrameOf(view, attached.head), date)
                                   : ClaimWithoutEvent(view);
  claim.set_confidence(claim.confidence() * attached.confidence);
  if (options.explain) {
    claim.add_trace(absl::StrCat("attach: ", view.Text(date), " -> ",
                                 attached.head >= 0 ? view.Word(attached.head) : "-", " (",
                                 attached.rule, ")"));
  }
  return claim;
}

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
    Attached attached = Attach(view, HangingSpan(time));
    size_t counted = 0;
    const int predicate = attached.head < 0 ? -1 : FrameOf(view, attached.head).predicate();
    const int anchor = DatedAnchor(view, time, predicate, placed, *claims, &counted);
    if (anchor >= 0) {
      Claim& dated = (*claims)[counted];
      // The date in front belongs to what is counted, whichever verb it was hung on.
      if (IsInPhrase(view, dated, *time.anchor_phrase) && attached.head >= 0) {
        const TimeValue date = dated.date();
        const Location place = dated.location();
        dated = MakeClaim(view, attached, time.span, options);
        *dated.mutable_date() = date;
        *dated.mutable_location() = place;
      }
      attached = {anchor, "counted from, and so dated by what it is counted to", 0.8};
    } else if (IsOwnAnchor(view, time, attached.head)) {
      const int verb = CountedVerb(view, time);
      if (verb >= 0) attached = {verb, "counted from the event that it stands beside", 0.7};
    }
    Claim claim = MakeClaim(view, attached, time.span, options);
    // A noun that happens to be a deed ('Chief technology officer') is no event of its own.
    const bool weak =
        attached.head < 0 || (attached.rule == "nearest event" && claim.event().nominal() &&
                              claim.event().event_class().empty());
    if (weak && TellEntry(view, time, &claim) && options.explain)
      claim.add_trace("an entry without a verb");
    SetDate(view.all(), DatesFrom(view, attached.head) ? PointOf(time) : time, &claim);
    if (anchor >= 0) {
      TimeExpression back = time;
      back.shift_count = -back.shift_count;
      ResolveAnchor(back, (*claims)[counted].date(), claim.mutable_date());
    }
    ReadPlan(view, time.span, &claim);
    ReadNotUntil(view, time, &claim);
    const size_t whole = claims->size();
    claims->push_back(std::move(claim));
    placed.push_back({attached.head < 0 ? -1 : FrameOf(view, attached.head).predicate(), whole});
    ShareDate(view, time, attached.head, options, &placed, claims);
    AddRangeEnds(view, time, whole, claims);
  }
  PlaceQuantities(view, options, &placed, claims);
  PlaceOrdinals(view, options, &placed, claims);
  PlaceLengths(view, options, &placed, claims);
  AddOrderClaims(view, options, &placed, claims);
  AddOrderOfClauses(view, placed, claims);
  AddBirthsByAge(view, options, first, claims);
  if (heading_date != nullptr) CarryHeadingDate(view, *heading_date, first, &placed, claims);
  // What was done in another release has not the date of this one's heading.
  PlaceReleases(view, options, &placed, claims);
}

}  // namespace dateline
