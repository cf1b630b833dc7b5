// 'Three years after the wedding': the value once the event is dated.
#include <cmath>

#include "base/civil.h"
#include "extract/time/resolver.h"
#include "extract/time/tagger.h"

namespace dateline {
namespace {

// The unit of the calendar that an anchor's bounds are; for a stretch the end that is nearer.
TimePoint PointOf(const TimeValue& anchor, bool before) {
  if (!anchor.has_earliest() || !anchor.has_latest()) return {};
  const TimePoint day = DayPoint(before ? anchor.earliest() : anchor.latest());
  switch (anchor.grain()) {
    case DAY: return day;
    case WEEK: return WeekPoint(BoundsOf(day).first);
    case MONTH: return MonthPoint(day.year, day.month);
    case YEAR: return YearPoint(day.year);
    // Winter belongs to the year in which it begins.
    case SEASON: {
      const TimePoint first = DayPoint(anchor.earliest());
      return SeasonPoint(first.year, first.month / 3 + 20 + 4 * (first.month < 3));
    }
    case QUARTER:
    case HALF_YEAR: return YearPoint(DayPoint(anchor.earliest()).year);
    default: return {};
  }
}

}  // namespace

bool ResolveAnchor(const TimeExpression& shift, const TimeValue& anchor, TimeValue* value) {
  if (shift.shift_count == 0) return false;
  const bool before = shift.shift_count < 0;
  const TimePoint point = Shifted(PointOf(anchor, before), std::fabs(shift.shift_count),
                                  shift.shift_unit, before ? -1 : 1);
  if (!point.known()) return false;
  const DayBounds bounds = BoundsOf(point);
  value->set_edtf(EdtfOf(point) + (shift.approximate && point.grain != WEEK ? "~" : ""));
  value->set_earliest(bounds.first);
  value->set_latest(bounds.last);
  value->set_grain(point.grain);
  if (value->kind() == TIME_KIND_UNSPECIFIED) value->set_kind(POINT_IN);
  value->set_resolution(RELATIVE);
  return true;
}

}  // namespace dateline
