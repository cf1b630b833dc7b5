// dateline timeline: the events of documents in order of time, as JSON or as a picture.
#include <memory>
#include <utility>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/pipeline.h"
#include "cli/records.h"
#include "reports/timeline/timeline.h"

namespace dateline {
namespace {

constexpr char kExamples[] =
    "  dateline timeline papers/ > timeline.json\n"
    "  dateline timeline --format=svg -o timeline.svg papers/\n"
    "  dateline timeline --format=svg --report=report.json -o timeline.svg";

struct Arguments {
  ReadFlags read;
  ReconcileFlags reconcile;
  std::string report;
  std::string format = "json";
  std::string output;
};

absl::StatusOr<Report> FindReport(const Arguments& arguments, bool* unreadable) {
  if (!arguments.report.empty()) {
    absl::StatusOr<Report> report = ReadReport(arguments.report);
    if (report.ok()) return report;
    return absl::InvalidArgumentError(arguments.report + ": " +
                                      std::string(report.status().message()));
  }
  if (arguments.read.paths.empty()) {
    return absl::InvalidArgumentError("name the documents, or a report with --report=FILE");
  }
  const absl::StatusOr<ExtractOptions> options = ExtractOptionsOf(arguments.read);
  if (!options.ok()) return options.status();
  Inputs inputs = ReadInputs(arguments.read, *options);
  *unreadable = !inputs.unreadable.empty();
  return ReconcileInputs(std::move(inputs), arguments.reconcile, arguments.read.jobs);
}

int RunTimeline(const Arguments& arguments) {
  bool unreadable = false;
  const absl::StatusOr<Report> report = FindReport(arguments, &unreadable);
  if (!report.ok()) {
    Complain(report.status().message());
    return kExitError;
  }
  const ReportView view = *MakeView(*report, {.show_settled = true});
  const absl::Status status =
      WriteBytes(arguments.output,
                 arguments.format == "svg" ? RenderTimelineSvg(view) : RenderTimelineJson(view));
  if (!status.ok()) Complain(arguments.output, status);
  return status.ok() && !unreadable ? kExitClean : kExitError;
}

}  // namespace

void AddTimeline(CLI::App* app, Run* run) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      AddCommand(app, "timeline", "Show the events of documents in order of time", kExamples);
  command->add_option("--report", arguments->report, "A kept report, as JSON or pb")
      ->type_name("FILE");
  AddReadFlags(command, &arguments->read);
  command->get_option("PATHS")->required(false);
  AddReconcileFlags(command, &arguments->reconcile);
  command->add_option("--format", arguments->format, "json or svg")
      ->check(CLI::IsMember({"json", "svg"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command->add_option("-o,--output", arguments->output, "Write to FILE instead of standard output")
      ->type_name("FILE");
  command->callback([=] { *run = [=] { return RunTimeline(*arguments); }; });
}

}  // namespace dateline
