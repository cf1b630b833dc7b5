#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "reports/formats/tables.h"
#include "reports/inert.h"
#include "reports/marks.h"
#include "reports/words.h"

namespace dateline {
namespace {

// Every character that could start markup, and < and & for HTML.
std::string Escape(absl::string_view text) {
  std::string out;
  for (const char c : Inert(text)) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (absl::string_view("\\`*_{}[]()#+-!|>~$:@").find(c) != absl::string_view::npos)
        out += '\\';
      out += c;
    }
  }
  return out;
}

// The quote with its value in bold.
std::string Quote(const Claim& claim, Dimension dimension) {
  const absl::string_view quote(claim.quote());
  std::string out;
  uint32_t at = 0;
  for (const Span& span : MarksOf(claim, dimension).value) {
    absl::StrAppend(&out, Escape(quote.substr(at, span.begin - at)), "**", Escape(span.In(quote)),
                    "**");
    at = span.end;
  }
  return out + Escape(quote.substr(at));
}

void AddReading(const FindingView& view, const ReadingView& reading, std::string* out) {
  absl::StrAppend(out, "- **", Escape(ValueForPeople(*view.finding, *reading.reading)), "** (",
                  reading.manuscript ? "the manuscript, " : "", SupportText(reading), ")\n");
  for (const Witness& witness : reading.witnesses) {
    const Location& place = witness.claim->location();
    const std::string detail = PlaceDetail(place);
    absl::StrAppend(out, "  > ", Quote(*witness.claim, view.finding->dimension()), "\n  > — ",
                    Escape(PlaceText(place)), detail.empty() ? "" : ", ", Escape(detail), "\n\n");
  }
}

void AddLine(absl::string_view name, absl::string_view text, std::string* out) {
  if (!text.empty()) absl::StrAppend(out, "*", name, ":* ", Escape(text), "\n\n");
}

void AddFinding(const FindingView& view, std::string* out) {
  const Finding& finding = *view.finding;
  absl::StrAppend(out, "### ", Escape(finding.title().empty() ? finding.rule() : finding.title()),
                  "\n\n", Escape(absl::StrCat(KindName(finding.kind()), ", ", finding.rule())),
                  finding.severity() == SEVERITY_UNSPECIFIED ? "" : ", ",
                  SeverityName(finding.severity()),
                  absl::StrFormat(", confidence %.0f%%, %s, ", finding.confidence() * 100,
                                  StateName(finding.state())),
                  Escape(finding.id()), "\n\n");
  for (const ReadingView& reading : view.readings) AddReading(view, reading, out);
  for (const Finding::Place& place : finding.locations()) {
    if (!place.quote().empty()) absl::StrAppend(out, "> ", Escape(place.quote()), "\n");
    absl::StrAppend(out, "> — ", Escape(PlaceText(place.location())), "\n\n");
  }
  AddLine("Why", finding.explanation(), out);
  if (!finding.near_miss().empty()) AddLine("Near miss", NearMissText(finding.near_miss()), out);
  AddLine("One event", WhyOneEvent(view), out);
  AddLine("Query", finding.query(), out);
  AddLine("Note", finding.note(), out);
}

void AddSummary(const ReportView& view, std::string* out) {
  const Summary& s = view.report->summary();
  absl::StrAppendFormat(out,
                        "# Dateline report\n\n| documents | dates seen | understood | claims | "
                        "conflicts | lints | refinements | agreements | unchecked |\n"
                        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
                        "| %d | %d | %d | %d | %d | %d | %d | %d | %d |\n\n",
                        s.documents(), s.dates_seen(), s.dates_understood(), s.claims(),
                        CountOf(view, Finding::CONFLICT), CountOf(view, Finding::LINT),
                        CountOf(view, Finding::REFINEMENT), CountOf(view, Finding::AGREEMENT),
                        s.unchecked());
  const std::vector<const Notice*> notices = NoticesOf(*view.report, Notice::WARNING);
  for (const Notice* notice : notices) {
    absl::StrAppend(out, "- ",
                    Escape(absl::StrCat(PlaceText(PlaceOf(*notice)), ": ", notice->text())), "\n");
  }
  if (!notices.empty()) absl::StrAppend(out, "\n");
}

}  // namespace

std::string RenderMarkdown(const ReportView& view) {
  std::string out;
  AddSummary(view, &out);
  Finding::Kind kind = Finding::KIND_UNSPECIFIED;
  bool settled = false;
  for (const FindingView& finding : view.findings) {
    if (finding.settled && !settled) {
      absl::StrAppend(&out, "## Settled\n\n");
      settled = true;
    } else if (!finding.settled && finding.finding->kind() != kind) {
      kind = finding.finding->kind();
      std::string name = KindName(kind);
      name[0] = absl::ascii_toupper(name[0]);
      absl::StrAppend(&out, "## ", name, "s\n\n");
    }
    AddFinding(finding, &out);
  }
  return out;
}

}  // namespace dateline
