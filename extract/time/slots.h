// The vocabulary that rule files and mechanisms share: slots that patterns capture into,
// operations that make values of them, shapes of numbers. Names in data files are those of the
// tables here.
#ifndef DATELINE_EXTRACT_TIME_SLOTS_H_
#define DATELINE_EXTRACT_TIME_SLOTS_H_

#include <array>
#include <cstdint>
#include <limits>

namespace dateline {

// Each slot exists twice; the second set belongs to the end of a range ("d2" in patterns).
enum Slot : uint8_t {
  kYear,
  kShortYear,
  kMonth,
  kDay,
  kWeekday,
  kSeason,
  kQuarter,
  kHalf,
  kDecade,
  kCentury,
  kMillennium,
  kEra,
  kPart,
  kApprox,
  kUncertain,
  kCount,
  kCountMax,
  kTenths,
  kUnit,
  kDirection,
  kRef,
  kHour,
  kMinute,
  kSecond,
  kAmPm,
  kZone,
  kPartOfDay,
  kHoliday,
  kNth,
  kCalendar,
  kFiscal,
  kVague,
  kNominal,
  kBound,
  kWeek,
  kIso,
  kNumeric,
  kWhole,
  kSlotCount,
};

inline constexpr std::array<const char*, kSlotCount> kSlotNames = {
    "y",    "yy",    "m",       "d",      "dow",  "season", "q",    "h",      "dec",  "cent",
    "mill", "era",   "part",    "approx", "unc",  "n",      "nmax", "tenths", "unit", "dir",
    "ref",  "hour",  "min",     "sec",    "ampm", "zone",   "tod",  "hol",    "nth",  "cal",
    "fy",   "vague", "nominal", "bound",  "week", "iso",    "num",  "whole",
};

inline constexpr int32_t kUnset = std::numeric_limits<int32_t>::min();

enum class Op : uint8_t {
  kDate,      // a date or a part of one; what is missing comes from context
  kRange,     // two dates: slots and second slots share what only one of them has
  kShift,     // n units before or after the context
  kRelative,  // this, that, next, last ... unit, month, season, weekday
  kLength,    // a duration
  kSet,       // recurs
  kNominal,   // now, recently
  kClock,     // a time of day
  kNone,      // known not to be a date: 'May Day parade ground'
};

inline constexpr std::array<const char*, 9> kOpNames = {
    "date", "range", "shift", "relative", "length", "set", "nominal", "clock", "none"};

// kRef: which instance of the unit.
enum Ref : int32_t {
  kRefThat = 0,       // that, the same: the one last told
  kRefThis = 1,       // this, current: the one of the moment of speaking
  kRefNext = 2,       // next, coming: after the moment of speaking or telling
  kRefLast = 3,       // last, past: before the moment of speaking
  kRefFollowing = 4,  // the following, ensuing: after the one last told
  kRefPrevious = 5,   // the previous, preceding: before the one last told
  kRefThe = 6,        // 'the summer': the nearest
};

// kPart 1 to 3 are the beginning, the middle and the end; 4 is the turn ('of the century').
inline constexpr int32_t kPartTurn = 4;

// Shapes of numeric tokens; a token has one. The classes that patterns name are unions of them.
enum Shape : uint8_t {
  kZero,         // 0, 00
  kLeadingZero,  // 01 to 09
  kUpTo12,
  kUpTo24,
  kUpTo31,
  kUpTo59,
  kUpTo99,
  kThreeDigits,
  kYearLike /* 1000 to 2199 */,
  kFourDigits,
  kLongNumber,
  kOrdinalDay /* 1st to 31st */,
  kOrdinal /* 32nd ... */,
  kDecadeLike /* 1960s, 1960's */,
  kHundredsLike /* 1800s */,
  kShortDecade /* '60s, 60s */,
  kThreeDecade /* 470s */,
  kIsoDate,
  kNumericDate /* 10/7/2008 */,
  kMonthYear /* 7/2008 */,
  kClockTime /* 11:30 */,
  kDotted /* 7.05: clock or decimal */,
  kGrouped /* 1,500 */,
  kDecimal,
  kIsoWeek /* 2021-W14 */,
  kShortYearMark /* '44 */,
  kShapeCount,
};

// value[class] of a shape's classes; null-terminated lists, in the order of Shape.
struct ShapeClasses {
  const char* classes[8];
};

inline constexpr std::array<ShapeClasses, kShapeCount> kShapeClasses = {{
    {{"NUM"}},
    {{"NUM", "DAY", "MONTHNUM", "YY", "HOUR", "MIN"}},
    {{"NUM", "DAY", "MONTHNUM", "YY", "HOUR", "HOUR12", "SMALL"}},
    {{"NUM", "DAY", "YY", "HOUR", "SMALL", "YEAR13"}},
    {{"NUM", "DAY", "YY", "SMALL", "YEAR13"}},
    {{"NUM", "YY", "SMALL", "YEAR13"}},
    {{"NUM", "YY", "SMALL", "YEAR13", "YEAR60"}},
    {{"NUM", "YEAR3"}},
    {{"NUM", "YEAR", "DIGITS4"}},
    {{"NUM", "DIGITS4"}},
    {{"NUM"}},
    {{"ORDDAY", "ORDNUM"}},
    {{"ORDNUM"}},
    {{"DECADE"}},
    {{"DECADE", "HUNDREDS"}},
    {{"DECADE2"}},
    {{"DECADE3"}},
    {{"ISO"}},
    {{"NUMDATE"}},
    {{"NUMMONTH"}},
    {{"CLOCK"}},
    {{"DOTTED", "DECIMAL"}},
    {{"GROUPED"}},
    {{"DECIMAL"}},
    {{"ISOWEEK"}},
    {{"YEAR2"}},
}};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_SLOTS_H_
