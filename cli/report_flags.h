// The options of every command that ends in a report (write_report.h).
#ifndef DATELINE_CLI_REPORT_FLAGS_H_
#define DATELINE_CLI_REPORT_FLAGS_H_

#include <string>
#include <vector>

#include "cli/console.h"

namespace CLI {
class App;
}

namespace dateline {

struct ReportFlags {
  std::vector<std::string> formats;  // FORMAT or FORMAT:FILE
  std::string output;
  std::vector<std::string> only;
  double min_confidence = 0;
  std::string manuscript;
  std::string fail_on;  // "conflict", ...; "none"
  std::string fail_on_severity = "info";
  bool exit_zero = false;
  ColorChoice color = ColorChoice::kAuto;
  bool quiet = false;
  bool verbose = false;
  std::string decisions;  // file; empty: the one beside the documents
  bool mark_suppressed = false;
};

// default_fail_on: "conflict" for check, "none" for commands that only show.
void AddReportFlags(CLI::App* command, const char* default_fail_on, ReportFlags* flags);

}  // namespace dateline

#endif  // DATELINE_CLI_REPORT_FLAGS_H_
