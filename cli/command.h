// A command registers its options and says what to run. Adding one: a file NAME_command.cc with
// AddName(), a line here and one in main.cc.
#ifndef DATELINE_CLI_COMMAND_H_
#define DATELINE_CLI_COMMAND_H_

#include <CLI/CLI.hpp>
#include <functional>

namespace dateline {

// What runs once the arguments are understood; gives the exit code.
using Run = std::function<int()>;

void AddAnnotate(CLI::App* app, Run* run);
void AddBaseline(CLI::App* app, Run* run);
void AddCheck(CLI::App* app, Run* run);
void AddCompletions(CLI::App* app, Run* run);
void AddConfig(CLI::App* app, Run* run);
void AddExplain(CLI::App* app, Run* run);
void AddExtract(CLI::App* app, Run* run);
void AddInit(CLI::App* app, Run* run);
void AddManual(CLI::App* app, Run* run);
void AddReconcile(CLI::App* app, Run* run);
void AddReport(CLI::App* app, Run* run);
void AddReview(CLI::App* app, Run* run);
void AddTime(CLI::App* app, Run* run);
void AddTimeline(CLI::App* app, Run* run);

// A subcommand with its help; examples are lines of "  dateline ..." each.
inline CLI::App* AddCommand(CLI::App* app, const char* name, const char* summary,
                            const char* examples) {
  CLI::App* command = app->add_subcommand(name, summary);
  command->footer(std::string("\nExamples:\n") + examples);
  return command;
}

}  // namespace dateline

#endif  // DATELINE_CLI_COMMAND_H_
