#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "reports/formats/tables.h"
#include "reports/inert.h"
#include "reports/marks.h"
#include "reports/words.h"

namespace dateline {
namespace {

bool IsNumber(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return absl::ascii_isdigit(c) || c == '.'; });
}

bool IsFormula(absl::string_view text) {
  text = absl::StripLeadingAsciiWhitespace(text);
  if (text.empty() || IsNumber(text)) return false;
  // The full-width forms are formulas to some spreadsheets too.
  for (const char* full_width : {"＝", "＋", "－", "＠"}) {
    if (text.substr(0, 3) == full_width) return true;
  }
  return absl::string_view("=+-@|%").find(text[0]) != absl::string_view::npos;
}

void AddCell(absl::string_view text, std::string* row) {
  std::string cell = Inert(text);
  if (IsFormula(cell)) cell.insert(cell.begin(), '\'');
  if (!row->empty()) row->push_back(',');
  if (cell.find_first_of(",\"\r\n") == std::string::npos && !cell.empty()) {
    *row += cell;
    return;
  }
  row->push_back('"');
  for (const char c : cell) {
    if (c == '"') row->push_back('"');
    row->push_back(c);
  }
  row->push_back('"');
}

std::string RowOf(const std::vector<std::string>& cells) {
  std::string row;
  for (const std::string& cell : cells) AddCell(cell, &row);
  return row + "\r\n";
}

std::vector<std::string> FindingCells(const FindingView& view) {
  const Finding& finding = *view.finding;
  return {finding.id(),
          KindName(finding.kind()),
          finding.rule(),
          SeverityName(finding.severity()),
          absl::StrFormat("%.2f", finding.confidence()),
          StateName(finding.state()),
          finding.owner(),
          finding.note(),
          finding.title()};
}

std::vector<std::string> PlaceCells(const Location& place) {
  const auto number = [](int n) { return n > 0 ? absl::StrCat(n) : std::string(); };
  return {place.path(), number(place.line()), number(place.column()), number(place.page()),
          place.section()};
}

void Append(std::vector<std::string> more, std::vector<std::string>* cells) {
  cells->insert(cells->end(), more.begin(), more.end());
}

}  // namespace

std::string RenderCsv(const ReportView& view) {
  std::string out =
      RowOf({"finding", "kind",    "rule",  "severity",  "confidence",  "state", "owner",
             "note",    "title",   "value", "conflicts", "path",        "line",  "column",
             "page",    "section", "words", "quote",     "explanation", "query"});
  for (const FindingView& finding : view.findings) {
    const Finding& record = *finding.finding;
    const auto add = [&](const std::string& value, bool conflicts, const Location& place,
                         const std::string& words, const std::string& quote) {
      std::vector<std::string> cells = FindingCells(finding);
      Append({value, conflicts ? "yes" : "no"}, &cells);
      Append(PlaceCells(place), &cells);
      Append({words, quote, record.explanation(), record.query()}, &cells);
      out += RowOf(cells);
    };
    for (const ReadingView& reading : finding.readings) {
      for (const Witness& witness : reading.witnesses) {
        add(reading.reading->value(), reading.disputed, witness.claim->location(),
            ValueText(*witness.claim, record.dimension()), witness.claim->quote());
      }
    }
    for (const Finding::Place& place : record.locations()) {
      add("", false, place.location(), "", place.quote());
    }
  }
  return out;
}

}  // namespace dateline
