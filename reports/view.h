// The one view of a Report that every format renders: what is shown, in which order, with claims
// and documents looked up, so that no renderer orders, groups or filters by itself.
//
//   ReportView view = MakeView(report, ViewOptions());
//   for (const FindingView& f : view.findings) Use(f.finding->title(), f.place);
//
// A view points into the report, which must outlive it and stay unchanged. A report that was read
// from a file may name claims that it does not hold: these witnesses are left out.
#ifndef DATELINE_REPORTS_VIEW_H_
#define DATELINE_REPORTS_VIEW_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "proto/finding.pb.h"

namespace dateline {

struct ViewOptions {
  // Kinds to show; empty: all.
  std::vector<Finding::Kind> only;
  double min_confidence = 0;
  // Path of the document to correct, as it stands in the report; empty: the document whose role
  // is MANUSCRIPT, if there is one. Findings are then told from its side.
  std::string manuscript;
  // Show also what a person has settled: accepted, dismissed, in the baseline, suppressed.
  bool show_settled = false;
};

// One claim in its reading.
struct Witness {
  const Claim* claim = nullptr;
  const Document* document = nullptr;  // null when the report does not list it
  int lineage = 0;                     // within the reading
};

struct ReadingView {
  const Reading* reading = nullptr;
  std::vector<Witness> witnesses;  // the manuscript's first, else in the reading's order
  bool disputed = false;           // conflicts with another reading
  bool manuscript = false;         // the manuscript says this
  int lineages = 0;                // independent witnesses, at least 1 where there is a witness
};

struct FindingView {
  const Finding* finding = nullptr;
  const Event* event = nullptr;       // may be null
  std::vector<ReadingView> readings;  // the manuscript's first, else in the finding's order
  // Where a one-place format points: the finding's focus where it has one, else the manuscript's
  // claim, else the first witness of the least supported reading that takes part in the conflict
  // (the likeliest to be looked at) and is no AUTHORITY, else the first place. path is empty when
  // there is none.
  Location place;
  bool settled = false;
};

struct ReportView {
  const Report* report = nullptr;
  const Document* manuscript = nullptr;
  // Conflicts, lints, refinements, agreements; in each the most severe, then the surest first.
  std::vector<FindingView> findings;
  int hidden = 0;   // left out by kind or confidence
  int settled = 0;  // left out, or marked when show_settled, because a person settled them

  absl::flat_hash_map<absl::string_view, const Claim*> claims;
  absl::flat_hash_map<absl::string_view, const Document*> documents;
};

// O(report). Errors: InvalidArgument when options.manuscript names no document of the report.
absl::StatusOr<ReportView> MakeView(const Report& report, const ViewOptions& options);

// A person has settled it: it neither fails a check nor stands among what is open.
bool IsSettled(const Finding& finding);

// CONFLICT 0, LINT 1, REFINEMENT 2, AGREEMENT 3: the order of display and of --fail-on.
int KindRank(Finding::Kind kind);

// "conflict", "medium", "dismissed", "date": enum names as people type and read them.
std::string KindName(Finding::Kind kind);
std::string SeverityName(Severity severity);
std::string StateName(Finding::State state);
std::string DimensionName(Dimension dimension);

// Number of open findings of a kind among those shown.
int CountOf(const ReportView& view, Finding::Kind kind);

// What is to be said beside findings, of `least` or worse: about the run, then about each document.
std::vector<const Notice*> NoticesOf(const Report& report, Notice::Level least);

}  // namespace dateline

#endif  // DATELINE_REPORTS_VIEW_H_
