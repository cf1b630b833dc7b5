#include "reports/remarks.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "reports/words.h"

namespace dateline {
namespace {

bool IsOpenProblem(const FindingView& finding) {
  return !finding.settled && KindRank(finding.finding->kind()) <= KindRank(Finding::LINT);
}

std::vector<std::string> LinesOf(const FindingView& view) {
  const Finding& finding = *view.finding;
  std::vector<std::string> lines = {absl::StrCat(
      KindName(finding.kind()), ": ", finding.title().empty() ? finding.rule() : finding.title())};
  for (const ReadingView& reading : view.readings) {
    for (const Witness& witness : reading.witnesses) {
      lines.push_back(absl::StrCat(ValueForPeople(finding, *reading.reading), ": “",
                                   witness.claim->quote(), "” (",
                                   PlaceText(witness.claim->location()), ")"));
    }
  }
  if (!finding.explanation().empty()) lines.push_back(finding.explanation());
  if (!finding.query().empty()) lines.push_back(absl::StrCat("Query: ", finding.query()));
  lines.push_back(absl::StrCat(finding.rule(), ", ", finding.id()));
  return lines;
}

bool SamePlace(const Location& a, const Location& b) {
  return a.byte_offset() == b.byte_offset() && a.byte_length() == b.byte_length() &&
         a.line() == b.line() && a.column() == b.column() && a.page() == b.page();
}

// Where the finding touches the manuscript: every place of it once, in order. A lint that rests on
// a claim names its place twice.
std::vector<Location> PlacesIn(const FindingView& view, const Document& manuscript) {
  std::vector<Location> places;
  const auto add = [&places](const Location& place) {
    if (std::none_of(places.begin(), places.end(),
                     [&](const Location& other) { return SamePlace(other, place); })) {
      places.push_back(place);
    }
  };
  for (const ReadingView& reading : view.readings) {
    for (const Witness& witness : reading.witnesses) {
      if (witness.document == &manuscript) add(witness.claim->location());
    }
  }
  for (const Finding::Place& place : view.finding->locations()) {
    if (place.document() == manuscript.id()) add(place.location());
  }
  return places;
}

}  // namespace

const Document* ManuscriptWithFormat(const ReportView& view, absl::string_view format) {
  if (view.manuscript) return view.manuscript->format() == format ? view.manuscript : nullptr;
  const Document* only = nullptr;
  for (const Document& document : view.report->documents()) {
    if (document.format() != format) continue;
    if (only) return nullptr;
    only = &document;
  }
  return only;
}

std::vector<Remark> RemarksOn(const ReportView& view, const Document& manuscript) {
  std::vector<Remark> remarks;
  for (const FindingView& finding : view.findings) {
    if (!IsOpenProblem(finding)) continue;
    const std::vector<std::string> lines = LinesOf(finding);
    for (const Location& place : PlacesIn(finding, manuscript)) {
      remarks.push_back({&finding, place, lines});
    }
  }
  return remarks;
}

}  // namespace dateline
