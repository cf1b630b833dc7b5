// dateline reconcile: claims that extract wrote -> a report.
#include <memory>
#include <utility>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/extractions.h"
#include "cli/pipeline.h"
#include "cli/records.h"
#include "cli/write_report.h"

namespace dateline {
namespace {

constexpr char kExamples[] =
    "  dateline extract a.txt > a.jsonl; dateline extract b.md > b.jsonl\n"
    "  dateline reconcile a.jsonl b.jsonl\n"
    "  dateline extract papers/ | dateline reconcile - --format=json";

struct Options {
  std::vector<std::string> files;
  int jobs = 0;
  ReconcileFlags reconcile;
  ReportFlags report;
};

int RunReconcile(const Options& options) {
  if (const int code = CheckReportFlags(options.report); code != kExitClean) return code;
  Inputs inputs;
  bool unreadable = false;
  for (const std::string& file : options.files) {
    absl::StatusOr<std::vector<Extraction>> read = ReadExtractions(file);
    if (!read.ok()) {
      Complain(file, read.status());
      unreadable = true;
      continue;
    }
    for (Extraction& extraction : *read) inputs.extractions.push_back(std::move(extraction));
  }
  if (unreadable && inputs.extractions.empty()) return kExitError;
  MakeIdsUnique(&inputs.extractions);
  Report report = ReconcileInputs(std::move(inputs), options.reconcile, options.jobs);
  Leave(WriteReport(&report, options.report, options.files, unreadable));
}

}  // namespace

void AddReconcile(CLI::App* app, Run* run) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      AddCommand(app, "reconcile", "Compare claims that extract has written", kExamples);
  command
      ->add_option("CLAIMS", options->files,
                   "What extract wrote, as jsonl, json or pb; - is standard input")
      ->required();
  command->add_option("-j,--jobs", options->jobs, "Threads; 0: as many as there are processors")
      ->check(CLI::Range(0, 256))
      ->type_name("N");
  AddReconcileFlags(command, &options->reconcile);
  AddReportFlags(command, "conflict", &options->report);
  command->callback([=] { *run = [=] { return RunReconcile(*options); }; });
}

}  // namespace dateline
