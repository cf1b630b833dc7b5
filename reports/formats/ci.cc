#include "reports/formats/ci.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "reports/inert.h"
#include "reports/words.h"

namespace dateline {
namespace {

std::string WithStop(std::string text) {
  if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
  return text;
}

std::string ReadingText(const FindingView& finding, const ReadingView& reading) {
  std::vector<std::string> places;
  for (const Witness& witness : reading.witnesses) {
    std::string place = PlaceText(witness.claim->location());
    // Several claims may rest on one date: that of a heading.
    if (std::find(places.begin(), places.end(), place) == places.end()) {
      places.push_back(std::move(place));
    }
  }
  return absl::StrCat(ValueForPeople(*finding.finding, *reading.reading), ": ",
                      absl::StrJoin(places, ", "));
}

}  // namespace

const char* LevelName(Level level) {
  switch (level) {
    case Level::kError: return "error";
    case Level::kWarning: return "warning";
    case Level::kNote: return "note";
  }
  return "note";
}

Level LevelOf(const Finding& finding) {
  if (finding.kind() != Finding::CONFLICT && finding.kind() != Finding::LINT) return Level::kNote;
  if (finding.severity() == HIGH || finding.severity() == SEVERITY_UNSPECIFIED) {
    return Level::kError;
  }
  return finding.severity() == MEDIUM ? Level::kWarning : Level::kNote;
}

std::vector<const FindingView*> CiFindings(const ReportView& view, const CiOptions& options) {
  std::vector<const FindingView*> findings;
  for (const FindingView& finding : view.findings) {
    if (finding.settled && !options.mark_suppressed) continue;
    if (!options.all_kinds && KindRank(finding.finding->kind()) > KindRank(Finding::LINT)) continue;
    findings.push_back(&finding);
  }
  std::stable_sort(findings.begin(), findings.end(),
                   [](const FindingView* a, const FindingView* b) {
                     return LevelOf(*a->finding) < LevelOf(*b->finding);
                   });
  return findings;
}

std::string CiMessage(const FindingView& view) {
  const Finding& finding = *view.finding;
  std::vector<std::string> parts = {
      WithStop(finding.title().empty() ? finding.rule() : finding.title())};
  std::vector<std::string> readings;
  for (const ReadingView& reading : view.readings) {
    if (!reading.witnesses.empty()) readings.push_back(ReadingText(view, reading));
  }
  if (!readings.empty()) parts.push_back(absl::StrCat(absl::StrJoin(readings, "; "), "."));
  if (!finding.explanation().empty() && finding.explanation() != finding.title()) {
    parts.push_back(WithStop(finding.explanation()));
  }
  if (!finding.query().empty()) parts.push_back(absl::StrCat("Query: ", finding.query()));
  return Inert(absl::StrJoin(parts, " "));
}

const char* RuleOf(const Notice& notice) {
  return notice.level() == Notice::ERROR ? "unreadable" : "notice";
}

std::vector<Location> OtherPlaces(const FindingView& finding) {
  std::vector<Location> places;
  absl::flat_hash_set<std::string> seen = {PlaceText(finding.place)};
  const auto add = [&](const Location& place) {
    if (!place.path().empty() && seen.insert(PlaceText(place)).second) places.push_back(place);
  };
  for (const ReadingView& reading : finding.readings) {
    for (const Witness& witness : reading.witnesses) add(witness.claim->location());
  }
  for (const Finding::Place& place : finding.finding->locations()) add(place.location());
  return places;
}

std::string UriOf(const std::string& path) {
  std::string uri = !path.empty() && path[0] == '/' ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= '9') ||
                       c == '_' || c == '~';
    if (plain) {
      uri.push_back(c);
    } else {
      absl::StrAppendFormat(&uri, "%%%02X", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

OrderedJson JsonText(absl::string_view text) { return OrderedJson(Inert(text)); }

}  // namespace dateline
