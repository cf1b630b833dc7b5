// The short formats that mark lines in a change: GitHub's workflow commands, GitLab's code
// quality, reviewdog's rdjson.
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/strings.h"
#include "reports/formats/ci.h"
#include "reports/inert.h"
#include "reports/words.h"

namespace dateline {
namespace {

// GitHub: data after ::, and values of properties, have escapes of their own.
std::string EscapeData(const std::string& text) {
  return absl::StrReplaceAll(text, {{"%", "%25"}, {"\r", "%0D"}, {"\n", "%0A"}});
}

std::string EscapeProperty(const std::string& text) {
  return absl::StrReplaceAll(EscapeData(text), {{":", "%3A"}, {",", "%2C"}});
}

const char* GitlabSeverity(Level level) {
  switch (level) {
    case Level::kError: return "critical";
    case Level::kWarning: return "major";
    case Level::kNote: return "minor";
  }
  return "info";
}

// Start offsets of lines, for columns in bytes.
class Lines {
 public:
  explicit Lines(const CiOptions& options) : options_(options) {}

  // The column in UTF-8 bytes, from 1, of a column in code points; 0 when the line is not at hand.
  int ByteColumn(const std::string& path, int line, int column) {
    if (line < 1 || column < 1) return 0;
    const std::string* bytes = options_.source ? options_.source(path) : nullptr;
    if (!bytes) return 0;
    std::vector<size_t>& starts = starts_[path];
    if (starts.empty()) {
      starts.push_back(0);
      for (size_t at = bytes->find('\n'); at != std::string::npos; at = bytes->find('\n', at + 1)) {
        starts.push_back(at + 1);
      }
    }
    if (line > static_cast<int>(starts.size())) return 0;
    const size_t start = starts[line - 1];
    const size_t end = line < static_cast<int>(starts.size()) ? starts[line] - 1 : bytes->size();
    size_t at = start;
    for (int i = 1; i < column; ++i) {
      if (at >= end) return 0;
      char32_t ignored;
      at += DecodeUtf8(*bytes, at, &ignored);
    }
    return static_cast<int>(at - start) + 1;
  }

 private:
  const CiOptions& options_;
  absl::flat_hash_map<std::string, std::vector<size_t>> starts_;
};

OrderedJson RdLocation(const Location& place, Lines* lines) {
  OrderedJson start = {{"line", std::max(place.line(), 1)}};
  OrderedJson end = {{"line", std::max(place.end_line(), std::max(place.line(), 1))}};
  const int from = lines->ByteColumn(place.path(), place.line(), place.column());
  const int to = lines->ByteColumn(place.path(), place.end_line(), place.end_column());
  // Without both columns the range stands for whole lines.
  if (from > 0 && to > 0) {
    start["column"] = from;
    end["column"] = to;
  }
  return {{"path", JsonText(place.path())}, {"range", {{"start", start}, {"end", end}}}};
}

class GitlabReport {
 public:
  void Add(const std::string& rule, const std::string& message, const std::string& fingerprint,
           const char* severity, const Location& place) {
    // GitLab wants each one once.
    std::string unique = fingerprint;
    for (int n = 2; !used_.insert(unique).second; ++n) unique = absl::StrCat(fingerprint, "-", n);
    const int line = std::max(place.line(), 1);
    issues_.push_back(
        {{"description", absl::StrCat(Inert(rule), ": ", message)},
         {"check_name", JsonText(rule)},
         {"fingerprint", JsonText(unique)},
         {"severity", severity},
         {"location",
          {{"path", JsonText(place.path())},
           {"lines", {{"begin", line}, {"end", std::max(place.end_line(), line)}}}}}});
  }

  const OrderedJson& issues() const { return issues_; }

 private:
  OrderedJson issues_ = OrderedJson::array();
  absl::flat_hash_set<std::string> used_;
};

const char* RdSeverity(Level level) {
  switch (level) {
    case Level::kError: return "ERROR";
    case Level::kWarning: return "WARNING";
    case Level::kNote: return "INFO";
  }
  return "INFO";
}

void AddCommand(Level level, const Location& place, const std::string& title,
                const std::string& message, std::string* out) {
  absl::StrAppend(out, "::", level == Level::kNote ? "notice" : LevelName(level), " ");
  if (!place.path().empty()) {
    absl::StrAppend(out, "file=", EscapeProperty(Inert(place.path())),
                    ",line=", std::max(place.line(), 1),
                    ",endLine=", std::max({place.end_line(), place.line(), 1}), ",");
  }
  // Columns of a range over several lines are refused.
  if (place.column() > 0 && place.line() == place.end_line() &&
      place.end_column() > place.column()) {
    absl::StrAppend(out, "col=", place.column(), ",endColumn=", place.end_column(), ",");
  }
  absl::StrAppend(out, "title=", EscapeProperty(Inert(title)), "::", EscapeData(message), "\n");
}

}  // namespace

std::string RenderGithub(const ReportView& view, const CiOptions& options) {
  std::string findings, warnings, errors;
  for (const FindingView* finding : CiFindings(view, options)) {
    AddCommand(LevelOf(*finding->finding), finding->place, finding->finding->rule(),
               CiMessage(*finding), &findings);
  }
  for (const Notice* notice : NoticesOf(*view.report, Notice::WARNING)) {
    const bool error = notice->level() == Notice::ERROR;
    AddCommand(error ? Level::kError : Level::kWarning, PlaceOf(*notice), RuleOf(*notice),
               Inert(notice->text()), error ? &errors : &warnings);
  }
  // Ten of each level are shown.
  return absl::StrCat(errors, findings, warnings);
}

std::string RenderGitlab(const ReportView& view, const CiOptions& options) {
  GitlabReport report;
  for (const FindingView* view_of : CiFindings(view, options)) {
    const Finding& finding = *view_of->finding;
    report.Add(finding.rule(), CiMessage(*view_of),
               finding.fingerprint().empty() ? finding.id() : finding.fingerprint(),
               GitlabSeverity(LevelOf(finding)), view_of->place);
  }
  for (const Notice* notice : NoticesOf(*view.report, Notice::WARNING)) {
    // A mark needs a file.
    if (notice->path().empty()) continue;
    report.Add(RuleOf(*notice), Inert(notice->text()),
               ShortHash(absl::StrCat(notice->path(), "\n", notice->text())),
               GitlabSeverity(notice->level() == Notice::ERROR ? Level::kError : Level::kWarning),
               PlaceOf(*notice));
  }
  return report.issues().dump(1) + "\n";
}

std::string RenderRdjson(const ReportView& view, const CiOptions& options) {
  Lines lines(options);
  OrderedJson diagnostics = OrderedJson::array();
  for (const FindingView* finding : CiFindings(view, options)) {
    OrderedJson diagnostic = {{"message", CiMessage(*finding)},
                              {"location", RdLocation(finding->place, &lines)},
                              {"severity", RdSeverity(LevelOf(*finding->finding))},
                              {"code", {{"value", JsonText(finding->finding->rule())}}}};
    OrderedJson related = OrderedJson::array();
    for (const Location& place : OtherPlaces(*finding)) {
      related.push_back({{"message", "another reading"}, {"location", RdLocation(place, &lines)}});
    }
    if (!related.empty()) diagnostic["related_locations"] = related;
    diagnostics.push_back(diagnostic);
  }
  for (const Notice* notice : NoticesOf(*view.report, Notice::WARNING)) {
    if (notice->path().empty()) continue;
    const bool error = notice->level() == Notice::ERROR;
    OrderedJson location = {{"path", JsonText(notice->path())}};
    if (notice->line() > 0) location = RdLocation(PlaceOf(*notice), &lines);
    diagnostics.push_back({{"message", JsonText(notice->text())},
                           {"location", location},
                           {"severity", RdSeverity(error ? Level::kError : Level::kWarning)},
                           {"code", {{"value", RuleOf(*notice)}}}});
  }
  return OrderedJson({{"source", {{"name", "dateline"}}}, {"diagnostics", diagnostics}}).dump(1) +
         "\n";
}

}  // namespace dateline
