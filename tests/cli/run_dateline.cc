#include "tests/cli/run_dateline.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace dateline {
namespace {

std::string Binary() { return std::filesystem::absolute("cli/dateline").string(); }

std::vector<char*> Pointers(std::vector<std::string>* texts) {
  std::vector<char*> pointers;
  for (std::string& text : *texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// In the child: standard streams from and to files, then the program.
[[noreturn]] void Become(const std::string& binary, std::vector<std::string> arguments,
                         std::vector<std::string> environment, const std::string& folder,
                         const std::string& streams) {
  arguments.insert(arguments.begin(), "dateline");
  environment.push_back("PATH=/usr/bin:/bin");
  const int in = open((streams + ".in").c_str(), O_RDONLY);
  const int out = open((streams + ".out").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err = open((streams + ".err").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(in, 0);
  dup2(out, 1);
  dup2(err, 2);
  if (chdir(folder.c_str()) != 0) _exit(126);
  execve(binary.c_str(), Pointers(&arguments).data(), Pointers(&environment).data());
  _exit(127);
}

}  // namespace

Outcome RunDateline(const std::vector<std::string>& arguments, const std::string& folder,
                    const std::string& input, const std::vector<std::string>& environment) {
  static int runs = 0;
  const std::string streams =
      std::string(std::getenv("TEST_TMPDIR")) + "/stream" + std::to_string(runs++);
  WriteFile(streams + ".in", input);
  const std::string binary = Binary();
  const pid_t child = fork();
  if (child == 0) Become(binary, arguments, environment, folder, streams);
  int status = 0;
  waitpid(child, &status, 0);
  Outcome outcome;
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1 - WTERMSIG(status);
  outcome.out = ReadFile(streams + ".out");
  outcome.err = ReadFile(streams + ".err");
  return outcome;
}

std::string NewFolder() {
  static int folders = 0;
  const std::string folder =
      std::string(std::getenv("TEST_TMPDIR")) + "/folder" + std::to_string(folders++);
  std::filesystem::create_directories(folder);
  return folder;
}

void WriteFile(const std::string& path, const std::string& bytes) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

bool Exists(const std::string& path) { return std::filesystem::exists(path); }

}  // namespace dateline
