#include "reconcile/summary.h"

#include "absl/strings/str_cat.h"

namespace dateline {

void AddNotices(int64_t below, double min_confidence, const std::vector<CutBlock>& cut,
                Report* report) {
  if (below > 0) {
    Notice* notice = report->add_notices();
    notice->set_level(Notice::NOTE);
    notice->set_text(absl::StrCat(below, " finding", below == 1 ? "" : "s",
                                  " of less confidence than ", min_confidence,
                                  " left out; lower --min-confidence to see them"));
  }
  for (const CutBlock& block : cut) {
    Notice* notice = report->add_notices();
    notice->set_level(Notice::WARNING);
    notice->set_text(absl::StrCat("not all claims that share '", block.name, "' were compared (",
                                  block.claims, " claims, ", block.pairs,
                                  " pairs); they still meet through what else they share"));
  }
}

void Summarise(size_t claims, Report* report) {
  Summary& summary = *report->mutable_summary();
  summary.set_documents(report->documents_size());
  for (const Document& document : report->documents()) {
    summary.set_dates_seen(summary.dates_seen() + document.coverage().dates_seen());
    summary.set_dates_understood(summary.dates_understood() +
                                 document.coverage().dates_understood());
  }
  summary.set_claims(static_cast<int>(claims));
  summary.set_events(report->events_size());
  for (const Finding& finding : report->findings()) {
    switch (finding.kind()) {
      case Finding::CONFLICT: summary.set_conflicts(summary.conflicts() + 1); break;
      case Finding::REFINEMENT: summary.set_refinements(summary.refinements() + 1); break;
      case Finding::AGREEMENT: summary.set_agreements(summary.agreements() + 1); break;
      default: summary.set_lints(summary.lints() + 1);
    }
  }
}

}  // namespace dateline
