#include "reconcile/dates.h"

#include <algorithm>
#include <cstdlib>

#include "absl/strings/numbers.h"
#include "base/civil.h"
#include "reconcile/digits.h"

namespace dateline {
namespace {

int32_t Clamp(int64_t day) {
  return static_cast<int32_t>(std::clamp<int64_t>(day, std::numeric_limits<int32_t>::min(),
                                                  std::numeric_limits<int32_t>::max()));
}

// The last day of the unit of `grain` that starts at `day`.
int32_t UnitEnd(int32_t day, Grain grain) {
  const CivilDay civil = CivilFromDayNumber(day);
  switch (grain) {
    case MONTH: return DayNumber(civil.year, civil.month, DaysInMonth(civil.year, civil.month));
    case YEAR: return DayNumber(civil.year, 12, 31);
    default: return Clamp(static_cast<int64_t>(day) + GrainDays(grain) - 1);
  }
}

int32_t UnitStart(int32_t day, Grain grain) {
  const CivilDay civil = CivilFromDayNumber(day);
  switch (grain) {
    case MONTH: return DayNumber(civil.year, civil.month, 1);
    case YEAR: return DayNumber(civil.year, 1, 1);
    default: return Clamp(static_cast<int64_t>(day) - GrainDays(grain) + 1);
  }
}

DayRange Widened(DayRange range, int64_t by) {
  if (!range.open_low()) range.low = Clamp(range.low - by);
  if (!range.open_high()) range.high = Clamp(range.high + by);
  return range;
}

// 'circa 1962' allows a neighbour of about its own size.
int64_t Slack(Grain grain) {
  if (grain <= DAY) return 3;
  return std::min(GrainDays(grain), 3660);
}

bool IsPoint(DatePart part) { return part == DatePart::kPoint; }

// Start or end alone of a value with open far side: 'since 1886' reads [1886, open].
DayRange StartRange(DayRange bounds, Grain grain) {
  if (!bounds.open_low() && bounds.open_high()) bounds.high = UnitEnd(bounds.low, grain);
  return bounds;
}

DayRange EndRange(DayRange bounds, Grain grain) {
  if (!bounds.open_high() && bounds.open_low()) bounds.low = UnitStart(bounds.high, grain);
  return bounds;
}

void ReadExtent(DayRange bounds, DateClaim* claim) {
  claim->part = DatePart::kExtent;
  claim->first = DayRange{bounds.low, bounds.high};
  claim->last = claim->first;
  if (!bounds.open_low()) {
    claim->first.high = std::min(bounds.high, UnitEnd(bounds.low, claim->grain));
  }
  if (!bounds.open_high()) {
    claim->last.low = std::max(bounds.low, UnitStart(bounds.high, claim->grain));
  }
}

DateComparison CompareRanges(DayRange a, DayRange b) {
  DateComparison result;
  result.a = a;
  result.b = b;
  if (a == b) {
    result.relation = DateRelation::kEqual;
  } else if (a.high < b.low || b.high < a.low) {
    result.relation = DateRelation::kDisjoint;
    result.gap = a.high < b.low ? static_cast<int64_t>(b.low) - a.high
                                : static_cast<int64_t>(a.low) - b.high;
  } else if ((a.low <= b.low && b.high <= a.high) || (b.low <= a.low && a.high <= b.high)) {
    result.relation = DateRelation::kContained;
  } else {
    result.relation = DateRelation::kOverlap;
  }
  return result;
}

// 'at six' may be a quarter past; '18:07' is not.
int16_t SlackOf(int minute) { return minute % 60 == 0 ? 30 : minute % 15 == 0 ? 10 : 4; }

bool TwoDigits(absl::string_view text, size_t at, int* number) {
  return at + 2 <= text.size() && absl::SimpleAtoi(text.substr(at, 2), number);
}

// The time of an EDTF value such as 2021-02-23T18:15:00 or ...T18:15Z, ...T18:15+01:00.
DayTime ReadTime(absl::string_view edtf, bool approximate) {
  DayTime time;
  const size_t t = edtf.find('T');
  int hour = 0, minute = 0;
  if (t == absl::string_view::npos || edtf.find('/') != absl::string_view::npos) return time;
  if (!TwoDigits(edtf, t + 1, &hour) || hour > 24) return time;
  if (edtf.size() > t + 3 && edtf[t + 3] == ':' && !TwoDigits(edtf, t + 4, &minute)) return time;
  int total = hour * 60 + minute;
  time.slack = static_cast<int16_t>(approximate ? 60 : SlackOf(total));
  const size_t zone = edtf.find_first_of("Z+-", t + 1);
  if (zone != absl::string_view::npos) {
    int zone_hour = 0, zone_minute = 0;
    if (edtf[zone] != 'Z' && !TwoDigits(edtf, zone + 1, &zone_hour)) return time;
    TwoDigits(edtf, zone + 4, &zone_minute);
    total -= (edtf[zone] == '-' ? -1 : 1) * (60 * zone_hour + zone_minute);
    time.zoned = true;
  }
  time.minute = static_cast<int16_t>(total);
  return time;
}

// Whether two points on one day, each with a time, are apart; without zones whole hours may be
// zones.
void CompareTimes(const DayTime& a, const DayTime& b, DateComparison* result) {
  if (result->relation != DateRelation::kEqual || result->a.width() > 0) return;
  if (!a.known() || !b.known()) return;
  const int apart = std::abs(a.minute - b.minute);
  if (apart <= std::max(a.slack, b.slack)) return;
  if (a.zoned != b.zoned && apart % 30 == 0) return;
  result->relation = DateRelation::kDisjoint;
  result->minutes = apart;
}

// The stronger of two comparisons: any disjoint part makes the whole disjoint.
DateComparison Worse(const DateComparison& a, const DateComparison& b) {
  return static_cast<int>(a.relation) >= static_cast<int>(b.relation) ? a : b;
}

DateComparison CompareExtents(const DateClaim& a, const DateClaim& b) {
  const bool both_starts = a.part != DatePart::kEnd && b.part != DatePart::kEnd;
  const bool both_ends = a.part != DatePart::kStart && b.part != DatePart::kStart;
  DateComparison result;
  if (both_starts) result = CompareRanges(a.first, b.first);
  if (both_ends) result = Worse(result, CompareRanges(a.last, b.last));
  return result;
}

// A point against something long: it may lie anywhere in it.
DateComparison ComparePointTo(const DateClaim& point, const DateClaim& other) {
  DayRange range = other.first;
  if (other.part == DatePart::kExtent) range = other.hull();
  if (other.part == DatePart::kEnd) range = other.last;
  DateComparison result = CompareRanges(point.first, range);
  result.mixed = true;
  return result;
}

bool SameMonthDay(const CivilDay& a, const CivilDay& b) {
  return a.month == b.month && a.day == b.day;
}

// Whether days so far apart can have the figures of a day, a month or a year in common in a way
// that NearMiss has a name for; true where it is not sure. Most pairs of dates need no calendar
// after it.
bool MayShareFigures(int32_t a, int32_t b) {
  constexpr int32_t kYearOne = -719162;  // 1 January 1
  constexpr double kYear = 365.2425, kSlack = 1.02;
  if (std::min(a, b) < kYearOne) return true;
  const double days = std::abs(static_cast<double>(a) - b), years = days / kYear;
  if (days <= 366) return true;
  const double off =
      std::abs(days - kYear * static_cast<double>(static_cast<int64_t>(years + 0.5)));
  // Two digits that change places change a number by nines.
  const auto most = static_cast<int64_t>(years + kSlack),
             least = static_cast<int64_t>(years - kSlack);
  return off < 3 || (most >= 9 && most / 9 * 9 >= least);
}

}  // namespace

int GrainDays(Grain grain) {
  switch (grain) {
    case WEEK: return 7;
    case MONTH: return 30;
    case SEASON:
    case QUARTER: return 91;
    case HALF_YEAR: return 182;
    case YEAR: return 365;
    case DECADE: return 3652;
    case CENTURY: return 36524;
    case MILLENNIUM: return 365242;
    default: return 1;
  }
}

DayRange DateClaim::hull() const {
  switch (part) {
    case DatePart::kExtent: return DayRange{first.low, last.high};
    case DatePart::kEnd: return DayRange{std::numeric_limits<int32_t>::min(), last.high};
    case DatePart::kStart: return DayRange{first.low, std::numeric_limits<int32_t>::max()};
    default: return first;
  }
}

DateClaim ReadDate(const TimeValue& value, Aspect aspect) {
  DateClaim claim;
  claim.grain = value.grain();
  claim.approximate = value.approximate() || value.uncertain();
  DayRange bounds;
  if (value.has_earliest()) bounds.low = value.earliest();
  if (value.has_latest()) bounds.high = value.latest();
  const bool placed = value.has_earliest() || value.has_latest();
  if (!placed || bounds.low > bounds.high) return claim;
  switch (value.kind()) {
    case LENGTH:
    case SET:
    case NOMINAL: return claim;
    case WHOLE: ReadExtent(bounds, &claim); break;
    case START:
      claim.part = DatePart::kStart;
      claim.first = StartRange(bounds, claim.grain);
      break;
    case END:
      claim.part = DatePart::kEnd;
      claim.last = EndRange(bounds, claim.grain);
      break;
    default:
      claim.part = aspect == GOES_ON ? DatePart::kWithin : DatePart::kPoint;
      claim.first = bounds;
      if (aspect == BEGINS) claim.part = DatePart::kStart;
      if (aspect == ENDS) {
        claim.part = DatePart::kEnd;
        claim.last = bounds;
      }
      if (aspect == COMPLETE_EXTENT && !bounds.open()) ReadExtent(bounds, &claim);
  }
  if (claim.part == DatePart::kPoint) claim.time = ReadTime(value.edtf(), claim.approximate);
  if (value.approximate()) {
    claim.first = Widened(claim.first, Slack(claim.grain));
    claim.last = Widened(claim.last, Slack(claim.grain));
  }
  return claim;
}

DateComparison CompareDates(const DateClaim& a, const DateClaim& b) {
  if (!a.dated() || !b.dated()) return {};
  if (a.part == DatePart::kWithin || b.part == DatePart::kWithin) {
    // Something that goes on is seen at many dates: it agrees or says nothing.
    DateComparison result = CompareRanges(a.hull(), b.hull());
    if (result.relation == DateRelation::kDisjoint) result.relation = DateRelation::kIncomparable;
    return result;
  }
  if (IsPoint(a.part) && IsPoint(b.part)) {
    DateComparison result = CompareRanges(a.first, b.first);
    CompareTimes(a.time, b.time, &result);
    return result;
  }
  if (IsPoint(a.part)) return ComparePointTo(a, b);
  if (IsPoint(b.part)) {
    DateComparison result = ComparePointTo(b, a);
    std::swap(result.a, result.b);
    return result;
  }
  return CompareExtents(a, b);
}

absl::string_view NearMiss(const DateComparison& comparison) {
  if (comparison.relation != DateRelation::kDisjoint) return "";
  if (comparison.gap == 0) return comparison.minutes % 60 == 0 ? "whole-hours" : "";
  if (comparison.a.open() || comparison.b.open()) return comparison.gap == 1 ? "one-day" : "";
  const bool days = comparison.a.width() == 0 && comparison.b.width() == 0;
  if (days && comparison.gap == 1) return "one-day";
  if (days && comparison.gap >= 10 && comparison.gap <= 13) return "calendar";
  const bool same_width = std::llabs(comparison.a.width() - comparison.b.width()) <= 3;
  if (!same_width || !MayShareFigures(comparison.a.low, comparison.b.low)) return "";
  const CivilDay a = CivilFromDayNumber(comparison.a.low), b = CivilFromDayNumber(comparison.b.low);
  const int64_t year_a = a.year <= 0 ? a.year - 1 : a.year,
                year_b = b.year <= 0 ? b.year - 1 : b.year;
  if ((year_a < 0) != (year_b < 0) && std::llabs(year_a) == std::llabs(year_b)) return "era";
  if (days && a.year == b.year && a.month == b.month && NeighboursSwapped(a.day, b.day)) {
    return "digits-swapped";
  }
  if (a.year != b.year && NeighboursSwapped(year_a, year_b)) return "digits-swapped";
  const bool years = comparison.a.width() >= 360;
  if (!years && SameMonthDay(a, b) && a.year != b.year) return "other-year";
  if (days && a.day == b.day && a.year == b.year && a.month != b.month) return "other-month";
  return "";
}

}  // namespace dateline
