// dateline explain: one finding with every weight that made it, or a rule of the catalogue.
#include <memory>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/gate_flags.h"
#include "cli/records.h"
#include "reports/text.h"
#include "reports/view.h"
#include "rules/catalogue.h"

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

std::string TracesOf(const FindingView& finding) {
  std::string out;
  for (const ReadingView& reading : finding.readings) {
    for (const Witness& witness : reading.witnesses) {
      if (witness.claim->trace().empty()) continue;
      absl::StrAppend(&out, "  how ", witness.claim->id(), " was read:\n");
      for (const std::string& step : witness.claim->trace())
        absl::StrAppend(&out, "    ", step, "\n");
    }
  }
  return out;
}

// A name with a dash that is no beginning of an id is meant as a rule.
bool LooksLikeRule(absl::string_view name) {
  return absl::StrContains(name, '-') && !absl::StartsWith(name, "f-");
}

int ExplainRule(const std::string& name) {
  if (const Rule* rule = FindRule(name)) {
    return WriteBytes("", RuleInWords(*rule)).ok() ? kExitClean : kExitError;
  }
  std::vector<std::string> names;
  for (const Rule& rule : Rules().rules()) names.push_back(rule.name());
  Complain(
      absl::StrCat(name, ": no such rule", DidYouMean(name, names), "; docs/rules.md lists all"));
  return kExitError;
}

int RunExplain(const CLI::App& command, const Options& options) {
  const bool documents = !options.report_file.empty() || !options.check.read.paths.empty();
  const Rule* rule = FindRule(options.finding);
  if (!documents && (rule != nullptr || LooksLikeRule(options.finding)))
    return ExplainRule(options.finding);
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
  // With documents, a rule is followed by its findings.
  std::string out = rule == nullptr ? "" : absl::StrCat(RuleInWords(*rule), "\n");
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
  CLI::App* command =
      AddCommand(app, "explain", "Show why one finding is one, or what a rule means", kExamples);
  command
      ->add_option("FINDING", options->finding,
                   "Id of a finding, or its beginning; or the name of a rule")
      ->required();
  command->add_option("--report", options->report_file, "A kept report, as JSON or pb")
      ->type_name("FILE");
  AddCheckFlags(command, &options->check);
  command->get_option("PATHS")->required(false);
  command->callback([=] { *run = [=] { return RunExplain(*command, *options); }; });
}

}  // namespace dateline
