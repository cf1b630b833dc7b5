#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "cli/command_tree.h"

namespace dateline {
namespace {

// Text for man(7): a hyphen that is typed, no request at the start of a line.
std::string Roff(absl::string_view text) {
  std::string out = absl::StrReplaceAll(text, {{"\\", "\\e"}, {"-", "\\-"}});
  if (absl::StartsWith(out, ".") || absl::StartsWith(out, "'")) out = "\\&" + out;
  return absl::StrReplaceAll(out, {{"\n.", "\n\\&."}, {"\n'", "\n\\&'"}});
}

std::string Bold(absl::string_view text) { return absl::StrCat("\\fB", Roff(text), "\\fR"); }
std::string Italic(absl::string_view text) { return absl::StrCat("\\fI", Roff(text), "\\fR"); }

void AddOption(const OptionInfo& option, std::string* out) {
  std::vector<std::string> forms;
  for (const std::string& name : option.names) {
    std::string form = Bold(name);
    if (!option.value.empty())
      absl::StrAppend(&form, name.size() > 2 ? "=" : " ", Italic(option.value));
    forms.push_back(std::move(form));
  }
  if (forms.empty()) forms.push_back(Italic(option.value));
  absl::StrAppend(out, ".TP\n");
  for (size_t i = 0; i < forms.size(); ++i) absl::StrAppend(out, i == 0 ? "" : ", ", forms[i]);
  absl::StrAppend(out, "\n", Roff(option.help));
  if (!option.choices.empty()) {
    absl::StrAppend(out, " (");
    for (size_t i = 0; i < option.choices.size(); ++i) {
      absl::StrAppend(out, i == 0 ? "" : ", ", Roff(option.choices[i]));
    }
    absl::StrAppend(out, ")");
  }
  absl::StrAppend(out, "\n");
}

void AddExamples(const std::string& footer, std::string* out) {
  const size_t at = footer.find("Examples:\n");
  if (at == std::string::npos) return;
  absl::StrAppend(out, ".PP\nExamples:\n.PP\n.nf\n", Roff(footer.substr(at + 10)), "\n.fi\n");
}

void AddCommandSection(const CommandInfo& command, std::string* out) {
  std::string usage = absl::StrCat("dateline ", command.path);
  absl::StrAppend(out, ".SS ", Roff(usage), "\n", Roff(command.summary), ".\n");
  for (const OptionInfo& positional : command.positionals) AddOption(positional, out);
  for (const OptionInfo& option : command.options) {
    if (option.names.back() != "--help") AddOption(option, out);
  }
  AddExamples(command.footer, out);
}

constexpr char kBehind[] =
    ".SH EXIT STATUS\n"
    ".TP\n0\nNothing at or above \\fB\\-\\-fail\\-on\\fR.\n"
    ".TP\n1\nFindings at or above it.\n"
    ".TP\n2\nUsage, configuration, or an input that could not be read, also when it is one of "
    "many.\n"
    ".SH ENVIRONMENT\n"
    ".TP\nNO_COLOR\nWhen set, no colours unless \\fB\\-\\-color=always\\fR.\n"
    ".SH FILES\n"
    ".TP\ndateline.textproto\nConfiguration, found upwards from the documents.\n"
    ".TP\ndateline\\-baseline.textproto\nKnown findings, beside it.\n"
    ".TP\ndateline\\-ignore.textproto\nSuppressions of files that cannot hold a comment, beside "
    "it.\n"
    ".TP\n\\&.dateline/cache\nClaims kept for the next run.\n";

}  // namespace

std::string ManualPage(const std::vector<CommandInfo>& tree, const std::string& version) {
  const CommandInfo& program = tree.front();
  std::string out =
      absl::StrCat(".\\\" Made by `dateline manual`.\n.TH DATELINE 1 \"\" \"dateline ", version,
                   "\" \"User Commands\"\n.SH NAME\ndateline \\- ");
  std::string about = program.summary;
  if (!about.empty()) about[0] = absl::ascii_tolower(about[0]);
  if (absl::EndsWith(about, ".")) about.pop_back();
  absl::StrAppend(&out, Roff(about), "\n.SH SYNOPSIS\n.B dateline\n.I COMMAND\n[\\fIOPTIONS\\fR] ",
                  "[\\fIARGUMENTS\\fR]\n.SH COMMANDS\n");
  for (size_t i = 1; i < tree.size(); ++i) {
    if (tree[i].subcommands.empty()) AddCommandSection(tree[i], &out);
  }
  return absl::StrCat(out, kBehind);
}

}  // namespace dateline
