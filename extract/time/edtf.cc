#include "extract/time/edtf.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/civil.h"
#include "extract/time/edtf_internal.h"

namespace dateline {
namespace {

int64_t Power(int exponent) {
  int64_t value = 1;
  for (int i = 0; i < exponent && i < 18; ++i) value *= 10;
  return value;
}

int DigitsOf(int64_t value) {
  int digits = 1;
  for (; value >= 10; value /= 10) ++digits;
  return digits;
}

struct YearBounds {
  int64_t first, last;
};

// Positive bounds of the written digits, then the sign.
YearBounds YearsOf(const EdtfPoint& p) {
  constexpr int64_t kFar = 1'000'000'000'000;
  int64_t low = p.year.value, high = p.year.value;
  for (int i = 0; i < 5; ++i) {
    if (p.year.unspecified >> i & 1) high += 9 * Power(i);
  }
  if (p.exponent > 0) {
    const int64_t factor = Power(p.exponent);
    low = high = low > kFar / factor ? kFar : low * factor;
  }
  if (p.significant > 0) {
    const int digits = DigitsOf(low);
    // 'Y3388E2S3' keeps three digits of 338800. More significant digits than the mantissa has
    // are read as that many unknown ones, as the public test suites have it.
    const bool beyond = p.exponent > 0 && p.significant > DigitsOf(p.year.value);
    const int unknown = beyond ? p.significant : digits - p.significant;
    const int64_t unit = Power(std::clamp(unknown, 0, 18));
    low = low / unit * unit;
    high = low + unit - 1;
  }
  return p.negative ? YearBounds{-high, -low} : YearBounds{low, high};
}

// First month (1 to 12) and length in months of the codes 21 to 41 (ISO 8601-2, 4.7.1).
struct MonthSpan {
  int first, count;
};
MonthSpan SeasonMonths(int code) {
  static constexpr MonthSpan kSpans[] = {
      {3, 3}, {6, 3},  {9, 3}, {12, 3},  // 21-24 seasons
      {3, 3}, {6, 3},  {9, 3}, {12, 3},  // 25-28 of the northern hemisphere
      {9, 3}, {12, 3}, {3, 3}, {6, 3},   // 29-32 of the southern hemisphere
      {1, 3}, {4, 3},  {7, 3}, {10, 3},  // 33-36 quarters
      {1, 4}, {5, 4},  {9, 4},           // 37-39 thirds
      {1, 6}, {7, 6},                    // 40-41 halves
  };
  return kSpans[std::clamp(code - 21, 0, 20)];
}

int32_t InUtc(const EdtfPoint& p, int32_t day) {
  if (!p.seconds) return day;
  const int64_t seconds = *p.seconds - int64_t{p.zone.value_or(0)} * 60;
  if (seconds < 0) return day - 1;
  return seconds >= 86400 ? day + 1 : day;
}

int32_t LastOfMonths(int64_t year, int first, int count) {
  const int last = first + count - 1;
  return last > 12 ? DayNumber(year + 1, last - 12, DaysInMonth(year + 1, last - 12))
                   : DayNumber(year, last, DaysInMonth(year, last));
}

const char* Mark(EdtfQualifier q) {
  switch (q) {
    case EdtfQualifier::kUncertain: return "?";
    case EdtfQualifier::kApproximate: return "~";
    case EdtfQualifier::kBoth: return "%";
    default: return "";
  }
}

std::string Digits(const EdtfComponent& c, int width) {
  std::string text = absl::StrFormat("%0*d", width, c.value);
  for (size_t i = 0; i < text.size(); ++i) {
    if (c.unspecified >> (text.size() - 1 - i) & 1) text[i] = 'X';
  }
  return text;
}

std::string PointText(const EdtfPoint& p) {
  std::string out = p.or_before ? ".." : "";
  if (p.long_year) {
    absl::StrAppend(&out, "Y", p.negative ? "-" : "", p.year.value);
    if (p.exponent > 0) absl::StrAppend(&out, "E", p.exponent);
  } else {
    const int width = p.year.value > 9999 || p.year.unspecified >> 4 ? 5 : 4;
    absl::StrAppend(&out, Mark(p.year.qualifier), p.negative ? "-" : "", Digits(p.year, width));
  }
  if (p.significant > 0) absl::StrAppend(&out, "S", p.significant);
  out += Mark(p.year.group);
  for (const EdtfComponent* c : {&p.month, &p.day}) {
    if (c->present) {
      absl::StrAppend(&out, "-", Mark(c->qualifier), Digits(*c, 2), Mark(c->group));
    }
  }
  if (p.seconds) {
    absl::StrAppendFormat(&out, "T%02d:%02d:%02d", *p.seconds / 3600, *p.seconds / 60 % 60,
                          *p.seconds % 60);
    if (p.utc) out += "Z";
    if (p.zone) {
      const int size = std::abs(*p.zone);
      absl::StrAppendFormat(&out, "%s%02d", *p.zone < 0 ? "-" : "+", size / 60);
      if (size % 60) absl::StrAppendFormat(&out, ":%02d", size % 60);
    }
  }
  if (p.or_after) out += "..";
  return out;
}

std::string SideText(EdtfDate::Side side, const EdtfPoint& point) {
  switch (side) {
    case EdtfDate::Side::kOpen: return "..";
    case EdtfDate::Side::kUnknown: return "";
    default: return PointText(point);
  }
}

std::string MemberText(const EdtfDate::Range& member) {
  if (!member.range) return PointText(member.first);
  const bool open_first = member.first_side != EdtfDate::Side::kPoint;
  const bool open_last = member.last_side != EdtfDate::Side::kPoint;
  return absl::StrCat(open_first ? "" : PointText(member.first), "..",
                      open_last ? "" : PointText(member.last));
}

EdtfBounds MemberBounds(const EdtfDate::Range& member) {
  EdtfBounds bounds;
  const EdtfPoint& last = member.range ? member.last : member.first;
  const EdtfDate::Side last_side = member.range ? member.last_side : member.first_side;
  if (member.first_side == EdtfDate::Side::kPoint && !member.first.or_before) {
    bounds.earliest = FirstDayOf(member.first);
  }
  if (last_side == EdtfDate::Side::kPoint && !last.or_after) bounds.latest = LastDayOf(last);
  return bounds;
}

}  // namespace

int32_t FirstDayOf(const EdtfPoint& p) {
  const int64_t year = YearsOf(p).first;
  if (!p.month.present) return DayNumber(year, 1, 1);
  if (p.month.unspecified == 0 && p.month.value > 12) {
    return DayNumber(year, SeasonMonths(static_cast<int>(p.month.value)).first, 1);
  }
  for (int month = 1; month <= 12; ++month) {
    if (!FitsMask(p.month, month)) continue;
    if (!p.day.present) return DayNumber(year, month, 1);
    for (int day = 1; day <= 31; ++day) {
      if (FitsMask(p.day, day) && IsValidDay(year, month, day)) {
        return InUtc(p, DayNumber(year, month, day));
      }
    }
  }
  return DayNumber(year, 1, 1);
}

int32_t LastDayOf(const EdtfPoint& p) {
  const int64_t year = YearsOf(p).last;
  if (!p.month.present) return DayNumber(year, 12, 31);
  if (p.month.unspecified == 0 && p.month.value > 12) {
    const MonthSpan span = SeasonMonths(static_cast<int>(p.month.value));
    return LastOfMonths(year, span.first, span.count);
  }
  for (int month = 12; month >= 1; --month) {
    if (!FitsMask(p.month, month)) continue;
    if (!p.day.present) return DayNumber(year, month, DaysInMonth(year, month));
    for (int day = 31; day >= 1; --day) {
      if (FitsMask(p.day, day) && IsValidDay(year, month, day)) {
        return InUtc(p, DayNumber(year, month, day));
      }
    }
  }
  return DayNumber(year, 12, 31);
}

EdtfBounds BoundsOf(const EdtfDate& date) {
  EdtfBounds all;
  bool first = true;
  for (const EdtfDate::Range& member : date.members) {
    const EdtfBounds one = MemberBounds(member);
    if (first) {
      all = one;
    } else {
      all.earliest = all.earliest && one.earliest
                         ? std::optional<int32_t>(std::min(*all.earliest, *one.earliest))
                         : std::nullopt;
      all.latest = all.latest && one.latest
                       ? std::optional<int32_t>(std::max(*all.latest, *one.latest))
                       : std::nullopt;
    }
    first = false;
  }
  return all;
}

std::string ToString(const EdtfDate& date) {
  if (date.members.empty()) return "";
  if (date.kind == EdtfDate::Kind::kInterval) {
    const EdtfDate::Range& range = date.members[0];
    return absl::StrCat(SideText(range.first_side, range.first), "/",
                        SideText(range.last_side, range.last));
  }
  if (date.kind == EdtfDate::Kind::kPoint) return MemberText(date.members[0]);
  std::string out = date.kind == EdtfDate::Kind::kOneOf ? "[" : "{";
  for (size_t i = 0; i < date.members.size(); ++i) {
    absl::StrAppend(&out, i == 0 ? "" : ",", MemberText(date.members[i]));
  }
  return out + (date.kind == EdtfDate::Kind::kOneOf ? "]" : "}");
}

}  // namespace dateline
