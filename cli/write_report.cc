#include "cli/write_report.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
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
                        "; there are ", absl::StrJoin(names, ", ")));
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

}  // namespace

bool NeedsAllClaims(const ReportFlags& flags) {
  std::vector<Target> targets;
  return flags.verbose || !ParseTargets(flags, &targets) ||
         std::any_of(targets.begin(), targets.end(),
                     [](const Target& target) { return target.format->all_claims; });
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
  const absl::StatusOr<ReportView> view = MakeView(*report, options);
  if (!view.ok()) {
    Complain(view.status().message());
    return kExitError;
  }
  // Made only where a format asks for it.
  std::optional<ReportView> with_settled;
  bool written = true;
  SourceCache sources;
  for (const Target& target : targets) {
    const std::string root = CheckoutFolder(target.format->name);
    if (target.format->record && !with_settled) {
      ViewOptions whole = options;
      whole.show_settled = true;
      with_settled = *MakeView(*report, whole);
    }
    const ReportView& shown = target.format->record ? *with_settled : *view;
    written &= root.empty() ? WriteTarget(shown, target, flags, &sources)
                            : WriteFromCheckout(root, *report, options, target, flags);
  }
  if (!written) return kExitError;
  if (unreadable && !flags.exit_zero) return kExitError;
  return Fails(*report, flags) ? kExitFindings : kExitClean;
}

}  // namespace dateline
