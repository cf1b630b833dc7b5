// The real binary, run as a user runs it.
#ifndef DATELINE_TESTS_CLI_RUN_DATELINE_H_
#define DATELINE_TESTS_CLI_RUN_DATELINE_H_

#include <string>
#include <vector>

namespace dateline {

struct Outcome {
  int code = -1;  // exit code; -1 - signal when it was killed
  std::string out;
  std::string err;
};

// Runs dateline in `folder` (an absolute path) with standard input from a string and neither
// output a terminal. environment: "NAME=value" added to PATH alone.
Outcome RunDateline(const std::vector<std::string>& arguments, const std::string& folder,
                    const std::string& input = "",
                    const std::vector<std::string>& environment = {});

// A new folder for one test.
std::string NewFolder();
void WriteFile(const std::string& path, const std::string& bytes);
std::string ReadFile(const std::string& path);  // empty where there is none
bool Exists(const std::string& path);

}  // namespace dateline

#endif  // DATELINE_TESTS_CLI_RUN_DATELINE_H_
