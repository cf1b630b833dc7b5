// dateline completions, dateline manual: made from the commands' own definition.
#include <memory>
#include <string>

#include "cli/command.h"
#include "cli/command_tree.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/version.h"

namespace dateline {
namespace {

int Print(const std::string& text) {
  const absl::Status status = WriteBytes("", text);
  if (status.ok()) return kExitClean;
  Complain("standard output", status);
  return kExitError;
}

}  // namespace

void AddCompletions(CLI::App* app, Run* run) {
  const auto shell = std::make_shared<std::string>();
  CLI::App* command =
      AddCommand(app, "completions", "Print completions for a shell",
                 "  source <(dateline completions bash)\n"
                 "  dateline completions zsh > ~/.zfunc/_dateline\n"
                 "  dateline completions fish > ~/.config/fish/completions/dateline.fish");
  command->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->callback([=] { *run = [=] { return Print(Completions(CommandTree(*app), *shell)); }; });
}

void AddManual(CLI::App* app, Run* run) {
  CLI::App* command = AddCommand(app, "manual", "Print the manual page",
                                 "  dateline manual > dateline.1\n  dateline manual | man -l -");
  command->callback([=] { *run = [=] { return Print(ManualPage(CommandTree(*app), kVersion)); }; });
}

}  // namespace dateline
