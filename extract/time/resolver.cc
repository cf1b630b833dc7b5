#include "extract/time/resolver.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "extract/time/candidate_values.h"
#include "extract/time/clock_values.h"
#include "extract/time/render.h"
#include "extract/time/story.h"

namespace dateline {
namespace {

class Resolver {
 public:
  Resolver(const DocumentText& doc, const Tables& tables, const Candidates& all,
           const DocumentHabits& habits, bool explain, TakeTime take)
      : doc_(doc),
        tables_(tables),
        all_(all),
        habits_(habits),
        explain_(explain),
        take_(take),
        values_(doc, all, habits),
        story_(doc, habits) {}

  void Run() {
    for (size_t i = 0; i < all_.items.size();) i = Step(i);
    if (last_) take_(*std::move(last_));
  }

 private:
  const Candidate& At(size_t i) const { return all_.items[i]; }

  // Resolves candidate i; returns the next one that is not part of its expression.
  size_t Step(size_t i) {
    const Candidate& c = At(i);
    story_.Enter(c, YearAhead(i));
    if (!habits_.era && all_.Has(c, kYear) && all_.Get(c, kYear) < 1000) return i + 1;
    if (IsNumberAlone(c)) return i + 1;
    TimeExpression e;
    e.span = c.span;
    e.rule = std::string(tables_.RuleName(c.rule));
    size_t next = i + 1;
    switch (c.op) {
      case Op::kDate:
      case Op::kRange:
      case Op::kRelative: next = StepDate(i, &e); break;
      case Op::kShift:
        if (IsWaitToDate(i)) {
          RenderLength(values_.SlotsOf(c, 0), values_.SlotsOf(c, 1), story_.now().Moment(), &e);
        } else {
          next = StepShift(i, &e);
        }
        break;
      case Op::kClock: next = StepClock(i, &e); break;
      case Op::kLength:
        RenderLength(values_.SlotsOf(c, 0), values_.SlotsOf(c, 1), story_.now().Moment(), &e);
        break;
      case Op::kSet: RenderSet(values_.SlotsOf(c, 0), &e); break;
      case Op::kNominal: RenderNominal(values_.SlotsOf(c, 0), &e); break;
      case Op::kNone: return next;
    }
    if (last_) take_(*std::move(last_));
    last_ = std::move(e);
    return next;
  }

  size_t StepDate(size_t i, TimeExpression* e) {
    const Candidate& c = At(i);
    Slots s;
    Value value = values_.At(i, story_.now(), &s);
    if (c.op != Op::kRange && MergesWithNext(i, value)) return StepRange(i, value, s, e);
    Trace(c, value, e);
    if (value.about) s.values[kApprox] = 1, s.values[kPart] = kUnset;
    RenderDate(value, s, BoundOf(c, s), e);
    AddParts(c, value, e);
    if (habits_.diary && value.first.grain == DAY && IsDayHeading(doc_, all_, c)) {
      story_.WriteOn(value.first);
    }
    story_.Tell(c, value.problem.empty() ? value : MonthOfNoDay(s, value));
    return i + 1;
  }

  // 'In 85' is a year only in a story of about that time BC.
  bool IsNumberAlone(const Candidate& c) const {
    constexpr int32_t kLeast = 100;
    constexpr int32_t kNear = 80;  // years
    if (!all_.Has(c, kYear) || all_.Has(c, kEra) || all_.Get(c, kYear) >= kLeast) return false;
    const Told& last = story_.now().last;
    return !habits_.bc || !last.known() || last.point.year > 0 ||
           std::abs(1 - all_.Get(c, kYear) - last.point.year) > kNear;
  }

  // 'On 31 April 1885' is no day, but its month and year say where the story stands.
  static Value MonthOfNoDay(const Slots& s, Value value) {
    const int month = s.Get(kMonth, 0);
    if (!s.Has(kYear) || s.Has(kEra) || month < 1 || month > 12 || value.last.known()) return value;
    value.problem.clear();
    value.first = MonthPoint(s.Get(kYear), month);
    return value;
  }

  // 'It waited three years for the vote, until 1939': the wait is a length, the date is said.
  bool IsWaitToDate(size_t i) const {
    return all_.Get(At(i), kWhole, 0) == 3 && i + 1 < all_.items.size() &&
           At(i + 1).sentence == At(i).sentence && At(i + 1).op == Op::kDate;
  }

  // The year of the next full date that the paragraph tells in its course.
  std::optional<int32_t> YearAhead(size_t i) const {
    constexpr size_t kFarthest = 12;
    for (size_t k = i + 1; k < all_.items.size() && k - i <= kFarthest; ++k) {
      const Candidate& next = At(k);
      if (next.block != At(i).block) return std::nullopt;
      if (next.op != Op::kDate || !all_.Has(next, kYear) || !all_.Has(next, kMonth)) continue;
      const bool aside = next.in_brackets || next.in_quotation || next.in_relative ||
                         next.prospect || next.future || next.past_perfect;
      if (!aside && all_.Get(next, kEra, 0) == 0) return all_.Get(next, kYear);
    }
    return std::nullopt;
  }

  // 'Not until July' is in July, 'not before May' from May on, 'before the end of May' by May;
  // what somebody has 'from last week' is no start.
  static Bound BoundOf(const Candidate& c, const Slots& s) {
    switch (c.bound) {
      case Bound::kUntil: return c.negated ? Bound::kIn : Bound::kUntil;
      case Bound::kBefore:
        if (c.negated) return Bound::kSince;
        if (c.shortly) return Bound::kShortlyBefore;
        return s.Get(kPart, 0) == 3 ? Bound::kBy : Bound::kBefore;
      case Bound::kAfter: return c.shortly ? Bound::kIn : Bound::kAfter;
      case Bound::kFrom: return c.op == Op::kRelative ? Bound::kIn : Bound::kFrom;
      default: return c.bound;
    }
  }

  bool MergesWithNext(size_t i, const Value& value) const {
    if (i + 1 >= all_.items.size() || !value.problem.empty()) return false;
    const Candidate& next = At(i + 1);
    if (next.block != At(i).block || !(next.op == Op::kDate || next.op == Op::kRelative)) {
      return false;
    }
    if (next.link == Link::kTo) return true;
    return next.link == Link::kAnd && At(i).bound == Bound::kBetween;
  }

  size_t StepRange(size_t i, Value first, const Slots& s, TimeExpression* e) {
    const Candidate& c = At(i);
    const Candidate& d = At(i + 1);
    values_.GoBackAYear(d, story_.now(), &first);
    Discourse within = story_.now();
    if (first.first.known()) within.Tell(first.first, c.span);
    Slots t;
    const Value second = values_.At(i + 1, within, &t);
    if (!first.first.known() || !second.first.known()) {
      // Not a range that can be read: two expressions.
      Trace(c, first, e);
      RenderDate(first, s, c.bound, e);
      story_.Tell(c, first);
      return i + 1;
    }
    Value value = first;
    value.last = second.first;
    value.resolution = std::max(first.resolution, second.resolution);
    e->span.end = d.span.end;
    e->rule = absl::StrCat(e->rule, " to ", tables_.RuleName(d.rule));
    Slots joined = s;
    joined.values[kPart] = kUnset;
    Trace(c, value, e);
    RenderDate(value, joined, Bound::kNone, e);
    e->parts = {PartOf(first.first, c.span), PartOf(second.first, d.span)};
    if (e->problem.empty()) story_.Tell(c, value);
    return i + 2;
  }

  void AddParts(const Candidate& c, const Value& value, TimeExpression* e) const {
    Span first, last;
    if (c.op != Op::kRange || !value.first.known() || !value.last.known()) return;
    if (values_.EndsOf(c, &first, &last)) {
      e->parts = {PartOf(value.first, first), PartOf(value.last, last)};
    }
  }

  size_t StepShift(size_t i, TimeExpression* e) {
    const Candidate& c = At(i);
    Slots s = values_.SlotsOf(c, 0);
    Told base = BaseOf(s);
    size_t next = i + 1;
    if (!c.anchor.empty()) {
      base = AnchorOf(i);
      if (!base.known()) SetAnchor(c, s, e);
      // 'Two days before Christmas 2010' is one expression.
      if (base.known() && base.span.begin == c.span.end + 1) e->span.end = base.span.end, ++next;
    }
    // 'Today' without a date of writing is no day of the story.
    if (s.Get(kRef) == kRefThis && s.Get(kCount) == 0 && !s.Has(kPartOfDay) &&
        !story_.now().published) {
      RenderNominal(s, e);
      return next;
    }
    Value value = ShiftOf(s, base);
    TakeStatedDate(i, &value);
    TakeDateBefore(i, &value);
    Trace(c, value, e);
    // 'Two and a half years later' is no exact count.
    if (s.Has(kTenths) && !s.Has(kApprox)) s.values[kApprox] = 1;
    RenderDate(value, s, Bound::kNone, e);
    if (c.bound == Bound::kBefore || c.bound == Bound::kBy) e->kind = BEFORE;
    if (!value.first.known()) RenderOpenShift(s, e);
    story_.Tell(c, value);
    return next;
  }

  static void SetAnchor(const Candidate& c, const Slots& s, TimeExpression* e) {
    e->anchor_phrase = c.anchor;
    if (s.Has(kVague) || !(s.Has(kCount) || s.Has(kTenths))) return;
    e->shift_unit = static_cast<Grain>(s.Get(kUnit, DAY));
    e->shift_count = AmountOf(s) * (s.Get(kDirection, 1) < 0 ? -1 : 1);
  }

  // What a shift without an anchor counts from.
  Told BaseOf(const Slots& s) const {
    if (s.Get(kRef) == kRefThis) return story_.SpeechMoment();
    const Grain unit = static_cast<Grain>(s.Get(kUnit, DAY));
    const bool days = unit == DAY || unit == WEEK;
    if (days && story_.now().last_day.known()) return story_.now().last_day;
    // 'founded in 1131 and burnt four centuries later'
    return unit >= YEAR ? story_.now().Here() : story_.now().last;
  }

  static void RenderOpenShift(const Slots& s, TimeExpression* e) {
    if (s.Has(kPartOfDay))
      RenderBareClock(s, e);
    else if (s.Get(kCount) == 0)
      e->timex_value = "PRESENT_REF";
    if (!e->timex_value.empty()) return;
    e->timex_value = s.Get(kDirection, 1) < 0 ? "PAST_REF" : "FUTURE_REF";
  }

  // '45 years later, in December 1994': the date is said, and only the distance is news.
  void TakeStatedDate(size_t i, Value* value) {
    if (values_.LinkToNext(i) != Link::kOf || At(i + 1).op != Op::kDate ||
        !all_.Has(At(i + 1), kYear)) {
      return;
    }
    const absl::string_view gap = Span{At(i).span.end, At(i + 1).span.begin}.In(doc_.text);
    if (gap.find(',') == absl::string_view::npos) return;
    Slots s;
    const Value stated = values_.At(i + 1, story_.now(), &s);
    if (!stated.first.known() || stated.last.known()) return;
    value->first = stated.first;
    value->resolution = RELATIVE;
    value->source = At(i + 1).span;
  }

  // 'Fixed on 23 February 2023, three weeks later.': the distance again, of a date that is said.
  void TakeDateBefore(size_t i, Value* value) const {
    const Candidate& c = At(i);
    if (i == 0 || !c.anchor.empty() || all_.Get(c, kDirection, 0) < 1) return;
    const Candidate& date = At(i - 1);
    const bool full = date.op == Op::kDate && all_.Has(date, kYear) && date.block == c.block;
    if (!full || Span{date.span.end, c.span.begin}.In(doc_.text) != ", ") return;
    const char next = c.span.end < doc_.text.size() ? doc_.text[c.span.end] : '.';
    if (next != '.' && next != ',' && next != ';' && next != ')') return;
    Slots s;
    const Value stated = values_.At(i - 1, story_.now(), &s);
    if (!stated.first.known() || stated.last.known()) return;
    value->first = stated.first;
    value->resolution = RELATIVE;
    value->source = date.span;
  }

  // A date inside the words that a shift hangs on: 'two days after the accident of 23 February'.
  Told AnchorOf(size_t i) {
    if (i + 1 >= all_.items.size()) return {};
    const Candidate& next = At(i + 1);
    if (!At(i).anchor.Contains(next.span) || next.op != Op::kDate) return {};
    Slots s;
    const Value value = values_.At(i + 1, story_.now(), &s);
    return {value.last.known() ? value.last : value.first, next.span};
  }

  // A time of day joins the day beside it: '7.05 p.m. on 23 February', '23 February, 7.05 p.m.'.
  size_t StepClock(size_t i, TimeExpression* e) {
    const Candidate& c = At(i);
    const Slots s = values_.SlotsOf(c, 0);
    Slots t = s;
    size_t next = i + 1;
    Value value;
    if (!s.Has(kVague)) {
      value = DayBehind(i, &t, &next);
      if (next > i + 1) e->span.end = At(i + 1).span.end;
      if (!value.first.known() && DayBefore(c, &value))
        e->span.begin = LastDay()->span.begin;
      else if (!value.first.known())
        value = DayOfStory();
      if (e->span.begin < c.span.begin) last_.reset();
    }
    if (!value.first.known()) {
      RenderBareClock(s, e);
      return i + 1;
    }
    if (s.Has(kPartOfDay)) value.first.part_of_day = s.Get(kPartOfDay);
    SetClock(s, &value.first);
    Trace(c, value, e);
    RenderDate(value, t, Bound::kNone, e);
    e->timex_type = "TIME";
    story_.Tell(c, value);
    return next;
  }

  // The day that stands behind a time of day. *next: behind it, where both are one expression.
  Value DayBehind(size_t i, Slots* slots, size_t* next) const {
    const Link link = values_.LinkToNext(i);
    if (link != Link::kNear && link != Link::kOf) return {};
    const Candidate& day = At(i + 1);
    if (day.op != Op::kDate && !(link == Link::kOf && day.op == Op::kRelative)) return {};
    Slots of_day;
    Value value = values_.At(i + 1, story_.now(), &of_day);
    if (value.first.grain != DAY || value.last.known()) return {};
    *slots = of_day;
    if (link == Link::kOf) {
      *next = i + 2;
    } else {
      value.resolution = INHERITED;
      value.source = day.span;
    }
    return value;
  }

  const TimeExpression* LastDay() const {
    if (!last_) return nullptr;
    const bool day = last_->grain == DAY && last_->earliest && last_->parts.empty();
    return day && last_->timex_type == "DATE" ? &*last_ : nullptr;
  }

  // The day right before a time of day; the two become one expression.
  bool DayBefore(const Candidate& c, Value* value) const {
    const TimeExpression* day = LastDay();
    if (c.link != Link::kOf || day == nullptr || day->span.end >= c.span.begin) return false;
    value->first = DayPoint(*day->earliest);
    value->resolution = day->resolution;
    value->source = day->source;
    value->stated_weekday = day->stated_weekday;
    return true;
  }

  Value DayOfStory() const {
    Value value;
    value.first = UnitAround(story_.now().last_day.point, DAY, 0);
    if (!value.first.known()) return value;
    value.resolution = INHERITED;
    value.source = story_.now().last_day.span;
    return value;
  }

  void Trace(const Candidate& c, const Value& value, TimeExpression* e) const {
    if (!explain_) return;
    e->trace.push_back(absl::StrCat("rule ", tables_.RuleName(c.rule)));
    std::string captures;
    for (uint32_t k = 0; k < c.capture_count; ++k) {
      const Capture& capture = all_.captures[c.first_capture + k];
      absl::StrAppend(&captures, captures.empty() ? "" : ", ",
                      kSlotNames[capture.slot % kSlotCount], capture.slot >= kSlotCount ? "2" : "",
                      " = ", capture.value);
      if (!capture.token.empty()) {
        absl::StrAppend(&captures, " from '", capture.token.In(doc_.text), "'");
      }
    }
    if (!captures.empty()) e->trace.push_back(absl::StrCat("captures ", captures));
    if (value.source) {
      e->trace.push_back(
          absl::StrCat(value.resolution == INHERITED ? "completed from '" : "counted from '",
                       value.source->In(doc_.text), "'"));
    }
    if (!value.note.empty()) e->trace.push_back(value.note);
  }

  const DocumentText& doc_;
  const Tables& tables_;
  const Candidates& all_;
  const DocumentHabits& habits_;
  const bool explain_;
  const TakeTime take_;
  const CandidateValues values_;
  Story story_;
  // Waits for what the next candidate makes of it: '23 February, 7.05 p.m.' is one expression.
  std::optional<TimeExpression> last_;
};

}  // namespace

void ResolveAll(const DocumentText& doc, const Tables& tables, const Candidates& candidates,
                const DocumentHabits& habits, bool explain, TakeTime take) {
  Resolver(doc, tables, candidates, habits, explain, take).Run();
}

}  // namespace dateline
