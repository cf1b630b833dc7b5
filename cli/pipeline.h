// From extractions to the finished report: what check, reconcile and explain share.
#ifndef DATELINE_CLI_PIPELINE_H_
#define DATELINE_CLI_PIPELINE_H_

#include <string>
#include <vector>

#include "cli/extractions.h"
#include "proto/finding.pb.h"
#include "reconcile/reconcile.h"

namespace CLI {
class App;
}

namespace dateline {

// The options of every command that reconciles.
struct ReconcileFlags {
  std::vector<std::string> rules_off;
  double link_threshold = 0.5;
};

void AddReconcileFlags(CLI::App* command, ReconcileFlags* flags);

ReconcileOptions ReconcileOptionsOf(const ReconcileFlags& flags, int jobs);

// Reconciles and adds what the run itself has to say: tool, unreadable inputs.
Report ReconcileInputs(PreparedInputs inputs, const ReconcileOptions& options);
Report ReconcileInputs(Inputs inputs, const ReconcileFlags& flags, int jobs);

}  // namespace dateline

#endif  // DATELINE_CLI_PIPELINE_H_
