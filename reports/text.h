// The report for a terminal, in the manner of a compiler's diagnostics: worst first, every reading
// with its quote, its value underlined and its place as path:line:column.
#ifndef DATELINE_REPORTS_TEXT_H_
#define DATELINE_REPORTS_TEXT_H_

#include <string>

#include "reports/view.h"

namespace dateline {

struct TextOptions {
  // Colours by SGR escapes. Without, the underline is a line of ^ below.
  bool color = false;
  // OSC 8 links on places. `folder` (absolute, no slash at the end) makes them file: addresses.
  bool hyperlinks = false;
  std::string folder;
  // Columns to wrap at.
  int width = 100;
  // One line for each conflict and lint, and nothing else.
  bool quiet = false;
  // Weights one by one, ids, unchecked claims.
  bool verbose = false;
};

std::string RenderText(const ReportView& view, const TextOptions& options);

// One finding in full, as in the report.
std::string RenderTextFinding(const FindingView& finding, const TextOptions& options);

// Claims one below the other: `dateline extract --format=text`.
std::string RenderTextClaims(const Extraction& extraction, const TextOptions& options);

}  // namespace dateline

#endif  // DATELINE_REPORTS_TEXT_H_
