// Captured slots -> calendar units: explicit and inherited dates.
#include <algorithm>
#include <limits>

#include "absl/strings/str_cat.h"
#include "base/civil.h"
#include "extract/time/holidays.h"
#include "extract/time/resolver.h"

namespace dateline {
namespace {

// ''44' is the one nearest to the story; years to come are farther away than past ones.
int32_t YearOfMark(int32_t yy, const Discourse& d) {
  const Told moment = d.Moment();
  if (!moment.known() || moment.point.grain > DECADE) return YearOfTwoDigits(yy % 100);
  const int32_t now = moment.point.year;
  const int weight = moment.span.empty() ? 8 : 2;  // the date of publication is later than all
  int32_t best = 0, best_cost = std::numeric_limits<int32_t>::max();
  for (int32_t year = now - now % 100 - 100 + yy; year <= now + 100; year += 100) {
    const int32_t cost = year > now ? weight * (year - now) : now - year;
    if (cost < best_cost) best = year, best_cost = cost;
  }
  return best;
}

// Days of far years would not fit their numbers.
constexpr int32_t kMaxYear = 1'000'000;

constexpr int32_t kHalfYear = 6;  // months

struct YearReading {
  int32_t year = 0;
  bool known = false;
  bool inherited = false;
  Span source;
};

// Whether years without an era are BC here: the document tells of such years, and the last date
// told is none of the first centuries AD.
bool TellsBc(const DocumentHabits& habits, const Discourse& d) {
  if (!habits.bc) return false;
  const bool early_ad = d.last.known() && d.last.point.year > 0 && d.last.point.year < 1000;
  return !early_ad;
}

YearReading YearOf(const Slots& s, const DocumentHabits& habits, const Discourse& d) {
  YearReading r;
  if (!s.Has(kYear) && !s.Has(kShortYear)) return r;
  r.known = true;
  if (s.Has(kShortYear)) {
    const int32_t yy = s.Get(kShortYear);
    r.inherited = !s.Has(kFiscal) && d.Moment().known();
    r.year = r.inherited ? YearOfMark(yy, d) : YearOfTwoDigits(yy);
    r.source = d.Moment().span;
    return r;
  }
  const int32_t printed = s.Get(kYear);
  if (printed > kMaxYear) return {};
  const int32_t era = s.Get(kEra, 0);
  if (era == 1) {
    r.year = 1 - printed;
  } else if (era == 0 && printed < 1000 && TellsBc(habits, d)) {
    r.year = 1 - printed;
    r.inherited = true;
    r.source = d.last.span;
  } else {
    r.year = printed;
  }
  return r;
}

TimePoint DecadeOf(const Slots& s, const Discourse& d, const DocumentHabits& habits,
                   bool* inherited) {
  const int32_t number = s.Get(kDecade);
  const bool bc_context = TellsBc(habits, d);
  if (s.Has(kCentury)) {  // 'the 40s of the first century AD'
    const bool bc = s.Get(kEra, 0) == 1;
    const int32_t base = (s.Get(kCentury) - 1) * 100;
    return DecadePoint(bc ? 1 - (base + number) : base + number);
  }
  if (s.Get(kEra, 0) == 1) return DecadePoint(1 - number);
  if (number < 100) {
    *inherited = true;
    if (bc_context && d.last.known() && d.last.point.year < 0)
      return DecadePoint((d.last.point.year / 100) * 100 - number);
    const bool modern = d.last.known() && d.last.point.year >= 1500 && d.last.point.year < 2100;
    // 'the sixties' without a context are the last ones.
    const int32_t century = modern ? d.last.point.year / 100 * 100 : 1900;
    return DecadePoint(century + number);
  }
  if (number < 1000 && s.Get(kEra, 0) == 0 && bc_context) {
    *inherited = true;
    return DecadePoint(1 - number);
  }
  // 'the 1800s' are a century, 'the early 1800s' and 'the 2000s' a decade.
  if (number % 100 == 0 && number < 2000 && number >= 1000 && !s.Has(kPart) &&
      s.Get(kApprox, 0) != 1) {
    return CenturyPoint(number / 100 + 1, false);
  }
  return DecadePoint(number);
}

int32_t NthWeekday(int32_t year, int month, int weekday, int nth) {
  const int length = DaysInMonth(year, month);
  if (nth < 0) {
    const int32_t last = DayNumber(year, month, length);
    return last - (WeekdayOf(last) - weekday + 7) % 7;
  }
  const int32_t first = DayNumber(year, month, 1);
  return first + (weekday - WeekdayOf(first) + 7) % 7 + 7 * (nth - 1);
}

// 'the first week of October 2012', 'the last day of 1999', 'the second Tuesday in November'.
TimePoint NthIn(const TimePoint& whole, int nth, const Slots& s) {
  const DayBounds bounds = BoundsOf(whole);
  if (s.Has(kWeekday)) {
    if (whole.grain != MONTH || nth > 5) return {};
    return DayPoint(NthWeekday(whole.year, whole.month, s.Get(kWeekday), nth));
  }
  switch (s.Get(kUnit)) {
    case DAY: {
      const int32_t day = nth < 0 ? bounds.last : bounds.first + nth - 1;
      return day > bounds.last ? TimePoint{} : DayPoint(day);
    }
    case MONTH: return nth > 12 ? TimePoint{} : MonthPoint(whole.year, nth < 0 ? 12 : nth);
    case WEEK: {
      TimePoint week = WeekPoint(bounds.first);
      week.week_start = nth < 0 ? bounds.last - 6 : bounds.first + 7 * (nth - 1);
      return week.week_start > bounds.last ? TimePoint{} : week;
    }
    default: return {};
  }
}

// A fiscal year of two calendar years: 'FY2019-20'.
constexpr int kTwoYears = 2;

void ApplyFiscal(const Slots& s, const DocumentHabits& habits, TimePoint* p) {
  if (!s.Has(kFiscal) || habits.fiscal_month == 1) return;
  p->fiscal = true;
  p->fiscal_month = habits.fiscal_month;
  const bool by_end = habits.fiscal_by_end && s.Get(kFiscal) != kTwoYears;
  p->fiscal_start_year = by_end ? p->year - 1 : p->year;
}

// A day told with its weekday, which of the year of the story and that of publication only the
// latter has: 'Friday, 12 October' behind a sentence on an earlier year.
int32_t YearOfWeekday(const Slots& s, const Discourse& d, int32_t year) {
  if (!d.published || !s.Has(kWeekday) || !s.Has(kMonth) || !s.Has(kDay)) return year;
  const auto fits = [&](int32_t y) {
    return IsValidDay(y, s.Get(kMonth), s.Get(kDay)) &&
           WeekdayOf(DayNumber(y, s.Get(kMonth), s.Get(kDay))) == s.Get(kWeekday);
  };
  if (fits(year)) return year;
  for (const int32_t y : {d.published->year, d.published->year - 1, d.published->year + 1}) {
    const int32_t months = 12 * (y - d.published->year) + s.Get(kMonth) - d.published->month;
    if (std::abs(months) <= kHalfYear && fits(y)) return y;
  }
  return year;
}

// The unit that the slots name in a known year; problem is set for days that do not exist.
TimePoint UnitIn(int32_t year, const Slots& s, const DocumentHabits& habits, Value* value) {
  TimePoint p;
  if (s.Has(kHoliday)) return HolidayPoint(s.Get(kHoliday), year);
  if (s.Has(kMonth)) {
    const int month = s.Get(kMonth);
    if (!s.Has(kDay)) return MonthPoint(year, month);
    if (!IsValidDay(year, month, s.Get(kDay))) {
      value->problem = NoSuchDay(year, month, s.Get(kDay));
      return {};
    }
    p = DayPoint(year, month, s.Get(kDay));
    if (s.Has(kPartOfDay)) p.part_of_day = s.Get(kPartOfDay);
    return p;
  }
  if (s.Has(kSeason)) return SeasonPoint(year, s.Get(kSeason));
  p = YearPoint(year);
  if (s.Has(kQuarter) && s.Get(kQuarter) >= 1 && s.Get(kQuarter) <= 4) {
    p.grain = QUARTER;
    p.index = s.Get(kQuarter);
  } else if (s.Has(kHalf) && s.Get(kHalf) >= 1 && s.Get(kHalf) <= 2) {
    p.grain = HALF_YEAR;
    p.index = s.Get(kHalf);
  }
  ApplyFiscal(s, habits, &p);
  return p;
}

void Inherit(const InheritedYear& from, Value* value) {
  value->resolution = INHERITED;
  if (!from.source.empty()) value->source = from.source;
}

// 'The first decade of the 20th century', 'the turn of the century', 'the last quarter of ...'.
void TakePart(const Slots& s, Value* value) {
  TimePoint& century = value->first;
  if (century.grain == CENTURY && century.year >= 0) {
    const int32_t nth = s.Get(kNth, 0), quarter = s.Get(kQuarter, 0);
    if (nth >= 1 && nth <= 10) {
      century = DecadePoint(century.year + 10 * (nth - 1));
    } else if (quarter >= 1 && quarter <= 4) {
      value->last = YearPoint(century.year + 25 * quarter - 1);
      century = YearPoint(century.year + 25 * (quarter - 1));
    }
  }
  if (s.Get(kPart, 0) == kPartTurn && century.grain >= CENTURY) {
    century = YearPoint(century.year);
    value->about = true;
  }
}

// Halves of longer units are no units of their own: 'the first half of the 19th century'.
void TakeHalf(int half, Value* value) {
  const int32_t size = value->first.grain == CENTURY ? 50 : 5;
  const int32_t begin = value->first.year + (half == 2 ? size : 0);
  value->first = YearPoint(begin);
  value->last = YearPoint(begin + size - 1);
}

Value LargeUnit(const Slots& s, const DocumentHabits& habits, const Discourse& d) {
  Value value;
  value.resolution = EXPLICIT;
  bool inherited = false;
  if (s.Has(kMillennium)) {
    value.first = MillenniumPoint(std::clamp(s.Get(kMillennium), 1, 20), s.Get(kEra, 0) == 1);
  } else if (s.Has(kDecade)) {
    value.first = DecadeOf(s, d, habits, &inherited);
  } else {
    const bool bc =
        s.Get(kEra, 0) == 1 || (s.Get(kEra, 0) == 0 && s.Get(kCentury) <= 10 && TellsBc(habits, d));
    inherited = bc && s.Get(kEra, 0) == 0;
    if (s.Get(kCentury) < 1 || s.Get(kCentury) > 99) return {};
    value.first = CenturyPoint(s.Get(kCentury), bc);
  }
  if (inherited) {
    value.resolution = INHERITED;
    if (d.last.known()) value.source = d.last.span;
  }
  if (s.Has(kHalf))
    TakeHalf(s.Get(kHalf), &value);
  else
    TakePart(s, &value);
  return value;
}

// 'The week of 10 June'; 'beginning' (2) and 'ending' (3) say which seven days.
void TakeWeek(int which, Value* value) {
  const int32_t day = BoundsOf(value->first).first;
  value->first = WeekPoint(day);
  if (which == 2) value->first.week_start = day;
  if (which == 3) value->first.week_start = day - 6;
}

// 'The six months to June 2015', 'the year ended 5 April 2020': the stretch that ends there.
void TakeStretch(const Slots& s, Value* value) {
  const int32_t months = s.Get(kCount, 1) * (s.Get(kUnit) == YEAR ? 12 : 1);
  if (months < 1 || months > 1200) return;
  const TimePoint end = value->first;
  const bool whole = end.grain == MONTH || end.day == DaysInMonth(end.year, end.month);
  const TimePoint month = MonthPoint(end.year, end.month);
  value->last = whole ? month : end;
  value->first = UnitAround(month, MONTH, 1 - months);
  if (whole) return;
  const TimePoint before = UnitAround(month, MONTH, -months);
  const int day = std::min(end.day, DaysInMonth(before.year, before.month));
  value->first = DayPoint(DayNumber(before.year, before.month, day) + 1);
}

// What the slots say of the unit once it is known.
void TakeExtent(const Slots& s, Value* value) {
  const TimePoint& p = value->first;
  if (s.Has(kWeek) && p.grain == DAY) return TakeWeek(s.Get(kWeek), value);
  if (s.Get(kWhole, 0) == 2 && (p.grain == DAY || p.grain == MONTH)) return TakeStretch(s, value);
  // When such a year begins is not known.
  if (s.Get(kFiscal, 0) == kTwoYears && p.grain == YEAR && !p.fiscal) {
    value->last = YearPoint(p.year + 1);
  }
}

Value DayOfMonthAlone(const Slots& s, const Discourse& d) {
  Value value;
  const Told moment = d.InStory(Tense::kPlain) ? d.last : d.Moment();
  if (!moment.point.has_month()) return value;
  const int day = s.Get(kDay);
  if (!IsValidDay(moment.point.year, moment.point.month, day)) return value;
  value.first = DayPoint(moment.point.year, moment.point.month, day);
  value.resolution = INHERITED;
  if (!moment.span.empty()) value.source = moment.span;
  return value;
}

}  // namespace

Value DateOf(const Slots& s, absl::string_view numeric_text, const DocumentHabits& habits,
             const Discourse& d, Tense tense) {
  if (s.Has(kIso)) return IsoValue(numeric_text);
  if (s.Has(kNumeric)) return NumericValue(numeric_text, habits.order);
  if (s.Has(kDecade) || s.Has(kCentury) || s.Has(kMillennium)) return LargeUnit(s, habits, d);
  Value value;
  value.stated_weekday = s.Has(kNth) ? 0 : s.Get(kWeekday, 0);
  value.julian = s.Get(kCalendar, 0) == 1;
  const YearReading year = YearOf(s, habits, d);
  int32_t y = year.year;
  if (year.known) {
    value.resolution = year.inherited ? INHERITED : EXPLICIT;
    if (year.inherited && !year.source.empty()) value.source = year.source;
  } else if (s.Has(kMonth) || s.Has(kSeason) || s.Has(kHoliday)) {
    const int month = s.Has(kMonth) ? s.Get(kMonth) : HolidayMonth(s.Get(kHoliday, 0));
    const InheritedYear from =
        s.Has(kSeason) ? YearOfSeason(d, s.Get(kSeason), tense) : YearOfMonth(d, month, tense);
    if (!from.known) {
      // A day that no year has: '31 June'.
      if (s.Has(kDay) && !IsValidDay(2000, month, s.Get(kDay))) {
        value.problem = NoSuchDay(2000, month, s.Get(kDay));
      }
      return value;
    }
    Inherit(from, &value);
    y = YearOfWeekday(s, d, from.year);
  } else if (s.Has(kDay)) {
    Value alone = DayOfMonthAlone(s, d);
    alone.stated_weekday = value.stated_weekday;
    return alone;
  } else {
    return value;
  }
  value.first = UnitIn(y, s, habits, &value);
  if (s.Has(kNth) && value.first.known()) value.first = NthIn(value.first, s.Get(kNth), s);
  if (!value.first.known()) value.resolution = RESOLUTION_UNSPECIFIED;
  TakeExtent(s, &value);
  if (value.julian && value.first.grain == DAY) {
    // Bounds are Gregorian always; 12 or 13 days in modern history.
    const int32_t century = y / 100;
    const int32_t shift = century - century / 4 - 2;
    value.first = DayPoint(BoundsOf(value.first).first + shift);
  }
  return value;
}

}  // namespace dateline
