// dateline time: what an expression is taken to mean. dateline annotate: the temporal expressions
// of texts.
#include <memory>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/time_flags.h"
#include "cli/walk.h"
#include "extract/reader/reader.h"
#include "extract/time/annotate.h"
#include "reports/json.h"

namespace dateline {
namespace {

constexpr char kTimeExamples[] =
    "  dateline time '16-18 march 1972'\n"
    "  dateline time 'three days later' --reference-date=1979-12-24\n"
    "  dateline time '3/4/1985' --date-order=mdy --format=json\n"
    "  dateline time --explain 'the spring of 1943'";

constexpr char kAnnotateExamples[] =
    "  dateline annotate paper.txt\n"
    "  dateline annotate --reading=report --reference-date=2024-05-31 news.txt\n"
    "  dateline annotate --format=timeml -o paper.tml paper.txt\n"
    "  dateline annotate --format=text paper.md";

struct TimeArguments {
  TimeFlags time;
  std::vector<std::string> words;
  std::string format = "text";
  bool explain = false;
};

struct AnnotateArguments {
  TimeFlags time;
  std::vector<std::string> paths;
  std::string format = "jsonl";
  std::string input_format;
  std::string output;
};

std::string TimesAsJson(const TimePhrase& phrase) {
  std::string out;
  for (const TimeExpression& expression : phrase.expressions) {
    absl::StrAppend(&out, ToJson(ToProto(expression, phrase.doc)), "\n");
  }
  return out;
}

int RunTime(const TimeArguments& arguments) {
  absl::StatusOr<TimeOptions> options = TimeOptionsOf(arguments.time);
  if (!options.ok()) {
    Complain(options.status().message());
    return kExitError;
  }
  options->explain = arguments.explain;
  const std::string text = absl::StrJoin(arguments.words, " ");
  const TimePhrase phrase = ReadTimePhrase(text, *options);
  if (!phrase.understood()) {
    Complain(absl::StrCat(text, ": no date was understood in it"));
    return kExitFindings;
  }
  const std::string out = arguments.format == "json" ? TimesAsJson(phrase) : DescribeTime(phrase);
  return WriteBytes("", out).ok() ? kExitClean : kExitError;
}

// Plain text is annotated as it stands, so that offsets are those of the file; other formats in
// the text that their reader makes.
absl::StatusOr<DocumentText> TextOf(const std::string& path, const std::string& format) {
  absl::StatusOr<std::string> bytes = ReadBytes(path);
  if (!bytes.ok()) return bytes.status();
  const bool plain =
      format == "text" || (format.empty() && (path == "-" || absl::EndsWith(path, ".txt")));
  if (plain) return PlainText(*std::move(bytes), /*keep_source=*/false);
  ReadOptions options;
  options.format = format;
  options.max_text_bytes = options.max_text_file_bytes;  // dates alone take little memory
  return ReadDocument(*std::move(bytes), path, options);
}

AnnotationFormat FormatOf(const AnnotateArguments& arguments) {
  if (arguments.format == "jsonl") return AnnotationFormat::kJsonLines;
  if (arguments.format == "timeml") return AnnotationFormat::kTimeMl;
  const bool color = arguments.output.empty() && UseColor(ColorChoice::kAuto);
  return color ? AnnotationFormat::kColorText : AnnotationFormat::kText;
}

// Collects what is printed; standard output gets it piece by piece, a file as a whole.
class Output {
 public:
  explicit Output(const std::string& path) : path_(path) {}

  std::string* text() { return &text_; }
  void Pass() {
    constexpr size_t kPiece = size_t{1} << 20;
    if (path_.empty() && text_.size() > kPiece) Write();
  }
  absl::Status Finish() {
    if (!path_.empty() || !text_.empty()) Write();
    return status_;
  }

 private:
  void Write() {
    if (status_.ok()) status_ = WriteBytes(path_, text_);
    text_.clear();
  }

  const std::string path_;
  std::string text_;
  absl::Status status_;
};

void Annotate(const DocumentText& doc, const AnnotateArguments& arguments,
              const TimeOptions& options, Output* output) {
  AnnotationWriter writer(doc, FormatOf(arguments), output->text());
  writer.Begin(doc.info.date().edtf());
  TagTimes(doc, options, [&](TimeExpression&& expression) {
    writer.Add(expression);
    output->Pass();
  });
  writer.Finish();
}

int RunAnnotate(const AnnotateArguments& arguments) {
  const absl::StatusOr<TimeOptions> options = TimeOptionsOf(arguments.time);
  if (!options.ok()) {
    Complain(options.status().message());
    return kExitError;
  }
  const Walk walk = WalkPaths(arguments.paths);
  for (const auto& [path, status] : walk.errors) Complain(path, status);
  bool failed = !walk.errors.empty();
  Output output(arguments.output);
  for (const std::string& path : walk.files) {
    const absl::StatusOr<DocumentText> doc = TextOf(path, arguments.input_format);
    if (doc.ok()) {
      Annotate(*doc, arguments, *options, &output);
    } else {
      Complain(path, doc.status());
      failed = true;
    }
  }
  const absl::Status status = output.Finish();
  if (!status.ok()) Complain(arguments.output, status);
  return status.ok() && !failed ? kExitClean : kExitError;
}

}  // namespace

void AddTime(CLI::App* app, Run* run) {
  auto arguments = std::make_shared<TimeArguments>();
  CLI::App* command =
      AddCommand(app, "time", "Show what an expression of time is taken to mean", kTimeExamples);
  command->add_option("EXPRESSION", arguments->words, "The expression")->required();
  AddTimeFlags(command, &arguments->time);
  command->add_option("--format", arguments->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command->add_flag("--explain", arguments->explain, "Show the rule and the steps");
  command->callback([=] { *run = [=] { return RunTime(*arguments); }; });
}

void AddAnnotate(CLI::App* app, Run* run) {
  auto arguments = std::make_shared<AnnotateArguments>();
  CLI::App* command =
      AddCommand(app, "annotate", "Mark the temporal expressions of texts", kAnnotateExamples);
  command->add_option("PATHS", arguments->paths, "Files and folders; - is standard input")
      ->required();
  AddTimeFlags(command, &arguments->time);
  command
      ->add_option("--format", arguments->format,
                   "jsonl: an expression a line, offsets in code points; timeml; text")
      ->check(CLI::IsMember({"jsonl", "timeml", "text"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command
      ->add_option("--input-format", arguments->input_format,
                   "Read every file as this format: text, markdown, html, ...")
      ->type_name("FORMAT");
  command->add_option("-o,--output", arguments->output, "Write to FILE instead of standard output")
      ->type_name("FILE");
  command->callback([=] { *run = [=] { return RunAnnotate(*arguments); }; });
}

}  // namespace dateline
