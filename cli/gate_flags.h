// The options of the commands that run behind the gate (gate/gate.h), and the run itself up to the
// judged report: what check and baseline share.
#ifndef DATELINE_CLI_GATE_FLAGS_H_
#define DATELINE_CLI_GATE_FLAGS_H_

#include <string>
#include <vector>

#include "cli/inputs.h"
#include "cli/pipeline.h"
#include "gate/config.h"
#include "proto/finding.pb.h"
#include "proto/gate.pb.h"

namespace CLI {
class App;
}

namespace dateline {

struct ConfigFlags {
  std::string config;  // file; empty: found upwards from the documents
  bool no_config = false;
};

struct GateFlags {
  ConfigFlags config;
  std::string baseline;  // file; empty: as the configuration says
  bool no_baseline = false;
  bool strict_baseline = false;
  std::string diff_base;
  std::string cache;  // folder; empty: as the configuration says
  bool no_cache = false;
};

void AddConfigFlags(CLI::App* command, ConfigFlags* flags);
void AddGateFlags(CLI::App* command, GateFlags* flags);

// The configuration for documents at `paths`. False: complained.
bool LoadSettings(const ConfigFlags& flags, const std::vector<std::string>& paths,
                  Settings* settings);

// What a run behind the gate is made of.
struct CheckFlags {
  ReadFlags read;
  ReconcileFlags reconcile;
  GateFlags gate;
  bool explain = false;  // claims say how they were read
  // All claims are wanted, not just those of findings. What changed since a revision is told from
  // all of them anyway.
  bool whole = true;
};

void AddCheckFlags(CLI::App* command, CheckFlags* flags);

struct Judged {
  Report report;
  bool unreadable = false;
  std::string baseline_path;
  Baseline baseline;                 // as it was read
  std::vector<BaselineEntry> stale;  // of it
  bool strict_baseline = false;
};

// Extracts, reconciles and judges. command: tells which options were given, since these win over
// the configuration. False: complained; the exit code is kExitError.
bool JudgeDocuments(const CLI::App& command, const CheckFlags& flags, const Settings& settings,
                    Judged* judged);

}  // namespace dateline

#endif  // DATELINE_CLI_GATE_FLAGS_H_
