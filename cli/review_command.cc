// dateline review: a reviewer's decisions on findings.
#include <cstdlib>
#include <ctime>
#include <memory>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/decisions_file.h"
#include "cli/files.h"
#include "cli/records.h"
#include "reports/decisions.h"
#include "reports/inert.h"

namespace dateline {
namespace {

constexpr char kExamples[] =
    "  dateline check --format=json -o report.json papers/\n"
    "  dateline review set f-0123456789ab dismissed --report=report.json --note='two visits'\n"
    "  dateline review list\n"
    "  dateline review import ~/Downloads/dateline-decisions.json\n"
    "  dateline review prune --report=report.json";

struct Arguments {
  std::string file;
  std::string report;
  std::string finding;
  std::string state;
  std::string who;
  std::string note;
  std::vector<std::string> imports;
};

// The one clock of the program; SOURCE_DATE_EPOCH stands for it where runs must be the same.
std::string Now() {
  int64_t seconds = std::time(nullptr);
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  if (fixed && !absl::SimpleAtoi(fixed, &seconds)) seconds = 0;
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", absl::FromUnixSeconds(seconds),
                          absl::UTCTimeZone());
}

std::string Me(const Arguments& arguments) {
  if (!arguments.who.empty()) return arguments.who;
  const char* user = std::getenv("USER");
  return user ? user : "";
}

std::string FileOf(const Arguments& arguments) {
  return arguments.file.empty() ? DecisionsPath({}) : arguments.file;
}

bool Load(const Arguments& arguments, Decisions* decisions) {
  absl::StatusOr<Decisions> read = ReadDecisions(FileOf(arguments));
  if (!read.ok()) {
    Complain(FileOf(arguments), read.status());
    return false;
  }
  *decisions = *std::move(read);
  return true;
}

bool LoadReport(const Arguments& arguments, Report* report) {
  absl::StatusOr<Report> read = ReadReport(arguments.report);
  if (!read.ok()) {
    Complain(arguments.report, read.status());
    return false;
  }
  *report = *std::move(read);
  return true;
}

int Save(const Arguments& arguments, const Decisions& decisions) {
  const absl::Status status = WriteBytes(FileOf(arguments), PrintDecisions(decisions));
  if (status.ok()) return kExitClean;
  Complain(FileOf(arguments), status);
  return kExitError;
}

std::string Line(const Decision& decision) {
  return Inert(absl::StrCat(
             decision.finding().empty() ? decision.fingerprint() : decision.finding(), "  ",
             decision.state(), decision.who().empty() ? "" : " by ", decision.who(),
             decision.when().empty() ? "" : ", ", decision.when(), "  ", decision.title(),
             decision.note().empty() ? "" : "  — ", decision.note())) +
         "\n";
}

int RunList(const Arguments& arguments) {
  Decisions decisions;
  if (!Load(arguments, &decisions)) return kExitError;
  std::string out;
  for (const Decision& decision : decisions.decisions()) out += Line(decision);
  if (decisions.decisions().empty()) {
    Complain(absl::StrCat(FileOf(arguments), ": no decisions; `dateline review set` makes one"));
  }
  if (!arguments.report.empty()) {
    Report report;
    if (!LoadReport(arguments, &report)) return kExitError;
    for (const StaleDecision& stale : ApplyDecisions(decisions, &report)) {
      Complain(absl::StrCat(FileOf(arguments), ": ", StaleText(stale)));
    }
  }
  return WriteBytes("", out).ok() ? kExitClean : kExitError;
}

// By the beginning of the finding's id or of the fingerprint.
bool Matches(const std::string& wanted, const std::string& id, const std::string& fingerprint) {
  return !wanted.empty() && (absl::StartsWith(id, wanted) || absl::StartsWith(fingerprint, wanted));
}

int RunShow(const Arguments& arguments) {
  Decisions decisions;
  if (!Load(arguments, &decisions)) return kExitError;
  std::string out;
  for (const Decision& decision : decisions.decisions()) {
    if (!Matches(arguments.finding, decision.finding(), decision.fingerprint())) continue;
    out += Line(decision);
    for (const std::string& value : decision.values()) out += "  " + Inert(value) + "\n";
  }
  if (out.empty()) {
    Complain(absl::StrCat(arguments.finding, ": no decision on it in ", FileOf(arguments)));
    return kExitError;
  }
  return WriteBytes("", out).ok() ? kExitClean : kExitError;
}

int RunSet(const Arguments& arguments) {
  Finding::State state;
  if (!ParseState(arguments.state, &state)) {
    Complain(absl::StrCat(
        arguments.state, ": no such state",
        DidYouMean(arguments.state, {"open", "confirmed", "corrected", "accepted", "dismissed"}),
        "; there are open, confirmed, corrected, accepted, dismissed"));
    return kExitError;
  }
  Decisions decisions;
  Report report;
  if (!Load(arguments, &decisions) || !LoadReport(arguments, &report)) return kExitError;
  std::vector<const Finding*> found;
  std::vector<std::string> ids;
  for (const Finding& finding : report.findings()) {
    ids.push_back(finding.id());
    if (Matches(arguments.finding, finding.id(), finding.fingerprint())) found.push_back(&finding);
  }
  if (found.size() != 1) {
    Complain(
        absl::StrCat(arguments.finding,
                     found.empty() ? ": no such finding in " : ": several findings begin so in ",
                     arguments.report,
                     found.empty() ? DidYouMean(arguments.finding, ids) : "; write more of it"));
    return kExitError;
  }
  Decisions more;
  *more.add_decisions() = MakeDecision(*found[0], state, Me(arguments), Now(), arguments.note);
  MergeDecisions(more, &decisions);
  return Save(arguments, decisions);
}

int RunImport(const Arguments& arguments) {
  Decisions decisions;
  if (!Load(arguments, &decisions)) return kExitError;
  int changed = 0;
  for (const std::string& file : arguments.imports) {
    const absl::StatusOr<std::string> bytes = ReadBytes(file);
    const absl::StatusOr<Decisions> more =
        bytes.ok() ? ParseDecisions(*bytes) : absl::StatusOr<Decisions>(bytes.status());
    if (!more.ok()) {
      Complain(file, more.status());
      return kExitError;
    }
    changed += MergeDecisions(*more, &decisions);
  }
  Complain(absl::StrCat(FileOf(arguments), ": ", changed, " decisions taken over"));
  return Save(arguments, decisions);
}

// A report that was written with --only or --min-confidence does not hold every finding.
bool IsComplete(const Report& report) {
  const Summary& s = report.summary();
  return report.findings_size() >= s.conflicts() + s.lints() + s.refinements() + s.agreements();
}

int RunPrune(const Arguments& arguments) {
  Decisions decisions;
  Report report;
  if (!Load(arguments, &decisions) || !LoadReport(arguments, &report)) return kExitError;
  if (!IsComplete(report)) {
    Complain(absl::StrCat(arguments.report,
                          ": does not hold every finding; write it without --only "
                          "and --min-confidence"));
    return kExitError;
  }
  Decisions kept = decisions;
  kept.clear_decisions();
  const std::vector<StaleDecision> stale = ApplyDecisions(decisions, &report);
  for (const Decision& decision : decisions.decisions()) {
    bool gone = false;
    for (const StaleDecision& s : stale) gone |= s.decision == &decision;
    if (gone) {
      Complain(absl::StrCat(FileOf(arguments), ": removed: ", decision.title()));
    } else {
      *kept.add_decisions() = decision;
    }
  }
  return Save(arguments, kept);
}

CLI::App* AddAction(CLI::App* review, const char* name, const char* summary,
                    const std::shared_ptr<Arguments>& arguments, int (*action)(const Arguments&),
                    Run* run) {
  CLI::App* command = review->add_subcommand(name, summary);
  command->callback([=] { *run = [=] { return action(*arguments); }; });
  return command;
}

void AddReportOption(CLI::App* command, const std::shared_ptr<Arguments>& arguments,
                     bool required) {
  command->add_option("--report", arguments->report, "A report as JSON or pb")
      ->type_name("FILE")
      ->required(required);
}

}  // namespace

void AddReview(CLI::App* app, Run* run) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* review =
      AddCommand(app, "review", "Keep a reviewer's decisions on findings", kExamples);
  review->require_subcommand(1);
  review->fallthrough();
  review
      ->add_option("--decisions", arguments->file,
                   "The decisions file; default: dateline-decisions.json here")
      ->type_name("FILE");
  CLI::App* list = AddAction(review, "list", "List the decisions", arguments, RunList, run);
  AddReportOption(list, arguments, false);
  CLI::App* show = AddAction(review, "show", "Show one decision", arguments, RunShow, run);
  show->add_option("FINDING", arguments->finding, "Id of the finding, or its beginning")
      ->required();
  CLI::App* set = AddAction(review, "set", "Decide on a finding", arguments, RunSet, run);
  set->add_option("FINDING", arguments->finding, "Id of the finding, or its beginning")->required();
  set->add_option("STATE", arguments->state, "open, confirmed, corrected, accepted or dismissed")
      ->required();
  AddReportOption(set, arguments, true);
  set->add_option("--who", arguments->who, "Who decides; default: $USER")->type_name("NAME");
  set->add_option("--note", arguments->note, "Why")->type_name("TEXT");
  CLI::App* import = AddAction(review, "import",
                               "Take over decisions of other files; the later "
                               "of two holds",
                               arguments, RunImport, run);
  import->add_option("FILES", arguments->imports, "Decisions files, as the HTML report saves them")
      ->required();
  CLI::App* prune = AddAction(review, "prune", "Remove decisions whose findings are gone",
                              arguments, RunPrune, run);
  AddReportOption(prune, arguments, true);
}

}  // namespace dateline
