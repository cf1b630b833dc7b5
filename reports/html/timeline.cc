#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "reports/html/parts.h"
#include "reports/inert.h"
#include "reports/timeline/lanes.h"
#include "reports/words.h"

namespace dateline {
namespace {

// Pixels that the lanes have at least on a plain screen, for laying out what must not overlap.
constexpr double kAssumedWidth = 900;
constexpr int kLevelHeight = 22;
constexpr int kMostLanes = 1000;

double LabelWidth(const std::string& label) { return 10 + 8.0 * static_cast<double>(label.size()); }

// "AB"; "A+7" where the letters would not fit.
std::string LabelOf(const ReadingView& reading, const DocTags& tags) {
  const std::vector<std::string> all = TagsOf(reading, tags);
  if (all.empty()) return "?";
  if (all.size() <= 4) return absl::StrJoin(all, "");
  return absl::StrCat(all[0], "+", all.size() - 1);
}

void AddMark(const Mark& mark, const FindingView& finding, const Scale& scale, const DocTags& tags,
             std::string* out) {
  const std::string label = LabelOf(*mark.reading, tags);
  const double begin =
      mark.open_begin ? std::max(0.0, scale.At(mark.begin) - 3) : scale.At(mark.begin);
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
  return absl::StrJoin(parts,
                       lane.finding->finding->kind() == Finding::CONFLICT ? " against " : "; ");
}

void AddLane(const Lane& lane, const Scale& scale, const DocTags& tags, std::string* out) {
  const Finding& finding = *lane.finding->finding;
  const std::string label = LaneLabel(*lane.finding);
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
    absl::StrAppendFormat(
        out, "<line class=\"span\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"13\" y2=\"13\"/>", first, last);
  }
  for (const Mark& mark : lane.marks) AddMark(mark, *lane.finding, scale, tags, out);
  absl::StrAppend(out, "</svg></div>\n");
}

void AddTicks(const Scale& scale, const char* css, double most, bool lines, std::string* out) {
  absl::StrAppend(out, "<g class=\"", css, "\">");
  for (const Tick& tick : TicksOf(scale, most)) {
    if (lines) {
      absl::StrAppendFormat(out, "<line class=\"grid\" x1=\"%.2f%%\" x2=\"%.2f%%\" y2=\"100%%\"/>",
                            tick.at, tick.at);
    } else {
      absl::StrAppendFormat(out, "<text x=\"%.2f%%\" y=\"18\" text-anchor=\"middle\">%s</text>",
                            tick.at, tick.label);
    }
  }
  absl::StrAppend(out, "</g>");
}

// The ticks of the three zooms; CSS shows one of them.
void AddAllTicks(const Scale& scale, bool lines, std::string* out) {
  const double years = scale.years();
  AddTicks(scale, "t-all", 10, lines, out);
  AddTicks(scale, "t-decade", years / 10 + 10, lines, out);
  AddTicks(scale, "t-year", std::min(years + 1, 600.0), lines, out);
}

// The class that widens the lanes so that a unit gets its pixels: a power of two, at most 64.
std::string ZoomClass(char letter, double pixels) {
  int factor = 1;
  while (factor < 64 && factor * kAssumedWidth < pixels) factor *= 2;
  return factor == 1 ? "" : absl::StrCat(" ", std::string(1, letter), factor);
}

}  // namespace

void AddTimeline(const std::vector<FindingView>& findings, const DocTags& tags, std::string* out) {
  std::vector<Lane> lanes = LanesOf(findings);
  if (lanes.empty()) return;
  const int left_out = std::max(0, static_cast<int>(lanes.size()) - kMostLanes);
  lanes.resize(lanes.size() - left_out);
  const Scale scale = ScaleOf(lanes);
  for (Lane& lane : lanes) {
    StackMarks(
        scale,
        [&](const Mark& mark) {
          return LabelWidth(LabelOf(*mark.reading, tags)) / kAssumedWidth * 100;
        },
        &lane);
  }
  const double years = scale.years();
  absl::StrAppend(out,
                  "<section aria-labelledby=\"timeline\"><h2 id=\"timeline\">Timeline</h2>\n"
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
                          zoom == kZooms[0]   ? "Whole"
                          : zoom == kZooms[1] ? "By decade"
                                              : "By year");
  }
  absl::StrAppend(out,
                  "<div class=\"timeline\" tabindex=\"0\" role=\"group\" "
                  "aria-label=\"Timeline\"><div class=\"lanes",
                  ZoomClass('w', years * 16), ZoomClass('y', years * 100),
                  "\">\n<div class=\"lane axis\"><span>Event</span>"
                  "<svg height=\"26\" aria-hidden=\"true\">");
  AddAllTicks(scale, false, out);
  absl::StrAppend(out,
                  "</svg></div>\n<div class=\"rows\"><svg class=\"lines\" "
                  "aria-hidden=\"true\">");
  AddAllTicks(scale, true, out);
  absl::StrAppend(out, "</svg>\n");
  for (const Lane& lane : lanes) AddLane(lane, scale, tags, out);
  absl::StrAppend(out, "</div></div></div>");
  if (left_out > 0) {
    absl::StrAppend(out, "<p>", left_out, " more events are among the findings.</p>");
  }
  absl::StrAppend(out, "</section>\n");
}

}  // namespace dateline
