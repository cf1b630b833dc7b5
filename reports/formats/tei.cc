#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "base/civil.h"
#include "reports/formats/scholarly.h"
#include "reports/inert.h"
#include "reports/words.h"

namespace dateline {
namespace {

constexpr char kNamespace[] = "http://www.tei-c.org/ns/1.0";

// An xml:id: letters, digits, - and _, not beginning with a digit.
std::string XmlId(absl::string_view text, absl::string_view prefix) {
  std::string id(prefix);
  for (const char c : text) id += absl::ascii_isalnum(c) || c == '-' || c == '_' ? c : '_';
  return id;
}

// W3C dates know no year 0, and TEI's own datatype asks for four digits.
std::string DayText(int32_t number) {
  const CivilDay day = CivilFromDayNumber(number);
  if (day.year < 1 || day.year > 9999) return "";
  return absl::StrFormat("%04d-%02d-%02d", day.year, day.month, day.day);
}

class Tei {
 public:
  explicit Tei(const ReportView& view) : view_(view) {
    for (const Document& document : view.report->documents()) {
      sigla_.emplace(&document, absl::StrCat("W", sigla_.size() + 1));
    }
  }

  std::string Render() {
    absl::StrAppend(&out_, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"", kNamespace,
                    "\">\n");
    AddHeader();
    absl::StrAppend(&out_,
                    "<text><body>\n<div type=\"apparatus\"><head>Critical apparatus of "
                    "dates and figures</head>\n");
    int number = 0;
    for (const FindingView& finding : view_.findings) {
      if (!finding.readings.empty()) AddFinding(finding, ++number);
    }
    if (number == 0) absl::StrAppend(&out_, "<p>No event is told by more than one passage.</p>\n");
    absl::StrAppend(&out_, "</div>\n</body></text>\n</TEI>\n");
    return std::move(out_);
  }

 private:
  void AddHeader() {
    absl::StrAppend(&out_,
                    "<teiHeader><fileDesc><titleStmt><title>Where the sources agree and "
                    "where they do not</title></titleStmt>\n<publicationStmt><p>Made by ",
                    EscapeMarkup(view_.report->tool().empty() ? "dateline" : view_.report->tool()),
                    ".</p></publicationStmt>\n<sourceDesc>");
    if (view_.report->documents().empty()) {
      absl::StrAppend(&out_, "<p>No documents.</p>");
    } else {
      absl::StrAppend(&out_, "<listWit>\n");
      for (const Document& document : view_.report->documents()) {
        absl::StrAppend(&out_, "<witness xml:id=\"", sigla_[&document], "\">",
                        EscapeMarkup(document.title().empty() ? document.path() : document.title()),
                        " (", EscapeMarkup(document.path()), ")</witness>\n");
      }
      absl::StrAppend(&out_, "</listWit>");
    }
    absl::StrAppend(&out_,
                    "</sourceDesc></fileDesc>\n<encodingDesc><variantEncoding "
                    "method=\"parallel-segmentation\" location=\"internal\"/></encodingDesc>"
                    "</teiHeader>\n");
  }

  void AddFinding(const FindingView& view, int number) {
    const Finding& finding = *view.finding;
    absl::StrAppend(&out_, "<p xml:id=\"", XmlId(finding.id(), "n"), "-", number, "\">",
                    EscapeMarkup(finding.title().empty() ? finding.rule() : finding.title()),
                    "\n<app type=\"", KindName(finding.kind()), "\" n=\"", XmlId(finding.id(), ""),
                    "\">\n");
    for (const ReadingView& reading : view.readings) AddReading(view, reading);
    for (const std::string* text : {&finding.explanation(), &finding.query()}) {
      if (!text->empty()) absl::StrAppend(&out_, "<note>", EscapeMarkup(*text), "</note>\n");
    }
    absl::StrAppend(&out_, "</app></p>\n");
  }

  void AddReading(const FindingView& view, const ReadingView& reading) {
    std::vector<std::string> sigla;
    for (const Witness& witness : reading.witnesses) {
      const auto siglum = sigla_.find(witness.document);
      if (siglum == sigla_.end()) continue;
      const std::string pointer = absl::StrCat("#", siglum->second);
      if (std::find(sigla.begin(), sigla.end(), pointer) == sigla.end()) sigla.push_back(pointer);
    }
    absl::StrAppend(&out_, "<rdg");
    if (!sigla.empty()) absl::StrAppend(&out_, " wit=\"", absl::StrJoin(sigla, " "), "\"");
    absl::StrAppend(&out_, ">", DateElement(view, reading));
    for (const Witness& witness : reading.witnesses) {
      absl::StrAppend(&out_, "<note><quote>", EscapeMarkup(witness.claim->quote()), "</quote> (",
                      EscapeMarkup(PlaceText(witness.claim->location())), ")</note>");
    }
    absl::StrAppend(&out_, "</rdg>\n");
  }

  static std::string DateElement(const FindingView& view, const ReadingView& reading) {
    const std::string text = EscapeMarkup(ValueForPeople(*view.finding, *reading.reading));
    if (view.finding->dimension() != DATE || reading.witnesses.empty()) return text;
    const TimeValue& date = reading.witnesses[0].claim->date();
    std::string attributes;
    if (date.has_earliest() && !DayText(date.earliest()).empty()) {
      absl::StrAppend(&attributes, " notBefore=\"", DayText(date.earliest()), "\"");
    }
    if (date.has_latest() && !DayText(date.latest()).empty()) {
      absl::StrAppend(&attributes, " notAfter=\"", DayText(date.latest()), "\"");
    }
    return absl::StrCat("<date", attributes, ">", text, "</date>");
  }

  const ReportView& view_;
  absl::flat_hash_map<const Document*, std::string> sigla_;
  std::string out_;
};

}  // namespace

std::string RenderTei(const ReportView& view) { return Tei(view).Render(); }

}  // namespace dateline
