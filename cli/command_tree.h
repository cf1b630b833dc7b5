// The commands and their options as data, read off CLI11's definition: what completions and the
// manual are made of, so that neither can fall behind.
#ifndef DATELINE_CLI_COMMAND_TREE_H_
#define DATELINE_CLI_COMMAND_TREE_H_

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dateline {

struct OptionInfo {
  std::vector<std::string> names;    // "-o", "--output"; empty for a positional
  std::string value;                 // "FILE"; empty: a flag
  std::vector<std::string> choices;  // of the value
  std::string help;
  bool required = false;
};

struct CommandInfo {
  std::string path;  // "baseline write"; empty: the program itself
  std::string summary;
  std::string footer;  // examples
  std::vector<OptionInfo> options;
  std::vector<OptionInfo> positionals;
  std::vector<std::string> subcommands;
};

// The program first, then its commands in the order of definition, each followed by its own.
std::vector<CommandInfo> CommandTree(const CLI::App& app);

// Scripts for a shell: "bash", "zsh", "fish".
std::string Completions(const std::vector<CommandInfo>& tree, const std::string& shell);

// A page for man(1), in man(7) macros.
std::string ManualPage(const std::vector<CommandInfo>& tree, const std::string& version);

}  // namespace dateline

#endif  // DATELINE_CLI_COMMAND_TREE_H_
