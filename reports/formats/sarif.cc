// SARIF 2.1.0 for code scanning, within GitHub's limits.
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "reports/formats/ci.h"
#include "reports/formats/line_hash.h"
#include "reports/inert.h"
#include "reports/rule_texts.h"
#include "reports/words.h"

namespace dateline {
namespace {

constexpr size_t kMostResults = 25000;  // of a run; GitHub refuses more
constexpr size_t kMostRelated = 99;     // GitHub keeps 100 locations of a result
constexpr size_t kLongestDescription = 1024;

class Sarif {
 public:
  Sarif(const ReportView& view, const CiOptions& options) : view_(view), options_(options) {}

  std::string Render() {
    OrderedJson results = OrderedJson::array();
    for (const FindingView* finding : CiFindings(view_, options_)) {
      if (results.size() == kMostResults) break;
      results.push_back(Result(*finding));
    }
    OrderedJson driver = {{"name", "dateline"},
                          {"fullName", JsonText(view_.report->tool())},
                          {"semanticVersion", Version()},
                          {"rules", rules_}};
    OrderedJson run = {{"tool", {{"driver", driver}}},
                       {"columnKind", "unicodeCodePoints"},
                       {"invocations", OrderedJson::array({Invocation()})},
                       {"results", results}};
    OrderedJson log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                       {"version", "2.1.0"},
                       {"runs", OrderedJson::array({run})}};
    return log.dump(1) + "\n";
  }

 private:
  // "dateline 0.1.0" -> "0.1.0"
  std::string Version() const {
    const std::string& tool = view_.report->tool();
    const size_t space = tool.rfind(' ');
    return space == std::string::npos ? "0.0.0" : Inert(tool.substr(space + 1));
  }

  // What could not be read stands here: a run that lost a document has not succeeded.
  OrderedJson Invocation() const {
    OrderedJson notes = OrderedJson::array();
    bool success = true;
    for (const Notice* notice : NoticesOf(*view_.report, Notice::WARNING)) {
      const bool error = notice->level() == Notice::ERROR;
      success &= !error;
      OrderedJson note = {{"level", error ? "error" : "warning"},
                          {"message", {{"text", JsonText(notice->text())}}}};
      if (!notice->path().empty()) {
        OrderedJson place = {{"artifactLocation", {{"uri", UriOf(notice->path())}}}};
        if (notice->line() > 0) place["region"] = {{"startLine", notice->line()}};
        note["locations"] = OrderedJson::array({{{"physicalLocation", place}}});
      }
      notes.push_back(note);
    }
    OrderedJson invocation = {{"executionSuccessful", success}};
    if (!notes.empty()) invocation["toolExecutionNotifications"] = notes;
    return invocation;
  }

  int RuleIndex(const Finding& finding) {
    const auto [it, added] = rule_index_.emplace(finding.rule(), static_cast<int>(rules_.size()));
    if (!added) return it->second;
    const RuleText text = RuleTextOf(finding.rule());
    std::string full = absl::StrCat(text.brief, text.help.empty() ? "" : " ", text.help);
    if (full.size() > kLongestDescription) full.resize(kLongestDescription);
    OrderedJson rule = {
        {"id", JsonText(finding.rule())},
        {"name", JsonText(finding.rule())},
        {"shortDescription", {{"text", JsonText(text.brief)}}},
        {"fullDescription", {{"text", JsonText(full)}}},
        {"help", {{"text", JsonText(full)}, {"markdown", JsonText(full)}}},
        {"defaultConfiguration", {{"level", LevelName(LevelOf(finding))}}},
        {"properties", {{"tags", OrderedJson::array({"dates", KindName(finding.kind())})}}}};
    rules_.push_back(rule);
    return it->second;
  }

  OrderedJson PhysicalLocation(const Location& place) const {
    OrderedJson location = {{"artifactLocation", {{"uri", UriOf(place.path())}}}};
    const int line = std::max(place.line(), 1), column = std::max(place.column(), 1);
    const int end_line = std::max(place.end_line(), line);
    int end_column = std::max(place.end_column(), 1);
    if (end_line == line && end_column <= column) end_column = column + 1;
    location["region"] = {{"startLine", line},
                          {"startColumn", column},
                          {"endLine", end_line},
                          {"endColumn", end_column}};
    return location;
  }

  // Brackets of documents must not read as SARIF's links.
  static std::string EscapeLinks(const std::string& text) {
    return absl::StrReplaceAll(text, {{"\\", "\\\\"}, {"[", "\\["}, {"]", "\\]"}});
  }

  OrderedJson Result(const FindingView& view) {
    const Finding& finding = *view.finding;
    const int rule = RuleIndex(finding);
    std::string message = EscapeLinks(CiMessage(view));
    OrderedJson related = OrderedJson::array();
    for (const Location& place : OtherPlaces(view)) {
      if (related.size() == kMostRelated) break;
      const int id = static_cast<int>(related.size()) + 1;
      related.push_back({{"id", id},
                         {"physicalLocation", PhysicalLocation(place)},
                         {"message", {{"text", JsonText(PlaceText(place))}}}});
      absl::StrAppend(&message, id == 1 ? " See " : ", ", "[", EscapeLinks(Inert(PlaceText(place))),
                      "](", id, ")");
    }
    OrderedJson result = {
        {"ruleId", JsonText(finding.rule())},
        {"ruleIndex", rule},
        {"level", LevelName(LevelOf(finding))},
        {"message", {{"text", message}}},
        {"locations", OrderedJson::array({{{"physicalLocation", PhysicalLocation(view.place)}}})},
        {"partialFingerprints",
         {{"primaryLocationLineHash", LineHash(view)},
          {"datelineFinding/v1", FindingHash(finding)}}},
        {"rank", finding.confidence() * 100}};
    if (!related.empty()) result["relatedLocations"] = related;
    if (view.settled) AddSuppression(finding, &result);
    return result;
  }

  static std::string FindingHash(const Finding& finding) {
    return Inert(finding.fingerprint().empty() ? finding.id() : finding.fingerprint());
  }

  static void AddSuppression(const Finding& finding, OrderedJson* result) {
    OrderedJson suppression = {
        {"kind", finding.suppressed_because().empty() ? "external" : "inSource"},
        {"status", "accepted"}};
    const std::string& why =
        finding.suppressed_because().empty() ? finding.note() : finding.suppressed_because();
    if (!why.empty()) suppression["justification"] = JsonText(why);
    (*result)["suppressions"] = OrderedJson::array({suppression});
    if (finding.in_baseline()) (*result)["baselineState"] = "unchanged";
  }

  // Lines of Word and PDF files are no lines of their bytes.
  bool HasLines(const std::string& path) const {
    for (const Document& document : view_.report->documents()) {
      if (document.path() == path) {
        return document.format() != "pdf" && document.format() != "docx" &&
               document.format() != "odt" && document.format() != "epub";
      }
    }
    return false;
  }

  std::string LineHash(const FindingView& view) {
    const std::string& path = view.place.path();
    auto found = hashes_.find(path);
    if (found == hashes_.end()) {
      const std::string* bytes =
          options_.source && HasLines(path) ? options_.source(path) : nullptr;
      found = hashes_.emplace(path, bytes ? LineHashes(*bytes) : std::vector<std::string>()).first;
    }
    const size_t line = static_cast<size_t>(std::max(view.place.line(), 1));
    if (line <= found->second.size()) return found->second[line - 1];
    return absl::StrCat(FindingHash(*view.finding), ":1");
  }

  const ReportView& view_;
  const CiOptions& options_;
  OrderedJson rules_ = OrderedJson::array();
  std::map<std::string, int> rule_index_;
  std::map<std::string, std::vector<std::string>> hashes_;
};

}  // namespace

std::string RenderSarif(const ReportView& view, const CiOptions& options) {
  return Sarif(view, options).Render();
}

}  // namespace dateline
