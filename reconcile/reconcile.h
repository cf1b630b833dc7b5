// The facade of reconciling: claims -> findings.
//
//   ReconcileOptions options;
//   Report report = Reconcile(std::move(extractions), options);
//
// A document can be prepared by itself, and kept so (prepared_document.h): claims that no finding
// names are then not even made into messages.
//
// Fills documents, claims, events, findings, unchecked, notices and summary. The result depends
// on the claims alone: not on the order of the extractions (documents and claims are listed in
// the order given; everything else is sorted), the number of threads, the locale or the clock.
#ifndef DATELINE_RECONCILE_RECONCILE_H_
#define DATELINE_RECONCILE_RECONCILE_H_

#include <string>
#include <vector>

#include "proto/claim.pb.h"
#include "proto/finding.pb.h"
#include "reconcile/prepared_document.h"

namespace dateline {

struct ReconcileOptions {
  // Findings below this confidence are left out (and counted in a notice).
  double min_confidence = 0.5;
  // Two claims are taken as one event at or above this probability.
  double link_threshold = 0.5;
  // Names of rules that are off: "name-variant", "date-conflict", ...
  std::vector<std::string> rules_off;
  // Largest number of claims that share one block; the rest is counted and reported.
  int max_block = 2000;
  int threads = 1;
  // Weights of the comparison levels in the form of weights.tsv; empty: the defaults. What cannot
  // be read leaves the defaults in place and is reported as a notice.
  std::string weights_tsv;
  // Whether the report holds all claims and events and lists what was not checked, or those alone
  // that findings name. The summary counts all.
  bool whole = true;
  // What an earlier run left here makes a run over nearly the same claims faster and changes
  // nothing else; it is replaced by what this run leaves. Anything may stand here. nullptr: nothing
  // is kept.
  std::string* kept = nullptr;
};

Report ReconcilePrepared(std::vector<PreparedDocument> documents, const ReconcileOptions& options);
Report Reconcile(std::vector<Extraction> extractions, const ReconcileOptions& options);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_RECONCILE_H_
