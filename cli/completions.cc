#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "cli/command_tree.h"

namespace dateline {
namespace {

std::string Quoted(absl::string_view text) {
  return absl::StrCat("'", absl::StrReplaceAll(text, {{"'", "'\\''"}}), "'");
}

// What a command's own words may be: its commands, or the choices of its arguments; empty: files.
std::vector<std::string> Arguments(const CommandInfo& command) {
  std::vector<std::string> words = command.subcommands;
  for (const OptionInfo& argument : command.positionals) {
    words.insert(words.end(), argument.choices.begin(), argument.choices.end());
  }
  return words;
}

// Long names with choices are completed as --name=choice, without as --name or --name=.
std::vector<std::string> WordsOf(const CommandInfo& command) {
  std::vector<std::string> words = Arguments(command);
  for (const OptionInfo& option : command.options) {
    for (const std::string& name : option.names) {
      if (name.size() > 2 && !option.choices.empty()) {
        for (const std::string& choice : option.choices) words.push_back(name + "=" + choice);
      } else {
        words.push_back(name.size() > 2 && !option.value.empty() ? name + "=" : name);
      }
    }
  }
  return words;
}

std::string Function(const std::string& path) {
  return path.empty() ? "dateline" : absl::StrCat("dateline ", path);
}

// The rest of a loop over the words of a line in bash or zsh, up to the cases for the command that
// they come to.
void AddWalk(const std::vector<CommandInfo>& tree, std::string* out) {
  absl::StrAppend(out, "    case \"$command $word\" in\n");
  for (const CommandInfo& command : tree) {
    if (command.path.empty()) continue;
    absl::StrAppend(out, "      ", Quoted(Function(command.path)),
                    ") command=", Quoted(Function(command.path)), " ;;\n");
  }
  absl::StrAppend(out, "    esac\n  done\n  case \"$command\" in\n");
}

std::string Bash(const std::vector<CommandInfo>& tree) {
  std::string out =
      "# bash completion for dateline: source it, or put it into\n"
      "# ~/.local/share/bash-completion/completions/dateline\n"
      "_dateline() {\n"
      "  local line=$COMP_LINE current command=dateline word words=''\n"
      "  line=${line:0:COMP_POINT}\n"
      "  current=${line##*[[:space:]]}\n"
      "  for word in ${line% *}; do\n";
  AddWalk(tree, &out);
  for (const CommandInfo& command : tree) {
    absl::StrAppend(&out, "    ", Quoted(Function(command.path)),
                    ") words=", Quoted(absl::StrJoin(WordsOf(command), " ")), " ;;\n");
  }
  absl::StrAppend(&out,
                  "  esac\n"
                  "  COMPREPLY=()\n"
                  "  local found prefix=''\n"
                  "  # Where = separates words, bash replaces what stands behind it alone.\n"
                  "  case \"$current\" in *=*) [[ $COMP_WORDBREAKS == *=* ]] && "
                  "prefix=${current%%=*}= ;; esac\n"
                  "  while IFS= read -r found; do\n"
                  "    [ -n \"$found\" ] && COMPREPLY+=(\"${found#\"$prefix\"}\")\n"
                  "  done < <(compgen -W \"$words\" -- \"$current\")\n"
                  "  if [ ${#COMPREPLY[@]} -eq 0 ]; then\n"
                  "    while IFS= read -r found; do COMPREPLY+=(\"$found\"); done < <(compgen -f "
                  "-- \"${current#*=}\")\n"
                  "  fi\n"
                  "  [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n"
                  "}\n"
                  "complete -o filenames -F _dateline dateline\n");
  return out;
}

std::string Escaped(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"\\", "\\\\"}, {"[", "\\["}, {"]", "\\]"}, {":", "\\:"}});
}

// An _arguments specification of one name.
std::string ZshOption(const OptionInfo& option, const std::string& name) {
  std::string text = absl::StrCat("*", name);
  if (!option.value.empty()) text += name.size() > 2 ? "=" : "+";
  absl::StrAppend(&text, "[", Escaped(option.help), "]");
  if (option.value.empty()) return text;
  absl::StrAppend(&text, ":", Escaped(option.value), ":");
  text += option.choices.empty() ? "_files"
                                 : absl::StrCat("(", absl::StrJoin(option.choices, " "), ")");
  return text;
}

std::string Zsh(const std::vector<CommandInfo>& tree) {
  std::string out =
      "#compdef dateline\n"
      "# zsh completion for dateline: put it into a folder of $fpath as _dateline\n"
      "_dateline() {\n"
      "  local command=dateline word\n"
      "  for word in ${words[2,CURRENT-1]}; do\n";
  AddWalk(tree, &out);
  for (const CommandInfo& command : tree) {
    absl::StrAppend(&out, "    ", Quoted(Function(command.path)), ") _arguments -S");
    for (const OptionInfo& option : command.options) {
      for (const std::string& name : option.names) {
        absl::StrAppend(&out, " \\\n      ", Quoted(ZshOption(option, name)));
      }
    }
    const std::vector<std::string> arguments = Arguments(command);
    const std::string rest = arguments.empty()
                                 ? "*:file:_files"
                                 : absl::StrCat("*:word:(", absl::StrJoin(arguments, " "), ")");
    absl::StrAppend(&out, " \\\n      ", Quoted(rest), " ;;\n");
  }
  absl::StrAppend(&out, "  esac\n}\ncompdef _dateline dateline\n");
  return out;
}

// The condition under which a command's completions are offered.
std::string FishCondition(const CommandInfo& command) {
  if (command.path.empty()) return "__fish_use_subcommand";
  std::vector<std::string> seen;
  for (absl::string_view word : absl::StrSplit(command.path, ' ')) {
    seen.push_back(absl::StrCat("__fish_seen_subcommand_from ", word));
  }
  if (!command.subcommands.empty()) {
    seen.push_back(
        absl::StrCat("not __fish_seen_subcommand_from ", absl::StrJoin(command.subcommands, " ")));
  }
  return absl::StrJoin(seen, "; and ");
}

std::string Fish(const std::vector<CommandInfo>& tree) {
  std::string out =
      "# fish completion for dateline: put it into ~/.config/fish/completions/dateline.fish\n";
  for (const CommandInfo& command : tree) {
    const std::string head =
        absl::StrCat("complete -c dateline -n ", Quoted(FishCondition(command)));
    for (const std::string& sub : command.subcommands) {
      const std::string path = command.path.empty() ? sub : absl::StrCat(command.path, " ", sub);
      std::string summary;
      for (const CommandInfo& other : tree) {
        if (other.path == path) summary = other.summary;
      }
      absl::StrAppend(&out, head, " -f -a ", sub, " -d ", Quoted(summary), "\n");
    }
    for (const OptionInfo& argument : command.positionals) {
      if (argument.choices.empty()) continue;
      absl::StrAppend(&out, head, " -f -a ", Quoted(absl::StrJoin(argument.choices, " ")), "\n");
    }
    for (const OptionInfo& option : command.options) {
      std::string line = head;
      for (const std::string& name : option.names) {
        absl::StrAppend(&line, name.size() > 2 ? " -l " : " -s ",
                        name.substr(name.size() > 2 ? 2 : 1));
      }
      if (!option.choices.empty()) {
        absl::StrAppend(&line, " -x -a ", Quoted(absl::StrJoin(option.choices, " ")));
      } else if (!option.value.empty()) {
        absl::StrAppend(&line, " -r");
      }
      absl::StrAppend(&out, line, " -d ", Quoted(option.help), "\n");
    }
  }
  return out;
}

}  // namespace

std::string Completions(const std::vector<CommandInfo>& tree, const std::string& shell) {
  if (shell == "zsh") return Zsh(tree);
  return shell == "fish" ? Fish(tree) : Bash(tree);
}

}  // namespace dateline
