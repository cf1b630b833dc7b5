#include "reports/view.h"

#include <algorithm>
#include <tuple>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

ReadingView MakeReading(const Reading& reading, const ReportView& view) {
  ReadingView result;
  result.reading = &reading;
  result.disputed = reading.conflicts_with_size() > 0;
  for (int i = 0; i < reading.claims_size(); ++i) {
    const auto claim = view.claims.find(reading.claims(i));
    if (claim == view.claims.end()) continue;
    Witness witness;
    witness.claim = claim->second;
    const auto document = view.documents.find(witness.claim->document());
    if (document != view.documents.end()) witness.document = document->second;
    witness.lineage = i < reading.lineage_of_size() ? reading.lineage_of(i) : i;
    if (view.manuscript && witness.document == view.manuscript) result.manuscript = true;
    result.witnesses.push_back(witness);
  }
  if (result.manuscript) {
    std::stable_partition(result.witnesses.begin(), result.witnesses.end(),
                          [&](const Witness& w) { return w.document == view.manuscript; });
  }
  result.lineages = std::max<int>(reading.lineages(), result.witnesses.empty() ? 0 : 1);
  return result;
}

// A reading may say that it conflicts with another that does not say so in turn.
void MarkDisputed(FindingView* view) {
  for (const Reading& reading : view->finding->readings()) {
    for (const int other : reading.conflicts_with()) {
      if (other >= 0 && other < static_cast<int>(view->readings.size())) {
        view->readings[other].disputed = true;
      }
    }
  }
}

// The first witness that may be corrected: reference data is not. null: there is none.
const Witness* Correctable(const ReadingView& reading) {
  for (const Witness& witness : reading.witnesses) {
    if (!witness.document || witness.document->role() != AUTHORITY) return &witness;
  }
  return nullptr;
}

const Witness* Focus(const FindingView& view) {
  if (view.finding->focus().empty()) return nullptr;
  for (const ReadingView& reading : view.readings) {
    for (const Witness& witness : reading.witnesses) {
      if (witness.claim->id() == view.finding->focus()) return &witness;
    }
  }
  return nullptr;
}

// Which reading is the likelier to be looked at: one that can be corrected, disputed, less
// supported.
bool LooksWorse(const ReadingView& a, const ReadingView& b) {
  const bool correctable = Correctable(a);
  if (correctable != (Correctable(b) != nullptr)) return correctable;
  return a.disputed && (!b.disputed || a.lineages < b.lineages);
}

Location PlaceOf(const FindingView& view) {
  if (const Witness* focus = Focus(view)) return focus->claim->location();
  const ReadingView* best = nullptr;
  for (const ReadingView& reading : view.readings) {
    if (reading.witnesses.empty()) continue;
    if (reading.manuscript) return reading.witnesses[0].claim->location();
    if (!best || LooksWorse(reading, *best)) best = &reading;
  }
  if (best) {
    const Witness* witness = Correctable(*best);
    return (witness ? *witness : best->witnesses[0]).claim->location();
  }
  Location place;
  if (view.finding->locations_size() == 0) return place;
  const Finding::Place& first = view.finding->locations(0);
  place = first.location();
  if (place.line() == 0) place.set_line(first.line());
  return place;
}

FindingView MakeFinding(const Finding& finding, const ReportView& view,
                        const absl::flat_hash_map<absl::string_view, const Event*>& events) {
  FindingView result;
  result.finding = &finding;
  result.settled = IsSettled(finding);
  const auto event = events.find(finding.event());
  if (event != events.end()) result.event = event->second;
  result.readings.reserve(finding.readings_size());
  for (const Reading& reading : finding.readings()) {
    result.readings.push_back(MakeReading(reading, view));
  }
  MarkDisputed(&result);
  std::stable_partition(result.readings.begin(), result.readings.end(),
                        [](const ReadingView& r) { return r.manuscript; });
  result.place = PlaceOf(result);
  if (result.place.path().empty() && finding.locations_size() > 0) {
    const auto document = view.documents.find(finding.locations(0).document());
    if (document != view.documents.end()) result.place.set_path(document->second->path());
  }
  return result;
}

absl::Status FindManuscript(const ViewOptions& options, ReportView* view) {
  for (const Document& document : view->report->documents()) {
    const bool wanted = options.manuscript.empty() ? document.role() == MANUSCRIPT
                                                   : document.path() == options.manuscript;
    if (wanted && !view->manuscript) view->manuscript = &document;
  }
  if (!options.manuscript.empty() && !view->manuscript) {
    return absl::InvalidArgumentError(absl::StrCat(
        options.manuscript, ": is no document of this report; name it as it is checked"));
  }
  return absl::OkStatus();
}

bool Shown(const Finding& finding, const ViewOptions& options) {
  if (finding.confidence() < options.min_confidence) return false;
  return options.only.empty() ||
         std::find(options.only.begin(), options.only.end(), finding.kind()) != options.only.end();
}

bool Before(const FindingView& a, const FindingView& b) {
  const auto key = [](const FindingView& f) {
    return std::make_tuple(f.settled, KindRank(f.finding->kind()), -f.finding->severity(),
                           -f.finding->confidence(), absl::string_view(f.finding->title()),
                           absl::string_view(f.finding->id()));
  };
  return key(a) < key(b);
}

}  // namespace

absl::StatusOr<ReportView> MakeView(const Report& report, const ViewOptions& options) {
  ReportView view;
  view.report = &report;
  for (const Document& document : report.documents()) {
    view.documents.emplace(document.id(), &document);
  }
  view.claims.reserve(report.claims_size());
  for (const Claim& claim : report.claims()) view.claims.emplace(claim.id(), &claim);
  absl::flat_hash_map<absl::string_view, const Event*> events;
  for (const Event& event : report.events()) events.emplace(event.id(), &event);
  if (absl::Status status = FindManuscript(options, &view); !status.ok()) return status;

  for (const Finding& finding : report.findings()) {
    if (!Shown(finding, options)) {
      ++view.hidden;
      continue;
    }
    view.settled += IsSettled(finding);
    if (IsSettled(finding) && !options.show_settled) continue;
    view.findings.push_back(MakeFinding(finding, view, events));
  }
  std::stable_sort(view.findings.begin(), view.findings.end(), Before);
  return view;
}

bool IsSettled(const Finding& finding) {
  return finding.state() == Finding::ACCEPTED || finding.state() == Finding::DISMISSED ||
         finding.in_baseline() || !finding.suppressed_because().empty();
}

int KindRank(Finding::Kind kind) {
  switch (kind) {
    case Finding::CONFLICT: return 0;
    case Finding::LINT: return 1;
    case Finding::REFINEMENT: return 2;
    case Finding::AGREEMENT: return 3;
    default: return 4;
  }
}

std::string KindName(Finding::Kind kind) { return absl::AsciiStrToLower(Finding::Kind_Name(kind)); }

std::string SeverityName(Severity severity) {
  return severity == SEVERITY_UNSPECIFIED ? "" : absl::AsciiStrToLower(Severity_Name(severity));
}

std::string StateName(Finding::State state) {
  return absl::AsciiStrToLower(Finding::State_Name(state));
}

std::string DimensionName(Dimension dimension) {
  return dimension == DIMENSION_UNSPECIFIED ? "" : absl::AsciiStrToLower(Dimension_Name(dimension));
}

int CountOf(const ReportView& view, Finding::Kind kind) {
  return std::count_if(view.findings.begin(), view.findings.end(), [&](const FindingView& f) {
    return !f.settled && f.finding->kind() == kind;
  });
}

std::vector<const Notice*> NoticesOf(const Report& report, Notice::Level least) {
  std::vector<const Notice*> notices;
  const auto add = [&](const auto& some) {
    for (const Notice& notice : some) {
      if (notice.level() >= least) notices.push_back(&notice);
    }
  };
  add(report.notices());
  for (const Document& document : report.documents()) add(document.notices());
  return notices;
}

}  // namespace dateline
