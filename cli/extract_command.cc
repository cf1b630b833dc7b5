// dateline extract: the claims of documents, without comparing them.
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/document_view.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/records.h"
#include "cli/walk.h"
#include "extract/reader/reader.h"
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

// Documents that are written one by one: to standard output at once, into a file all together,
// because a file is replaced as a whole.
class DocumentWriter {
 public:
  explicit DocumentWriter(const Options& options) : options_(options) {
    text_.color = options.output.empty() && UseColor(ColorChoice::kAuto);
    text_.width = TerminalWidth();
    text_.verbose = options.explain;
  }

  void Write(Extraction extraction) {
    if (options_.format == "pb") {
      AppendPart(std::move(extraction));
    } else {
      absl::StrAppend(&pending_, options_.format == "jsonl"
                                     ? ToJson(extraction) + "\n"
                                     : DescribeDocument(extraction.document()) +
                                           RenderTextClaims(extraction, text_));
    }
    Flush();
  }

  absl::Status Finish() {
    if (options_.format == "pb") {
      Report last = ClaimsReport({});
      *last.mutable_summary() = summary_;
      last.AppendToString(&pending_);
      Flush();
    }
    return ToStdout() ? status_ : WriteBytes(options_.output, pending_);
  }

 private:
  void Flush() {
    if (ToStdout() && status_.ok()) status_ = WriteBytes("", std::exchange(pending_, {}));
  }
  // Messages written one behind the other are read as one: lists are joined, and of single fields
  // the last counts. So the report of all documents never stands in memory.
  void AppendPart(Extraction extraction) {
    std::vector<Extraction> one;
    one.push_back(std::move(extraction));
    Report part = ClaimsReport(std::move(one));
    const Summary& added = part.summary();
    summary_.set_documents(summary_.documents() + added.documents());
    summary_.set_dates_seen(summary_.dates_seen() + added.dates_seen());
    summary_.set_dates_understood(summary_.dates_understood() + added.dates_understood());
    summary_.set_claims(summary_.claims() + added.claims());
    part.clear_summary();
    part.AppendToString(&pending_);
  }
  bool ToStdout() const { return options_.output.empty() || options_.output == "-"; }

  const Options& options_;
  TextOptions text_;
  std::string pending_;
  Summary summary_;  // of the parts written so far
  absl::Status status_;
};

// What the readers understood, without extraction.
int RunBlocks(const Options& options, const ExtractOptions& extract) {
  const Walk walk = WalkPaths(options.read.paths, options.read.files);
  for (const auto& [path, status] : walk.errors) Complain(path, status);
  bool unreadable = !walk.errors.empty();
  std::string out;
  for (const std::string& path : walk.files) {
    absl::StatusOr<std::string> bytes = ReadFileBytes(path, extract.read.max_bytes);
    absl::Status status = bytes.status();
    if (status.ok()) {
      const absl::StatusOr<DocumentText> doc = ReadDocument(*std::move(bytes), path, extract.read);
      status = doc.status();
      if (doc.ok()) absl::StrAppend(&out, DescribeBlocks(*doc));
    }
    if (!status.ok()) Complain(path, status);
    unreadable |= !status.ok();
  }
  const absl::Status status = WriteBytes(options.output, out);
  if (!status.ok()) Complain(options.output, status);
  return status.ok() && !unreadable ? kExitClean : kExitError;
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
  if (options.format == "blocks") return RunBlocks(options, *extract);
  extract->explain = options.explain;
  absl::Status status;
  bool unreadable;
  if (options.format == "json") {
    Inputs inputs = ReadInputs(options.read, *extract);
    unreadable = !inputs.unreadable.empty();
    const Report report = ClaimsReport(std::move(inputs.extractions));
    status = WriteBytes(options.output, ToJson(report, {.indent = 1}) + "\n");
  } else {
    DocumentWriter writer(options);
    UniqueIds ids;
    const std::vector<Notice> notices =
        StreamInputs(options.read, PlainHooks(*extract), &ids,
                     [&](Extraction extraction) { writer.Write(std::move(extraction)); });
    unreadable = !notices.empty();
    status = writer.Finish();
  }
  if (!status.ok()) Complain(options.output, status);
  return status.ok() && !unreadable ? kExitClean : kExitError;
}

}  // namespace

void AddExtract(CLI::App* app, Run* run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = AddCommand(app, "extract", "Write the dated claims of documents", kExamples);
  AddReadFlags(command, &options->read);
  command
      ->add_option(
          "--format", options->format,
          "jsonl: a document a line; json, pb: one report without findings; text: for people; "
          "blocks: the text as it was understood, headings, tables, notes and all, without claims")
      ->check(CLI::IsMember({"jsonl", "json", "pb", "text", "blocks"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Write to FILE instead of standard output")
      ->type_name("FILE");
  command->add_flag("--explain", options->explain, "Say how each claim was built");
  command->callback([=] { *run = [=] { return RunExtract(*options); }; });
}

}  // namespace dateline
