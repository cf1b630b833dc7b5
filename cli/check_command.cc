// dateline check: extract, reconcile, report.
#include <filesystem>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/gate_flags.h"
#include "cli/write_report.h"

namespace dateline {
namespace {

constexpr char kExamples[] =
    "  dateline check papers/\n"
    "  dateline check a.txt b.md --format=html -o report.html\n"
    "  dateline check docs/ --format=text --format=sarif:dateline.sarif --fail-on=lint\n"
    "  dateline check sources/ --manuscript=draft.docx --format=docx -o remarks.docx\n"
    "  dateline check docs/ --diff-base=origin/main... --format=github\n"
    "  pdftotext paper.pdf - | dateline check - other.txt --only=conflict";

struct Options {
  CheckFlags check;
  ReportFlags report;
};

// What the configuration says where the command line says nothing.
void TakeOver(const CLI::App& command, const Config& config, ReportFlags* flags) {
  if (command.count("--fail-on") == 0) {
    flags->fail_on = config.fail_on() == Config::NOTHING
                         ? "none"
                         : absl::AsciiStrToLower(Config::FailOn_Name(config.fail_on()));
  }
  if (command.count("--fail-on-severity") == 0) {
    flags->fail_on_severity = absl::AsciiStrToLower(Severity_Name(config.fail_on_severity()));
  }
}

int RunCheck(const CLI::App& command, Options options) {
  if (const int code = CheckReportFlags(options.report); code != kExitClean) return code;
  // Who names a manuscript and the folder of its sources means both.
  if (std::error_code error; std::filesystem::is_regular_file(options.report.manuscript, error)) {
    options.check.read.paths.push_back(options.report.manuscript);
  }
  options.check.whole = NeedsAllClaims(options.report);
  Settings settings;
  Judged judged;
  if (!LoadSettings(options.check.gate.config, options.check.read.paths, &settings) ||
      !JudgeDocuments(command, options.check, settings, &judged)) {
    return kExitError;
  }
  TakeOver(command, InForce(settings), &options.report);
  const int code =
      WriteReport(&judged.report, options.report, options.check.read.paths, judged.unreadable);
  const bool stale = judged.strict_baseline && !judged.stale.empty();
  Leave(code == kExitClean && stale && !options.report.exit_zero ? kExitFindings : code);
}

}  // namespace

void AddCheck(CLI::App* app, Run* run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = AddCommand(
      app, "check", "Show where documents contradict each other and themselves", kExamples);
  AddCheckFlags(command, &options->check);
  AddReportFlags(command, "conflict", &options->report);
  command->callback([=] { *run = [=] { return RunCheck(*command, *options); }; });
}

}  // namespace dateline
