#include "cli/report_flags.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/suggest.h"
#include "cli/checkout.h"
#include "cli/decisions_file.h"
#include "cli/files.h"
#include "reports/render.h"
#include "reports/view.h"

namespace dateline {
namespace {

struct Target {
  const Format* format;
  std::string file;  // empty: standard output
};

// "json:out.json" -> {json, "out.json"}; false with a complaint when it is no format.
bool ParseTarget(const std::string& text, Target* target) {
  const size_t colon = text.find(':');
  const std::string name = text.substr(0, colon);
  target->format = FindFormat(name);
  target->file = colon == std::string::npos ? "" : text.substr(colon + 1);
  if (target->format) {
    if (colon == std::string::npos || !target->file.empty()) return true;
    Complain(absl::StrCat("--format=", text, ": the file is missing; write ", name, ":FILE"));
    return false;
  }
  std::vector<std::string> names;
  for (const Format& format : Formats()) names.push_back(format.name);
  Complain(absl::StrCat("--format=", name, ": no such format", DidYouMean(name, names),
                        "; there are ", CLI::detail::join(names, ", ")));
  return false;
}

bool ParseTargets(const ReportFlags& flags, std::vector<Target>* targets) {
  const std::vector<std::string> texts =
      flags.formats.empty() ? std::vector<std::string>{"text"} : flags.formats;
  int to_stdout = 0;
  for (const std::string& text : texts) {
    Target target;
    if (!ParseTarget(text, &target)) return false;
    if (target.file.empty()) {
      ++to_stdout;
      target.file = flags.output;
    }
    targets->push_back(target);
  }
  if (to_stdout > 1) {
    Complain("several formats for one output; write --format=FORMAT:FILE for all but one");
    return false;
  }
  if (to_stdout == 0 && !flags.output.empty()) {
    Complain("-o: every --format names its own file already; leave one of them out");
    return false;
  }
  return true;
}

bool ToTerminal(const Target& target) {
  return (target.file.empty() || target.file == "-") && StdoutIsTerminal();
}

RenderOptions OptionsFor(const Target& target, const ReportFlags& flags) {
  RenderOptions options;
  const bool to_stdout = target.file.empty() || target.file == "-";
  options.text.color = to_stdout ? UseColor(flags.color) : flags.color == ColorChoice::kAlways;
  options.text.hyperlinks = options.text.color && ToTerminal(target);
  options.text.width = to_stdout ? TerminalWidth() : options.text.width;
  options.text.quiet = flags.quiet;
  options.text.verbose = flags.verbose;
  options.all_kinds = !flags.only.empty() || flags.fail_on == "refinement";
  options.mark_suppressed = flags.mark_suppressed;
  if (options.text.hyperlinks) options.text.folder = WorkingFolder();
  return options;
}

// The report's own name for the manuscript, which may have been given in another way: ./a.md.
absl::StatusOr<std::string> ManuscriptIn(const Report& report, const std::string& given) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  for (const Document& document : report.documents()) paths.push_back(document.path());
  if (given.empty() || std::find(paths.begin(), paths.end(), given) != paths.end()) return given;
  std::error_code ignored;
  for (const std::string& path : paths) {
    if (fs::equivalent(path, given, ignored)) return path;
  }
  return absl::NotFoundError(absl::StrCat("--manuscript=", given, ": is no document of this report",
                                          DidYouMean(given, paths)));
}

ViewOptions ViewOptionsOf(const ReportFlags& flags, std::string manuscript) {
  ViewOptions options;
  for (const std::string& name : flags.only) {
    Finding::Kind kind;
    if (Finding::Kind_Parse(absl::AsciiStrToUpper(name), &kind)) options.only.push_back(kind);
  }
  options.min_confidence = flags.min_confidence;
  options.manuscript = std::move(manuscript);
  options.show_settled = flags.verbose || flags.mark_suppressed;
  return options;
}

// What fails a run does not depend on what is displayed.
bool Fails(const Report& report, const ReportFlags& flags) {
  if (flags.fail_on == "none" || flags.exit_zero) return false;
  Finding::Kind level = Finding::CONFLICT;
  Finding::Kind_Parse(absl::AsciiStrToUpper(flags.fail_on), &level);
  Severity least = INFO;
  Severity_Parse(absl::AsciiStrToUpper(flags.fail_on_severity), &least);
  return std::any_of(report.findings().begin(), report.findings().end(), [&](const Finding& f) {
    return !IsSettled(f) && KindRank(f.kind()) <= KindRank(level) &&
           std::max(f.severity(), INFO) >= least && f.confidence() >= flags.min_confidence;
  });
}

// Documents that a format looks into are read once.
class SourceCache {
 public:
  // folder: what relative paths are relative to; empty: the working directory.
  explicit SourceCache(std::string folder = "") : folder_(std::move(folder)) {}

  const std::string* Bytes(const std::string& path) {
    const auto [it, added] = files_.emplace(path, std::nullopt);
    if (added && path != "-") {
      absl::StatusOr<std::string> bytes = ReadBytes(std::filesystem::path(folder_) / path);
      if (bytes.ok()) it->second = *std::move(bytes);
    }
    return it->second ? &*it->second : nullptr;
  }

 private:
  const std::string folder_;
  std::map<std::string, std::optional<std::string>> files_;  // nodes: pointers stay good
};

bool WriteTarget(const ReportView& view, const Target& target, const ReportFlags& flags,
                 SourceCache* sources) {
  RenderOptions options = OptionsFor(target, flags);
  options.source = [sources](const std::string& path) { return sources->Bytes(path); };
  const absl::StatusOr<std::string> bytes = Render(target.format->name, view, options);
  const absl::Status status = bytes.ok() ? WriteBytes(target.file, *bytes) : bytes.status();
  if (status.ok()) return true;
  Complain(bytes.ok() && !target.file.empty() ? target.file
                                              : absl::StrCat("--format=", target.format->name),
           status);
  return false;
}

// In the paths of the platform that takes the format.
bool WriteFromCheckout(const std::string& root, const Report& report, ViewOptions options,
                       const Target& target, const ReportFlags& flags) {
  const std::string cwd = WorkingFolder();
  const Report moved = WithPathsFrom(root, cwd, report);
  options.manuscript = PathFrom(root, cwd, options.manuscript);
  const absl::StatusOr<ReportView> view = MakeView(moved, options);
  if (!view.ok()) {
    Complain(view.status().message());
    return false;
  }
  SourceCache sources(root);
  return WriteTarget(*view, target, flags, &sources);
}

// Lists the formats in the help and for completions; what is wrong with one is said by ParseTarget.
CLI::Validator NamesOfFormats() {
  std::vector<std::string> names;
  for (const Format& format : Formats()) names.push_back(format.name);
  return CLI::Validator([](std::string&) { return std::string(); },
                        absl::StrCat("{", CLI::detail::join(names, ","), "}"), "formats");
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

int CheckReportFlags(const ReportFlags& flags) {
  std::vector<Target> targets;
  if (!ParseTargets(flags, &targets)) return kExitError;
  for (const Target& target : targets) {
    if (target.format->binary && ToTerminal(target)) {
      Complain(absl::StrCat("--format=", target.format->name,
                            " is nothing for a terminal; add -o FILE"));
      return kExitError;
    }
  }
  return kExitClean;
}

int WriteReport(Report* report, const ReportFlags& flags, const std::vector<std::string>& paths,
                bool unreadable) {
  std::vector<Target> targets;
  if (!ParseTargets(flags, &targets)) return kExitError;
  if (absl::Status status = HonourDecisions(flags.decisions, paths, report); !status.ok()) {
    Complain(status.message());
    return kExitError;
  }
  const absl::StatusOr<std::string> manuscript = ManuscriptIn(*report, flags.manuscript);
  if (!manuscript.ok()) {
    Complain(manuscript.status().message());
    return kExitError;
  }
  const ViewOptions options = ViewOptionsOf(flags, *manuscript);
  ViewOptions whole = options;
  whole.show_settled = true;
  const absl::StatusOr<ReportView> view = MakeView(*report, options);
  const absl::StatusOr<ReportView> with_settled = MakeView(*report, whole);
  if (!view.ok() || !with_settled.ok()) {
    Complain(view.status().message());
    return kExitError;
  }
  bool written = true;
  SourceCache sources;
  for (const Target& target : targets) {
    const std::string root = CheckoutFolder(target.format->name);
    const ReportView& shown = target.format->record ? *with_settled : *view;
    written &= root.empty() ? WriteTarget(shown, target, flags, &sources)
                            : WriteFromCheckout(root, *report, options, target, flags);
  }
  if (!written) return kExitError;
  if (unreadable && !flags.exit_zero) return kExitError;
  return Fails(*report, flags) ? kExitFindings : kExitClean;
}

}  // namespace dateline
