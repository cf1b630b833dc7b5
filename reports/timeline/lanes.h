// Events on a line of time: which marks stand where, for whatever draws them.
//
//   std::vector<Lane> lanes = LanesOf(view.findings);
//   const Scale scale = ScaleOf(lanes);
//   StackMarks(scale, width_of, &lanes[i]);
//   for (const Mark& mark : lanes[i].marks) Draw(scale.At(mark.middle()), mark.level);
#ifndef DATELINE_REPORTS_TIMELINE_LANES_H_
#define DATELINE_REPORTS_TIMELINE_LANES_H_

#include <functional>
#include <string>
#include <vector>

#include "reports/view.h"

namespace dateline {

inline constexpr double kDaysInYear = 365.2425;

// A reading on the line, in days since 1970-01-01; end is behind the last day.
struct Mark {
  const ReadingView* reading = nullptr;
  double begin = 0, end = 0;
  bool open_begin = false, open_end = false;  // the value is open on that side
  bool hedged = false;                        // approximate or uncertain
  int level = 0;                              // marks of one lane that would overlap are stacked

  double middle() const { return (begin + end) / 2; }
};

struct Lane {
  const FindingView* finding = nullptr;
  std::vector<Mark> marks;  // in order of time; never empty
  int levels = 1;
};

// A lane for each finding that has a dated passage and is no lint: conflicts first, then the
// others, each by its earliest date.
std::vector<Lane> LanesOf(const std::vector<FindingView>& findings);

// Days -> percent of the width.
struct Scale {
  double first = 0, last = 1;
  bool clipped = false;  // far outliers are drawn at the edge

  double At(double day) const;
  double years() const { return (last - first) / kDaysInYear; }
};

// A few far outliers (44 BC among dates of one century) are drawn at the edge rather than
// squeezing all others together. lanes must not be empty.
Scale ScaleOf(const std::vector<Lane>& lanes);

// Sets levels. width: what a mark takes, in percent.
void StackMarks(const Scale& scale, const std::function<double(const Mark&)>& width, Lane* lane);

struct Tick {
  double at;          // percent
  std::string label;  // "1931", "44 BC"
};

// Ticks at round years, at most about `most`.
std::vector<Tick> TicksOf(const Scale& scale, double most);

// What the event is called; the finding's title without one.
std::string LaneLabel(const FindingView& finding);

}  // namespace dateline

#endif  // DATELINE_REPORTS_TIMELINE_LANES_H_
