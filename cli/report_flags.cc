#include "cli/report_flags.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reports/render.h"

namespace dateline {
namespace {

// Lists the formats in the help and for completions; what is wrong with one is said by
// CheckReportFlags.
CLI::Validator NamesOfFormats() {
  std::vector<std::string> names;
  for (const Format& format : Formats()) names.push_back(format.name);
  return CLI::Validator([](std::string&) { return std::string(); },
                        absl::StrCat("{", absl::StrJoin(names, ","), "}"), "formats");
}

void AddOutputFlags(CLI::App* command, ReportFlags* flags) {
  command
      ->add_option("--format", flags->formats,
                   "What to write, to standard output or to a file; may be given several times")
      ->allow_extra_args(false)
      ->check(NamesOfFormats())
      ->type_name("FORMAT[:FILE]");
  command->add_option("-o,--output", flags->output, "Write to FILE instead of standard output")
      ->type_name("FILE");
}

// What counts: for the exit code, for the report or for both.
void AddVerdictFlags(CLI::App* command, ReportFlags* flags) {
  command->add_option("--only", flags->only, "Show these kinds alone")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"conflict", "lint", "refinement", "agreement"}))
      ->type_name("KIND,...");
  command
      ->add_option("--min-confidence", flags->min_confidence,
                   "Leave out findings that are less sure, 0 to 1")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("P");
  command
      ->add_option("--manuscript", flags->manuscript,
                   "The document to correct; findings are told from its side")
      ->type_name("FILE");
  command
      ->add_option("--fail-on", flags->fail_on,
                   "Exit 1 when there is an open finding of this kind or a worse one; the "
                   "order is conflict, lint, refinement")
      ->check(CLI::IsMember({"conflict", "lint", "refinement", "none"}))
      ->type_name("KIND")
      ->capture_default_str();
  command
      ->add_option("--fail-on-severity", flags->fail_on_severity,
                   "Findings less severe never make the exit code 1")
      ->check(CLI::IsMember({"info", "low", "medium", "high"}))
      ->type_name("SEVERITY")
      ->capture_default_str();
  command->add_flag("--exit-zero", flags->exit_zero, "Exit 0 whatever is found");
}

void AddDisplayFlags(CLI::App* command, ReportFlags* flags) {
  command
      ->add_option_function<std::string>(
          "--color",
          [flags](const std::string& when) {
            flags->color = when == "always"  ? ColorChoice::kAlways
                           : when == "never" ? ColorChoice::kNever
                                             : ColorChoice::kAuto;
          },
          "Colours")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
  command
      ->add_option("--decisions", flags->decisions,
                   "Reviewers' decisions; default: dateline-decisions.json beside the documents")
      ->type_name("FILE");
  command
      ->add_option_function<std::string>(
          "--sarif-suppressed",
          [flags](const std::string& how) { flags->mark_suppressed = how == "mark"; },
          "Settled findings in SARIF: omit, or mark as suppressed")
      ->check(CLI::IsMember({"omit", "mark"}))
      ->type_name("HOW");
  command->add_flag("-q,--quiet", flags->quiet, "One line for each conflict, lint and warning");
  command->add_flag("-v,--verbose", flags->verbose,
                    "Also the weights, unchecked claims and settled findings");
}

}  // namespace

void AddReportFlags(CLI::App* command, const char* default_fail_on, ReportFlags* flags) {
  flags->fail_on = default_fail_on;
  command->option_defaults()->group("Output");
  AddOutputFlags(command, flags);
  command->option_defaults()->group("What counts");
  AddVerdictFlags(command, flags);
  command->option_defaults()->group("Display");
  AddDisplayFlags(command, flags);
  command->option_defaults()->group("Options");
}

}  // namespace dateline
