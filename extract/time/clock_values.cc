#include "extract/time/clock_values.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace dateline {

void SetClock(const Slots& s, TimePoint* p) {
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

void RenderBareClock(const Slots& s, TimeExpression* e) {
  TimePoint clock = DayPoint(0);
  SetClock(s, &clock);
  if (s.Has(kPartOfDay)) clock.part_of_day = s.Get(kPartOfDay);
  const std::string timex = TimexOf(clock);
  const size_t t = timex.find('T');
  e->timex_type = "TIME";
  e->timex_value = absl::StrCat("XXXX-XX-XX", t == std::string::npos ? "" : timex.substr(t));
}

}  // namespace dateline
