// Finds temporal expressions in a document and says what they mean.
//
//   TimeOptions options;                       // reading, reference date, date order
//   std::vector<TimeExpression> dates = TagTimes(doc, options);
//   TimeValue record = ToProto(dates[i], doc);
//
// One pass over the text, linear, deterministic; reads no clock and no locale.
#ifndef DATELINE_EXTRACT_TIME_TAGGER_H_
#define DATELINE_EXTRACT_TIME_TAGGER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "base/span.h"
#include "extract/document_text.h"
#include "proto/time.pb.h"

namespace dateline {

enum class TimeReading : uint8_t {
  kAuto,       // chosen by the document
  kNarrative,  // context is the story: 'in May' is the May of the last date told
  kReport,     // context is the publication date: 'in May' is the nearest May
};

enum class DateOrder : uint8_t { kAuto, kDayMonth, kMonthDay };

struct TimeOptions {
  TimeReading reading = TimeReading::kAuto;
  // Day number of the publication date when the document gives none; absent: unknown.
  std::optional<int32_t> reference_day;
  DateOrder date_order = DateOrder::kAuto;
  // Fill in TimeExpression::trace.
  bool explain = false;
};

// One end of a range that has words of its own: '1954' and '58' in '1954-58'.
struct TimePart {
  Span span;
  std::string edtf;
  std::optional<int32_t> earliest;
  std::optional<int32_t> latest;
  Grain grain = GRAIN_UNSPECIFIED;
  std::string timex_type;
  std::string timex_value;
  std::string timex_mod;
};

// The value in flat form; fields as in proto/time.proto.
struct TimeExpression {
  Span span;  // of DocumentText::text
  // The date that is named; '/..' where it is an open range ('since 2003'). For END and BEFORE by
  // 'until' and 'by' the date itself: OpenEdtf has the range. Empty: not resolved.
  std::string edtf;
  std::optional<int32_t> earliest;  // days since 1970-01-01; absent: open
  std::optional<int32_t> latest;
  Grain grain = GRAIN_UNSPECIFIED;
  TimeKind kind = TIME_KIND_UNSPECIFIED;
  UnitPart part = UNIT_PART_UNSPECIFIED;
  Resolution resolution = RESOLUTION_UNSPECIFIED;
  bool approximate = false;
  bool uncertain = false;
  bool julian = false;
  int8_t stated_weekday = 0;
  float confidence = 1;
  std::string timex_type;  // DATE, TIME, DURATION, SET
  std::string timex_value;
  std::string timex_mod;  // START, MID, END, APPROX, BEFORE, ...
  std::string rule;
  std::string problem;  // not a day of the calendar: why
  std::vector<std::string> alternatives;
  // The words in the same document that the value came from (INHERITED, RELATIVE).
  std::optional<Span> source;
  // RELATIVE to another event or date by a stated distance: 'three days later', '45 years later':
  // bounds in days; negative is before. The claim stage makes constraints of it.
  std::optional<int32_t> offset_min;
  std::optional<int32_t> offset_max;
  // LENGTH: in units of grain.
  std::optional<double> length_min;
  std::optional<double> length_max;
  // The event phrase that a relative date hangs on and the engine could not date itself:
  // 'two years after [[her husband's death]]'. The claim stage may resolve it.
  std::optional<Span> anchor_phrase;
  // With an anchor_phrase: the units that are counted; negative before it. 0: no exact count.
  double shift_count = 0;
  Grain shift_unit = GRAIN_UNSPECIFIED;
  // Ranges: their two ends, for renderings that have no ranges (TIMEX3). Else empty.
  std::vector<TimePart> parts;
  std::vector<std::string> trace;
};

// Gives each expression to `take`, in order of place, and keeps none: for long texts.
using TakeTime = absl::FunctionRef<void(TimeExpression&&)>;
void TagTimes(const DocumentText& doc, const TimeOptions& options, TakeTime take,
              TimeReading* reading_used = nullptr);

// All expressions in order of place; spans do not overlap. Nothing is taken from blocks that are
// no prose. With TimeReading::kAuto, *reading_used (may be null) is what was chosen.
std::vector<TimeExpression> TagTimes(const DocumentText& doc, const TimeOptions& options,
                                     TimeReading* reading_used = nullptr);

// What the expression claims as an EDTF range: "../1988" for 'until 1988' and 'by 1988'; edtf
// itself for all that is no such bound.
std::string OpenEdtf(const TimeExpression& expression);

// 'Three years after the wedding', once it is known when the wedding was: sets the date of *value
// (edtf, bounds, grain, kind, resolution). False, and nothing is changed, where nothing is counted
// or the anchor is coarser than the unit.
bool ResolveAnchor(const TimeExpression& shift, const TimeValue& anchor, TimeValue* value);

TimeValue ToProto(const TimeExpression& expression, const DocumentText& doc);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_TAGGER_H_
