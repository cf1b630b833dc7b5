// The end of every command that makes a report: decisions, view, formats, exit code.
#ifndef DATELINE_CLI_WRITE_REPORT_H_
#define DATELINE_CLI_WRITE_REPORT_H_

#include <string>
#include <vector>

#include "cli/report_flags.h"
#include "proto/finding.pb.h"

namespace dateline {

// Applies the decisions file to the report and writes it in every format asked for. paths: what the
// documents were given as; their folders are where a decisions file is looked for. unreadable: an
// input could not be read; the exit code is then 2 whatever was found.
int WriteReport(Report* report, const ReportFlags& flags, const std::vector<std::string>& paths,
                bool unreadable);

// Whether a format shows claims that no finding names.
bool NeedsAllClaims(const ReportFlags& flags);

// Flags that cannot be met together, before any work is done; complains and gives kExitError, or
// kExitClean.
int CheckReportFlags(const ReportFlags& flags);

}  // namespace dateline

#endif  // DATELINE_CLI_WRITE_REPORT_H_
