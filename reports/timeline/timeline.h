// Events in time, for other programs and for a picture.
#ifndef DATELINE_REPORTS_TIMELINE_TIMELINE_H_
#define DATELINE_REPORTS_TIMELINE_TIMELINE_H_

#include <string>

#include "reports/view.h"

namespace dateline {

// {"version":1,"entries":[{"edtf","earliest","latest","label","kind","finding","sources":[{"path",
// "line","column","text","quote"}]}]}: an entry for each value of each event, also for claims that
// no other passage speaks to, in order of time. earliest and latest are ISO dates; absent: open.
std::string RenderTimelineJson(const ReportView& view);

// A picture of the findings' events, self-contained: conflicts first, a mark for each value.
std::string RenderTimelineSvg(const ReportView& view);

}  // namespace dateline

#endif  // DATELINE_REPORTS_TIMELINE_TIMELINE_H_
