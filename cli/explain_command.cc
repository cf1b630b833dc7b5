// dateline explain: what a rule means, or one finding with every weight that made it.
#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/gate_flags.h"
#include "cli/records.h"
#include "base/suggest.h"
#include "reconcile/rule_names.h"
#include "reports/rule_texts.h"
#include "reports/text.h"
#include "reports/view.h"

namespace dateline {
namespace {

constexpr char kExamples[] =
    "  dateline explain f-0123456789ab papers/\n"
    "  dateline explain f-0123 --report=report.json\n"
    "  dateline explain weekday-mismatch";

struct Options {
  std::string finding;
  std::string report_file;
  CheckFlags check;
};

absl::StatusOr<Report> FindReport(const CLI::App& command, Options options, bool* unreadable) {
  if (!options.report_file.empty()) {
    absl::StatusOr<Report> report = ReadReport(options.report_file);
    if (report.ok()) return report;
    return absl::InvalidArgumentError(
        absl::StrCat(options.report_file, ": ", report.status().message()));
  }
  if (options.check.read.paths.empty()) {
    return absl::InvalidArgumentError("name the documents, or a report with --report=FILE");
  }
  options.check.explain = true;
  Settings settings;
  Judged judged;
  if (!LoadSettings(options.check.gate.config, options.check.read.paths, &settings) ||
      !JudgeDocuments(command, options.check, settings, &judged)) {
    return absl::InvalidArgumentError("nothing to explain");
  }
  *unreadable = judged.unreadable;
  return std::move(judged.report);
}

bool IsRule(const std::string& name) {
  const std::vector<std::string> names = RuleNames();
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string RuleInWords(const std::string& name) {
  const RuleText rule = RuleTextOf(name);
  return absl::StrCat(rule.name, ": ", rule.brief, "\n\n", rule.help, "\n");
}

std::string TracesOf(const FindingView& finding) {
  std::string out;
  for (const ReadingView& reading : finding.readings) {
    for (const Witness& witness : reading.witnesses) {
      if (witness.claim->trace().empty()) continue;
      absl::StrAppend(&out, "  how ", witness.claim->id(), " was read:\n");
      for (const std::string& step : witness.claim->trace()) absl::StrAppend(&out, "    ", step, "\n");
    }
  }
  return out;
}

int RunExplain(const CLI::App& command, const Options& options) {
  const bool rule = IsRule(options.finding);
  if (rule && options.report_file.empty() && options.check.read.paths.empty()) {
    return WriteBytes("", RuleInWords(options.finding)).ok() ? kExitClean : kExitError;
  }
  bool unreadable = false;
  const absl::StatusOr<Report> report = FindReport(command, options, &unreadable);
  if (!report.ok()) {
    Complain(report.status().message());
    return kExitError;
  }
  const ReportView view = *MakeView(*report, {.show_settled = true});
  TextOptions text;
  text.color = UseColor(ColorChoice::kAuto);
  text.width = TerminalWidth();
  text.verbose = true;
  std::string out = rule ? absl::StrCat(RuleInWords(options.finding), "\n") : "";
  std::vector<std::string> ids;
  for (const FindingView& finding : view.findings) {
    ids.push_back(finding.finding->id());
    const bool wanted = absl::StartsWith(finding.finding->id(), options.finding) ||
                        finding.finding->fingerprint() == options.finding ||
                        finding.finding->rule() == options.finding;
    if (wanted) absl::StrAppend(&out, RenderTextFinding(finding, text), TracesOf(finding));
  }
  if (out.empty()) {
    Complain(absl::StrCat(options.finding, ": no such finding", DidYouMean(options.finding, ids),
                          "; dateline check shows the ids"));
    return kExitError;
  }
  const absl::Status status = WriteBytes("", out);
  return status.ok() && !unreadable ? kExitClean : kExitError;
}

}  // namespace

void AddExplain(CLI::App* app, Run* run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = AddCommand(app, "explain", "Show what a rule means, or why one finding is one",
                                 kExamples);
  command->add_option("FINDING", options->finding, "Id of a finding, or its beginning; or the name of a rule")
      ->required();
  command->add_option("--report", options->report_file, "A kept report, as JSON or pb")
      ->type_name("FILE");
  AddCheckFlags(command, &options->check);
  command->get_option("PATHS")->required(false);
  command->callback([=] { *run = [=] { return RunExplain(*command, *options); }; });
}

}  // namespace dateline
