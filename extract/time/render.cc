#include "extract/time/render.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/civil.h"

namespace dateline {
namespace {

const char* ModOf(const Slots& s, Bound bound) {
  switch (s.Get(kPart, 0)) {
    case 1: return "START";
    case 2: return "MID";
    case 3:
    case 4: return "END";
    default: break;
  }
  if (s.Has(kApprox)) return "APPROX";
  if (bound == Bound::kBefore) return "BEFORE";
  if (bound == Bound::kAfter) return "AFTER";
  return "";
}

std::string Qualified(std::string edtf, bool about, bool unsure) {
  if (about && unsure)
    edtf += "%";
  else if (about)
    edtf += "~";
  else if (unsure)
    edtf += "?";
  return edtf;
}

std::string WithQualifier(std::string edtf, const Slots& s) {
  return Qualified(std::move(edtf), s.Get(kApprox, 0) == 1, s.Get(kUncertain, 0) == 1);
}

// The unit before: 'before January 2021' is until December 2020.
TimePoint UnitBefore(const TimePoint& point) {
  const int32_t last = BoundsOf(point).first - 1;
  const CivilDay civil = CivilFromDayNumber(last);
  const int32_t year = static_cast<int32_t>(civil.year);
  switch (point.grain) {
    case MONTH:
    case SEASON:
    case QUARTER:
    case HALF_YEAR: return MonthPoint(year, civil.month);
    case YEAR: return point.fiscal ? MonthPoint(year, civil.month) : YearPoint(year);
    case DECADE:
    case CENTURY:
    case MILLENNIUM: return YearPoint(year);
    default: return DayPoint(last);
  }
}

// Units that EDTF writes as ranges have their ends as points of their own.
std::string FirstHalf(const std::string& edtf) { return edtf.substr(0, edtf.find('/')); }
std::string LastHalf(const std::string& edtf) {
  const size_t slash = edtf.find('/');
  return slash == std::string::npos ? edtf : edtf.substr(slash + 1);
}

// 'Shortly before Christmas' is in its month, or the one before.
void RenderShortlyBefore(const TimePoint& p, TimeExpression* e) {
  e->kind = POINT_IN;
  if (p.grain != DAY) return;
  const CivilDay before = CivilFromDayNumber(BoundsOf(p).first - 1);
  const TimePoint month = MonthPoint(static_cast<int32_t>(before.year), before.month);
  e->edtf = EdtfOf(month);
  e->grain = MONTH;
  e->approximate = true;
  e->earliest = BoundsOf(month).first;
  e->latest = BoundsOf(p).first - 1;
}

void RenderPoint(const Value& value, const Slots& s, Bound bound, TimeExpression* e) {
  const TimePoint& p = value.first;
  const DayBounds bounds = BoundsOf(p);
  const std::string edtf = EdtfOf(p);
  e->earliest = bounds.first;
  e->latest = bounds.last;
  e->edtf = edtf.find('/') == std::string::npos ? WithQualifier(edtf, s) : edtf;
  switch (bound) {
    case Bound::kSince:
    case Bound::kFrom:
      e->kind = START;
      e->edtf = absl::StrCat(FirstHalf(e->edtf), "/..");
      return;
    case Bound::kUntil: e->kind = END; return;
    case Bound::kBy:
      e->kind = BEFORE;
      e->earliest.reset();
      return;
    case Bound::kShortlyBefore: RenderShortlyBefore(p, e); return;
    case Bound::kBefore:
      e->kind = BEFORE;
      e->earliest.reset();
      e->latest = bounds.first - 1;
      e->edtf = absl::StrCat("../", WithQualifier(EdtfOf(UnitBefore(p)), s));
      return;
    case Bound::kAfter:
      e->kind = AFTER;
      e->latest.reset();
      e->edtf = absl::StrCat(FirstHalf(e->edtf), "/..");
      return;
    case Bound::kDuring: e->kind = p.grain >= WEEK ? WHOLE : POINT_IN; return;
    default: e->kind = POINT_IN; return;
  }
}

// The last unit of a point's size up to a day.
TimePoint LastUnit(const TimePoint& size, int32_t day) {
  const TimePoint last = DayPoint(day);
  switch (size.grain) {
    case MONTH:
    case SEASON:
    case QUARTER:
    case HALF_YEAR: return MonthPoint(last.year, last.month);
    case YEAR: return YearPoint(last.year);
    case DECADE: return DecadePoint(last.year);
    default: return last;
  }
}

void RenderRange(const Value& value, const Slots& s, TimeExpression* e) {
  const DayBounds a = BoundsOf(value.first), b = BoundsOf(value.last);
  // 'From June 1944 to the end of 1944': EDTF has no range whose end begins before its start.
  const bool inside = !value.one_of && b.first < a.first && a.first <= b.last;
  const TimePoint end = inside ? LastUnit(value.first, b.last) : value.last;
  const std::string first = WithQualifier(FirstHalf(EdtfOf(value.first)), s);
  const std::string last = Qualified(LastHalf(EdtfOf(end)), value.last_about, value.last_unsure);
  e->earliest = inside ? a.first : std::min(a.first, b.first);
  e->latest = std::max(a.last, b.last);
  e->kind = value.one_of ? POINT_IN : WHOLE;
  e->edtf =
      value.one_of ? absl::StrCat("[", first, ",", last, "]") : absl::StrCat(first, "/", last);
  if (!value.one_of && a.first > b.last) {
    e->problem = "the range ends before it begins";
    e->edtf.clear();
    e->earliest.reset();
    e->latest.reset();
    e->resolution = RESOLUTION_UNSPECIFIED;
  }
}

const char* UnitLetter(Grain unit, bool* clock) {
  *clock = unit < DAY;
  switch (unit) {
    case SECOND: return "S";
    case MINUTE: return "M";
    case HOUR: return "H";
    case DAY: return "D";
    case WEEK: return "W";
    case MONTH: return "M";
    case QUARTER: return "Q";
    case YEAR: return "Y";
    case DECADE: return "DE";
    case CENTURY: return "CE";
    case MILLENNIUM: return "ML";
    default: return "D";
  }
}

std::string NumberText(double n) {
  if (n == std::floor(n)) return absl::StrCat(static_cast<int64_t>(n));
  return absl::StrFormat("%g", n);
}

std::string SetValue(const Slots& s) {
  if (s.Has(kWeekday)) return absl::StrCat("XXXX-WXX-", s.Get(kWeekday));
  if (s.Has(kMonth)) return absl::StrFormat("XXXX-%02d", s.Get(kMonth));
  if (s.Has(kSeason)) {
    static constexpr const char* kNames[] = {"XXXX-SP", "XXXX-SU", "XXXX-FA", "XXXX-WI"};
    const int index = s.Get(kSeason) - 21;
    return index >= 0 && index < 4 ? kNames[index] : "";
  }
  if (s.Has(kPartOfDay)) {
    static constexpr const char* kNames[] = {"MO", "MI", "AF", "EV", "NI", "DT"};
    const int index = s.Get(kPartOfDay) - 1;
    return index >= 0 && index < 6 ? absl::StrCat("XXXX-XX-XXT", kNames[index]) : "";
  }
  if (s.Has(kWhole)) {
    bool clock;
    const char* letter = UnitLetter(static_cast<Grain>(s.Get(kUnit, DAY)), &clock);
    return absl::StrCat(clock ? "PT1" : "P1", letter);
  }
  switch (s.Get(kUnit, 0)) {
    case DAY: return "XXXX-XX-XX";
    case WEEK: return "XXXX-WXX";
    case MONTH: return "XXXX-XX";
    case QUARTER: return "XXXX-QX";
    case YEAR: return "XXXX";
    default: return "";
  }
}

// 'January 12' of no known year.
std::string WithoutYear(const Slots& s) {
  if (!s.Has(kMonth) || s.Get(kMonth) < 1 || s.Get(kMonth) > 12) return "";
  if (!s.Has(kDay)) return absl::StrFormat("XXXX-%02d", s.Get(kMonth));
  return absl::StrFormat("XXXX-%02d-%02d", s.Get(kMonth), s.Get(kDay));
}

}  // namespace

TimePart PartOf(const TimePoint& point, Span span) {
  TimePart part;
  part.span = span;
  if (!point.known()) return part;
  const DayBounds bounds = BoundsOf(point);
  part.edtf = EdtfOf(point);
  part.earliest = bounds.first;
  part.latest = bounds.last;
  part.grain = point.grain;
  part.timex_type = point.hour >= 0 || point.part_of_day != 0 ? "TIME" : "DATE";
  part.timex_value = TimexOf(point);
  return part;
}

void RenderDate(const Value& value, const Slots& s, Bound bound, TimeExpression* e) {
  e->resolution = value.resolution;
  e->source = value.source;
  e->problem = value.problem;
  e->julian = value.julian;
  e->stated_weekday = static_cast<int8_t>(value.stated_weekday);
  e->approximate = s.Get(kApprox, 0) == 1;
  e->uncertain = s.Get(kUncertain, 0) == 1;
  const int part = s.Get(kPart, 0);
  e->part = part == 1 ? EARLY : part == 2 ? MID : part >= 3 ? LATE : UNIT_PART_UNSPECIFIED;
  e->offset_min = value.offset_min;
  e->offset_max = value.offset_max;
  e->timex_mod = ModOf(s, bound);
  e->timex_type = "DATE";
  e->timex_value = value.timex;
  if (!value.first.known()) {
    if (e->timex_value.empty() && e->problem.empty()) e->timex_value = WithoutYear(s);
    return;
  }
  e->grain = value.first.grain;
  if (value.first.hour >= 0 || value.first.part_of_day != 0) e->timex_type = "TIME";
  if (e->timex_value.empty()) {
    TimePoint named = value.first;
    // The winter that a story comes to is named after the year in which most of it lies; one that
    // is written with its year keeps that.
    if (named.grain == SEASON && named.index == 24 && value.resolution == INHERITED) ++named.year;
    e->timex_value = TimexOf(named);
  }
  if (value.last.known())
    RenderRange(value, s, e);
  else
    RenderPoint(value, s, bound, e);
  if (value.resolution != EXPLICIT) e->confidence = value.resolution == INHERITED ? 0.9f : 0.85f;
  for (const TimePoint& point : value.alternatives) e->alternatives.push_back(EdtfOf(point));
}

void RenderLength(const Slots& s, const Slots& second, const Told& moment, TimeExpression* e) {
  const Grain unit = static_cast<Grain>(s.Get(kUnit, DAY));
  e->kind = LENGTH;
  e->grain = unit;
  e->resolution = EXPLICIT;
  e->timex_type = "DURATION";
  e->approximate = s.Get(kApprox, 0) == 1;
  if (e->approximate) e->timex_mod = "APPROX";
  bool clock;
  const char* letter = UnitLetter(unit, &clock);
  const std::string prefix = clock ? "PT" : "P";
  if (s.Has(kVague) || (!s.Has(kCount) && !s.Has(kTenths) && !s.Has(kRef))) {
    e->timex_value = absl::StrCat(prefix, "X", letter);
    return;
  }
  double n = s.Get(kCount, 0) + s.Get(kTenths, 0) / 10.0;
  if (!s.Has(kCount) && !s.Has(kTenths)) {
    // 'the past decade' is one; 'the following days' are some.
    n = 1;
  }
  e->length_min = n;
  e->length_max = s.Has(kCountMax) ? std::max<double>(n, s.Get(kCountMax)) : n;
  e->timex_value = absl::StrCat(prefix, NumberText(n), letter);
  if (second.Has(kCount) && second.Has(kUnit)) {
    bool second_clock;
    const char* more = UnitLetter(static_cast<Grain>(second.Get(kUnit)), &second_clock);
    absl::StrAppend(&e->timex_value, second_clock && !clock ? "T" : "", second.Get(kCount), more);
  }
  if (!s.Has(kRef) || unit < YEAR || !moment.known() || n > 3000) return;
  // 'the next two decades' have their place.
  const int years = static_cast<int>(std::lround(n * (unit == YEAR      ? 1
                                                      : unit == DECADE  ? 10
                                                      : unit == CENTURY ? 100
                                                                        : 1000)));
  const int ref = s.Get(kRef);
  const bool ahead = ref == kRefNext || ref == kRefFollowing;
  const TimePoint here = UnitAround(moment.point, YEAR, 0);
  const TimePoint there = UnitAround(moment.point, YEAR, ahead ? years : -years);
  if (!here.known() || !there.known()) return;
  e->edtf = absl::StrCat(EdtfOf(ahead ? here : there), "/", EdtfOf(ahead ? there : here));
  e->earliest = BoundsOf(ahead ? here : there).first;
  e->latest = BoundsOf(ahead ? there : here).last;
  e->resolution = RELATIVE;
  if (!moment.span.empty()) e->source = moment.span;
}

void RenderSet(const Slots& s, TimeExpression* e) {
  e->kind = SET;
  e->grain = static_cast<Grain>(s.Get(kUnit, GRAIN_UNSPECIFIED));
  e->resolution = EXPLICIT;
  e->timex_type = "SET";
  e->timex_value = SetValue(s);
}

void RenderNominal(const Slots& s, TimeExpression* e) {
  e->kind = NOMINAL;
  e->timex_type = "DATE";
  switch (s.Get(kNominal, 0)) {
    case 0: e->timex_value = "PRESENT_REF"; break;
    case -1: e->timex_value = "PAST_REF"; break;
    case 1: e->timex_value = "FUTURE_REF"; break;
    default: break;  // 'at that time'
  }
}

}  // namespace dateline
