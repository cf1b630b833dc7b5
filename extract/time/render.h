// Resolved values -> TimeExpression: EDTF, bounds, TIMEX3, kind.
#ifndef DATELINE_EXTRACT_TIME_RENDER_H_
#define DATELINE_EXTRACT_TIME_RENDER_H_

#include "extract/time/resolver.h"

namespace dateline {

// Fills in edtf, bounds, grain, timex and resolution from the value; the kind from what stands
// before the expression.
void RenderDate(const Value& value, const Slots& slots, Bound bound, TimeExpression* e);

// 'three years', 'a few days', 'the past decade'; moment anchors the latter.
void RenderLength(const Slots& slots, const Slots& second, const Told& moment, TimeExpression* e);
void RenderSet(const Slots& slots, TimeExpression* e);
void RenderNominal(const Slots& slots, TimeExpression* e);

// One end of a range.
TimePart PartOf(const TimePoint& point, Span span);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_RENDER_H_
