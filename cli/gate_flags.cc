#include "cli/gate_flags.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "absl/strings/str_split.h"
#include "cli/console.h"
#include "cli/files.h"
#include "gate/gate.h"
#include "reconcile/rule_names.h"

namespace dateline {
namespace {

// Mistakes name their own file and line.
void ComplainOfAll(const std::vector<std::string>& mistakes) {
  for (const std::string& mistake : mistakes) Complain(mistake);
}

bool Given(const CLI::App& command, const char* name) { return command.count(name) > 0; }

ReconcileOptions ReconcileOptionsFor(const CLI::App& command, const CheckFlags& flags,
                                     const Config& config) {
  ReconcileOptions options = ReconcileOptionsOf(flags.reconcile, flags.read.jobs);
  options.min_confidence = config.thresholds().min_confidence();
  // Where the command can ask for less sure findings, they must be made.
  const CLI::Option* least = command.get_option_no_throw("--min-confidence");
  if (least && least->count() > 0) {
    options.min_confidence = std::min(options.min_confidence, least->as<double>());
  }
  options.max_block = config.thresholds().max_block();
  if (!Given(command, "--link-threshold"))
    options.link_threshold = config.thresholds().same_event();
  for (const RuleSetting& rule : config.rules()) {
    if (rule.has_on() && !rule.on()) options.rules_off.push_back(rule.name());
  }
  return options;
}

GateOptions GateOptionsFor(const CLI::App& command, const CheckFlags& flags,
                           const ExtractOptions& extract, const Config& config) {
  GateOptions options;
  options.cwd = WorkingFolder();
  options.paths = flags.read.paths;
  options.extract = extract;
  options.reading_given = Given(command, "--reading");
  options.date_order_given = Given(command, "--date-order");
  options.reconcile = ReconcileOptionsFor(command, flags, config);
  options.use_cache = !flags.gate.no_cache;
  options.cache_folder = flags.gate.cache;
  options.use_baseline = !flags.gate.no_baseline;
  options.baseline = flags.gate.baseline;
  options.diff_base = flags.gate.diff_base;
  options.rules = RuleNames();
  return options;
}

}  // namespace

void AddConfigFlags(CLI::App* command, ConfigFlags* flags) {
  CLI::Option* config =
      command
          ->add_option("--config", flags->config,
                       "Configuration; default: dateline.textproto, found upwards from the files")
          ->type_name("FILE");
  command->add_flag("--no-config", flags->no_config, "Use no configuration")->excludes(config);
}

void AddGateFlags(CLI::App* command, GateFlags* flags) {
  command->option_defaults()->group("Gate");
  AddConfigFlags(command, &flags->config);
  CLI::Option* baseline =
      command
          ->add_option("--baseline", flags->baseline,
                       "Findings that are known; default: dateline-baseline.textproto beside the "
                       "configuration")
          ->type_name("FILE");
  command->add_flag("--no-baseline", flags->no_baseline, "Show and count known findings as well")
      ->excludes(baseline);
  command->add_flag("--strict-baseline", flags->strict_baseline,
                    "Exit 1 when an entry of the baseline has nothing to answer to any more");
  command
      ->add_option("--diff-base", flags->diff_base,
                   "Only findings that the change since this git revision brings; REV... is the "
                   "merge base with HEAD")
      ->type_name("REV");
  CLI::Option* cache = command
                           ->add_option("--cache", flags->cache,
                                        "Folder in which claims are kept for the next run; "
                                        "default: .dateline/cache beside the configuration")
                           ->type_name("FOLDER");
  command->add_flag("--no-cache", flags->no_cache, "Neither use nor fill the cache")
      ->excludes(cache);
  command->option_defaults()->group("Options");
}

void AddCheckFlags(CLI::App* command, CheckFlags* flags) {
  AddReadFlags(command, &flags->read);
  AddReconcileFlags(command, &flags->reconcile);
  AddGateFlags(command, &flags->gate);
}

bool LoadSettings(const ConfigFlags& flags, const std::vector<std::string>& paths,
                  Settings* settings) {
  const std::string folder = WorkingFolder();
  std::string path = flags.config;
  if (path.empty() && !flags.no_config) path = FindConfig(paths, folder);
  path = ShortPath(path, folder);
  std::vector<std::string> mistakes;
  if (LoadConfig(path, folder, RuleNames(), settings, &mistakes)) return true;
  ComplainOfAll(mistakes);
  return false;
}

bool JudgeDocuments(const CLI::App& command, const CheckFlags& flags, const Settings& settings,
                    Judged* judged) {
  absl::StatusOr<ExtractOptions> extract = ExtractOptionsOf(flags.read);
  if (!extract.ok()) {
    Complain(extract.status().message());
    return false;
  }
  extract->explain = flags.explain;
  const Config config = InForce(settings);
  const GateOptions options = GateOptionsFor(command, flags, *extract, config);
  Gate gate(settings, options);
  PreparedInputs inputs =
      ReadPrepared(flags.read, {[&](std::string bytes, const std::string& path) {
                                  return gate.Prepare(std::move(bytes), path);
                                },
                                [&](const std::string& path) { return gate.Skips(path); }});
  judged->unreadable = !inputs.unreadable.empty();
  if (inputs.documents.empty()) return false;  // each was complained of
  std::vector<std::string> mistakes;
  if (!gate.AddHouseFacts(&inputs.documents, &mistakes)) {
    ComplainOfAll(mistakes);
    return false;
  }
  ReconcileOptions reconcile = options.reconcile;
  reconcile.kept = gate.Kept();
  reconcile.whole = flags.whole || !options.diff_base.empty();
  judged->report = ReconcileInputs(std::move(inputs), reconcile);
  if (const absl::Status cache = gate.CloseCache(); !cache.ok()) Complain("cache", cache);
  if (const absl::Status status = gate.Judge(&judged->report); !status.ok()) {
    ComplainOfAll(absl::StrSplit(status.message(), '\n'));
    return false;
  }
  judged->baseline_path = gate.BaselinePath();
  judged->baseline = gate.baseline();
  judged->stale = gate.stale_entries();
  judged->strict_baseline = flags.gate.strict_baseline || config.strict_baseline();
  return true;
}

}  // namespace dateline
