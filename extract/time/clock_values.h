// Times of day: slots -> hours and minutes of a point.
#ifndef DATELINE_EXTRACT_TIME_CLOCK_VALUES_H_
#define DATELINE_EXTRACT_TIME_CLOCK_VALUES_H_

#include "extract/time/point.h"
#include "extract/time/resolver.h"

namespace dateline {

// Leaves the point alone where the slots are no time of day.
void SetClock(const Slots& slots, TimePoint* point);
// A time of a day that is not known: XXXX-XX-XXT18:00.
void RenderBareClock(const Slots& slots, TimeExpression* expression);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_CLOCK_VALUES_H_
