// What the formats for continuous integration share: which findings they hold, how grave each is,
// and its message in one line.
#ifndef DATELINE_REPORTS_FORMATS_CI_H_
#define DATELINE_REPORTS_FORMATS_CI_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "reports/sources.h"
#include "reports/view.h"

namespace dateline {

using OrderedJson = nlohmann::ordered_json;

enum class Level { kError, kWarning, kNote };

// "error", "warning", "note"
const char* LevelName(Level level);

// Conflicts and lints by their severity: high is an error, medium a warning. Everything else is a
// note.
Level LevelOf(const Finding& finding);

struct CiOptions {
  // Also refinements and agreements. Without, conflicts and lints alone: nothing else is amiss.
  bool all_kinds = false;
  // SARIF: settled findings as results with `suppressions`. GitHub does not honour these, so the
  // default leaves them out.
  bool mark_suppressed = false;
  SourceBytes source;
};

// The findings to report, errors first; in each level in the order of the view.
std::vector<const FindingView*> CiFindings(const ReportView& view, const CiOptions& options);

// "Bhutto visits Moscow: 1971 against 1972. 1971: a.txt:12:4; 1972: b.md:7:1. Query: ...", inert.
std::string CiMessage(const FindingView& finding);

// What of a notice the formats that know findings alone call its rule: "unreadable" where an input
// was lost, "notice" elsewhere.
const char* RuleOf(const Notice& notice);

// All places that the finding names besides its own, each once.
std::vector<Location> OtherPlaces(const FindingView& finding);

// What a path is as a URI reference: relative paths stay relative, absolute ones get file://.
std::string UriOf(const std::string& path);

// `text` of JSON, inert and therefore valid UTF-8.
OrderedJson JsonText(absl::string_view text);

std::string RenderSarif(const ReportView& view, const CiOptions& options);
std::string RenderJunit(const ReportView& view, const CiOptions& options);
std::string RenderGithub(const ReportView& view, const CiOptions& options);
std::string RenderGitlab(const ReportView& view, const CiOptions& options);
std::string RenderRdjson(const ReportView& view, const CiOptions& options);

}  // namespace dateline

#endif  // DATELINE_REPORTS_FORMATS_CI_H_
