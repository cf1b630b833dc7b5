// dateline report: a report that was kept as JSON or pb, in another format.
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/records.h"
#include "cli/write_report.h"

namespace dateline {
namespace {

constexpr char kExamples[] =
    "  dateline check --format=json -o report.json papers/\n"
    "  dateline report report.json --format=html -o report.html\n"
    "  dateline report report.json --only=conflict --quiet\n"
    "  cat report.json | dateline report - --format=sarif:out.sarif --format=text";

struct Options {
  std::string file;
  ReportFlags report;
};

int RunReport(const Options& options) {
  if (const int code = CheckReportFlags(options.report); code != kExitClean) return code;
  absl::StatusOr<Report> report = ReadReport(options.file);
  if (!report.ok()) {
    Complain(options.file, report.status());
    return kExitError;
  }
  Leave(WriteReport(&*report, options.report, {options.file}, false));
}

}  // namespace

void AddReport(CLI::App* app, Run* run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = AddCommand(app, "report", "Write a kept report in another format", kExamples);
  command
      ->add_option("FINDINGS", options->file,
                   "A report as JSON or pb, as check and reconcile write it; - is standard input")
      ->required();
  AddReportFlags(command, "none", &options->report);
  command->callback([=] { *run = [=] { return RunReport(*options); }; });
}

}  // namespace dateline
