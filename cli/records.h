// Records that commands hand to each other as files: reports, and claims before they are
// reconciled.
#ifndef DATELINE_CLI_RECORDS_H_
#define DATELINE_CLI_RECORDS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "proto/finding.pb.h"

namespace dateline {

// JSON or pb, told apart by the first character; "-" is standard input. Errors say "what; what
// to do", without the path.
absl::StatusOr<Report> ReadReport(const std::string& path);

// What `dateline extract` writes: a line of JSON for each Extraction (jsonl), or one Report with
// documents and claims (json, pb).
absl::StatusOr<std::vector<Extraction>> ReadExtractions(const std::string& path);

// Documents and claims of the extractions in one Report.
Report ClaimsReport(std::vector<Extraction> extractions);

}  // namespace dateline

#endif  // DATELINE_CLI_RECORDS_H_
