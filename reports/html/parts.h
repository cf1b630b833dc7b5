// The parts of the HTML page. Each appends markup to *out; every text of a document goes through
// EscapeMarkup.
#ifndef DATELINE_REPORTS_HTML_PARTS_H_
#define DATELINE_REPORTS_HTML_PARTS_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "reports/view.h"

namespace dateline {

// Short names of documents: A to Z, then AA, AB, ...
class DocTags {
 public:
  explicit DocTags(const Report& report);

  // "A"; "?" for a document that the report does not list.
  const std::string& Of(const Document* document) const;

 private:
  absl::flat_hash_map<const Document*, std::string> tags_;
  std::string unknown_ = "?";
};

// The documents of a reading, each once, in order: "A", "C".
std::vector<std::string> TagsOf(const ReadingView& reading, const DocTags& tags);

// <span class="value">: the value and the tags of who says it.
void AddValue(const FindingView& finding, const ReadingView& reading, const DocTags& tags,
              std::string* out);

// A title that is never empty.
std::string TitleOf(const Finding& finding);

// One finding: <article class="finding">.
void AddCard(const FindingView& finding, const DocTags& tags, std::string* out);

// A lane for each dated finding of more than one claim, over one axis; the zoom works by CSS.
void AddTimeline(const std::vector<FindingView>& findings, const DocTags& tags, std::string* out);

// Events by sources. With more documents than fit, a list of who says what.
void AddMatrix(const ReportView& view, const std::vector<FindingView>& findings,
               const DocTags& tags, std::string* out);

}  // namespace dateline

#endif  // DATELINE_REPORTS_HTML_PARTS_H_
