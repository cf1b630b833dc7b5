// What a TimeValue says of an event, as ranges of days, and how two of them stand to each other.
//
//   DateClaim a = ReadDate(claim.date(), claim.event().aspect());
//   DateVerdict verdict = CompareDates(a, b).relation;    // kContained, kDisjoint, ...
//
// Bounds are compared at the stated precision, never strings. Starts compare with starts and ends
// with ends; an extent has both.
#ifndef DATELINE_RECONCILE_DATES_H_
#define DATELINE_RECONCILE_DATES_H_

#include <cstdint>
#include <limits>

#include "absl/strings/string_view.h"
#include "proto/claim.pb.h"
#include "proto/time.pb.h"

namespace dateline {

// Days since 1970-01-01, both inclusive. Open sides are the limits of int32.
struct DayRange {
  int32_t low = std::numeric_limits<int32_t>::min();
  int32_t high = std::numeric_limits<int32_t>::max();

  bool open_low() const { return low == std::numeric_limits<int32_t>::min(); }
  bool open_high() const { return high == std::numeric_limits<int32_t>::max(); }
  bool open() const { return open_low() || open_high(); }
  int64_t width() const { return static_cast<int64_t>(high) - low; }
  friend bool operator==(DayRange a, DayRange b) { return a.low == b.low && a.high == b.high; }
};

// A time of day within a day, in minutes from midnight; of a zone where one is given.
struct DayTime {
  int16_t minute = -1;  // -1: none
  int16_t slack = 0;    // what a round time may stand for
  bool zoned = false;   // minute is UTC, and may lie outside the day

  bool known() const { return minute >= 0 || zoned; }
};

// Which part of an event a date speaks of.
enum class DatePart : uint8_t {
  kNone,    // no place on the line: a length, a set, 'recently'
  kPoint,   // the event happened at some day of `first`
  kExtent,  // it started in `first` and ended in `last`
  kStart,   // it started in `first`
  kEnd,     // it ended in `last`
  kWithin,  // it was going on at some day of `first`
};

struct DateClaim {
  DatePart part = DatePart::kNone;
  DayRange first;
  DayRange last;
  Grain grain = GRAIN_UNSPECIFIED;
  bool approximate = false;
  DayTime time;  // of a point

  bool dated() const { return part != DatePart::kNone; }
  // All days that the event may have touched.
  DayRange hull() const;
};

// Reads the bounds of a value. An approximate value is widened by about one unit of its grain on
// both sides.
DateClaim ReadDate(const TimeValue& value, Aspect aspect);

enum class DateRelation : uint8_t {
  kIncomparable,  // a start against an end, or no date
  kEqual,
  kContained,  // one lies within the other
  kOverlap,
  kDisjoint,
};

struct DateComparison {
  DateRelation relation = DateRelation::kIncomparable;
  // kDisjoint: days from the one range to the other, at least 1; 0 where it is one day and the
  // times of day contradict each other, by `minutes`.
  int64_t gap = 0;
  int minutes = 0;
  // The ranges that were compared.
  DayRange a;
  DayRange b;
  // A point was compared with a bound of something long, which weakens a conflict.
  bool mixed = false;
};

DateComparison CompareDates(const DateClaim& a, const DateClaim& b);

// What makes two disjoint values look like a slip or a convention, by name: "one-day",
// "calendar" (10 to 13 days), "other-year" (same month and day), "digits-swapped",
// "other-month" (same day and year), "era" (BC against AD), "whole-hours" (one day, times that are
// whole hours apart); empty: nothing does.
absl::string_view NearMiss(const DateComparison& comparison);

// Length in days of one unit of a grain; 1 for anything at or below a day.
int GrainDays(Grain grain);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_DATES_H_
