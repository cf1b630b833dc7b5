#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "reports/inert.h"

namespace dateline {
namespace {

constexpr int kDefaultWidth = 100;
// Below this many inputs the work is over before a bar could be read.
constexpr int kFewestForProgress = 20;

bool IsSet(const char* variable) {
  const char* value = std::getenv(variable);
  return value && *value;
}

}  // namespace

bool StdoutIsTerminal() { return isatty(STDOUT_FILENO); }
bool StderrIsTerminal() { return isatty(STDERR_FILENO); }

bool UseColor(ColorChoice choice) {
  if (choice != ColorChoice::kAuto) return choice == ColorChoice::kAlways;
  const char* terminal = std::getenv("TERM");
  return StdoutIsTerminal() && !IsSet("NO_COLOR") &&
         !(terminal && absl::string_view(terminal) == "dumb");
}

int TerminalWidth() {
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kDefaultWidth;
}

void Complain(absl::string_view message) {
  const std::string line = absl::StrCat("dateline: ", Inert(message), "\n");
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void Complain(absl::string_view path, const absl::Status& status) {
  Complain(absl::StrCat(path, ": ", status.message()));
}

void Leave(int code) {
  std::fflush(stdout);
  _exit(code);
}

Progress::Progress(absl::string_view label, int total)
    : label_(label), total_(total), on_(total >= kFewestForProgress && StderrIsTerminal()) {}

Progress::~Progress() {
  if (on_ && shown_percent_ >= 0) std::fputs("\r\x1b[K", stderr);
}

void Progress::Show(int done) {
  if (!on_) return;
  const int percent = static_cast<int>(int64_t{100} * done / total_);
  if (percent == shown_percent_) return;
  shown_percent_ = percent;
  std::string bar(percent / 4, '#');
  bar.resize(25, '.');
  std::fprintf(stderr, "\r%s [%s] %d/%d", label_.c_str(), bar.c_str(), done, total_);
}

}  // namespace dateline
