// dateline extract: the claims of documents, without comparing them.
#include <memory>

#include "absl/strings/str_cat.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/records.h"
#include "reports/json.h"
#include "reports/text.h"

namespace dateline {
namespace {

constexpr char kExamples[] =
    "  dateline extract paper.md\n"
    "  dateline extract --format=text --explain paper.md\n"
    "  dateline extract --format=pb -o claims.pb papers/";

struct Options {
  ReadFlags read;
  std::string format = "jsonl";
  std::string output;
  bool explain = false;
};

std::string Written(const std::vector<Extraction>& extractions, const Options& options) {
  std::string out;
  if (options.format == "json") return ToJson(ClaimsReport(extractions), {.indent = 1}) + "\n";
  if (options.format == "pb") {
    ClaimsReport(extractions).SerializeToString(&out);
    return out;
  }
  TextOptions text;
  text.color = options.output.empty() && UseColor(ColorChoice::kAuto);
  text.width = TerminalWidth();
  text.verbose = options.explain;
  for (const Extraction& extraction : extractions) {
    absl::StrAppend(&out, options.format == "jsonl" ? ToJson(extraction) + "\n"
                                                    : RenderTextClaims(extraction, text));
  }
  return out;
}

int RunExtract(const Options& options) {
  if (options.format == "pb" && options.output.empty() && StdoutIsTerminal()) {
    Complain("--format=pb is nothing for a terminal; add -o FILE");
    return kExitError;
  }
  absl::StatusOr<ExtractOptions> extract = ExtractOptionsOf(options.read);
  if (!extract.ok()) {
    Complain(extract.status().message());
    return kExitError;
  }
  extract->explain = options.explain;
  const Inputs inputs = ReadInputs(options.read, *extract);
  const absl::Status status = WriteBytes(options.output, Written(inputs.extractions, options));
  if (!status.ok()) Complain(options.output, status);
  return status.ok() && inputs.unreadable.empty() ? kExitClean : kExitError;
}

}  // namespace

void AddExtract(CLI::App* app, Run* run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = AddCommand(app, "extract", "Write the dated claims of documents", kExamples);
  AddReadFlags(command, &options->read);
  command->add_option("--format", options->format,
                      "jsonl: a document a line; json, pb: one report without findings; text")
      ->check(CLI::IsMember({"jsonl", "json", "pb", "text"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Write to FILE instead of standard output")
      ->type_name("FILE");
  command->add_flag("--explain", options->explain, "Say how each claim was built");
  command->callback([=] { *run = [=] { return RunExtract(*options); }; });
}

}  // namespace dateline
