// dateline: the commands by name, and what is wrong with arguments that are not understood.
#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/version.h"

namespace dateline {
namespace {

constexpr char kAbout[] =
    "Reads several papers and shows where their dates agree and where they do not.";

constexpr char kFooter[] =
    "\nExamples:\n"
    "  dateline check papers/\n"
    "  dateline check --format=html -o report.html a.txt b.md\n"
    "  dateline COMMAND --help";

std::vector<std::string> CommandNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> FlagNames(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

// The command that the arguments got to, else the program itself.
const CLI::App& ChosenCommand(const CLI::App& app) {
  const CLI::App* chosen = &app;
  while (!chosen->get_subcommands().empty()) chosen = chosen->get_subcommands()[0];
  return *chosen;
}

// "dateline baseline write"
std::string FullName(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent ? absl::StrCat(FullName(*parent), " ", command.get_name()) : "dateline";
}

// What is wrong and what to do, in one line.
std::string UsageError(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = ChosenCommand(app);
  const std::string name = FullName(command);
  for (const std::string& extra : app.remaining(true)) {
    if (extra.size() > 1 && extra[0] == '-') {
      const std::string flag = extra.substr(0, extra.find('='));
      return absl::StrCat(flag, ": no such option of ", name, DidYouMean(flag, FlagNames(command)),
                          "; see ", name, " --help");
    }
    const std::vector<std::string> commands = CommandNames(command);
    if (!commands.empty()) {
      return absl::StrCat(extra, ": no such command", DidYouMean(extra, commands), "; see ", name,
                          " --help");
    }
    return absl::StrCat(extra, ": not expected here; see ", name, " --help");
  }
  return absl::StrCat(error.what(), "; see ", name, " --help");
}

int Main(int argc, char** argv) {
  CLI::App app(kAbout, "dateline");
  app.set_version_flag("--version", std::string("dateline ") + kVersion);
  app.footer(kFooter);
  app.require_subcommand(0, 1);
  app.failure_message([](const CLI::App*, const CLI::Error&) { return std::string(); });
  Run run;
  AddCheck(&app, &run);
  AddExtract(&app, &run);
  AddReconcile(&app, &run);
  AddReport(&app, &run);
  AddReview(&app, &run);
  AddExplain(&app, &run);
  AddAnnotate(&app, &run);
  AddTime(&app, &run);
  AddBaseline(&app, &run);
  AddInit(&app, &run);
  AddConfig(&app, &run);
  AddCompletions(&app, &run);
  AddManual(&app, &run);
  AddTimeline(&app, &run);

  if (argc < 2) {
    std::fputs(app.help().c_str(), stderr);
    return kExitError;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& wanted) {  // --help, --version
    app.exit(wanted);
    return kExitClean;
  } catch (const CLI::ParseError& error) {
    Complain(UsageError(app, error));
    return kExitError;
  }
  return run ? run() : kExitError;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) { return dateline::Main(argc, argv); }
