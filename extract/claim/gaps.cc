// Sentences with several dates of one verb: what belongs to which.
#include "absl/strings/ascii.h"
#include "extract/claim/participants.h"

namespace dateline {
namespace {

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

}  // namespace

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
bool InLaterGap(const SentenceView& view, const EventFrame& frame, Span date, int token) {
  if (date.empty() || view.token(token).span.begin < date.end) return false;
  for (int i = view.times().begin; i < view.times().end; ++i) {
    const TimeExpression& time = view.all().times[i];
    if (time.span.begin <= view.token(token).span.begin || !IsPoint(time)) continue;
    return GapOf(view, frame, time.span).Holds(token);
  }
  return false;
}

}  // namespace dateline
