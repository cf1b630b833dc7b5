#include "extract/time/point.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/civil.h"

namespace dateline {
namespace {

std::string YearText(int32_t year) {
  if (year > 9999 || year < -9999) return absl::StrCat("Y", year);
  return year < 0 ? absl::StrFormat("-%04d", -year) : absl::StrFormat("%04d", year);
}

std::string TimexYear(int32_t year) {
  bool bc;
  const int32_t printed = PrintedYear(year, &bc);
  return absl::StrFormat("%s%04d", bc ? "BC" : "", printed);
}

std::string MonthText(int32_t months_since_zero) {
  const int32_t year =
      months_since_zero >= 0 ? months_since_zero / 12 : -((-months_since_zero + 11) / 12);
  return absl::StrFormat("%s-%02d", YearText(year), months_since_zero - year * 12 + 1);
}

// First month of a quarter, half or fiscal year, counted from January of year 0, and how many.
struct MonthRange {
  int32_t first, count;
};
MonthRange MonthsOf(const TimePoint& p) {
  const int32_t start = p.fiscal ? p.fiscal_start_year * 12 + p.fiscal_month - 1 : p.year * 12;
  switch (p.grain) {
    case QUARTER: return {start + (p.index - 1) * 3, 3};
    case HALF_YEAR: return {start + (p.index - 1) * 6, 6};
    default: return {start, 12};
  }
}

int32_t FirstDayOfMonth(int32_t months_since_zero) {
  const int32_t year =
      months_since_zero >= 0 ? months_since_zero / 12 : -((-months_since_zero + 11) / 12);
  return DayNumber(year, months_since_zero - year * 12 + 1, 1);
}

std::string ClockText(const TimePoint& p) {
  std::string out = absl::StrFormat("T%02d", p.hour);
  if (p.minute >= 0) absl::StrAppendFormat(&out, ":%02d", p.minute);
  if (p.second >= 0) absl::StrAppendFormat(&out, ":%02d", p.second);
  return out;
}

std::string ZoneText(int zone) {
  if (zone == TimePoint::kNoZone) return "";
  if (zone == 0) return "Z";
  const int size = std::abs(zone);
  std::string out = absl::StrFormat("%s%02d", zone < 0 ? "-" : "+", size / 60);
  if (size % 60 != 0) absl::StrAppendFormat(&out, ":%02d", size % 60);
  return out;
}

const char* PartOfDayText(int part) {
  static constexpr const char* kNames[] = {"", "TMO", "TMI", "TAF", "TEV", "TNI", "TDT"};
  return part >= 0 && part <= 6 ? kNames[part] : "";
}

int32_t LastYearOf(const TimePoint& p) {
  return p.year + (p.grain == DECADE ? 9 : p.grain == CENTURY ? 99 : 999);
}

}  // namespace

int SeasonStart(int season) { return 3 * (season - 20); }

int32_t PrintedYear(int32_t astronomical, bool* bc) {
  *bc = astronomical <= 0;
  return *bc ? 1 - astronomical : astronomical;
}

TimePoint DayPoint(int32_t day_number) {
  const CivilDay civil = CivilFromDayNumber(day_number);
  return DayPoint(static_cast<int32_t>(civil.year), civil.month, civil.day);
}

TimePoint DayPoint(int32_t year, int month, int day) {
  TimePoint p;
  p.grain = DAY;
  p.year = year;
  p.month = month;
  p.day = day;
  return p;
}

TimePoint MonthPoint(int32_t year, int month) {
  TimePoint p;
  p.grain = MONTH;
  p.year = year;
  p.month = month;
  return p;
}

TimePoint YearPoint(int32_t year) {
  TimePoint p;
  p.grain = YEAR;
  p.year = year;
  return p;
}

TimePoint SeasonPoint(int32_t year, int season) {
  TimePoint p;
  p.grain = SEASON;
  p.year = year;
  p.index = season;
  return p;
}

TimePoint WeekPoint(int32_t day_number) {
  TimePoint p;
  p.grain = WEEK;
  p.week_start = day_number - (WeekdayOf(day_number) - 1);
  const CivilDay civil = CivilFromDayNumber(p.week_start);
  p.year = static_cast<int32_t>(civil.year);
  p.month = civil.month;
  p.day = civil.day;
  return p;
}

TimePoint DecadePoint(int32_t year) {
  TimePoint p;
  p.grain = DECADE;
  bool bc;
  const int32_t printed = PrintedYear(year, &bc);
  // The 470s BC are 479 to 470 BC: their first year is 479 BC.
  p.year = bc ? 1 - (printed / 10 * 10 + 9) : printed / 10 * 10;
  return p;
}

TimePoint CenturyPoint(int32_t ordinal, bool bc) {
  TimePoint p;
  p.grain = CENTURY;
  p.year = bc ? 1 - ordinal * 100 : (ordinal - 1) * 100;
  return p;
}

TimePoint MillenniumPoint(int32_t ordinal, bool bc) {
  TimePoint p;
  p.grain = MILLENNIUM;
  p.year = bc ? 1 - ordinal * 1000 : (ordinal - 1) * 1000;
  return p;
}

DayBounds BoundsOf(const TimePoint& p) {
  switch (p.grain) {
    case GRAIN_UNSPECIFIED: return {0, 0};
    case WEEK: return {p.week_start, p.week_start + 6};
    case MONTH:
      return {DayNumber(p.year, p.month, 1),
              DayNumber(p.year, p.month, DaysInMonth(p.year, p.month))};
    case SEASON: {
      const int32_t first = p.year * 12 + SeasonStart(p.index) - 1;
      return {FirstDayOfMonth(first), FirstDayOfMonth(first + 3) - 1};
    }
    case QUARTER:
    case HALF_YEAR:
    case YEAR: {
      const MonthRange months = MonthsOf(p);
      return {FirstDayOfMonth(months.first), FirstDayOfMonth(months.first + months.count) - 1};
    }
    case DECADE:
    case CENTURY:
    case MILLENNIUM: return {DayNumber(p.year, 1, 1), DayNumber(LastYearOf(p), 12, 31)};
    default: {
      const int32_t day = DayNumber(p.year, p.month, p.day);
      return {day, day};
    }
  }
}

std::string EdtfOf(const TimePoint& p) {
  // EDTF has no months of years of five digits and more: the year holds them.
  const bool long_year = p.year > 9999 || p.year < -9999;
  if (long_year && p.grain != GRAIN_UNSPECIFIED && p.grain < YEAR) return YearText(p.year);
  switch (p.grain) {
    case GRAIN_UNSPECIFIED: return "";
    case WEEK:
      return absl::StrCat(EdtfOf(DayPoint(p.week_start)), "/", EdtfOf(DayPoint(p.week_start + 6)));
    case MONTH: return absl::StrFormat("%s-%02d", YearText(p.year), p.month);
    case SEASON: return absl::StrFormat("%s-%02d", YearText(p.year), p.index);
    case QUARTER:
    case HALF_YEAR: {
      const MonthRange months = MonthsOf(p);
      return absl::StrCat(MonthText(months.first), "/", MonthText(months.first + months.count - 1));
    }
    case YEAR: {
      if (!p.fiscal || p.fiscal_month == 1) return YearText(p.year);
      const MonthRange months = MonthsOf(p);
      return absl::StrCat(MonthText(months.first), "/", MonthText(months.first + 11));
    }
    case DECADE:
      if (p.year < 0 || long_year) return absl::StrCat(YearText(p.year), "/", YearText(p.year + 9));
      return absl::StrFormat("%03dX", p.year / 10);
    case CENTURY:
      if (long_year) return absl::StrCat(YearText(p.year), "/", YearText(p.year + 99));
      return p.year < 0 ? absl::StrFormat("-%02dXX", (-p.year) / 100)
                        : absl::StrFormat("%02dXX", p.year / 100);
    case MILLENNIUM:
      if (p.year < 0 || long_year)
        return absl::StrCat(YearText(p.year), "/", YearText(p.year + 999));
      return absl::StrFormat("%dXXX", p.year / 1000);
    default: {
      std::string out = absl::StrFormat("%s-%02d-%02d", YearText(p.year), p.month, p.day);
      // EDTF has times with minutes; hours alone are not valid in it.
      if (p.hour >= 0) {
        absl::StrAppendFormat(&out, "T%02d:%02d:%02d", p.hour, std::max(p.minute, 0),
                              std::max(p.second, 0));
        out += ZoneText(p.zone);
      }
      return out;
    }
  }
}

std::string TimexOf(const TimePoint& p) {
  bool bc;
  const int32_t printed = PrintedYear(p.year, &bc);
  switch (p.grain) {
    case GRAIN_UNSPECIFIED: return "";
    case WEEK: {
      // ISO 8601: the week belongs to the year of its Thursday.
      const CivilDay thursday = CivilFromDayNumber(p.week_start + 3);
      const int week = (p.week_start + 3 - DayNumber(thursday.year, 1, 1)) / 7 + 1;
      return absl::StrFormat("%s-W%02d", TimexYear(static_cast<int32_t>(thursday.year)), week);
    }
    case MONTH: return absl::StrFormat("%s-%02d", TimexYear(p.year), p.month);
    case SEASON: {
      static constexpr const char* kNames[] = {"SP", "SU", "FA", "WI"};
      return absl::StrCat(TimexYear(p.year), "-", kNames[std::clamp(p.index - 21, 0, 3)]);
    }
    case QUARTER: return absl::StrFormat("%s-Q%d", TimexYear(p.year), p.index);
    case HALF_YEAR: return absl::StrFormat("%s-H%d", TimexYear(p.year), p.index);
    case YEAR: return absl::StrCat(p.fiscal ? "FY" : "", TimexYear(p.year));
    case DECADE: return absl::StrFormat("%s%03d", bc ? "BC" : "", printed / 10);
    case CENTURY:
      return absl::StrFormat("%s%02d", bc ? "BC" : "", bc ? (printed - 1) / 100 : printed / 100);
    case MILLENNIUM:
      return absl::StrFormat("%s%d", bc ? "BC" : "", bc ? (printed - 1) / 1000 : printed / 1000);
    default: {
      std::string out = absl::StrFormat("%s-%02d-%02d", TimexYear(p.year), p.month, p.day);
      if (p.hour >= 0)
        absl::StrAppend(&out, ClockText(p), ZoneText(p.zone));
      else
        absl::StrAppend(&out, PartOfDayText(p.part_of_day));
      return out;
    }
  }
}

}  // namespace dateline
