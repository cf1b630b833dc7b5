// The report as one self-contained HTML file for reviewers: overview, timeline, matrix of events
// by sources, every finding with its sentences side by side.
//
// The page asks the network for nothing (its Content-Security-Policy allows its own style and
// script alone, by hash), is readable without JavaScript, and stays under kPageBudget: what does
// not fit, the least severe last, is counted and named in the page.
#ifndef DATELINE_REPORTS_HTML_HTML_H_
#define DATELINE_REPORTS_HTML_HTML_H_

#include <cstddef>
#include <string>

#include "reports/view.h"

namespace dateline {

// Bytes of findings; a page of 20 MB opens in a second on a plain laptop.
inline constexpr size_t kPageBudget = size_t{14} << 20;

std::string RenderHtml(const ReportView& view);

}  // namespace dateline

#endif  // DATELINE_REPORTS_HTML_HTML_H_
