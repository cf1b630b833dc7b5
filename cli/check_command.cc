// dateline check: extract, reconcile, report.
#include <memory>
#include <utility>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/pipeline.h"
#include "cli/report_flags.h"

namespace dateline {
namespace {

constexpr char kExamples[] =
    "  dateline check papers/\n"
    "  dateline check a.txt b.md --format=html -o report.html\n"
    "  dateline check docs/ --format=text --format=sarif:dateline.sarif --fail-on=lint\n"
    "  dateline check draft.docx sources/ --manuscript=draft.docx\n"
    "  pdftotext paper.pdf - | dateline check - other.txt --only=conflict";

struct Options {
  ReadFlags read;
  ReconcileFlags reconcile;
  ReportFlags report;
};

int RunCheck(const Options& options) {
  if (const int code = CheckReportFlags(options.report); code != kExitClean) return code;
  const absl::StatusOr<ExtractOptions> extract = ExtractOptionsOf(options.read);
  if (!extract.ok()) {
    Complain(extract.status().message());
    return kExitError;
  }
  Inputs inputs = ReadInputs(options.read, *extract);
  const bool unreadable = !inputs.unreadable.empty();
  if (inputs.extractions.empty()) return kExitError;  // each was complained of
  Report report =
      ReconcileInputs(std::move(inputs), options.reconcile, options.read.jobs);
  return WriteReport(std::move(report), options.report, options.read.paths, unreadable);
}

}  // namespace

void AddCheck(CLI::App* app, Run* run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = AddCommand(
      app, "check", "Show where documents contradict each other and themselves", kExamples);
  AddReadFlags(command, &options->read);
  AddReconcileFlags(command, &options->reconcile);
  AddReportFlags(command, "conflict", &options->report);
  command->callback([=] { *run = [=] { return RunCheck(*options); }; });
}

}  // namespace dateline
