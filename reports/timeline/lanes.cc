#include "reports/timeline/lanes.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "absl/strings/str_cat.h"
#include "base/civil.h"

namespace dateline {
namespace {

std::optional<Mark> MarkOf(const ReadingView& reading) {
  for (const Witness& witness : reading.witnesses) {
    const TimeValue& date = witness.claim->date();
    if (!date.has_earliest() && !date.has_latest()) continue;
    Mark mark;
    mark.reading = &reading;
    mark.open_begin = !date.has_earliest();
    mark.open_end = !date.has_latest();
    mark.begin = mark.open_begin ? date.latest() : date.earliest();
    mark.end = (mark.open_end ? date.earliest() : date.latest()) + 1.0;
    mark.hedged = date.approximate() || date.uncertain();
    return mark;
  }
  return std::nullopt;
}

int StepFor(double years, double most) {
  for (const int step : {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000}) {
    if (years / step <= most) return step;
  }
  return 10000;
}

// Astronomical 0 is 1 BC.
std::string YearLabel(int64_t year) {
  return year <= 0 ? absl::StrCat(1 - year, " BC") : absl::StrCat(year);
}

int64_t YearOf(double day) { return static_cast<int64_t>(std::floor(1970 + day / kDaysInYear)); }

}  // namespace

std::vector<Lane> LanesOf(const std::vector<FindingView>& findings) {
  std::vector<Lane> lanes;
  for (const FindingView& finding : findings) {
    if (finding.finding->kind() == Finding::LINT) continue;
    Lane lane;
    lane.finding = &finding;
    for (const ReadingView& reading : finding.readings) {
      if (std::optional<Mark> mark = MarkOf(reading)) lane.marks.push_back(*mark);
    }
    if (lane.marks.empty()) continue;
    std::stable_sort(lane.marks.begin(), lane.marks.end(),
                     [](const Mark& a, const Mark& b) { return a.middle() < b.middle(); });
    lanes.push_back(std::move(lane));
  }
  std::stable_sort(lanes.begin(), lanes.end(), [](const Lane& a, const Lane& b) {
    const bool clash_a = a.finding->finding->kind() == Finding::CONFLICT;
    const bool clash_b = b.finding->finding->kind() == Finding::CONFLICT;
    if (clash_a != clash_b) return clash_a;
    return a.marks[0].begin < b.marks[0].begin;
  });
  return lanes;
}

double Scale::At(double day) const {
  return std::clamp((day - first) / (last - first) * 100, 0.0, 100.0);
}

Scale ScaleOf(const std::vector<Lane>& lanes) {
  std::vector<double> days;
  for (const Lane& lane : lanes) {
    for (const Mark& mark : lane.marks) {
      days.push_back(mark.begin);
      days.push_back(mark.end);
    }
  }
  std::sort(days.begin(), days.end());
  Scale scale;
  scale.first = days.front();
  scale.last = days.back();
  const double low = days[days.size() / 20], high = days[days.size() - 1 - days.size() / 20];
  const double core = std::max(high - low, 10 * kDaysInYear);
  if (days.size() >= 20 && scale.last - scale.first > 4 * core) {
    scale.first = std::max(scale.first, low - core / 4);
    scale.last = std::min(scale.last, high + core / 4);
    scale.clipped = true;
  }
  const double pad = std::max((scale.last - scale.first) * 0.03, 180.0);
  scale.first -= pad;
  scale.last += pad;
  return scale;
}

void StackMarks(const Scale& scale, const std::function<double(const Mark&)>& width, Lane* lane) {
  constexpr double kGap = 0.4;
  std::vector<double> ends;  // of each level, in percent
  for (Mark& mark : lane->marks) {
    const double half = width(mark) / 2;
    const double begin = scale.At(mark.middle()) - half;
    size_t level = 0;
    while (level < ends.size() && ends[level] > begin) ++level;
    if (level == ends.size()) ends.push_back(0);
    ends[level] = scale.At(mark.middle()) + half + kGap;
    mark.level = static_cast<int>(level);
  }
  lane->levels = static_cast<int>(ends.size());
}

std::vector<Tick> TicksOf(const Scale& scale, double most) {
  const int64_t step = StepFor(scale.years(), most);
  int64_t year = YearOf(scale.first);
  year += ((-year) % step + step) % step;
  std::vector<Tick> ticks;
  for (; year <= YearOf(scale.last); year += step) {
    // There is no year 0: 50 BC is the astronomical year -49.
    const int64_t round = year < 0 ? year + 1 : year;
    const double at = scale.At(DayNumber(round, 1, 1));
    if (at > 0.5 && at < 99.5) ticks.push_back({at, YearLabel(round)});
  }
  return ticks;
}

std::string LaneLabel(const FindingView& finding) {
  if (finding.event && !finding.event->label().empty()) return finding.event->label();
  return finding.finding->title().empty() ? finding.finding->rule() : finding.finding->title();
}

}  // namespace dateline
