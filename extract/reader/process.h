// Runs a program on bytes, within limits, and streams what it prints.
#ifndef DATELINE_EXTRACT_READER_PROCESS_H_
#define DATELINE_EXTRACT_READER_PROCESS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dateline {

struct ProcessLimits {
  int cpu_seconds = 120;
  int silent_seconds = 120;  // without any output
  uint64_t memory = uint64_t{700} << 20;
};

struct ProcessResult {
  int exit_code = 0;     // 128 + the signal where one ended it
  bool stopped = false;  // `output` asked to stop
  bool timed_out = false;
  std::string errors;  // the first 8 KB of standard error
};

// Runs program (an absolute path) with arguments in an empty environment and an own process.
// "{}" among the arguments stands for a path under which the program finds `input`, which lives
// in memory alone. Calls output(chunk) as the program prints; false stops the program.
// Unavailable: the program cannot be started. Thread safe.
absl::StatusOr<ProcessResult> RunProcess(const std::string& program,
                                         const std::vector<std::string>& arguments,
                                         absl::string_view input, const ProcessLimits& limits,
                                         const std::function<bool(absl::string_view)>& output);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PROCESS_H_
