#include "extract/time/resolver.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "base/civil.h"
#include "extract/time/render.h"

namespace dateline {
namespace {

// A date in the middle of a sentence that is so far from the story is told aside.
constexpr int32_t kFarYears = 25;

class Resolver {
 public:
  Resolver(const DocumentText& doc, const Tables& tables, const Candidates& all,
           const DocumentHabits& habits, bool explain)
      : doc_(doc), tables_(tables), all_(all), habits_(habits), explain_(explain) {
    story_.reading = habits.reading;
    story_.published = habits.published;
    story_.bc = habits.bc;
  }

  std::vector<TimeExpression> Run() {
    for (size_t i = 0; i < all_.items.size();) i = Step(i);
    return std::move(out_);
  }

 private:
  static Tense TenseOf(const Candidate& c) {
    if (c.future) return Tense::kFuture;
    return c.past_perfect && !c.leading ? Tense::kLookBack : Tense::kPlain;
  }

  const Candidate& At(size_t i) const { return all_.items[i]; }

  Slots SlotsOf(const Candidate& c, int set) const {
    Slots slots;
    slots.values.fill(kUnset);
    for (uint32_t k = 0; k < c.capture_count; ++k) {
      const Capture& capture = all_.captures[c.first_capture + k];
      const int slot = capture.slot - set * kSlotCount;
      if (slot >= 0 && slot < kSlotCount) slots.values[slot] = capture.value;
    }
    return slots;
  }

  bool Linked(size_t i, Link link) const {
    return i + 1 < all_.items.size() && At(i + 1).block == At(i).block && At(i + 1).link == link;
  }
  static bool IsDateOp(Op op) {
    return op == Op::kDate || op == Op::kRelative || op == Op::kRange;
  }

  // Blocks beside the story: what they tell does not carry on behind them.
  bool IsAside(const Candidate& c) const {
    const BlockKind kind = doc_.blocks[c.block].kind;
    return kind == BlockKind::kFootnote || kind == BlockKind::kCaption ||
           kind == BlockKind::kQuote;
  }

  void EnterBlock(uint32_t block) {
    if (block == block_) return;
    if (aside_) story_ = saved_;
    aside_ = false;
    // 'It lasted until February 1945.' The next paragraph goes on from before that.
    if (before_until_) story_ = *before_until_;
    before_until_.reset();
    if (!story_.frame.span.empty()) LeaveFrame(block);
    story_.left_frame_here = false;
    block_ = block;
  }

  // A footnote is read where its mark stands.
  void KeepContexts(uint32_t until) {
    for (; mark_ < doc_.note_marks.size() && doc_.note_marks[mark_].at <= until; ++mark_) {
      contexts_.emplace(doc_.note_marks[mark_].label, story_);
    }
  }

  void EnterFootnote(const Block& block) {
    if (block.kind != BlockKind::kFootnote) return;
    const auto context = contexts_.find(block.label);
    if (context == contexts_.end()) return;
    story_ = context->second;
    story_.line = story_.last;
    story_.line_day = story_.last_day;
  }

  // A heading of the same or a higher level ends the frame; where levels are unknown (0), the
  // next heading with a date does.
  void LeaveFrame(uint32_t block) {
    for (uint32_t b = block_ == ~0u ? 0 : block_ + 1; b <= block && b < doc_.blocks.size(); ++b) {
      const Block& heading = doc_.blocks[b];
      if (heading.kind == BlockKind::kHeading && heading.level != 0 &&
          heading.level <= frame_level_) {
        story_.frame = {};
        return;
      }
    }
  }

  size_t Step(size_t i) {
    const Candidate& c = At(i);
    EnterBlock(c.block);
    KeepContexts(c.span.begin);
    if (IsAside(c) && !aside_) {
      saved_ = story_;
      aside_ = true;
      EnterFootnote(doc_.blocks[c.block]);
    }
    if (!habits_.era && all_.Has(c, kYear) && all_.Get(c, kYear) < 1000) return i + 1;
    if (c.sentence != sentence_) story_.NewSentence();
    sentence_ = c.sentence;
    TimeExpression e;
    e.span = c.span;
    e.rule = std::string(tables_.RuleName(c.rule));
    size_t next = i + 1;
    switch (c.op) {
      case Op::kDate:
      case Op::kRange:
      case Op::kRelative: next = StepDate(i, &e); break;
      case Op::kShift: StepShift(i, &e); break;
      case Op::kClock: next = StepClock(i, &e); break;
      case Op::kLength:
        RenderLength(SlotsOf(c, 0), SlotsOf(c, 1), story_.Moment(), &e);
        break;
      case Op::kSet: RenderSet(SlotsOf(c, 0), &e); break;
      case Op::kNominal: RenderNominal(SlotsOf(c, 0), &e); break;
      case Op::kNone: return next;
    }
    out_.push_back(std::move(e));
    return next;
  }

  // What a date lacks and its neighbour in an enumeration or range has: 'March and April 1940',
  // 'from 29 October to 7 November 1956'.
  void ShareWithNext(size_t i, Slots* s) const {
    if (s->Has(kYear) || s->Has(kIso) || s->Has(kNumeric)) return;
    for (size_t k = i; k + 1 < all_.items.size() && k - i < 6; ++k) {
      const Candidate& next = At(k + 1);
      const bool joined = next.block == At(i).block &&
                          (next.link == Link::kTo || next.link == Link::kAnd ||
                           next.link == Link::kOr ||
                           (next.link == Link::kOf && IsComma(k)));
      if (!joined || next.op != Op::kDate) return;
      const Slots other = SlotsOf(next, 0);
      if (!other.Has(kYear)) continue;
      if (!(s->Has(kMonth) && other.Has(kMonth)) && !(s->Has(kSeason) && other.Has(kSeason)) &&
          !(s->Has(kSeason) && other.Has(kMonth)) && !(s->Has(kMonth) && other.Has(kSeason))) {
        return;
      }
      if (next.link == Link::kOf && !other.Has(kDay) && s->Has(kDay)) return;
      s->values[kYear] = other.Get(kYear);
      s->values[kEra] = other.Get(kEra);
      if (s->Has(kMonth) && other.Has(kMonth) && s->Get(kMonth) > other.Get(kMonth) &&
          next.link == Link::kTo) {
        s->values[kYear] += other.Get(kEra, 0) == 1 ? 1 : -1;
      }
      return;
    }
  }

  bool IsComma(size_t k) const {
    const Span gap{At(k).span.end, At(k + 1).span.begin};
    return !gap.empty() && doc_.text[gap.begin] == ',';
  }

  absl::string_view NumericText(const Candidate& c) const {
    for (uint32_t k = 0; k < c.capture_count; ++k) {
      const Capture& capture = all_.captures[c.first_capture + k];
      if (capture.slot == kIso || capture.slot == kNumeric) return capture.token.In(doc_.text);
    }
    return {};
  }

  Value ValueAt(size_t i, Slots* s) {
    const Candidate& c = At(i);
    *s = SlotsOf(c, 0);
    if (c.op == Op::kRelative) return RelativeOf(*s, habits_, story_, TenseOf(c));
    if (c.op == Op::kRange) return RangeOf(c, s);
    ShareWithNext(i, s);
    return DateOf(*s, NumericText(c), habits_, story_, TenseOf(c));
  }

  // Two sets of slots that share what only one of them has.
  Value RangeOf(const Candidate& c, Slots* s) {
    Slots b = SlotsOf(c, 1);
    if (Value month; IsoMonth(c, *s, b, &month)) return month;
    if (b.Has(kShortYear)) ExpandYear(*s, &b);
    for (const int slot : {kYear, kEra, kMonth, kSeason, kCentury, kDecade}) {
      const bool year_after_month = slot == kMonth && b.Has(kYear) && !b.Has(kDay) && !s->Has(kDay);
      if (!b.Has(slot) && !(slot == kSeason && b.Has(kMonth)) && !year_after_month) {
        b.values[slot] = s->Get(slot);
      }
      if (!s->Has(slot)) s->values[slot] = b.Get(slot);
    }
    if (s->Has(kDecade) && b.Get(kDecade) < 100) {
      b.values[kDecade] += s->Get(kDecade) / 100 * 100;
    }
    Value value = DateOf(*s, {}, habits_, story_, TenseOf(c));
    const Value end = DateOf(b, {}, habits_, story_, TenseOf(c));
    value.last = end.first;
    value.last_about = b.Get(kApprox, 0) == 1;
    value.last_unsure = b.Get(kUncertain, 0) == 1;
    if (value.problem.empty()) value.problem = end.problem;
    value.one_of = s->Has(kBound);
    if (!value.first.known() || !value.last.known()) {
      value.first = value.last = {};
      value.resolution = RESOLUTION_UNSPECIFIED;
    }
    return value;
  }

  // '2018-07' is a month, '2008-09' and '1979-89' are years.
  bool IsoMonth(const Candidate& c, const Slots& a, const Slots& b, Value* value) const {
    if (!b.Has(kShortYear) || !a.Has(kYear) || a.Has(kMonth)) return false;
    const int32_t yy = b.Get(kShortYear);
    const bool hyphen = c.span.In(doc_.text).find('-') != absl::string_view::npos;
    if (!hyphen || yy < 1 || yy > 12 || yy >= a.Get(kYear) % 100) return false;
    value->first = MonthPoint(a.Get(kYear), yy);
    value->resolution = EXPLICIT;
    return true;
  }

  static void ExpandYear(const Slots& a, Slots* b) {
    const int32_t first = a.Get(kYear, 1900);
    const int32_t yy = b->Get(kShortYear);
    int32_t year = first / 100 * 100 + yy;
    // '1999-02' goes on into the next century; '1942-40' is a mistake.
    if (year < first && first % 100 >= 90 && yy <= 20) year += 100;
    b->values[kYear] = year;
    b->values[kShortYear] = kUnset;
  }

  size_t StepDate(size_t i, TimeExpression* e) {
    const Candidate& c = At(i);
    Slots s;
    Value value = ValueAt(i, &s);
    if (c.op != Op::kRange && MergesWithNext(i, value)) return StepRange(i, value, s, e);
    Trace(c, value, e);
    RenderDate(value, s, BoundOf(c, s), e);
    AddParts(c, value, e);
    Tell(c, value);
    return i + 1;
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
    const Discourse before = story_;
    Slots t;
    GoBackAYear(d, &first);
    if (first.first.known()) story_.Tell(first.first, c.span);
    const Value second = ValueAt(i + 1, &t);
    story_ = before;
    if (!first.first.known() || !second.first.known()) {
      // Not a range that can be read: two expressions.
      Trace(c, first, e);
      RenderDate(first, s, c.bound, e);
      Tell(c, first);
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
    if (e->problem.empty()) Tell(c, value);
    return i + 2;
  }

  // 'From October to March' in a text that stands in March began the year before.
  void GoBackAYear(const Candidate& end, Value* first) const {
    const int32_t month = all_.Get(end, kMonth);
    if (first->resolution != INHERITED || end.op != Op::kDate || all_.Has(end, kYear) ||
        month == kUnset || !first->first.has_month() || first->first.month <= month) {
      return;
    }
    const InheritedYear year = YearOfMonth(story_, month, 0, TenseOf(end));
    if (!year.known || year.year > first->first.year) return;
    first->first.year = year.year - 1;
  }

  // The ends of a range inside one expression: the words up to the last capture of the first end,
  // and from the first capture of the second.
  void AddParts(const Candidate& c, const Value& value, TimeExpression* e) const {
    if (c.op != Op::kRange || !value.first.known() || !value.last.known()) return;
    uint32_t begin2 = c.span.end, end1 = c.span.begin;
    for (uint32_t k = 0; k < c.capture_count; ++k) {
      const Capture& capture = all_.captures[c.first_capture + k];
      if (!capture.token.empty() && capture.slot >= kSlotCount) {
        begin2 = std::min(begin2, capture.token.begin);
      }
    }
    for (uint32_t k = 0; k < c.capture_count; ++k) {
      const Capture& capture = all_.captures[c.first_capture + k];
      if (!capture.token.empty() && capture.token.end <= begin2) {
        end1 = std::max(end1, capture.token.end);
      }
    }
    if (end1 <= c.span.begin || begin2 >= c.span.end || end1 >= begin2) return;
    e->parts = {PartOf(value.first, {c.span.begin, end1}),
                PartOf(value.last, {begin2, c.span.end})};
  }

  void StepShift(size_t i, TimeExpression* e) {
    const Candidate& c = At(i);
    Slots s = SlotsOf(c, 0);
    Told base = s.Get(kRef) == kRefThis ? SpeechMoment() : story_.last;
    const Grain unit = static_cast<Grain>(s.Get(kUnit, DAY));
    if (s.Get(kRef) != kRefThis && (unit == DAY || unit == WEEK) && story_.last_day.known()) {
      base = story_.last_day;
    }
    if (!c.anchor.empty()) {
      base = AnchorOf(i);
      if (!base.known()) e->anchor_phrase = c.anchor;
    }
    Value value = ShiftOf(s, base);
    TakeStatedDate(i, &value);
    Trace(c, value, e);
    // 'Two and a half years later' is no exact count.
    if (s.Has(kTenths) && !s.Has(kApprox)) s.values[kApprox] = 1;
    RenderDate(value, s, Bound::kNone, e);
    if (c.bound == Bound::kBefore || c.bound == Bound::kBy) e->kind = BEFORE;
    if (!value.first.known() && s.Has(kPartOfDay)) RenderBareClock(s, i, e);
    else if (s.Get(kCount) == 0 && !value.first.known()) e->timex_value = "PRESENT_REF";
    if (e->timex_value.empty() && !value.first.known()) {
      e->timex_value = s.Get(kDirection, 1) < 0 ? "PAST_REF" : "FUTURE_REF";
    }
    Tell(c, value);
  }

  // '45 years later, in December 1994': the date is said, and only the distance is news.
  void TakeStatedDate(size_t i, Value* value) {
    if (!Linked(i, Link::kOf) || At(i + 1).op != Op::kDate || !all_.Has(At(i + 1), kYear)) return;
    const absl::string_view gap =
        Span{At(i).span.end, At(i + 1).span.begin}.In(doc_.text);
    if (gap.find(',') == absl::string_view::npos) return;
    Slots s;
    const Value stated = ValueAt(i + 1, &s);
    if (!stated.first.known() || stated.last.known()) return;
    value->first = stated.first;
    value->resolution = RELATIVE;
    value->source = At(i + 1).span;
  }

  Told SpeechMoment() const {
    if (story_.published) return {*story_.published, {}};
    return story_.last;
  }

  // A date inside the words that a shift hangs on: 'two days after the accident of 23 February'.
  Told AnchorOf(size_t i) {
    if (i + 1 >= all_.items.size()) return {};
    const Candidate& next = At(i + 1);
    if (!At(i).anchor.Contains(next.span) || next.op != Op::kDate) return {};
    Slots s;
    const Value value = ValueAt(i + 1, &s);
    return {value.last.known() ? value.last : value.first, next.span};
  }

  static void SetClock(const Slots& s, TimePoint* p) {
    int hour = s.Get(kHour, -1), minute = -1, second = -1;
    if (s.Has(kMinute)) {
      const int32_t code = s.Get(kMinute);
      hour = code / 10000;
      minute = code / 100 % 100;
      second = code % 100 == 99 ? -1 : code % 100;
    } else if (hour >= 100) {
      minute = hour % 100;
      hour /= 100;
    }
    if (s.Get(kAmPm, 0) == 2 && hour < 12) hour += 12;
    if (s.Get(kAmPm, 0) == 1 && hour == 12) hour = 0;
    if (hour < 0 || hour > 24 || minute > 59) return;
    p->hour = hour;
    p->minute = minute;
    p->second = second;
    if (s.Has(kZone)) p->zone = s.Get(kZone);
  }

  // A time of day joins the day beside it: '7.05 p.m. on 23 February', '23 February, 7.05 p.m.'.
  size_t StepClock(size_t i, TimeExpression* e) {
    const Candidate& c = At(i);
    const Slots s = SlotsOf(c, 0);
    Value value;
    Slots t = s;
    size_t next = i + 1;
    if (s.Has(kVague)) return RenderBareClock(s, i, e);
    if (Linked(i, Link::kNear) && At(i + 1).op == Op::kDate) {
      value = ValueAt(i + 1, &t);
      if (value.first.grain != DAY || value.last.known()) value = {};
      else value.resolution = INHERITED, value.source = At(i + 1).span;
    } else if (Linked(i, Link::kOf) && (At(i + 1).op == Op::kDate || At(i + 1).op == Op::kRelative)) {
      value = ValueAt(i + 1, &t);
      if (value.first.grain == DAY && !value.last.known()) {
        e->span.end = At(i + 1).span.end;
        next = i + 2;
      } else {
        value = {};
      }
    }
    if (value.first.known()) {
      // the day beside it
    } else if (next == i + 1 && c.link == Link::kOf && !out_.empty() && out_.back().grain == DAY &&
        out_.back().span.end < c.span.begin && out_.back().earliest && out_.back().parts.empty() &&
        out_.back().timex_type == "DATE") {
      e->span.begin = out_.back().span.begin;
      value.first = DayPoint(*out_.back().earliest);
      value.resolution = out_.back().resolution;
      value.source = out_.back().source;
      value.stated_weekday = out_.back().stated_weekday;
      out_.pop_back();
    } else {
      const Told day = story_.last_day.known() ? story_.last_day : Told{};
      value.first = UnitAround(day.point, DAY, 0);
      if (value.first.known()) {
        value.resolution = INHERITED;
        value.source = day.span;
      }
    }
    if (!value.first.known()) return RenderBareClock(s, i, e);
    if (s.Has(kPartOfDay)) value.first.part_of_day = s.Get(kPartOfDay);
    SetClock(s, &value.first);
    Trace(c, value, e);
    RenderDate(value, t, Bound::kNone, e);
    e->timex_type = "TIME";
    Tell(c, value);
    return next;
  }

  size_t RenderBareClock(const Slots& s, size_t i, TimeExpression* e) {
    TimePoint clock = DayPoint(0);
    SetClock(s, &clock);
    if (s.Has(kPartOfDay)) clock.part_of_day = s.Get(kPartOfDay);
    const std::string timex = TimexOf(clock);
    const size_t t = timex.find('T');
    e->timex_type = "TIME";
    e->timex_value =
        absl::StrCat("XXXX-XX-XX", t == std::string::npos ? "" : timex.substr(t));
    return i + 1;
  }

  // A date is told: always to its own sentence, and to the story where it moves it.
  void Tell(const Candidate& c, const Value& value) {
    if (!value.first.known() || !value.problem.empty()) return;
    const bool heading = doc_.blocks[c.block].kind == BlockKind::kHeading;
    TimePoint told = value.last.known() && !heading ? value.last : value.first;
    if (told.grain > YEAR && story_.last.known() && !heading) return;
    told.hour = told.minute = told.second = -1;
    told.part_of_day = 0;
    if (heading) {
      story_.frame = {};
      story_.Move(told, c.span, true);
      story_.left_frame_here = false;
      story_.frame_departures = 0;
      story_.frame = told.grain == YEAR && !value.last.known() ? story_.line : Told{};
      frame_level_ = doc_.blocks[c.block].level;
    } else if (MovesStory(c, told, value)) {
      const bool until = c.after_until && !c.leading && story_.line.known() &&
                         BoundsOf(told).first > BoundsOf(story_.line.point).last;
      before_until_ = until ? std::optional<Discourse>(story_) : std::nullopt;
      story_.Move(told, c.span, c.leading);
      told_block_ = c.block;
    } else if (!c.in_brackets) {
      const bool far = story_.line.known() && told.grain == YEAR && c.block == told_block_ &&
                       std::abs(told.year - story_.line.point.year) >= kFarYears;
      if (far) story_.recent = {told, c.span}, story_.recent_here = true;
      else story_.Tell(told, c.span);
    }
  }

  // Whether the story goes on from this date, or it is a look back, a plan, a name ('the Geneva
  // conference of 1954'), somebody's words.
  bool MovesStory(const Candidate& c, const TimePoint& told, const Value& value) const {
    const Told& line = story_.line;
    if (!line.known()) return true;
    if (c.in_brackets || c.in_quotation) return false;
    const DayBounds now = BoundsOf(line.point), then = BoundsOf(told);
    const bool earlier = then.last < now.first, later = then.first > now.last;
    if (c.prospect && later) return false;
    if (c.leading) return true;
    if (c.bound == Bound::kBy && later) return false;
    // 'On December 7 (December 8 in Asia), 1941': the day is still where the story stands.
    if (!earlier && !later && told.grain > line.point.grain) return false;
    const int32_t years = std::abs(told.year - line.point.year);
    if (earlier) {
      const bool name = told.grain == YEAR && (c.bound == Bound::kOf || c.bound == Bound::kNone);
      const bool back = value.resolution == RELATIVE || c.bound == Bound::kSince;
      // The first date of a paragraph may well begin anew; a later one that says its date goes back
      // for a moment.
      const bool look_back = value.resolution == EXPLICIT && c.block == told_block_;
      return !(c.past_perfect || c.in_relative || name || back || look_back);
    }
    return !(later && years >= kFarYears && c.block == told_block_);
  }

  void Trace(const Candidate& c, const Value& value, TimeExpression* e) const {
    if (!explain_) return;
    e->trace.push_back(absl::StrCat("rule ", tables_.RuleName(c.rule)));
    std::string captures;
    for (uint32_t k = 0; k < c.capture_count; ++k) {
      const Capture& capture = all_.captures[c.first_capture + k];
      absl::StrAppend(&captures, captures.empty() ? "" : ", ",
                      kSlotNames[capture.slot % kSlotCount],
                      capture.slot >= kSlotCount ? "2" : "", " = ", capture.value);
      if (!capture.token.empty()) {
        absl::StrAppend(&captures, " from '", capture.token.In(doc_.text), "'");
      }
    }
    if (!captures.empty()) e->trace.push_back(absl::StrCat("captures ", captures));
    if (value.source) {
      e->trace.push_back(absl::StrCat(
          value.resolution == INHERITED ? "completed from '" : "counted from '",
          value.source->In(doc_.text), "'"));
    }
    if (!value.note.empty()) e->trace.push_back(value.note);
  }

  const DocumentText& doc_;
  const Tables& tables_;
  const Candidates& all_;
  const DocumentHabits& habits_;
  const bool explain_;
  Discourse story_, saved_;
  std::optional<Discourse> before_until_;
  bool aside_ = false;
  size_t mark_ = 0;
  absl::flat_hash_map<std::string, Discourse> contexts_;
  uint32_t block_ = ~0u;
  uint32_t told_block_ = ~0u;
  int frame_level_ = 0;
  uint32_t sentence_ = 0;
  std::vector<TimeExpression> out_;
};

}  // namespace

std::vector<TimeExpression> ResolveAll(const DocumentText& doc, const Tables& tables,
                                       const Candidates& candidates,
                                       const DocumentHabits& habits, bool explain) {
  return Resolver(doc, tables, candidates, habits, explain).Run();
}

}  // namespace dateline
