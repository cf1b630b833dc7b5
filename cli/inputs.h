// Documents in: paths -> extractions, in parallel, in the order of the paths.
#ifndef DATELINE_CLI_INPUTS_H_
#define DATELINE_CLI_INPUTS_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/extractions.h"
#include "cli/time_flags.h"
#include "extract/extract.h"
#include "extract/reader/files.h"
#include "proto/finding.pb.h"

namespace CLI {
class App;
}

namespace dateline {

// The options of every command that reads documents.
struct ReadFlags {
  std::vector<std::string> paths;
  FileOptions files;
  int jobs = 0;  // 0: one for each processor
  TimeFlags time;
  std::string input_format;
  bool reject_tracked_changes = false;
  int max_text = 10;  // megabytes of text in a document
};

void AddReadFlags(CLI::App* command, ReadFlags* flags);

// Errors: InvalidArgument for a value that cannot be understood.
absl::StatusOr<ExtractOptions> ExtractOptionsOf(const ReadFlags& flags);

// What is done with each file.
template <typename Result>
struct FileHooks {
  // bytes, path -> what is made of it; called from several threads.
  std::function<absl::StatusOr<Result>(std::string, const std::string&)> make;
  // A file of a folder that is passed over; empty: none is. Files that are named are always read.
  std::function<bool(const std::string&)> skip;
  // A larger file is not even read.
  uint64_t max_bytes = ReadOptions().max_bytes;
};

// What a command without a cache does with each file.
FileHooks<Extraction> PlainHooks(const ExtractOptions& options);

// Hands over one extraction at a time, in the order of the paths, so that few are held at once;
// gives what could not be read. Makes ids unique beside those that `ids` has seen.
std::vector<Notice> StreamInputs(const ReadFlags& flags, const FileHooks<Extraction>& hooks,
                                 UniqueIds* ids, const std::function<void(Extraction)>& take);

PreparedInputs ReadPrepared(const ReadFlags& flags, const FileHooks<PreparedDocument>& hooks);

// Expands folders, reads and extracts. What cannot be read is said on stderr at once and kept as
// a notice; the rest goes on. Ids are made unique over all documents.
Inputs ReadInputs(const ReadFlags& flags, const ExtractOptions& options);

}  // namespace dateline

#endif  // DATELINE_CLI_INPUTS_H_
