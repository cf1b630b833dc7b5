#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "reports/inert.h"
#include "reports/timeline/lanes.h"
#include "reports/timeline/timeline.h"
#include "reports/words.h"

namespace dateline {
namespace {

// Pixels.
constexpr double kWidth = 1280, kLabels = 330, kMargin = 16, kTop = 34;
constexpr double kLineHeight = 24;
constexpr double kLetter = 6.6;  // of the marks' text, on average

constexpr char kStyle[] =
    "text{font:13px system-ui,'DejaVu Sans',sans-serif;fill:#16191d}"
    ".bg{fill:#fff}.grid{stroke:#d9dde3}.tick{fill:#505a66;font-size:12px;text-anchor:middle}"
    ".bar{fill-opacity:.25}.dot{fill-opacity:1}.value{fill:#fff;font-size:11px;font-weight:600;"
    "text-anchor:middle}.ok{fill:#1d6136}.bad{fill:#b3151f}.name.clash{fill:#b3151f;"
    "font-weight:600}.hedged{stroke:#fff;stroke-dasharray:3 2}"
    "@media(prefers-color-scheme:dark){.bg{fill:#14171b}text{fill:#e9ecef}.grid{stroke:#3a414a}"
    ".tick{fill:#aab4bf}.value{fill:#14171b}.ok{fill:#8bd6a4}.bad{fill:#ff9a9a}"
    ".name.clash{fill:#ff9a9a}}";

double X(double percent) { return kLabels + percent / 100 * (kWidth - kLabels - kMargin); }

std::string Short(const std::string& text, int most) {
  if (DisplayWidth(text) <= most) return text;
  std::string cut = text.substr(0, static_cast<size_t>(most));
  while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0x80) != 0) cut.pop_back();
  return cut + "…";
}

double MarkWidth(const FindingView& finding, const Mark& mark) {
  return 12 + kLetter * DisplayWidth(ValueForPeople(*finding.finding, *mark.reading->reading));
}

void AddMark(const FindingView& finding, const Mark& mark, const Scale& scale, double top,
             std::string* out) {
  const double begin = X(mark.open_begin ? scale.At(mark.begin) - 2 : scale.At(mark.begin));
  const double end = X(mark.open_end ? scale.At(mark.end) + 2 : scale.At(mark.end));
  const double y = top + mark.level * kLineHeight;
  const double width = MarkWidth(finding, mark), middle = X(scale.At(mark.middle()));
  const char* css = mark.reading->disputed ? "bad" : "ok";
  absl::StrAppendFormat(
      out,
      "<rect class=\"bar %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"14\" rx=\"3\"/>"
      "<rect class=\"dot %s%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"18\" rx=\"9\"/>"
      "<text class=\"value\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
      css, begin, y + 4, std::max(end - begin, 1.0), css, mark.hedged ? " hedged" : "",
      middle - width / 2, y + 2, width, middle, y + 15,
      EscapeMarkup(ValueForPeople(*finding.finding, *mark.reading->reading)));
}

}  // namespace

std::string RenderTimelineSvg(const ReportView& view) {
  std::vector<Lane> lanes = LanesOf(view.findings);
  std::string body;
  double y = kTop;
  if (!lanes.empty()) {
    const Scale scale = ScaleOf(lanes);
    std::string marks;
    for (Lane& lane : lanes) {
      StackMarks(
          scale,
          [&](const Mark& mark) {
            return MarkWidth(*lane.finding, mark) / (kWidth - kLabels - kMargin) * 100;
          },
          &lane);
      const bool clash = lane.finding->finding->kind() == Finding::CONFLICT;
      absl::StrAppendFormat(&marks, "<text class=\"name%s\" x=\"%.0f\" y=\"%.1f\">%s</text>\n",
                            clash ? " clash" : "", kMargin, y + 15,
                            EscapeMarkup(Short(LaneLabel(*lane.finding), 46)));
      for (const Mark& mark : lane.marks) AddMark(*lane.finding, mark, scale, y, &marks);
      y += lane.levels * kLineHeight + 4;
    }
    for (const Tick& tick : TicksOf(scale, 12)) {
      absl::StrAppendFormat(&body,
                            "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.0f\" y2=\"%.0f\"/>"
                            "<text class=\"tick\" x=\"%.1f\" y=\"20\">%s</text>\n",
                            X(tick.at), X(tick.at), kTop - 6, y, X(tick.at), tick.label);
    }
    body += marks;
  }
  return absl::StrFormat(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" "
      "height=\"%.0f\" role=\"img\" aria-label=\"Timeline of %s\"><style>%s</style>\n"
      "<rect class=\"bg\" width=\"100%%\" height=\"100%%\"/>\n%s</svg>\n",
      kWidth, y + kMargin, kWidth, y + kMargin,
      Counted(static_cast<int64_t>(lanes.size()), "event"), kStyle, body);
}

}  // namespace dateline
