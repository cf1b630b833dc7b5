// Formats for people's own tools: Markdown and CSV.
#ifndef DATELINE_REPORTS_FORMATS_TABLES_H_
#define DATELINE_REPORTS_FORMATS_TABLES_H_

#include <string>

#include "reports/view.h"

namespace dateline {

// CommonMark with GitHub's tables. Text of documents is escaped: it makes no links, images, HTML.
std::string RenderMarkdown(const ReportView& view);

// A row for each passage of each finding, RFC 4180. A cell that a spreadsheet would take for a
// formula gets an apostrophe in front.
std::string RenderCsv(const ReportView& view);

}  // namespace dateline

#endif  // DATELINE_REPORTS_FORMATS_TABLES_H_
