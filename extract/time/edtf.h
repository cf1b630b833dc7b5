// Extended Date/Time Format (ISO 8601-2:2019, profile of the Library of Congress), levels 0, 1
// and 2: parse, print, bounds.
//
//   absl::StatusOr<EdtfDate> date = ParseEdtf("1984?/2004%");
//   EdtfBounds bounds = BoundsOf(*date);        // 1984-01-01 to 2004-12-31
//   std::string text = ToString(*date);         // "1984?/2004%"
//
// Years are astronomical. Seasons are those of the northern hemisphere and begin with their
// month (spring in March); a winter reaches into the next year. Qualifiers (?, ~, %) do not widen
// bounds. Significant digits do: 1950S2 is 1900 to 1999.
#ifndef DATELINE_EXTRACT_TIME_EDTF_H_
#define DATELINE_EXTRACT_TIME_EDTF_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dateline {

// Of a component or a whole date.
enum class EdtfQualifier : uint8_t {
  kNone,
  kUncertain /* ? */,
  kApproximate /* ~ */,
  kBoth /* % */
};

// A year, month or day. Digits may be unspecified: "201X" is value 2010 with mask 1.
struct EdtfComponent {
  int64_t value = 0;  // unspecified digits count 0
  // Bit i: the digit of 10^i is X.
  uint8_t unspecified = 0;
  EdtfQualifier qualifier = EdtfQualifier::kNone;  // of this component alone ("?2004-06")
  EdtfQualifier group = EdtfQualifier::kNone;      // and of all to the left ("2004-06~")
  bool present = false;
};

struct EdtfPoint {
  EdtfComponent year, month, day;  // month: 1 to 12, or 21 to 41 for seasons, quarters, halves
  bool negative = false;           // a minus sign; its own field because of "-0XXX"
  bool long_year = false;          // written with Y
  int exponent = 0;                // Y-17E7
  int significant = 0;             // S2; 0: none
  // Time of day, in seconds from midnight; zone in minutes from Greenwich.
  std::optional<int32_t> seconds;
  std::optional<int32_t> zone;
  bool utc = false;        // written Z
  bool or_before = false;  // "..2004-06-01" as the side of an interval
  bool or_after = false;   // "2004-06-20.."
};

struct EdtfDate {
  enum class Kind : uint8_t {
    kPoint,     // or a stretch, "1670..1673"
    kInterval,  // points has two; open or unknown sides are absent
    kOneOf,     // [..]
    kAllOf,     // {..}
  };
  enum class Side : uint8_t { kPoint, kOpen /* .. */, kUnknown /* nothing */ };
  struct Range {
    Side first_side = Side::kPoint, last_side = Side::kPoint;
    EdtfPoint first, last;
    bool range = false;  // "1670..1672" in a set; else `first` alone
  };
  Kind kind = Kind::kPoint;
  std::vector<Range> members;  // a point or an interval is one member
  int level = 0;               // 0 to 2: the lowest that has all it uses
};

// Days since 1970-01-01; absent: open or unknown on that side.
struct EdtfBounds {
  std::optional<int32_t> earliest;
  std::optional<int32_t> latest;
};

// InvalidArgument: what is wrong, and where.
// Takes what is common and yet not valid: long years of less than five digits ("Y1700").
absl::StatusOr<EdtfDate> ParseEdtf(absl::string_view text);
// Strictly. Years of five digits without Y and stretches outside sets are let pass, as the public
// collections of valid strings have them.
bool IsValidEdtf(absl::string_view text);
EdtfBounds BoundsOf(const EdtfDate& date);
// The canonical spelling; ParseEdtf(ToString(d)) is d.
std::string ToString(const EdtfDate& date);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_EDTF_H_
