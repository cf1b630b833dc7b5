// dateline baseline write|prune|show: findings that a project lives with.
#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/decisions_file.h"
#include "cli/files.h"
#include "cli/gate_flags.h"
#include "gate/baseline.h"

namespace dateline {
namespace {

constexpr char kExamples[] =
    "  dateline baseline write docs/\n"
    "  dateline check docs/                 # fails for what is new alone\n"
    "  dateline baseline prune docs/        # drops what is mended\n"
    "  dateline baseline show docs/";

struct Options {
  CheckFlags check;
  bool refinements = false;
  std::string decisions;  // file; empty: the one beside the documents
};

int WriteBaseline(const std::string& path, const Baseline& baseline, const std::string& done) {
  const absl::Status status = WriteBytes(path, PrintBaseline(baseline));
  if (!status.ok()) {
    Complain(path, status);
    return kExitError;
  }
  Complain(absl::StrCat(path, ": ", done));
  return kExitClean;
}

std::string Entries(size_t count) {
  return absl::StrCat(count, count == 1 ? " entry" : " entries");
}

int RunWrite(const CLI::App& command, Options options) {
  Settings settings;
  options.check.gate.no_baseline = true;  // all that is open, known or not
  Judged judged;
  if (!LoadSettings(options.check.gate.config, options.check.read.paths, &settings) ||
      !JudgeDocuments(command, options.check, settings, &judged)) {
    return kExitError;
  }
  // What a reviewer has settled fails no run and needs no entry.
  if (absl::Status status =
          HonourDecisions(options.decisions, options.check.read.paths, &judged.report);
      !status.ok()) {
    Complain(status.message());
    return kExitError;
  }
  const Baseline baseline = MakeBaseline(judged.report, options.refinements);
  const int code = WriteBaseline(judged.baseline_path, baseline,
                                 absl::StrCat(Entries(baseline.entries_size()), " written"));
  return judged.unreadable ? kExitError : code;
}

int RunPrune(const CLI::App& command, const Options& options) {
  Settings settings;
  Judged judged;
  if (!LoadSettings(options.check.gate.config, options.check.read.paths, &settings) ||
      !JudgeDocuments(command, options.check, settings, &judged)) {
    return kExitError;
  }
  if (judged.unreadable) {
    Complain("the baseline stays as it is: a document that cannot be read may still need it");
    return kExitError;
  }
  const BaselineUse use = ApplyBaseline(judged.baseline, &judged.report);
  return WriteBaseline(judged.baseline_path, Prune(judged.baseline, use),
                       absl::StrCat(Entries(use.stale.size()), " dropped"));
}

int RunShow(const CLI::App& command, const Options& options) {
  Settings settings;
  Judged judged;
  if (!LoadSettings(options.check.gate.config, options.check.read.paths, &settings) ||
      !JudgeDocuments(command, options.check, settings, &judged)) {
    return kExitError;
  }
  const BaselineUse use = ApplyBaseline(judged.baseline, &judged.report);
  std::string out;
  for (const BaselineEntry& entry : judged.baseline.entries()) {
    const bool stale = std::find(use.stale.begin(), use.stale.end(), &entry) != use.stale.end();
    absl::StrAppend(&out, stale ? "stale  " : "known  ", entry.rule(), "  ", entry.title(), "\n");
  }
  const absl::Status status = WriteBytes("", out);
  return status.ok() && !judged.unreadable ? kExitClean : kExitError;
}

CLI::App* AddAction(CLI::App* command, const char* name, const char* summary,
                    const std::shared_ptr<Options>& options,
                    int (*action)(const CLI::App&, const Options&), Run* run) {
  CLI::App* sub = command->add_subcommand(name, summary);
  AddCheckFlags(sub, &options->check);
  sub->callback([=] { *run = [=] { return action(*sub, *options); }; });
  return sub;
}

}  // namespace

void AddBaseline(CLI::App* app, Run* run) {
  CLI::App* command =
      AddCommand(app, "baseline", "Keep findings that are known from failing a run", kExamples);
  command->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  CLI::App* write = AddAction(
      command, "write", "Take all that is open now as known", options,
      [](const CLI::App& sub, const Options& o) { return RunWrite(sub, o); }, run);
  write->add_flag("--refinements", options->refinements, "Refinements as well");
  write
      ->add_option("--decisions", options->decisions,
                   "Reviewers' decisions, whose settled findings get no entry; default: "
                   "dateline-decisions.json beside the documents")
      ->type_name("FILE");
  AddAction(
      command, "prune", "Drop entries that nothing answers to any more",
      std::make_shared<Options>(),
      [](const CLI::App& sub, const Options& o) { return RunPrune(sub, o); }, run);
  AddAction(
      command, "show", "List the entries and what has become of them", std::make_shared<Options>(),
      [](const CLI::App& sub, const Options& o) { return RunShow(sub, o); }, run);
}

}  // namespace dateline
