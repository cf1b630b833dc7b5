// Documents in: paths -> extractions, in parallel, in the order of the paths.
#ifndef DATELINE_CLI_INPUTS_H_
#define DATELINE_CLI_INPUTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/extract.h"
#include "proto/finding.pb.h"

namespace CLI {
class App;
}

namespace dateline {

// The options of every command that reads documents.
struct ReadFlags {
  std::vector<std::string> paths;
  int jobs = 0;  // 0: one for each processor
  std::string reading = "auto";
  std::string reference_date;
  std::string date_order = "auto";
  std::string input_format;
  bool reject_tracked_changes = false;
};

void AddReadFlags(CLI::App* command, ReadFlags* flags);

// Those of them that say how dates are read.
void AddTimeFlags(CLI::App* command, ReadFlags* flags);

// Errors: InvalidArgument for a value that cannot be understood.
absl::StatusOr<ExtractOptions> ExtractOptionsOf(const ReadFlags& flags);

struct Inputs {
  std::vector<Extraction> extractions;  // in the order of the paths; the same with any jobs
  std::vector<Notice> unreadable;       // ERROR, one for each path that could not be read
};

// Expands folders, reads and extracts. What cannot be read is said on stderr at once and kept as
// a notice; the rest goes on. Ids are made unique over all documents.
Inputs ReadInputs(const ReadFlags& flags, const ExtractOptions& options);

// Two identical files have the same document id and claim ids: the second and later get "-2",
// "-3", ... References inside the extraction follow.
void MakeIdsUnique(std::vector<Extraction>* extractions);

}  // namespace dateline

#endif  // DATELINE_CLI_INPUTS_H_
