#include "reports/words.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace dateline {
namespace {

const char* const kMonths[] = {"January",   "February", "March",    "April",
                               "May",       "June",     "July",     "August",
                               "September", "October",  "November", "December"};

struct Point {
  int year = 0;
  int month = 0;  // 1 to 12, or an EDTF season 21 to 24; 0: none
  int day = 0;
  std::string hedge;  // "about ", "perhaps "
  std::string unit;   // "1970s", "19th century": instead of the year
};

std::string Century(int first_year) {
  const int number = first_year / 100 + 1;
  const char* ending = "th";
  if (number % 100 / 10 != 1) {
    if (number % 10 == 1) ending = "st";
    if (number % 10 == 2) ending = "nd";
    if (number % 10 == 3) ending = "rd";
  }
  return absl::StrCat(number, ending, " century");
}

bool ParseHedge(absl::string_view* text, Point* point) {
  if (text->empty()) return false;
  const char last = text->back();
  if (last == '~') point->hedge = "about ";
  if (last == '?') point->hedge = "perhaps ";
  if (last == '%') point->hedge = "perhaps about ";
  if (!point->hedge.empty()) text->remove_suffix(1);
  return !text->empty() && text->find_first_of("~?%") == absl::string_view::npos;
}

bool ParseYear(absl::string_view text, Point* point) {
  const bool negative = absl::ConsumePrefix(&text, "-");
  if (text.size() != 4) return false;
  if (!negative && text.substr(3) == "X" && text[2] != 'X') {
    point->unit = absl::StrCat(text.substr(0, 3), "0s");
    return absl::SimpleAtoi(absl::StrCat(text.substr(0, 3), "0"), &point->year);
  }
  if (!negative && text.substr(2) == "XX" && text[1] != 'X') {
    if (!absl::SimpleAtoi(absl::StrCat(text.substr(0, 2), "00"), &point->year)) return false;
    point->unit = Century(point->year);
    return true;
  }
  if (!absl::SimpleAtoi(text, &point->year)) return false;
  if (negative) point->year = -point->year;
  return true;
}

bool ParsePoint(absl::string_view text, Point* point) {
  if (!ParseHedge(&text, point)) return false;
  const bool negative = text[0] == '-';
  const std::vector<absl::string_view> parts = absl::StrSplit(text.substr(negative), '-');
  if (!ParseYear(absl::StrCat(negative ? "-" : "", parts[0]), point)) return false;
  if (parts.size() > 3 || (parts.size() > 1 && !point->unit.empty())) return false;
  if (parts.size() > 1 && !absl::SimpleAtoi(parts[1], &point->month)) return false;
  if (parts.size() > 2 && !absl::SimpleAtoi(parts[2], &point->day)) return false;
  const bool season = point->month >= 21 && point->month <= 24 && parts.size() == 2;
  return season || (point->month >= 0 && point->month <= 12 && point->day <= 31);
}

std::string YearText(const Point& point) {
  if (!point.unit.empty()) return point.unit;
  return point.year <= 0 ? absl::StrCat(1 - point.year, " BC") : absl::StrCat(point.year);
}

std::string MonthText(const Point& point) {
  static const char* const kSeasons[] = {"spring", "summer", "autumn", "winter"};
  if (point.month == 0) return YearText(point);
  if (point.month > 12) return absl::StrCat(kSeasons[point.month - 21], " ", YearText(point));
  return absl::StrCat(kMonths[point.month - 1], " ", YearText(point));
}

std::string PointText(const Point& point) {
  if (point.day == 0) return absl::StrCat(point.hedge, MonthText(point));
  return absl::StrCat(point.hedge, point.day, " ", MonthText(point));
}

std::string IntervalText(const Point& a, const Point& b) {
  if (a.day > 0 && b.day > 0 && a.year == b.year && a.hedge.empty() && b.hedge.empty()) {
    if (a.month == b.month) return absl::StrCat(a.day, "–", b.day, " ", MonthText(b));
    return absl::StrCat(a.day, " ", kMonths[a.month - 1], " – ", PointText(b));
  }
  return absl::StrCat(PointText(a), " to ", PointText(b));
}

// 4300 -> "4,300", 2.5 -> "2.5": as many digits as the value was written with.
std::string NumberText(double number) {
  std::string text = absl::StrCat(number);
  if (std::abs(number) < 1000 || number != std::floor(number) || std::abs(number) > 1e15)
    return text;
  text = absl::StrFormat("%.0f", number);
  for (size_t i = text.size(); i > 3 && text[i - 4] != '-';) text.insert(i -= 3, ",");
  return text;
}

// 547.864 days -> "18 months", 0.277778 -> "6 hours 40 minutes": in the largest unit that it is a
// whole number of, give or take the six digits that values have.
std::string DurationText(double days) {
  static constexpr struct {
    const char* name;
    double days;
  } kUnits[] = {{"year", 365.2425}, {"month", 30.436875},   {"day", 1},
                {"hour", 1.0 / 24}, {"minute", 1.0 / 1440}, {"second", 1.0 / 86400}};
  for (const auto& unit : kUnits) {
    const double count = days / unit.days, whole = std::round(count);
    if (days >= 2 && unit.days < 1) break;
    if (whole < 1 || std::abs(count - whole) > 1e-4 * whole) continue;
    const int64_t minutes = std::llround(days * 1440);
    if (unit.days < 1.0 / 24 && minutes > 60 && minutes < 1440) {
      return absl::StrCat(Counted(minutes / 60, "hour"), " ", Counted(minutes % 60, "minute"));
    }
    return whole == 1 ? absl::StrCat("1 ", unit.name)
                      : absl::StrCat(NumberText(whole), " ", unit.name, "s");
  }
  return absl::StrCat(NumberText(days), " days");
}

bool IsOpen(absl::string_view end) { return end.empty() || end == ".."; }

struct NearMiss {
  const char* name;
  const char* text;
};

// The names are those of proto/finding.proto.
constexpr NearMiss kNearMisses[] = {
    {"one-day", "one day apart: time zone, date line, or the day of the report"},
    {"calendar", "ten to thirteen days apart: Julian against Gregorian calendar"},
    {"digits-swapped", "two digits are swapped"},
    {"whole-hours", "whole hours apart: time zones may explain it"},
    {"era", "the same year BC and AD"},
    {"other-month", "the same day of another month"},
    {"other-year", "the same day and month in another year"},
    {"start-against-end", "one may speak of the start, the other of the end"},
    {"month-day-swapped", "day and month are swapped"},
    {"digit", "one digit differs"},
    {"rounding", "one may be the other, rounded"},
    {"scale", "a factor of ten, a hundred or a thousand apart"},
};

}  // namespace

std::string PlaceText(const Location& place) {
  std::string text = place.path().empty() ? "-" : place.path();
  if (place.line() > 0) absl::StrAppend(&text, ":", place.line());
  if (place.line() > 0 && place.column() > 0) absl::StrAppend(&text, ":", place.column());
  return text;
}

Location PlaceOf(const Notice& notice) {
  Location place;
  place.set_path(notice.path());
  place.set_line(notice.line());
  return place;
}

std::string PlaceDetail(const Location& place) {
  std::vector<std::string> parts;
  if (place.page() > 0) parts.push_back(absl::StrCat("page ", place.page()));
  if (!place.section().empty()) parts.push_back(absl::StrCat("“", place.section(), "”"));
  return absl::StrJoin(parts, ", ");
}

std::string DateForPeople(absl::string_view edtf) {
  const size_t slash = edtf.find('/');
  Point first, last;
  if (slash == absl::string_view::npos) {
    return ParsePoint(edtf, &first) ? PointText(first) : std::string(edtf);
  }
  const absl::string_view from = edtf.substr(0, slash), to = edtf.substr(slash + 1);
  if (IsOpen(from) && !IsOpen(to) && ParsePoint(to, &last)) {
    return absl::StrCat(PointText(last), " or earlier");
  }
  if (!IsOpen(from) && IsOpen(to) && ParsePoint(from, &first)) {
    return absl::StrCat(PointText(first), " or later");
  }
  if (ParsePoint(from, &first) && ParsePoint(to, &last)) return IntervalText(first, last);
  return std::string(edtf);
}

std::string QuantityForPeople(absl::string_view value) {
  const size_t space = value.find(' ');
  if (space == absl::string_view::npos) return std::string(value);
  const absl::string_view bounds = value.substr(0, space), unit = value.substr(space + 1);
  const size_t dots = bounds.find("..");
  const auto one = [&](absl::string_view text, std::string* words) {
    double number;
    if (!absl::SimpleAtod(text, &number) || !std::isfinite(number)) return false;
    *words = unit == "day" ? DurationText(number) : absl::StrCat(NumberText(number), " ", unit);
    return true;
  };
  std::string low, high;
  if (dots == absl::string_view::npos) return one(bounds, &low) ? low : std::string(value);
  const absl::string_view from = bounds.substr(0, dots), to = bounds.substr(dots + 2);
  if (from.empty() && one(to, &high)) return absl::StrCat("at most ", high);
  if (to.empty() && one(from, &low)) return absl::StrCat("at least ", low);
  return one(from, &low) && one(to, &high) ? absl::StrCat(low, " to ", high) : std::string(value);
}

std::string ValueForPeople(const Finding& finding, const Reading& reading) {
  if (reading.value().empty()) return "no value";
  switch (finding.dimension()) {
    case DATE:
    case DIMENSION_UNSPECIFIED: return DateForPeople(reading.value());
    case QUANTITY:
    case DURATION: return QuantityForPeople(reading.value());
    default: return reading.value();
  }
}

std::string SupportText(const ReadingView& reading) {
  const int count = static_cast<int>(reading.witnesses.size());
  std::string text = Counted(count, "passage");
  if (count > 1 && reading.lineages < count) {
    absl::StrAppend(&text, ", ", reading.lineages, " independent");
  }
  return text;
}

std::string WhyOneEvent(const FindingView& finding) {
  if (!finding.event || finding.event->links().empty()) return "";
  std::vector<const Weight*> weights;
  const Link& link = finding.event->links(0);
  constexpr double kLeastTold = 0.5;  // less is no reason to a reader
  for (const Weight& weight : link.weights()) {
    if (weight.weight() >= kLeastTold) weights.push_back(&weight);
  }
  std::stable_sort(weights.begin(), weights.end(),
                   [](const Weight* a, const Weight* b) { return a->weight() > b->weight(); });
  std::string text;
  for (const Weight* weight : weights) {
    absl::StrAppend(&text, text.empty() ? "" : "; ", weight->field());
    if (!weight->detail().empty()) {
      absl::StrAppend(&text, " ", weight->detail());
    } else if (!weight->level().empty()) {
      absl::StrAppend(&text, " ", weight->level());
    }
    absl::StrAppendFormat(&text, " %+.1f", weight->weight());
  }
  return text;
}

std::string NearMissText(absl::string_view near_miss) {
  for (const NearMiss& known : kNearMisses) {
    if (near_miss == known.name) return known.text;
  }
  return std::string(near_miss);
}

std::string Counted(int64_t count, absl::string_view singular, absl::string_view plural) {
  if (count == 1) return absl::StrCat("1 ", singular);
  return plural.empty() ? absl::StrCat(count, " ", singular, "s")
                        : absl::StrCat(count, " ", plural);
}

}  // namespace dateline
