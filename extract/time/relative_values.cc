// Captured slots -> calendar units: what points to another date.
#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/civil.h"
#include "extract/time/holidays.h"
#include "extract/time/resolver.h"

namespace dateline {
namespace {

int StepOf(int ref) {
  switch (ref) {
    case kRefNext:
    case kRefFollowing: return 1;
    case kRefLast:
    case kRefPrevious: return -1;
    default: return 0;
  }
}

bool FromSpeech(int ref) { return ref == kRefThis || ref == kRefNext || ref == kRefLast; }

Value Anchored(const TimePoint& point, const Told& anchor, Resolution resolution = RELATIVE) {
  Value value;
  value.first = point;
  if (!point.known()) return value;
  value.resolution = resolution;
  if (!anchor.span.empty()) value.source = anchor.span;
  return value;
}

// The day of a weekday: behind or before the anchor, or the nearest one that the tense allows.
TimePoint WeekdayNear(const TimePoint& anchor, int weekday, int ref, Tense tense, bool report) {
  if (anchor.grain != DAY) return {};
  const int32_t day = BoundsOf(anchor).first;
  const int ahead = (weekday - WeekdayOf(day) + 7) % 7;
  switch (StepOf(ref)) {
    case 1: return DayPoint(day + (ahead == 0 ? 7 : ahead));
    case -1: return DayPoint(day - (ahead == 0 ? 7 : 7 - ahead));
    default: break;
  }
  if (ref == kRefThis) return DayPoint(day - (WeekdayOf(day) - 1) + weekday - 1);
  const bool back = report ? tense != Tense::kFuture : tense == Tense::kLookBack;
  if (back) return DayPoint(ahead == 0 ? day : day - (7 - ahead));
  return DayPoint(day + ahead);
}

TimePoint SubUnit(int32_t year, const Slots& s) {
  if (s.Has(kHoliday)) return HolidayPoint(s.Get(kHoliday), year);
  if (s.Has(kMonth)) {
    if (!s.Has(kDay)) return MonthPoint(year, s.Get(kMonth));
    if (!IsValidDay(year, s.Get(kMonth), s.Get(kDay))) return {};
    return DayPoint(year, s.Get(kMonth), s.Get(kDay));
  }
  if (s.Has(kSeason)) return SeasonPoint(year, s.Get(kSeason));
  TimePoint p = YearPoint(year);
  if (s.Has(kQuarter)) p.grain = QUARTER, p.index = std::clamp(s.Get(kQuarter), 1, 4);
  if (s.Has(kHalf)) p.grain = HALF_YEAR, p.index = std::clamp(s.Get(kHalf), 1, 2);
  return p;
}

Value MonthRelative(const Slots& s, const Discourse& d, const Told& anchor, int step, Tense tense) {
  const int month = s.Get(kMonth);
  if (step != 0) return Anchored(NextMonth(anchor.point, month, step), anchor);
  const InheritedYear year = YearOfMonth(d, month, tense);
  if (!year.known) return {};
  return Anchored(MonthPoint(year.year, month), {{}, year.source}, INHERITED);
}

Value SeasonRelative(const Slots& s, const Discourse& d, const Told& anchor, int ref, Tense tense) {
  const int season = s.Get(kSeason);
  if (StepOf(ref) != 0) return Anchored(NextSeason(anchor.point, season, StepOf(ref)), anchor);
  const InheritedYear year =
      ref == kRefThat ? YearInStory(d, season) : YearOfSeason(d, season, tense);
  if (!year.known) return {};
  return Anchored(SeasonPoint(year.year, season), {{}, year.source}, INHERITED);
}

// 'On Friday' is near the day told last or, in a report, near publication; 'the Friday', where no
// day is near, is the one that was told.
Value WeekdayRelative(const Slots& s, const Discourse& d, Told anchor, int ref, Tense tense,
                      bool report) {
  const int weekday = s.Get(kWeekday);
  if ((!report || (!FromSpeech(ref) && ref != kRefThe)) && d.last_day.known()) anchor = d.last_day;
  // What is told in between does not move the story that 'had' looks back from.
  if (!report && tense == Tense::kLookBack && d.line_day.known()) anchor = d.line_day;
  const Told& told = d.weekdays[weekday - 1];
  if (ref == kRefThat && anchor.point.grain != DAY && told.known()) {
    return Anchored(UnitAround(told.point, DAY, 0), told, INHERITED);
  }
  // A paper's 'On Wednesday', far from any day told, is near its own.
  if (!report && ref == kRefThe && anchor.point.grain != DAY && d.published && d.of_its_day)
    anchor = {*d.published, {}}, report = true;
  // Only what is told from the moment of writing lies before it.
  const bool back = report && anchor.span.empty();
  return Anchored(WeekdayNear(anchor.point, weekday, ref, tense, back), anchor);
}

// 'The turn of the century' is the nearest beginning of one.
Value TurnOf(Grain unit, const Told& anchor) {
  const int32_t size = unit == CENTURY ? 100 : 1000;
  const int32_t year = anchor.point.year;
  if (anchor.point.grain > DECADE || year < size) return {};
  Value value = Anchored(YearPoint((year + size / 2) / size * size), anchor, INHERITED);
  value.about = true;
  return value;
}

Value UnitRelative(const Slots& s, const Told& anchor, int ref) {
  const Grain unit = static_cast<Grain>(s.Get(kUnit));
  if (s.Get(kPart, 0) == kPartTurn && unit >= CENTURY) return TurnOf(unit, anchor);
  const TimePoint around = UnitAround(anchor.point, unit, StepOf(ref));
  const bool inside =
      s.Has(kMonth) || s.Has(kSeason) || s.Has(kHoliday) || s.Has(kQuarter) || s.Has(kHalf);
  if (unit == YEAR && around.known() && inside) {
    return Anchored(SubUnit(around.year, s), anchor, StepOf(ref) == 0 ? INHERITED : RELATIVE);
  }
  if (unit == MONTH && around.known() && s.Has(kNth)) {  // 'the last day of the month'
    const int day = s.Get(kNth) < 0 ? DaysInMonth(around.year, around.month) : s.Get(kNth);
    return Anchored(DayPoint(around.year, around.month, day), anchor);
  }
  if (unit == MONTH && around.known() && s.Has(kDay)) {
    if (!IsValidDay(around.year, around.month, s.Get(kDay))) return {};
    return Anchored(DayPoint(around.year, around.month, s.Get(kDay)), anchor);
  }
  Value value = Anchored(around, anchor, StepOf(ref) == 0 ? INHERITED : RELATIVE);
  value.late = unit == YEAR && s.Get(kPart, 0) == 3;
  if (unit == DAY && anchor.point.grain == MONTH) {
    // 'That day' of a story told in months is a day of the month.
    value = Anchored(anchor.point, anchor, INHERITED);
    value.timex = absl::StrCat(TimexOf(anchor.point), "-XX");
    return value;
  }
  if (unit == DAY && around.known() && StepOf(ref) != 0) {
    value.offset_min = value.offset_max = StepOf(ref);
  }
  return value;
}

// Days of n units, and how far a writer may be off: whole days and weeks are counted, months
// and years are told by the calendar.
void SetOffsets(double n, Grain unit, bool approximate, int direction, Value* value) {
  double days = 0, slack = 0;
  switch (unit) {
    case DAY: days = n; break;
    case WEEK: days = 7 * n, slack = 3; break;
    case MONTH: days = 30.44 * n, slack = 30; break;
    case YEAR: days = 365.25 * n, slack = 365; break;
    case DECADE: days = 3652.5 * n, slack = 1826; break;
    case CENTURY: days = 36525 * n, slack = 3652; break;
    default: days = 0, slack = 1;
  }
  if (approximate) slack += days / 10 + (unit == DAY ? 1 : 0);
  const double low = std::max(0.0, days - slack), high = days + slack;
  if (high > 1e8) return;
  value->offset_min = static_cast<int32_t>(std::lround(direction > 0 ? low : -high));
  value->offset_max = static_cast<int32_t>(std::lround(direction > 0 ? high : -low));
}

// Farther than this nobody counts, and years stay far inside their type.
constexpr double kMaxUnits = 100'000;

// 'This autumn' is the one of the year of writing.
Value InThisYear(const Slots& s, const TimePoint& written, Tense tense) {
  Value value;
  value.resolution = RELATIVE;
  if (s.Has(kMonth)) {
    const bool passed = s.Get(kMonth) < written.month && tense == Tense::kFuture;
    value.first = MonthPoint(written.year + passed, s.Get(kMonth));
  } else if (s.Has(kSeason)) {
    const int season = s.Get(kSeason);
    value.first = SeasonPoint(written.year - (season == 24 && written.month <= 4), season);
  } else {
    value.resolution = RESOLUTION_UNSPECIFIED;
  }
  return value;
}

}  // namespace

double AmountOf(const Slots& s) {
  double n = s.Get(kCount, 0) + s.Get(kTenths, 0) / 10.0;
  if (!s.Has(kCount) && !s.Has(kTenths)) n = 1;
  return n;
}

namespace {

// From a season: three months are the next one, a year later is the same one, and 'four years
// later' is a calendar year. Other counts say less than the season does.
TimePoint SeasonShifted(const TimePoint& anchor, double n, Grain unit, int direction) {
  const int whole = static_cast<int>(n);
  if (n != whole) return {};
  if (unit == YEAR && whole > 1) return YearPoint(anchor.year + direction * whole);
  const int seasons = unit == YEAR ? 4 * whole : unit == MONTH && whole % 3 == 0 ? whole / 3 : 0;
  if (seasons == 0) return {};
  const int index = anchor.index - 21 + direction * seasons;
  const int years = index >= 0 ? index / 4 : -((3 - index) / 4);
  return SeasonPoint(anchor.year + years, 21 + index - 4 * years);
}

}  // namespace

TimePoint Shifted(const TimePoint& anchor, double n, Grain unit, int direction) {
  if (n > kMaxUnits || (n > kMaxUnits / 1000 && unit >= DECADE)) return {};
  const int whole = static_cast<int>(std::floor(n)) * direction;
  const bool fraction = n != std::floor(n);
  if (anchor.grain == SEASON && (unit == MONTH || unit == YEAR)) {
    return SeasonShifted(anchor, n, unit, direction);
  }
  switch (unit) {
    case DAY: return UnitAround(anchor, DAY, whole);
    case WEEK: return fraction ? TimePoint{} : UnitAround(anchor, DAY, 7 * whole);
    case MONTH:
      // 'A month and a half after 11 July' is in August.
      if (fraction && anchor.grain == DAY) {
        const TimePoint month = UnitAround(anchor, MONTH, whole);
        const int day = std::min(anchor.day, DaysInMonth(month.year, month.month));
        const int32_t half = static_cast<int32_t>(std::lround((n - std::floor(n)) * 30.44));
        return UnitAround(DayPoint(DayNumber(month.year, month.month, day) + direction * half),
                          MONTH, 0);
      }
      return UnitAround(anchor, MONTH, static_cast<int>(std::lround(n)) * direction);
    case YEAR:
      if (fraction) {
        const TimePoint month =
            UnitAround(anchor, MONTH, static_cast<int>(std::lround(n * 12)) * direction);
        return month.known() ? month : UnitAround(anchor, YEAR, whole);
      }
      // 'a year later' keeps the month of the anchor, where that is all it names; with larger
      // numbers people count calendar years.
      if (std::abs(whole) == 1 && anchor.grain == MONTH) {
        return UnitAround(anchor, MONTH, 12 * whole);
      }
      return UnitAround(anchor, YEAR, whole);
    case DECADE: return UnitAround(anchor, YEAR, static_cast<int>(std::lround(n * 10)) * direction);
    case CENTURY:
      return UnitAround(anchor, YEAR, static_cast<int>(std::lround(n * 100)) * direction);
    case MILLENNIUM:
      return UnitAround(anchor, YEAR, static_cast<int>(std::lround(n * 1000)) * direction);
    default: return anchor.grain == DAY ? UnitAround(anchor, DAY, 0) : TimePoint{};
  }
}

Value RelativeOf(const Slots& s, const DocumentHabits& habits, const Discourse& d, Tense tense) {
  const int ref = s.Get(kRef, kRefThat);
  const bool report = FromSpeech(ref) ? d.reading == TimeReading::kReport && d.published.has_value()
                                      : !d.InStory(tense);
  Told anchor = FromSpeech(ref) ? d.Moment() : d.last;
  if (ref == kRefThe && report) anchor = d.Moment();
  if (s.Has(kUnit)) {
    // 'The next day' and 'that day' need a day; the last one told is still it while the story
    // stays in its month.
    const Grain unit = static_cast<Grain>(s.Get(kUnit));
    const bool told = !FromSpeech(ref) && !(ref == kRefThe && report);
    const bool that = ref == kRefThat || ref == kRefThe;
    if (told && (unit == DAY || unit == WEEK) && d.last_day.known()) {
      anchor = d.last_day;
    } else if (told && d.recent.known() && (that || d.recent_here || d.recent_nearer)) {
      anchor = d.recent;
    }
    if (FromSpeech(ref) && !report && unit == YEAR) {
      if (const Told* frame = FrameOf(d)) anchor = *frame;
    }
    if (!anchor.known() && report) anchor = d.Moment();
    Value value = UnitRelative(s, anchor, ref);
    if (s.Has(kWeekday) && value.first.known()) {  // 'Tuesday of last week'
      value.first = DayPoint(BoundsOf(value.first).first + s.Get(kWeekday) - 1);
    }
    return value;
  }
  if (s.Has(kWeekday)) return WeekdayRelative(s, d, anchor, ref, tense, report);
  if (s.Has(kPartOfDay)) {
    const Told day = FromSpeech(ref) ? anchor : d.last_day;
    Value value = Anchored(UnitAround(day.point, DAY, StepOf(ref)), day,
                           StepOf(ref) == 0 ? INHERITED : RELATIVE);
    value.first.part_of_day = s.Get(kPartOfDay);
    return value;
  }
  if (ref == kRefThis && report) return InThisYear(s, *d.published, tense);
  if (!FromSpeech(ref) && (d.recent_here || d.recent_nearer)) anchor = d.recent;
  if (s.Has(kMonth)) return MonthRelative(s, d, anchor, StepOf(ref), tense);
  if (s.Has(kSeason)) return SeasonRelative(s, d, anchor, ref, tense);
  (void)habits;
  return {};
}

Value ShiftOf(const Slots& s, const Told& base) {
  Value value;
  int direction = s.Get(kDirection, 1) < 0 ? -1 : 1;
  const Grain unit = static_cast<Grain>(s.Get(kUnit, DAY));
  if (s.Has(kVague)) {
    value.timex = direction > 0 ? "FUTURE_REF" : "PAST_REF";
    return value;
  }
  double n = AmountOf(s);
  if (s.Has(kRef) && s.Get(kRef) == kRefThis && !s.Has(kDirection)) {  // yesterday, tomorrow
    direction = s.Get(kCount, 0) < 0 ? -1 : 1;
    n = std::abs(s.Get(kCount, 0));
  }
  SetOffsets(n, unit, s.Has(kApprox) || s.Has(kCountMax), direction, &value);
  TimePoint point = Shifted(base.point, n, unit, direction);
  // 'About a year later' says less than the season does.
  if (s.Get(kApprox, 0) == 1 && base.point.grain == SEASON && unit == YEAR) {
    point = YearPoint(base.point.year + direction * static_cast<int>(n));
  }
  if (s.Has(kSeason) && base.point.grain <= YEAR && unit == YEAR) {  // 'two years ago this autumn'
    point = SeasonPoint(base.point.year + direction * static_cast<int>(n), s.Get(kSeason));
  }
  // 'Two years after that' is as near to the day, month or season as what it is counted from.
  if (s.Get(kNth, 0) == MONTH && s.Get(kDirection, 0) != 0 && unit == YEAR && n == std::floor(n) &&
      base.point.grain >= MONTH && base.point.grain < YEAR) {
    const int years = direction * static_cast<int>(n);
    point = base.point.grain == SEASON ? SeasonPoint(base.point.year + years, base.point.index)
                                       : UnitAround(base.point, MONTH, 12 * years);
  } else if (s.Has(kNth) && base.point.grain == DAY && unit == YEAR) {  // 'two years ago today'
    const int32_t year = base.point.year + direction * static_cast<int>(n);
    const int day = std::min(base.point.day, DaysInMonth(year, base.point.month));
    point = UnitAround(DayPoint(year, base.point.month, day), static_cast<Grain>(s.Get(kNth)),
                       s.Get(kDay, 0));  // 'ago tomorrow'
  }
  if (!point.known()) return value;
  if (s.Has(kPartOfDay)) point.part_of_day = s.Get(kPartOfDay);
  value.first = point;
  value.resolution = RELATIVE;
  if (!base.span.empty()) value.source = base.span;
  return value;
}

}  // namespace dateline
