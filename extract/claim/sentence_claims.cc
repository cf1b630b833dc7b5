// Claims of prose: every date goes to its event, then quantities and ordinals that are left over.
#include <algorithm>

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
  if (use.plan || (announced && to_come)) claim->set_modality(PLANNED);
  else if (use.expect && claim->event().event_class().empty()) claim->set_modality(EXPECTED);
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

}  // namespace

bool MakesClaim(const TimeExpression& time) {
  if (time.timex_type == "SET" || time.timex_type == "DURATION") return false;
  return time.kind != NOMINAL && time.kind != SET && time.kind != LENGTH;
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
  }
  PlaceQuantities(view, options, &placed, claims);
  PlaceOrdinals(view, options, &placed, claims);
  PlaceLengths(view, options, &placed, claims);
  AddOrderClaims(view, options, &placed, claims);
  AddOrderOfClauses(view, placed, claims);
  if (heading_date != nullptr) CarryHeadingDate(view, *heading_date, first, &placed, claims);
}

}  // namespace dateline
