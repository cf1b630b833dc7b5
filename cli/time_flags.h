// The options that say how dates are read.
#ifndef DATELINE_CLI_TIME_FLAGS_H_
#define DATELINE_CLI_TIME_FLAGS_H_

#include <string>

#include "absl/status/statusor.h"
#include "extract/time/tagger.h"

namespace CLI {
class App;
}

namespace dateline {

struct TimeFlags {
  std::string reading = "auto";
  std::string reference_date;
  std::string date_order = "auto";
};

void AddTimeFlags(CLI::App* command, TimeFlags* flags);

// Errors: InvalidArgument for a value that cannot be understood.
absl::StatusOr<TimeOptions> TimeOptionsOf(const TimeFlags& flags);

}  // namespace dateline

#endif  // DATELINE_CLI_TIME_FLAGS_H_
