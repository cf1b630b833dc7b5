#include <algorithm>

#include "absl/strings/str_cat.h"
#include "reports/html/parts.h"
#include "reports/inert.h"
#include "reports/words.h"

namespace dateline {
namespace {

// Columns that fit beside each other on a plain screen.
constexpr int kMostColumns = 12;
constexpr int kMostRows = 1000;

std::string LabelOf(const FindingView& finding) {
  return finding.event && !finding.event->label().empty() ? finding.event->label()
                                                          : TitleOf(*finding.finding);
}

void AddRowHead(const FindingView& finding, std::string* out) {
  absl::StrAppend(out, "<tr><th scope=\"row\"><a href=\"#finding-",
                  EscapeMarkup(finding.finding->id()), "\">", EscapeMarkup(LabelOf(finding)),
                  "</a></th>");
}

// What one document says of the event.
void AddCell(const FindingView& finding, const Document* document, std::string* out) {
  absl::StrAppend(out, "<td>");
  bool first = true;
  for (const ReadingView& reading : finding.readings) {
    const bool here =
        std::any_of(reading.witnesses.begin(), reading.witnesses.end(),
                    [&](const Witness& witness) { return witness.document == document; });
    if (!here) continue;
    absl::StrAppend(out, first ? "" : "; ", reading.disputed ? "<b class=\"disputed\">" : "",
                    EscapeMarkup(ValueForPeople(*finding.finding, *reading.reading)),
                    reading.disputed ? "</b>" : "");
    first = false;
  }
  absl::StrAppend(out, "</td>");
}

void AddColumns(const ReportView& view, const std::vector<const FindingView*>& rows,
                const DocTags& tags, std::string* out) {
  absl::StrAppend(out, "<thead><tr><th scope=\"col\">Event</th>");
  for (const Document& document : view.report->documents()) {
    absl::StrAppend(out, "<th scope=\"col\"><span class=\"doc\">", tags.Of(&document), "</span> ",
                    EscapeMarkup(document.title().empty() ? document.path() : document.title()),
                    "</th>");
  }
  absl::StrAppend(out, "</tr></thead>\n<tbody>\n");
  for (const FindingView* finding : rows) {
    AddRowHead(*finding, out);
    for (const Document& document : view.report->documents()) AddCell(*finding, &document, out);
    absl::StrAppend(out, "</tr>\n");
  }
}

void AddList(const std::vector<const FindingView*>& rows, const DocTags& tags, std::string* out) {
  absl::StrAppend(out,
                  "<thead><tr><th scope=\"col\">Event</th><th scope=\"col\">Who says what"
                  "</th></tr></thead>\n<tbody>\n");
  for (const FindingView* finding : rows) {
    AddRowHead(*finding, out);
    absl::StrAppend(out, "<td><span class=\"values\">");
    for (const ReadingView& reading : finding->readings) AddValue(*finding, reading, tags, out);
    absl::StrAppend(out, "</span></td></tr>\n");
  }
}

}  // namespace

void AddMatrix(const ReportView& view, const std::vector<FindingView>& findings,
               const DocTags& tags, std::string* out) {
  std::vector<const FindingView*> rows;
  for (const FindingView& finding : findings) {
    if (!finding.readings.empty()) rows.push_back(&finding);
  }
  if (rows.empty()) return;
  const int left_out = std::max(0, static_cast<int>(rows.size()) - kMostRows);
  rows.resize(rows.size() - left_out);
  absl::StrAppend(out,
                  "<section aria-labelledby=\"matrix\"><h2 id=\"matrix\">Events by sources"
                  "</h2>\n<p class=\"lead\">What each source says of each event; values that "
                  "contradict each other are red and bold.</p>\n<div class=\"scroll\" "
                  "tabindex=\"0\" role=\"group\" aria-label=\"Events by sources\"><table>"
                  "<caption class=\"vh\">Events by sources</caption>");
  if (view.report->documents_size() <= kMostColumns) {
    AddColumns(view, rows, tags, out);
  } else {
    AddList(rows, tags, out);
  }
  absl::StrAppend(out, "</tbody></table></div>");
  if (left_out > 0) {
    absl::StrAppend(out, "<p>", left_out, " more events are among the findings.</p>");
  }
  absl::StrAppend(out, "</section>\n");
}

}  // namespace dateline
