// dateline init, dateline config: write a configuration; show what is in force and from where.
#include <filesystem>
#include <memory>

#include "absl/strings/str_cat.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/gate_flags.h"

namespace dateline {
namespace {

struct InitOptions {
  std::string folder = ".";
  bool force = false;
};

int RunInit(const InitOptions& options) {
  const std::string path =
      (std::filesystem::path(options.folder) / kConfigName).lexically_normal().string();
  std::error_code ignored;
  if (!options.force && std::filesystem::exists(path, ignored)) {
    Complain(absl::StrCat(path, ": is there already; edit it, or write it anew with --force"));
    return kExitError;
  }
  const absl::Status status = WriteBytes(path, ConfigTemplate());
  if (!status.ok()) {
    Complain(path, status);
    return kExitError;
  }
  Complain(absl::StrCat(path, ": written; every line in it is a comment until you say so"));
  return kExitClean;
}

struct ConfigOptions {
  ConfigFlags flags;
  std::vector<std::string> paths;
};

int RunConfig(const ConfigOptions& options) {
  Settings settings;
  if (!LoadSettings(options.flags, options.paths, &settings)) return kExitError;
  const std::string head = settings.path.empty()
                               ? absl::StrCat("# no ", kConfigName, " found; all defaults\n")
                               : absl::StrCat("# ", settings.path, "\n");
  const absl::Status status = WriteBytes("", absl::StrCat(head, DescribeSettings(settings)));
  if (status.ok()) return kExitClean;
  Complain("standard output", status);
  return kExitError;
}

}  // namespace

void AddInit(CLI::App* app, Run* run) {
  const auto options = std::make_shared<InitOptions>();
  CLI::App* command = AddCommand(app, "init", "Write a dateline.textproto with comments",
                                 "  dateline init\n  dateline init docs/");
  command->add_option("FOLDER", options->folder, "Where to; default: here");
  command->add_flag("--force", options->force, "Replace the one that is there");
  command->callback([=] { *run = [=] { return RunInit(*options); }; });
}

void AddConfig(CLI::App* app, Run* run) {
  const auto options = std::make_shared<ConfigOptions>();
  CLI::App* command =
      AddCommand(app, "config", "Show the configuration in force and where it comes from",
                 "  dateline config\n  dateline config docs/a.md\n"
                 "  dateline config --config=ci/dateline.textproto");
  command->add_option("PATHS", options->paths, "Documents that it is for; default: this folder");
  AddConfigFlags(command, &options->flags);
  command->callback([=] { *run = [=] { return RunConfig(*options); }; });
}

}  // namespace dateline
