// dateline time: what an expression is taken to mean. dateline annotate: the temporal expressions
// of a text.
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "base/civil.h"
#include "cli/annotate.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "reports/inert.h"
#include "reports/json.h"
#include "reports/words.h"

namespace dateline {
namespace {

constexpr char kTimeExamples[] =
    "  dateline time '16-18 march 1972'\n"
    "  dateline time 'three days later' --reference-date=1979-12-24\n"
    "  dateline time '3/4/1985' --date-order=mdy --format=json";

constexpr char kAnnotateExamples[] =
    "  dateline annotate paper.md\n"
    "  dateline annotate --reading=report --reference-date=2024-05-31 news.txt\n"
    "  dateline annotate --format=timeml -o paper.tml paper.txt";

struct Options {
  ReadFlags read;
  std::vector<std::string> words;
  std::string format = "text";
  std::string output;
  bool explain = false;
};

std::string DayText(std::optional<int32_t> day) {
  if (!day) return "open";
  const CivilDay civil = CivilFromDayNumber(*day);
  return absl::StrFormat("%04d-%02d-%02d", civil.year, civil.month, civil.day);
}

void AddRow(absl::string_view name, absl::string_view value, std::string* out) {
  if (!value.empty()) absl::StrAppendFormat(out, "  %-12s %s\n", name, Inert(value));
}

std::string Described(const TimeExpression& e, const DocumentText& doc) {
  std::string out = Inert(e.span.In(doc.text)) + "\n";
  if (e.edtf.empty()) {
    AddRow("meaning", e.problem.empty() ? "not resolved: it needs a context" : "", &out);
  } else {
    AddRow("meaning", DateForPeople(e.edtf), &out);
    AddRow("edtf", e.edtf, &out);
    AddRow("earliest", DayText(e.earliest), &out);
    AddRow("latest", DayText(e.latest), &out);
  }
  AddRow("problem", e.problem, &out);
  AddRow("grain", Grain_Name(e.grain), &out);
  AddRow("kind", TimeKind_Name(e.kind), &out);
  AddRow("resolution", Resolution_Name(e.resolution), &out);
  AddRow("timex3", absl::StrCat(e.timex_type, " ", e.timex_value,
                                e.timex_mod.empty() ? "" : " " + e.timex_mod), &out);
  AddRow("or", absl::StrJoin(e.alternatives, ", "), &out);
  AddRow("rule", e.rule, &out);
  for (const std::string& step : e.trace) AddRow("", step, &out);
  return out;
}

int RunTime(const Options& options) {
  absl::StatusOr<ExtractOptions> extract = ExtractOptionsOf(options.read);
  if (!extract.ok()) {
    Complain(extract.status().message());
    return kExitError;
  }
  extract->time.explain = options.explain;
  extract->read.format = "text";
  const std::string text = absl::StrJoin(options.words, " ");
  const absl::StatusOr<DocumentText> doc = ReadDocument(text, "expression", extract->read);
  if (!doc.ok()) {
    Complain("expression", doc.status());
    return kExitError;
  }
  std::string out;
  for (const TimeExpression& e : TagTimes(*doc, extract->time)) {
    absl::StrAppend(&out, options.format == "json" ? ToJson(ToProto(e, *doc)) + "\n"
                                                   : Described(e, *doc));
  }
  if (out.empty()) {
    Complain(absl::StrCat(text, ": no date was understood in it"));
    return kExitFindings;
  }
  return WriteBytes("", out).ok() ? kExitClean : kExitError;
}

int RunAnnotate(const Options& options) {
  absl::StatusOr<ExtractOptions> extract = ExtractOptionsOf(options.read);
  if (!extract.ok()) {
    Complain(extract.status().message());
    return kExitError;
  }
  std::string out;
  bool failed = false;
  for (const std::string& path : options.read.paths) {
    absl::StatusOr<std::string> bytes = ReadBytes(path);
    absl::StatusOr<DocumentText> doc =
        bytes.ok() ? ReadDocument(*std::move(bytes), path, extract->read) : bytes.status();
    if (!doc.ok()) {
      Complain(path, doc.status());
      failed = true;
      continue;
    }
    const bool color = options.output.empty() && UseColor(ColorChoice::kAuto);
    out += Annotated(*doc, TagTimes(*doc, extract->time), options.format, color);
  }
  const absl::Status status = WriteBytes(options.output, out);
  if (!status.ok()) Complain(options.output, status);
  return status.ok() && !failed ? kExitClean : kExitError;
}

}  // namespace

void AddTime(CLI::App* app, Run* run) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      AddCommand(app, "time", "Show what an expression of time is taken to mean", kTimeExamples);
  command->add_option("EXPRESSION", options->words, "The expression")->required();
  AddTimeFlags(command, &options->read);
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  command->add_flag("--explain", options->explain, "Show the rule and the steps");
  command->callback([=] { *run = [=] { return RunTime(*options); }; });
}

void AddAnnotate(CLI::App* app, Run* run) {
  auto options = std::make_shared<Options>();
  options->format = "jsonl";
  CLI::App* command =
      AddCommand(app, "annotate", "Mark the temporal expressions of texts", kAnnotateExamples);
  AddReadFlags(command, &options->read);
  command->add_option("--format", options->format,
                      "jsonl: an expression a line, offsets in code points; timeml; text")
      ->check(CLI::IsMember({"jsonl", "timeml", "text"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Write to FILE instead of standard output")
      ->type_name("FILE");
  command->callback([=] { *run = [=] { return RunAnnotate(*options); }; });
}

}  // namespace dateline
