#include "extract/time/number_scanner.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "extract/time/slots.h"

namespace dateline {
namespace {

struct Digits {
  uint32_t begin = 0, end = 0;
  int32_t value = 0;
  uint32_t size() const { return end - begin; }
};

Digits DigitsAt(const TextBytes& bytes, uint32_t at) {
  Digits digits{at, at, 0};
  int64_t value = 0;
  for (; bytes.IsDigit(digits.end); ++digits.end) {
    value = std::min<int64_t>(value * 10 + (bytes.CharAt(digits.end) - '0'), 2'000'000'000);
  }
  digits.value = static_cast<int32_t>(value);
  return digits;
}

using MaybeNumber = std::optional<ScannedNumber>;

ScannedNumber Shapeless(uint32_t end) { return {end, 0, 0, kShapeCount}; }

uint8_t PlainShape(const Digits& d) {
  switch (d.size()) {
    case 1: return d.value == 0 ? kZero : kUpTo12;
    case 2:
      return d.value == 0    ? kZero
             : d.value < 10  ? kLeadingZero
             : d.value <= 12 ? kUpTo12
             : d.value <= 24 ? kUpTo24
             : d.value <= 31 ? kUpTo31
             : d.value <= 59 ? kUpTo59
                             : kUpTo99;
    case 3: return kThreeDigits;
    case 4: return d.value >= 1000 && d.value < 2200 ? kYearLike : kFourDigits;
    default: return kLongNumber;
  }
}

MaybeNumber Ordinal(const TextBytes& bytes, const Digits& d) {
  const char a = static_cast<char>(bytes.CharAt(d.end) | 0x20);
  const char b = static_cast<char>(bytes.CharAt(d.end + 1) | 0x20);
  const bool ordinal = (a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') ||
                       (a == 't' && b == 'h');
  if (!ordinal || bytes.IsLetter(d.end + 2) || d.size() > 3) return std::nullopt;
  const bool day = d.value >= 1 && d.value <= 31;
  return ScannedNumber{d.end + 2, d.size(), d.value, day ? kOrdinalDay : kOrdinal};
}

// '1960s', '1960's', '60s', '470s'.
MaybeNumber Decade(const TextBytes& bytes, const Digits& d) {
  uint32_t s = d.end;
  if (bytes.CharAt(s) == '\'')
    ++s;
  else if (bytes.end() - s >= 3 && std::memcmp(bytes.data() + s, "\u2019", 3) == 0)
    s += 3;
  if (bytes.CharAt(s) != 's' || bytes.IsLetter(s + 1) || bytes.IsDigit(s + 1)) return std::nullopt;
  if (d.value % 10 != 0) return std::nullopt;
  const uint8_t shape = d.size() == 4   ? (d.value % 100 == 0 ? kHundredsLike : kDecadeLike)
                        : d.size() == 3 ? kThreeDecade
                        : d.size() == 2 && d.value > 0 ? kShortDecade
                                                       : kShapeCount;
  if (shape == kShapeCount) return std::nullopt;
  return ScannedNumber{s + 1, d.size(), d.value, shape};
}

MaybeNumber Clock(const TextBytes& bytes, const Digits& hour) {
  const Digits minute = DigitsAt(bytes, hour.end + 1);
  if (hour.size() > 2 || minute.size() != 2 || hour.value > 24 || minute.value > 59) {
    return std::nullopt;
  }
  uint32_t end = minute.end;
  int32_t second = -1;
  if (bytes.CharAt(end) == ':' && bytes.IsDigit(end + 1)) {
    const Digits s = DigitsAt(bytes, end + 1);
    if (s.size() != 2 || s.value > 60) return std::nullopt;
    end = s.end;
    second = s.value;
  }
  const int32_t value = (hour.value * 100 + minute.value) * 100 + (second < 0 ? 99 : second);
  return ScannedNumber{end, hour.size(), value, kClockTime};
}

MaybeNumber Groups(const TextBytes& bytes, const Digits& first, bool behind_word) {
  if (first.size() > 3) return std::nullopt;
  uint32_t end = first.end;
  int64_t value = first.value;
  while (bytes.CharAt(end) == ',' && bytes.IsDigit(end + 1)) {
    const Digits group = DigitsAt(bytes, end + 1);
    if (group.size() != 3) {
      // "May 9,2019" is a day and a year; "1,5000" is a misprint, and no date either way.
      const bool pair = end == first.end && group.size() == 4 && first.size() <= 2;
      if (pair && behind_word) return std::nullopt;
      if (group.size() == 4) return Shapeless(group.end);
      break;
    }
    value = std::min<int64_t>(value * 1000 + group.value, 2'000'000'000);
    end = group.end;
  }
  if (end == first.end) return std::nullopt;
  if (bytes.CharAt(end) == '.' && bytes.IsDigit(end + 1)) end = DigitsAt(bytes, end + 1).end;
  return ScannedNumber{end, 4, static_cast<int32_t>(value), kGrouped};
}

// Behind "2021-03-05": "T06:40:00+01:00" or "Z"; the part that is well formed.
uint32_t EndOfIsoTime(const TextBytes& bytes, uint32_t end) {
  if (bytes.CharAt(end) != 'T' || !bytes.IsDigit(end + 1)) return end;
  uint32_t i = end + 1;
  while (bytes.IsDigit(i) || (bytes.CharAt(i) == ':' && bytes.IsDigit(i + 1)) ||
         (bytes.CharAt(i) == '.' && bytes.IsDigit(i + 1))) {
    ++i;
  }
  if (bytes.CharAt(i) == 'Z') return i + 1;
  if ((bytes.CharAt(i) == '+' || bytes.CharAt(i) == '-') && bytes.IsDigit(i + 1)) {
    for (++i; bytes.IsDigit(i) || (bytes.CharAt(i) == ':' && bytes.IsDigit(i + 1));) ++i;
  }
  return i;
}

// '2021-W14', '2021W14', '2021-W14-3'.
MaybeNumber IsoWeek(const TextBytes& bytes, const Digits& year) {
  if (year.size() != 4) return std::nullopt;
  const uint32_t w = year.end + (bytes.CharAt(year.end) == '-');
  if (bytes.CharAt(w) != 'W' || !bytes.IsDigit(w + 1)) return std::nullopt;
  const Digits week = DigitsAt(bytes, w + 1);
  if (week.size() != 2 || week.value < 1 || week.value > 53) return std::nullopt;
  uint32_t end = week.end;
  if (bytes.CharAt(end) == '-' && bytes.CharAt(end + 1) >= '1' && bytes.CharAt(end + 1) <= '7' &&
      !bytes.IsDigit(end + 2)) {
    end += 2;
  }
  if (bytes.IsLetter(end)) return std::nullopt;
  return ScannedNumber{end, 6, 0, kIsoWeek};
}

MaybeNumber Pair(const TextBytes& bytes, const Digits part[3], char sign, uint32_t end) {
  const Digits &a = part[0], &b = part[1];
  if (sign == '.') {
    if (a.size() <= 2 && b.size() == 2 && a.value <= 24 && b.value <= 59) {
      return ScannedNumber{end, a.size(), (a.value * 100 + b.value) * 100 + 99, kDotted};
    }
    // in tenths
    const int32_t tenths = std::min(a.value, 100'000'000) * 10 + (bytes.CharAt(b.begin) - '0');
    return ScannedNumber{end, a.size(), tenths, kDecimal};
  }
  if (sign == '/' && a.size() <= 2 && b.size() == 4 && a.value >= 1 && a.value <= 12) {
    return ScannedNumber{end, 6, b.value * 100 + a.value, kMonthYear};
  }
  return std::nullopt;  // ranges of days and years are the patterns' work
}

// Numbers joined by one sign: ISO and numeric dates, decimals, versions, telephone numbers.
MaybeNumber Compound(const TextBytes& bytes, const Digits& first, char sign) {
  Digits part[3] = {first, {}, {}};
  uint32_t count = 1, end = first.end;
  while (bytes.CharAt(end) == sign && bytes.IsDigit(end + 1)) {
    const Digits next = DigitsAt(bytes, end + 1);
    if (count < 3) part[count] = next;
    ++count;
    end = next.end;
  }
  if (count == 2) return Pair(bytes, part, sign, end);
  const bool day_last = part[0].size() == 4 && part[1].size() <= 2 && part[2].size() <= 2;
  const bool year_last = part[0].size() <= 2 && part[1].size() <= 2 &&
                         (part[2].size() == 4 || (part[2].size() == 2 && sign != '.'));
  const bool letter = bytes.IsLetter(end) && bytes.CharAt(end) != 'T';
  if (count != 3 || !(day_last || year_last) || letter) return Shapeless(end);
  if (day_last) return ScannedNumber{EndOfIsoTime(bytes, end), 8, 0, kIsoDate};
  return ScannedNumber{end, 8, 0, kNumericDate};
}

}  // namespace

ScannedNumber ScanNumberAt(const TextBytes& bytes, uint32_t begin, bool behind_word) {
  const Digits first = DigitsAt(bytes, begin);
  const char next = bytes.CharAt(first.end);
  MaybeNumber number;
  if (bytes.IsDigit(first.end + 1)) {
    if (next == ':')
      number = Clock(bytes, first);
    else if (next == ',')
      number = Groups(bytes, first, behind_word);
    else if (next == '.' || next == '/' || next == '-')
      number = Compound(bytes, first, next);
  }
  if (!number && (next == '-' || next == 'W')) number = IsoWeek(bytes, first);
  if (!number) number = Ordinal(bytes, first);
  if (!number) number = Decade(bytes, first);
  if (number) return *number;
  return {first.end, first.size(), first.value, PlainShape(first)};
}

}  // namespace dateline
