#include "extract/time/discourse.h"

#include <cstdlib>

#include "base/civil.h"

namespace dateline {
namespace {

// A story that goes back by more than this many months has gone on into the next year: 'December
// ... January'.
constexpr int kWrapMonths = 7;

// A report goes forward.
constexpr int kReportWrapMonths = 5;

// A story so many months before publication is one of times long past.
constexpr int kPastMonths = 11;

bool HasYear(const TimePoint& p) { return p.known() && p.grain <= YEAR; }

int MonthOf(const TimePoint& p) {
  if (p.grain == MONTH || p.grain == DAY) return p.month;
  if (p.grain == WEEK) return p.month;
  return 0;
}

// Months from January of year 0 to the middle of the point.
int32_t MonthIndex(const TimePoint& p) {
  const DayBounds bounds = BoundsOf(p);
  const CivilDay middle = CivilFromDayNumber(bounds.first + (bounds.last - bounds.first) / 2);
  return static_cast<int32_t>(middle.year * 12 + middle.month - 1);
}

int32_t NearestYear(const Discourse& d, int32_t now, int month, bool future) {
  const int32_t year = d.published->year;
  int32_t best = year;
  // 'In October' of a text of March is the last October, unless it speaks of time to come.
  int best_cost = 1000;
  for (const int32_t y : {year - 1, year, year + 1}) {
    const int32_t distance = y * 12 + month - 1 - now;
    const int cost = future ? (distance < 0 ? 100 - distance : distance)
                            : (distance > 0 ? 3 * distance : -2 * distance);
    if (cost < best_cost) {
      best_cost = cost;
      best = y;
    }
  }
  return best;
}

}  // namespace

// Unless the sentence has a year of its own, or the story has left the heading's year for good.
const Told* FrameOf(const Discourse& d) {
  if (!d.frame.known()) return nullptr;
  if (!(d.last.span == d.line.span)) return nullptr;
  if (d.left_frame_here || d.frame_departures > 1) return nullptr;
  return &d.frame;
}

bool Discourse::InStory(Tense tense) const {
  if (reading != TimeReading::kReport || !published) return true;
  if (!past_story || tense == Tense::kFuture || !HasYear(line.point)) return false;
  const int month = MonthOf(line.point) != 0 ? MonthOf(line.point) : 12;
  return (published->year - line.point.year) * 12 + published->month - month >= kPastMonths;
}

Told Discourse::Moment() const {
  if (reading == TimeReading::kReport && published) return {*published, {}};
  return last;
}

void Discourse::Tell(const TimePoint& point, Span span) {
  if (!point.known()) return;
  recent = last = {point, span};
  recent_here = true;
  if (point.grain == DAY) {
    last_day = last;
    weekdays[WeekdayOf(BoundsOf(point).first) - 1] = last;
  } else if (last_day.known()) {
    // A month or year that holds the day is the same part of the story.
    const DayBounds bounds = BoundsOf(point);
    const int32_t day = BoundsOf(last_day.point).first;
    if (day < bounds.first || day > bounds.last) last_day = {};
  }
}

void Discourse::Move(const TimePoint& point, Span span, bool strong) {
  last = line;
  last_day = line_day;
  Tell(point, span);
  line = last;
  line_day = last_day;
  if (frame.known() && point.year == frame.point.year) {
    left_frame_here = false;
    frame_departures = 0;
  } else if (strong) {
    frame_departures += !left_frame_here;
    left_frame_here = true;
  }
}

void Discourse::NewSentence() {
  recent_here = false;
  last = line;
  last_day = line_day;
}

namespace {

// The year of a month that follows on a told point with a month or season.
int32_t YearBehind(const TimePoint& p, int month, Tense tense) {
  // A winter begins in December.
  if (p.grain == SEASON && p.index == 24) return month <= 9 ? p.year + 1 : p.year;
  const int told = p.grain == SEASON ? SeasonStart(p.index) + 1 : MonthOf(p);
  if (told == 0) return p.year;
  if (told - month >= kWrapMonths) return p.year + 1;
  if (tense == Tense::kLookBack && month - told >= kWrapMonths) return p.year - 1;
  return p.year;
}

InheritedYear YearInReport(const Discourse& d, int month, Tense tense) {
  const int32_t now = d.published->year * 12 + d.published->month - 1;
  if (d.narrated.known() && tense != Tense::kFuture) {
    int32_t year = YearBehind(d.narrated.point, month, tense);
    // 'Launched last November, it should have been delivered in May.'
    const bool wraps = tense == Tense::kPlain && year == d.narrated.point.year &&
                       MonthOf(d.narrated.point) - month >= kReportWrapMonths;
    if (wraps && (year + 1) * 12 + month - 1 <= now) ++year;
    if (year * 12 + month - 1 <= now) return {year, d.narrated.span, true};
  }
  return {NearestYear(d, now, month, tense == Tense::kFuture), {}, true};
}

}  // namespace

InheritedYear YearOfMonth(const Discourse& d, int month, Tense tense) {
  if (!d.InStory(tense)) return YearInReport(d, month, tense);
  if (const Told* frame = FrameOf(d)) return {frame->point.year, frame->span, true};
  const Told& told = d.Here();
  if (!HasYear(told.point)) return {0, {}, false};
  const TimePoint& p = told.point;
  InheritedYear result{p.year, told.span, true};
  if (MonthOf(p) != 0 || p.grain == SEASON) {
    result.year = YearBehind(p, month, tense);
    // 'On 5 September ... On 24 February ..., published on 28 July 1921' tells of one year.
    if (result.year > p.year && d.year_ahead && *d.year_ahead == p.year) result.year = p.year;
  } else if (p.late && month < kWrapMonths && tense == Tense::kPlain) {
    ++result.year;
  }
  return result;
}

InheritedYear YearOfSeason(const Discourse& d, int season, Tense tense) {
  if (!d.InStory(tense)) {
    const int month = SeasonStart(season) % 12 + 1;
    InheritedYear year = YearInReport(d, month, tense);
    year.year -= season == 24 && month <= 2;
    return year;
  }
  return YearInStory(d, season);
}

InheritedYear YearInStory(const Discourse& d, int season) {
  const Told* frame = FrameOf(d);
  const Told& here = d.Here();
  if (!frame && !HasYear(here.point)) return {0, {}, false};
  InheritedYear result = frame ? InheritedYear{frame->point.year, frame->span, true}
                               : InheritedYear{here.point.year, here.span, true};
  if (result.year != here.point.year) return result;
  // Under the heading '1905', before a month is told, the winter is the one that the year begins
  // in.
  if (frame && season == 24 && here.point.grain == YEAR) --result.year;
  const int told = MonthOf(here.point);
  if (told != 0) {
    // Winter of December is the same year's, winter of January began the year before.
    if (season == 24 && told <= 3)
      --result.year;
    else if (season == 21 && told >= 11 && !frame)
      ++result.year;
  }
  return result;
}

TimePoint UnitAround(const TimePoint& p, Grain unit, int steps) {
  if (!p.known()) return {};
  switch (unit) {
    case DAY:
      if (p.grain != DAY) return {};
      return DayPoint(BoundsOf(p).first + steps);
    case WEEK:
      if (p.grain != DAY && p.grain != WEEK) return {};
      return WeekPoint(BoundsOf(p).first + 7 * steps);
    case MONTH: {
      if (MonthOf(p) == 0) return {};
      const int32_t months = p.year * 12 + p.month - 1 + steps;
      const int32_t year = months >= 0 ? months / 12 : -((-months + 11) / 12);
      return MonthPoint(year, months - year * 12 + 1);
    }
    case QUARTER:
    case HALF_YEAR: {
      const int size = unit == QUARTER ? 3 : 6;
      if (MonthOf(p) == 0 && p.grain != unit) return {};
      const int count = 12 / size;
      const int32_t index =
          p.year * count + (p.grain == unit ? p.index - 1 : (p.month - 1) / size) + steps;
      TimePoint q;
      q.grain = unit;
      q.year = index >= 0 ? index / count : -((-index + count - 1) / count);
      q.index = index - q.year * count + 1;
      return q;
    }
    case YEAR: return HasYear(p) ? YearPoint(p.year + steps) : TimePoint{};
    case DECADE: return p.grain > DECADE ? TimePoint{} : DecadePoint(p.year + 10 * steps);
    case CENTURY: {
      if (p.grain > CENTURY) return {};
      bool bc;
      const int32_t printed = PrintedYear(p.year, &bc);
      const int32_t ordinal = bc ? (printed - 1) / 100 + 1 : printed / 100 + 1;
      const int32_t moved = bc ? ordinal - steps : ordinal + steps;
      return moved >= 1 ? CenturyPoint(moved, bc) : CenturyPoint(1 - moved, !bc);
    }
    default: return {};
  }
}

TimePoint NextMonth(const TimePoint& p, int month, int direction) {
  if (!HasYear(p)) return {};
  // Only the year is told: 'the following May' is next year's.
  if (MonthOf(p) == 0 && p.grain == YEAR) return MonthPoint(p.year + direction, month);
  const int32_t now = MonthIndex(p);
  int32_t year = now >= 0 ? now / 12 : -((-now + 11) / 12);
  const int current = now - year * 12 + 1;
  if (direction > 0 && month <= current) ++year;
  if (direction < 0 && month >= current) --year;
  return MonthPoint(year, month);
}

TimePoint NextSeason(const TimePoint& p, int season, int direction) {
  if (!HasYear(p)) return {};
  if (p.grain == YEAR) return SeasonPoint(p.year + direction, season);
  const int32_t now = MonthIndex(p);
  int32_t year = p.year + direction;
  // Walk from afar towards the point and keep the last season that does not touch it.
  for (int32_t y = p.year + 2 * direction; y != p.year - 2 * direction; y -= direction) {
    const int32_t first = y * 12 + SeasonStart(season) - 1;
    const bool beyond = direction > 0 ? first > now : first + 2 < now;
    if (!beyond) break;
    year = y;
  }
  return SeasonPoint(year, season);
}

}  // namespace dateline
