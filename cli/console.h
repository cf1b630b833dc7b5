// What a command says beside its data: messages on stderr, colours and widths by the terminal.
#ifndef DATELINE_CLI_CONSOLE_H_
#define DATELINE_CLI_CONSOLE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace dateline {

// Exit codes of every command.
inline constexpr int kExitClean = 0;
inline constexpr int kExitFindings = 1;
inline constexpr int kExitError = 2;  // usage, configuration, an input that could not be read

enum class ColorChoice { kAuto, kAlways, kNever };

// Whether data on stdout is to be coloured. kAuto: a terminal that is not dumb, and NO_COLOR
// is not set.
bool UseColor(ColorChoice choice);

bool StdoutIsTerminal();
bool StderrIsTerminal();

// Columns of the terminal; 100 where there is none.
int TerminalWidth();

// One line on stderr, made inert: "dateline: path: what; what to do".
void Complain(absl::string_view message);

// "NAME: message of status" as above.
void Complain(absl::string_view path, const absl::Status& status);

// Ends the process as soon as what was printed is out. To free a large report message by message
// takes as long as to write it.
[[noreturn]] void Leave(int code);

// A line on stderr that is written over; does nothing where stderr is no terminal.
class Progress {
 public:
  // label: "reading"
  Progress(absl::string_view label, int total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Show(int done);

 private:
  std::string label_;
  int total_;
  int shown_percent_ = -1;
  bool on_;
};

}  // namespace dateline

#endif  // DATELINE_CLI_CONSOLE_H_
