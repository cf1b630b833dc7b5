// Remarks for the manuscript: what is said at which place of the one document that an editor
// corrects. Word comments (docx/) and PDF notes (pdf/) are made of them.
#ifndef DATELINE_REPORTS_REMARKS_H_
#define DATELINE_REPORTS_REMARKS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "reports/view.h"

namespace dateline {

struct Remark {
  const FindingView* finding = nullptr;
  Location place;
  // The title, a line for each reading, the explanation, the query, the rule: as documents have it,
  // not yet inert.
  std::vector<std::string> lines;
};

// The view's manuscript where it has this format ("docx", "pdf"); without a manuscript the only
// document of the format. null: there is none, or several.
const Document* ManuscriptWithFormat(const ReportView& view, absl::string_view format);

// One for each place in the document of each open conflict and lint, in the view's order.
std::vector<Remark> RemarksOn(const ReportView& view, const Document& manuscript);

}  // namespace dateline

#endif  // DATELINE_REPORTS_REMARKS_H_
