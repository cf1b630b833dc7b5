#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "base/civil.h"
#include "reports/html/parts.h"
#include "reports/inert.h"
#include "reports/words.h"

namespace dateline {
namespace {

constexpr double kDaysInYear = 365.2425;
// Pixels that the lanes have at least on a plain screen, for laying out what must not overlap.
constexpr double kAssumedWidth = 900;
constexpr int kLevelHeight = 22;
constexpr int kMostLanes = 1000;

// A reading on the line, in days.
struct Mark {
  const ReadingView* reading;
  double begin, end;
  bool open_begin = false, open_end = false, hedged = false;
  int level = 0;

  double middle() const { return (begin + end) / 2; }
};

struct Lane {
  const FindingView* finding;
  std::vector<Mark> marks;  // in order of time
  int levels = 1;
};

std::optional<Mark> MarkOf(const ReadingView& reading) {
  for (const Witness& witness : reading.witnesses) {
    const TimeValue& date = witness.claim->date();
    if (!date.has_earliest() && !date.has_latest()) continue;
    Mark mark{&reading, 0, 0};
    mark.open_begin = !date.has_earliest();
    mark.open_end = !date.has_latest();
    mark.begin = mark.open_begin ? date.latest() : date.earliest();
    mark.end = (mark.open_end ? date.earliest() : date.latest()) + 1.0;
    mark.hedged = date.approximate() || date.uncertain();
    return mark;
  }
  return std::nullopt;
}

std::vector<Lane> LanesOf(const std::vector<FindingView>& findings) {
  std::vector<Lane> lanes;
  for (const FindingView& finding : findings) {
    if (finding.finding->kind() == Finding::LINT) continue;
    Lane lane{&finding, {}};
    for (const ReadingView& reading : finding.readings) {
      if (std::optional<Mark> mark = MarkOf(reading)) lane.marks.push_back(*mark);
    }
    if (lane.marks.empty()) continue;
    std::stable_sort(lane.marks.begin(), lane.marks.end(), [](const Mark& a, const Mark& b) {
      return a.middle() < b.middle();
    });
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

// Days -> percent of the width.
struct Scale {
  double first = 0, last = 1;
  bool clipped = false;

  double At(double day) const {
    return std::clamp((day - first) / (last - first) * 100, 0.0, 100.0);
  }
  double years() const { return (last - first) / kDaysInYear; }
};

// A few far outliers (44 BC among dates of one century) are drawn at the edge rather than
// squeezing all others together.
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

double LabelWidth(const std::string& label) { return 10 + 8.0 * static_cast<double>(label.size()); }

// "AB"; "A+7" where the letters would not fit.
std::string LabelOf(const ReadingView& reading, const DocTags& tags) {
  const std::vector<std::string> all = TagsOf(reading, tags);
  if (all.empty()) return "?";
  if (all.size() <= 4) return absl::StrJoin(all, "");
  return absl::StrCat(all[0], "+", all.size() - 1);
}

void StackMarks(const Scale& scale, const DocTags& tags, Lane* lane) {
  std::vector<double> ends;  // of each level, in percent
  for (Mark& mark : lane->marks) {
    const double half = LabelWidth(LabelOf(*mark.reading, tags)) / 2 / kAssumedWidth * 100;
    const double begin = scale.At(mark.middle()) - half;
    size_t level = 0;
    while (level < ends.size() && ends[level] > begin) ++level;
    if (level == ends.size()) ends.push_back(0);
    ends[level] = scale.At(mark.middle()) + half + 0.4;
    mark.level = static_cast<int>(level);
  }
  lane->levels = static_cast<int>(ends.size());
}

void AddMark(const Mark& mark, const FindingView& finding, const Scale& scale,
             const DocTags& tags, std::string* out) {
  const std::string label = LabelOf(*mark.reading, tags);
  const double begin = mark.open_begin ? std::max(0.0, scale.At(mark.begin) - 3) : scale.At(mark.begin);
  const double end = mark.open_end ? std::min(100.0, scale.At(mark.end) + 3) : scale.At(mark.end);
  const int y = 4 + mark.level * kLevelHeight;
  const double width = LabelWidth(label);
  absl::StrAppendFormat(
      out,
      "<g class=\"%s%s\"><title>%s</title><rect class=\"bar\" x=\"%.2f%%\" y=\"%d\" "
      "width=\"%.2f%%\" height=\"10\" rx=\"3\"/><rect class=\"dot\" x=\"%.2f%%\" y=\"%d\" "
      "width=\"%.0f\" height=\"18\" rx=\"9\" transform=\"translate(%.1f 0)\"/>"
      "<text class=\"letter\" x=\"%.2f%%\" y=\"%d\">%s</text></g>",
      mark.reading->disputed ? "disputed" : "mark", mark.hedged ? " hedged" : "",
      EscapeMarkup(absl::StrCat(ValueForPeople(*finding.finding, *mark.reading->reading), ": ",
                                absl::StrJoin(TagsOf(*mark.reading, tags), ", "))),
      begin, y + 4, std::max(end - begin, 0.05), scale.At(mark.middle()), y, width, -width / 2,
      scale.At(mark.middle()), y + 13, label);
}

std::string Described(const Lane& lane, const DocTags& tags) {
  std::vector<std::string> parts;
  for (const Mark& mark : lane.marks) {
    parts.push_back(absl::StrCat(ValueForPeople(*lane.finding->finding, *mark.reading->reading),
                                 " in ", absl::StrJoin(TagsOf(*mark.reading, tags), ", ")));
  }
  return absl::StrJoin(parts, lane.finding->finding->kind() == Finding::CONFLICT ? " against "
                                                                                 : "; ");
}

void AddLane(const Lane& lane, const Scale& scale, const DocTags& tags, std::string* out) {
  const Finding& finding = *lane.finding->finding;
  const std::string label =
      lane.finding->event && !lane.finding->event->label().empty() ? lane.finding->event->label()
                                                                   : TitleOf(finding);
  const int height = 4 + lane.levels * kLevelHeight;
  absl::StrAppendFormat(out,
                        "<div class=\"lane %s\"><a href=\"#finding-%s\">%s</a><svg role=\"img\" "
                        "aria-label=\"%s\" height=\"%d\">",
                        KindName(finding.kind()), EscapeMarkup(finding.id()), EscapeMarkup(label),
                        EscapeMarkup(Described(lane, tags)), height);
  double first = 200, last = -1;
  for (const Mark& mark : lane.marks) {
    if (!mark.reading->disputed) continue;
    first = std::min(first, scale.At(mark.middle()));
    last = std::max(last, scale.At(mark.middle()));
  }
  if (first < last) {
    absl::StrAppendFormat(out,
                          "<line class=\"span\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"13\" y2=\"13\"/>",
                          first, last);
  }
  for (const Mark& mark : lane.marks) AddMark(mark, *lane.finding, scale, tags, out);
  absl::StrAppend(out, "</svg></div>\n");
}

struct Ticks {
  const char* css;
  int step;  // years
};

int StepFor(double years, double most) {
  for (const int step : {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000}) {
    if (years / step <= most) return step;
  }
  return 10000;
}

// What the year is called: astronomical 0 is 1 BC.
std::string YearLabel(int64_t year) {
  return year <= 0 ? absl::StrCat(1 - year, " BC") : absl::StrCat(year);
}

void AddTicks(const Scale& scale, const Ticks& ticks, bool lines, std::string* out) {
  const auto year_of = [](double day) {
    return static_cast<int64_t>(std::floor(1970 + day / kDaysInYear));
  };
  const int64_t step = ticks.step;
  int64_t year = year_of(scale.first);
  year += (step - year % step) % step;
  absl::StrAppend(out, "<g class=\"", ticks.css, "\">");
  for (; year <= year_of(scale.last); year += step) {
    const double x = scale.At(DayNumber(year, 1, 1));
    if (x <= 0.5 || x >= 99.5) continue;
    if (lines) {
      absl::StrAppendFormat(out, "<line class=\"grid\" x1=\"%.2f%%\" x2=\"%.2f%%\" y2=\"100%%\"/>",
                            x, x);
    } else {
      absl::StrAppendFormat(out, "<text x=\"%.2f%%\" y=\"18\" text-anchor=\"middle\">%s</text>", x,
                            YearLabel(year));
    }
  }
  absl::StrAppend(out, "</g>");
}

// The class that widens the lanes so that a unit gets its pixels: a power of two, at most 64.
std::string ZoomClass(char letter, double pixels) {
  int factor = 1;
  while (factor < 64 && factor * kAssumedWidth < pixels) factor *= 2;
  return factor == 1 ? "" : absl::StrCat(" ", std::string(1, letter), factor);
}

}  // namespace

void AddTimeline(const std::vector<FindingView>& findings, const DocTags& tags,
                 std::string* out) {
  std::vector<Lane> lanes = LanesOf(findings);
  if (lanes.empty()) return;
  const int left_out = std::max(0, static_cast<int>(lanes.size()) - kMostLanes);
  lanes.resize(lanes.size() - left_out);
  const Scale scale = ScaleOf(lanes);
  for (Lane& lane : lanes) StackMarks(scale, tags, &lane);
  const double years = scale.years();
  const Ticks kTicks[] = {{"t-all", StepFor(years, 10)},
                          {"t-decade", StepFor(years, years / 10 + 10)},
                          {"t-year", StepFor(years, std::min(years + 1, 600.0))}};
  absl::StrAppend(out, "<section aria-labelledby=\"timeline\"><h2 id=\"timeline\">Timeline</h2>\n"
                  "<p class=\"lead\">A line for each event, a mark for each source at the date it "
                  "gives. Red marks contradict each other. The same as a table: "
                  "<a href=\"#matrix\">events by sources</a>.",
                  scale.clipped ? " Dates far outside are drawn at the edge." : "", "</p>\n");
  static const char* const kZooms[] = {"all", "decade", "year"};
  for (const char* zoom : kZooms) {
    absl::StrAppendFormat(out,
                          "<input type=\"radio\" name=\"zoom\" id=\"zoom-%s\"%s>"
                          "<label class=\"zoom\" for=\"zoom-%s\">%s</label>\n",
                          zoom, zoom == kZooms[0] ? " checked" : "", zoom,
                          zoom == kZooms[0] ? "Whole" : zoom == kZooms[1] ? "By decade" : "By year");
  }
  absl::StrAppend(out, "<div class=\"timeline\" tabindex=\"0\" role=\"group\" "
                  "aria-label=\"Timeline\"><div class=\"lanes", ZoomClass('w', years * 16),
                  ZoomClass('y', years * 100), "\">\n<div class=\"lane axis\"><span>Event</span>"
                  "<svg height=\"26\" aria-hidden=\"true\">");
  for (const Ticks& ticks : kTicks) AddTicks(scale, ticks, false, out);
  absl::StrAppend(out, "</svg></div>\n<div class=\"rows\"><svg class=\"lines\" "
                  "aria-hidden=\"true\">");
  for (const Ticks& ticks : kTicks) AddTicks(scale, ticks, true, out);
  absl::StrAppend(out, "</svg>\n");
  for (const Lane& lane : lanes) AddLane(lane, scale, tags, out);
  absl::StrAppend(out, "</div></div></div>");
  if (left_out > 0) {
    absl::StrAppend(out, "<p>", left_out, " more events are among the findings.</p>");
  }
  absl::StrAppend(out, "</section>\n");
}

}  // namespace dateline
