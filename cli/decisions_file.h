// The decisions file on disk: where it is, and what it says of a report.
#ifndef DATELINE_CLI_DECISIONS_FILE_H_
#define DATELINE_CLI_DECISIONS_FILE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "proto/finding.pb.h"
#include "proto/review.pb.h"

namespace dateline {

// The file beside the documents: in the first of the paths' folders (a folder itself, a file's
// parent) that has one, else in the working directory. Without one: where it would be written,
// the first path's folder.
std::string DecisionsPath(const std::vector<std::string>& paths);

// Empty where there is no such file.
absl::StatusOr<Decisions> ReadDecisions(const std::string& path);

// Reads the file that there is and applies it; stale decisions become notices of the report.
// path: what --decisions gave; empty: DecisionsPath(paths). Errors say "path: what; what to do".
absl::Status HonourDecisions(const std::string& path, const std::vector<std::string>& paths,
                             Report* report);

}  // namespace dateline

#endif  // DATELINE_CLI_DECISIONS_FILE_H_
