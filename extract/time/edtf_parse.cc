// The grammar of EDTF by recursive descent. Bounds and spelling are in edtf.cc.
#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/civil.h"
#include "extract/time/edtf.h"
#include "extract/time/edtf_internal.h"

namespace dateline {
namespace {

constexpr int kMaxExponent = 15;
constexpr int64_t kMaxYear = 1'000'000'000'000'000;
constexpr size_t kMaxMembers = 1000;

EdtfQualifier QualifierOf(char c) {
  switch (c) {
    case '?': return EdtfQualifier::kUncertain;
    case '~': return EdtfQualifier::kApproximate;
    case '%': return EdtfQualifier::kBoth;
    default: return EdtfQualifier::kNone;
  }
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsUnspecified(char c) { return c == 'X' || c == 'x'; }

// One point of time, the whole of `text`.
class PointParser {
 public:
  PointParser(absl::string_view text, EdtfPoint* point) : text_(text), p_(*point) {}

  // False: *error says why.
  bool Parse(std::string* error) {
    error_ = error;
    p_ = EdtfPoint();
    if (absl::StartsWith(text_, "Y")) return LongYear();
    if (!Year()) return false;
    if (Done()) return Valid();
    if (text_[at_] == 'S') {
      if (p_.year.group != EdtfQualifier::kNone) return Fail("a qualifier comes last");
      return SignificantDigits() && Valid();
    }
    if (!Take('-')) return Fail("expected '-' and a month");
    if (!TwoDigits(&p_.month)) return Fail("expected a month of two digits");
    if (Done()) return Valid();
    if (!Take('-')) return Fail("expected '-' and a day");
    if (!TwoDigits(&p_.day)) return Fail("expected a day of two digits");
    if (Done()) return Valid();
    return Time() && Valid();
  }

 private:
  bool Fail(absl::string_view what) {
    *error_ = absl::StrCat(what, " at character ", at_ + 1, " of '", text_, "'");
    return false;
  }
  bool Done() const { return at_ == text_.size(); }
  char Peek() const { return Done() ? '\0' : text_[at_]; }
  bool Take(char c) {
    if (Peek() != c) return false;
    ++at_;
    return true;
  }
  EdtfQualifier Qualifier() {
    const EdtfQualifier q = QualifierOf(Peek());
    if (q != EdtfQualifier::kNone) ++at_;
    return q;
  }

  bool Component(size_t min_digits, size_t max_digits, EdtfComponent* c) {
    size_t n = 0;
    while (n < max_digits && at_ + n < text_.size() &&
           (IsDigit(text_[at_ + n]) || IsUnspecified(text_[at_ + n]))) {
      ++n;
    }
    if (n < min_digits) return false;
    for (size_t i = 0; i < n; ++i) {
      const char digit = text_[at_ + i];
      c->value = c->value * 10 + (IsDigit(digit) ? digit - '0' : 0);
      if (!IsDigit(digit)) c->unspecified |= static_cast<uint8_t>(1 << (n - 1 - i));
    }
    at_ += n;
    c->present = true;
    return true;
  }

  bool Year() {
    p_.year.qualifier = Qualifier();
    p_.negative = Take('-');
    if (!Component(4, 5, &p_.year)) return Fail("expected a year of four digits");
    if (IsDigit(Peek()) || IsUnspecified(Peek())) return Fail("a year of so many digits needs a Y");
    if (p_.negative && p_.year.value == 0 && p_.year.unspecified == 0) {
      return Fail("there is no year -0000");
    }
    p_.year.group = Qualifier();
    return true;
  }

  bool TwoDigits(EdtfComponent* c) {
    c->qualifier = Qualifier();
    if (!Component(2, 2, c)) return false;
    c->group = Qualifier();
    return true;
  }

  bool Number(int64_t limit, int64_t* value) {
    if (!IsDigit(Peek())) return false;
    for (*value = 0; IsDigit(Peek()); ++at_) {
      *value = *value * 10 + (Peek() - '0');
      if (*value > limit) return false;
    }
    return true;
  }

  bool LongYear() {
    ++at_;
    p_.long_year = true;
    p_.negative = Take('-');
    const size_t first = at_;
    if (!Number(kMaxYear, &p_.year.value)) return Fail("expected a year");
    const size_t digits = at_ - first;
    p_.year.present = true;
    if (Take('E')) {
      int64_t exponent;
      if (!Number(kMaxExponent, &exponent)) return Fail("expected an exponent up to 15");
      p_.exponent = static_cast<int>(exponent);
    }
    strict_ = digits >= 5 || p_.exponent > 0;
    if (!Done() && text_[at_] == 'S' && !SignificantDigits()) return false;
    if (p_.significant == 0) p_.year.group = Qualifier();
    return Done() || Fail("nothing may follow a long year");
  }

  bool SignificantDigits() {
    ++at_;
    int64_t digits;
    if (p_.year.unspecified != 0 || !Number(18, &digits) || digits == 0) {
      return Fail("expected a number of significant digits");
    }
    p_.significant = static_cast<int>(digits);
    p_.year.group = Qualifier();
    return Done() || p_.long_year || Fail("nothing may follow significant digits");
  }

  bool ClockNumber(int max, int* value) {
    if (at_ + 2 > text_.size() || !IsDigit(text_[at_]) || !IsDigit(text_[at_ + 1])) return false;
    *value = (text_[at_] - '0') * 10 + (text_[at_ + 1] - '0');
    at_ += 2;
    return *value <= max;
  }

  bool Time() {
    int hour, minute, second;
    if (!Take('T')) return Fail("expected 'T' and a time");
    if (p_.year.unspecified || p_.month.unspecified || p_.day.unspecified || p_.month.value > 12) {
      return Fail("a time needs a whole date");
    }
    if (!ClockNumber(24, &hour) || !Take(':') || !ClockNumber(59, &minute) || !Take(':') ||
        !ClockNumber(59, &second) || (hour == 24 && (minute > 0 || second > 0))) {
      return Fail("expected a time as 23:20:30");
    }
    p_.seconds = hour * 3600 + minute * 60 + second;
    if (Done()) return true;
    if (Take('Z')) {
      p_.utc = true;
      return Done() || Fail("nothing may follow Z");
    }
    const bool west = Peek() == '-';
    if (!Take('+') && !Take('-')) return Fail("expected a zone");
    int zone_hour, zone_minute = 0;
    if (!ClockNumber(14, &zone_hour)) return Fail("expected a zone of up to 14 hours");
    if (Take(':') && !ClockNumber(59, &zone_minute)) return Fail("expected minutes of the zone");
    if (!Done()) return Fail("nothing may follow the zone");
    const int zone = zone_hour * 60 + zone_minute;
    p_.zone = west ? -zone : zone;
    return true;
  }

  // Whether some day fits; seasons have none.
  bool Valid() {
    if (!Done()) return Fail("not understood");
    if (!p_.month.present) return true;
    const bool season = p_.month.unspecified == 0 && p_.month.value >= 21 && p_.month.value <= 41;
    if (season) return !p_.day.present || Fail("a season has no day");
    for (int month = 1; month <= 12; ++month) {
      if (!FitsMask(p_.month, month)) continue;
      if (!p_.day.present || SomeDayFits(month)) return true;
    }
    return Fail("no such month or day");
  }

  bool SomeDayFits(int month) const {
    const int64_t year = p_.negative ? -p_.year.value : p_.year.value;
    // Where the year is open, a leap year may be meant.
    const int length = month == 2 && p_.year.unspecified ? 29 : DaysInMonth(year, month);
    for (int day = 1; day <= length; ++day) {
      if (FitsMask(p_.day, day)) return true;
    }
    return false;
  }

  absl::string_view text_;
  EdtfPoint& p_;
  size_t at_ = 0;
  std::string* error_ = nullptr;

 public:
  bool strict_ = true;
};

class DateParser {
 public:
  DateParser(absl::string_view text, EdtfDate* date) : text_(text), date_(*date) {}

  bool Parse() {
    if (text_.empty()) return Fail("empty");
    if (text_[0] == '[' || text_[0] == '{') return Set();
    const size_t slash = text_.find('/');
    if (slash != absl::string_view::npos) {
      return Interval(text_.substr(0, slash), text_.substr(slash + 1));
    }
    EdtfDate::Range member;
    if (!Member(text_, &member)) return false;
    date_.members.push_back(member);
    return true;
  }

  const std::string& error() const { return error_; }
  bool strict() const { return strict_; }

 private:
  bool Fail(absl::string_view what) {
    if (error_.empty()) error_ = absl::StrCat(what, ": '", text_, "'");
    return false;
  }

  bool Point(absl::string_view text, EdtfPoint* point) {
    PointParser parser(text, point);
    if (!parser.Parse(&error_)) return false;
    strict_ = strict_ && parser.strict_;
    return true;
  }

  // "1670", "1670..1672", "..1672", "1670.."
  bool Member(absl::string_view text, EdtfDate::Range* member) {
    const size_t dots = text.find("..");
    if (dots == absl::string_view::npos) return Point(text, &member->first);
    member->range = true;
    const absl::string_view first = text.substr(0, dots), last = text.substr(dots + 2);
    if (first.empty() && last.empty()) return Fail("a range needs an end");
    if (first.empty())
      member->first_side = EdtfDate::Side::kOpen;
    else if (!Point(first, &member->first))
      return false;
    if (last.empty())
      member->last_side = EdtfDate::Side::kOpen;
    else if (!Point(last, &member->last))
      return false;
    return InOrder(*member);
  }

  bool Set() {
    const char close = text_[0] == '[' ? ']' : '}';
    if (text_.size() < 3 || text_.back() != close) return Fail("the set is not closed");
    date_.kind = close == ']' ? EdtfDate::Kind::kOneOf : EdtfDate::Kind::kAllOf;
    const std::vector<absl::string_view> parts =
        absl::StrSplit(text_.substr(1, text_.size() - 2), ',');
    if (parts.size() > kMaxMembers) return Fail("too many members");
    // A space may follow the commas: all of them or none.
    const bool spaced = parts.size() > 1 && absl::StartsWith(parts[1], " ");
    for (size_t i = 0; i < parts.size(); ++i) {
      absl::string_view part = parts[i];
      if (i > 0 && spaced && !absl::ConsumePrefix(&part, " ")) return Fail("uneven spaces");
      EdtfDate::Range member;
      if (!Member(part, &member)) return false;
      date_.members.push_back(member);
    }
    return true;
  }

  bool Side(absl::string_view text, EdtfDate::Side* side, EdtfPoint* point) {
    if (text.empty()) {
      *side = EdtfDate::Side::kUnknown;
      return true;
    }
    if (text == "..") {
      *side = EdtfDate::Side::kOpen;
      return true;
    }
    const bool before = absl::ConsumePrefix(&text, "..");
    const bool after = absl::ConsumeSuffix(&text, "..");
    if (before && after) return Fail("open on both sides");
    if (!Point(text, point)) return false;
    point->or_before = before;
    point->or_after = after;
    if (point->seconds) return Fail("an interval has no times of day");
    if (point->long_year) return Fail("an interval has no long years");
    return true;
  }

  bool Interval(absl::string_view first, absl::string_view last) {
    date_.kind = EdtfDate::Kind::kInterval;
    EdtfDate::Range range;
    range.range = true;
    if (last.find('/') != absl::string_view::npos) return Fail("an interval has two sides");
    if (!Side(first, &range.first_side, &range.first) ||
        !Side(last, &range.last_side, &range.last)) {
      return false;
    }
    if (range.first_side != EdtfDate::Side::kPoint && range.last_side != EdtfDate::Side::kPoint) {
      return Fail("an interval needs an end");
    }
    if (!InOrder(range)) return false;
    date_.members.push_back(range);
    return true;
  }

  // By first days: '0000-02/0000' begins after its end does.
  bool InOrder(const EdtfDate::Range& range) {
    if (range.first_side != EdtfDate::Side::kPoint || range.last_side != EdtfDate::Side::kPoint) {
      return true;
    }
    return FirstDayOf(range.first) <= FirstDayOf(range.last) || Fail("ends before it begins");
  }

  absl::string_view text_;
  EdtfDate& date_;
  std::string error_;
  bool strict_ = true;
};

bool EndsInMask(uint8_t mask) { return (mask & (mask + 1)) == 0; }

int LevelOf(const EdtfPoint& p) {
  const bool own = p.year.qualifier != EdtfQualifier::kNone ||
                   p.month.qualifier != EdtfQualifier::kNone ||
                   p.day.qualifier != EdtfQualifier::kNone;
  const bool inner = (p.month.present && p.year.group != EdtfQualifier::kNone) ||
                     (p.day.present && p.month.group != EdtfQualifier::kNone);
  const bool year_mask = p.year.unspecified != 0 && (!EndsInMask(p.year.unspecified) ||
                                                     p.year.unspecified > 3 || p.month.present);
  const bool part_mask = (p.month.unspecified != 0 && p.month.unspecified != 3) ||
                         (p.day.unspecified != 0 && p.day.unspecified != 3) ||
                         (p.month.unspecified != 0 && p.day.present && p.day.unspecified == 0);
  if (own || inner || year_mask || part_mask || p.exponent || p.significant || p.month.value > 24 ||
      p.or_before || p.or_after) {
    return 2;
  }
  const bool qualified = p.year.group != EdtfQualifier::kNone ||
                         p.month.group != EdtfQualifier::kNone ||
                         p.day.group != EdtfQualifier::kNone;
  const bool masked = p.year.unspecified || p.month.unspecified || p.day.unspecified;
  return qualified || masked || p.long_year || p.negative || p.month.value > 12 ? 1 : 0;
}

int LevelOf(const EdtfDate& date) {
  if (date.kind == EdtfDate::Kind::kOneOf || date.kind == EdtfDate::Kind::kAllOf) return 2;
  int level = 0;
  for (const EdtfDate::Range& member : date.members) {
    level = std::max(level, LevelOf(member.first));
    if (!member.range) continue;
    if (date.kind == EdtfDate::Kind::kPoint) level = 2;
    level = std::max(level, LevelOf(member.last));
    if (member.first_side != EdtfDate::Side::kPoint || member.last_side != EdtfDate::Side::kPoint) {
      level = std::max(level, 1);
    }
  }
  return level;
}

bool Parse(absl::string_view text, EdtfDate* date, bool* strict, std::string* error) {
  DateParser parser(text, date);
  const bool ok = parser.Parse();
  *strict = parser.strict();
  *error = parser.error();
  return ok;
}

}  // namespace

bool FitsMask(const EdtfComponent& c, int value) {
  int64_t rest = c.value, power = 1;
  for (int i = 0; i < 5; ++i, power *= 10, rest /= 10) {
    if (c.unspecified >> i & 1) continue;
    if (value / power % 10 != rest % 10) return false;
  }
  return true;
}

absl::StatusOr<EdtfDate> ParseEdtf(absl::string_view text) {
  EdtfDate date;
  bool strict;
  std::string error;
  if (!Parse(text, &date, &strict, &error)) {
    return absl::InvalidArgumentError(absl::StrCat(error, "; expected EDTF such as 1972-03"));
  }
  date.level = LevelOf(date);
  return date;
}

bool IsValidEdtf(absl::string_view text) {
  EdtfDate date;
  bool strict;
  std::string error;
  return Parse(text, &date, &strict, &error) && strict;
}

}  // namespace dateline
