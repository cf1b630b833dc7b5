#include "cli/command_tree.h"

#include <CLI/CLI.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace dateline {
namespace {

// CLI11 prints a value as "KIND:{conflict,lint}" or "P:FLOAT in [0 - 1]": the name, and the choices
// where it has some. A name may hold a colon itself: "FORMAT[:FILE]".
void SplitType(const std::string& type, OptionInfo* info) {
  const size_t open = type.find('{'), close = type.rfind('}');
  info->value = type.substr(0, open == std::string::npos ? type.rfind(':') : type.rfind(':', open));
  if (open == std::string::npos || close == std::string::npos || close < open) return;
  info->choices = absl::StrSplit(type.substr(open + 1, close - open - 1), ',');
}

OptionInfo InfoOf(const CLI::Option& option) {
  OptionInfo info;
  for (const std::string& name : option.get_snames()) info.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) info.names.push_back("--" + name);
  info.help = option.get_description();
  info.required = option.get_required();
  const bool flag = option.get_items_expected_max() == 0;
  if (!flag) SplitType(option.get_type_name(), &info);
  if (option.get_positional()) info.value = option.get_name(true);
  return info;
}

void Add(const CLI::App& app, const std::string& path, std::vector<CommandInfo>* tree) {
  CommandInfo info;
  info.path = path;
  info.summary = app.get_description();
  info.footer = app.get_footer();
  for (const CLI::Option* option : app.get_options()) {
    (option->get_positional() ? info.positionals : info.options).push_back(InfoOf(*option));
  }
  const std::vector<const CLI::App*> subs = app.get_subcommands({});
  for (const CLI::App* sub : subs) info.subcommands.push_back(sub->get_name());
  tree->push_back(std::move(info));
  for (const CLI::App* sub : subs) {
    Add(*sub, path.empty() ? sub->get_name() : absl::StrCat(path, " ", sub->get_name()), tree);
  }
}

}  // namespace

std::vector<CommandInfo> CommandTree(const CLI::App& app) {
  std::vector<CommandInfo> tree;
  Add(app, "", &tree);
  return tree;
}

}  // namespace dateline
