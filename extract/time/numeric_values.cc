// What stands there in numbers: ISO dates and weeks, numeric dates.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "base/civil.h"
#include "extract/time/resolver.h"

namespace dateline {
namespace {

struct Numbers {
  int32_t part[8] = {};
  int digits[8] = {};
  int count = 0;
};

Numbers NumbersIn(absl::string_view text) {
  Numbers n;
  for (size_t i = 0; i < text.size() && n.count < 8;) {
    if (text[i] < '0' || text[i] > '9') {
      ++i;
      continue;
    }
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9' && n.digits[n.count] < 9; ++i) {
      n.part[n.count] = n.part[n.count] * 10 + (text[i] - '0');
      ++n.digits[n.count];
    }
    ++n.count;
  }
  return n;
}

// A clock text behind the day of an ISO date: hours, minutes, seconds, zone.
void ReadIsoTime(absl::string_view text, const Numbers& n, TimePoint* p) {
  const size_t t = text.find('T');
  if (t == absl::string_view::npos || n.count < 5 || n.part[3] > 24 || n.part[4] > 59) return;
  p->hour = n.part[3];
  p->minute = n.part[4];
  if (text.back() == 'Z') p->zone = 0;
  const size_t sign = text.find_first_of("+-", t);
  int next = 5;
  if (n.count > next && (sign == absl::string_view::npos || text.substr(t, sign - t).size() > 6)) {
    p->second = std::min(n.part[next], 59);
    ++next;
  }
  if (sign != absl::string_view::npos && n.count > next) {
    const int size =
        std::min(n.part[next], 14) * 60 + (n.count > next + 1 ? std::min(n.part[next + 1], 59) : 0);
    p->zone = text[sign] == '-' ? -size : size;
  }
}

// '2021-W14', '2021-W14-3': week 1 holds 4 January.
Value IsoWeekValue(const Numbers& n) {
  Value value;
  const int32_t monday = WeekPoint(DayNumber(n.part[0], 1, 4)).week_start + 7 * (n.part[1] - 1);
  value.first = n.count > 2 ? DayPoint(monday + n.part[2] - 1) : WeekPoint(monday);
  value.resolution = EXPLICIT;
  const bool last_year = WeekPoint(DayNumber(n.part[0] + 1, 1, 4)).week_start <= monday;
  if (!last_year) return value;
  value = {};
  value.problem = absl::StrCat(n.part[0], " has no week ", n.part[1]);
  return value;
}

}  // namespace

int32_t YearOfTwoDigits(int32_t yy) { return yy <= 68 ? 2000 + yy : 1900 + yy; }

std::string NoSuchDay(int32_t year, int month, int day) {
  if (month < 1 || month > 12) return absl::StrCat("there is no month ", month);
  if (day < 1 || day > 31) return absl::StrCat("there is no day ", day);
  static constexpr const char* kNames[] = {"January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December"};
  if (month == 2 && day == 29) return absl::StrCat("February of ", year, " has 28 days");
  return absl::StrCat(kNames[month - 1], " has ", DaysInMonth(year, month), " days");
}

Value IsoValue(absl::string_view text) {
  Value value;
  const Numbers n = NumbersIn(text);
  if (n.count >= 2 && text.find('W') != absl::string_view::npos) return IsoWeekValue(n);
  if (n.count < 3) return value;
  if (n.part[1] > 12 || n.part[2] > 31 || n.part[1] == 0 || n.part[2] == 0) return value;
  if (!IsValidDay(n.part[0], n.part[1], n.part[2])) {
    value.problem = NoSuchDay(n.part[0], n.part[1], n.part[2]);
    return value;
  }
  value.first = DayPoint(n.part[0], n.part[1], n.part[2]);
  value.resolution = EXPLICIT;
  ReadIsoTime(text, n, &value.first);
  return value;
}

Value NumericValue(absl::string_view text, DateOrder order) {
  Value value;
  const Numbers n = NumbersIn(text);
  if (n.count == 2) {  // 7/2008
    value.first = MonthPoint(n.part[1], n.part[0]);
    value.resolution = EXPLICIT;
    return value;
  }
  if (n.count != 3) return value;
  const int32_t year = n.digits[2] == 4 ? n.part[2] : YearOfTwoDigits(n.part[2]);
  const int a = n.part[0], b = n.part[1];
  const bool day_first = IsValidDay(year, b, a), month_first = IsValidDay(year, a, b);
  if (!day_first && !month_first) {
    value.problem = a <= 12 ? NoSuchDay(year, a, b) : NoSuchDay(year, b, a);
    return value;
  }
  value.resolution = EXPLICIT;
  const TimePoint as_day_month = DayPoint(year, b, a), as_month_day = DayPoint(year, a, b);
  if (!day_first || !month_first || a == b) {
    value.first = day_first ? as_day_month : as_month_day;
    return value;
  }
  // Dots and hyphens are the European way; with slashes the document or the user must say.
  const bool slash = text.find('/') != absl::string_view::npos;
  if (order == DateOrder::kDayMonth || (order == DateOrder::kAuto && !slash)) {
    value.first = as_day_month;
  } else if (order == DateOrder::kMonthDay) {
    value.first = as_month_day;
  } else {
    value.first = as_day_month;
    value.last = as_month_day;
    value.one_of = true;
    value.alternatives = {as_day_month, as_month_day};
    value.note = "the order of day and month is not known";
  }
  return value;
}

}  // namespace dateline
