#include "cli/pipeline.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/suggest.h"
#include "cli/version.h"
#include "reconcile/rule_names.h"

namespace dateline {
namespace {

// Empty where there is such a rule.
std::string WrongRule(const std::string& name) {
  const std::vector<std::string> names = RuleNames();
  if (std::find(names.begin(), names.end(), name) != names.end()) return "";
  return absl::StrCat("no such rule: ", name, DidYouMean(name, names));
}

// What the run itself has to say.
void AddRun(std::vector<Notice> unreadable, Report* report) {
  report->set_version(1);
  report->set_tool(kTool);
  for (Notice& notice : unreadable) *report->add_notices() = std::move(notice);
  report->mutable_summary()->set_unreadable(static_cast<int>(unreadable.size()));
}

}  // namespace

void AddReconcileFlags(CLI::App* command, ReconcileFlags* flags) {
  command->option_defaults()->group("Comparing");
  command->add_option("--rules-off", flags->rules_off, "Rules that are not applied")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::Validator(WrongRule, ""))
      ->type_name("RULE,...");
  command
      ->add_option("--link-threshold", flags->link_threshold,
                   "Probability at which two claims are taken as one event, 0 to 1")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("P")
      ->capture_default_str();
  command->option_defaults()->group("Options");
}

ReconcileOptions ReconcileOptionsOf(const ReconcileFlags& flags, int jobs) {
  ReconcileOptions options;
  options.rules_off = flags.rules_off;
  options.link_threshold = flags.link_threshold;
  options.threads = jobs > 0 ? jobs : static_cast<int>(std::thread::hardware_concurrency());
  return options;
}

Report ReconcileInputs(Inputs inputs, const ReconcileFlags& flags, int jobs) {
  Report report = Reconcile(std::move(inputs.extractions), ReconcileOptionsOf(flags, jobs));
  AddRun(std::move(inputs.unreadable), &report);
  return report;
}

Report ReconcileInputs(PreparedInputs inputs, const ReconcileOptions& options) {
  Report report = ReconcilePrepared(std::move(inputs.documents), options);
  AddRun(std::move(inputs.unreadable), &report);
  return report;
}

}  // namespace dateline
