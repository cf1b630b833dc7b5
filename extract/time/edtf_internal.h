// What the two halves of EDTF share.
#ifndef DATELINE_EXTRACT_TIME_EDTF_INTERNAL_H_
#define DATELINE_EXTRACT_TIME_EDTF_INTERNAL_H_

#include <cstdint>

#include "extract/time/edtf.h"

namespace dateline {

// Whether the specified digits of a month or a day agree with value.
bool FitsMask(const EdtfComponent& component, int value);

// Day numbers of the first and last day that the point allows; times are moved to UTC.
int32_t FirstDayOf(const EdtfPoint& point);
int32_t LastDayOf(const EdtfPoint& point);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_EDTF_INTERNAL_H_
