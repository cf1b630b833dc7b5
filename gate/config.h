// dateline.textproto: found, read, checked, and asked what holds for a file.
//
//   absl::StatusOr<std::string> path = FindConfig({"docs/a.md"}, cwd);   // "" when there is none
//   Settings settings;
//   std::vector<std::string> mistakes;        // "dateline.textproto:3: fail_onn: no such field;
//   ..." if (!LoadConfig(path, known_rules, &settings, &mistakes)) return 2; FileSettings file =
//   SettingsFor(settings, "docs/a.md", cwd);
//
// Nothing here reads the working directory or the environment: the caller gives both.
#ifndef DATELINE_GATE_CONFIG_H_
#define DATELINE_GATE_CONFIG_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "gate/textproto.h"
#include "proto/config.pb.h"

namespace dateline {

inline constexpr char kConfigName[] = "dateline.textproto";

// A configuration and where it stands.
struct Settings {
  Config config;
  std::string path;    // empty: no file, all defaults
  std::string folder;  // absolute; paths and globs of the configuration start here
  TextprotoLines lines;
};

// What holds for one file.
struct FileSettings {
  Role role = SOURCE;
  double weight = 1;
  Config::Reading reading = Config::AUTO;
  Config::DateOrder date_order = Config::ANY;
  std::optional<int32_t> reference_day;
};

// The nearest kConfigName in the folder that holds all of `paths` or above it; "" when there is
// none. cwd: absolute; relative paths start there. No paths: cwd itself.
std::string FindConfig(const std::vector<std::string>& paths, const std::string& cwd);

// Reads the file at `path` ("" gives the defaults, with `cwd` as the folder). rules: names that
// exist; empty: they are not checked. False when there was a mistake; all are reported.
bool LoadConfig(const std::string& path, const std::string& cwd,
                const std::vector<std::string>& rules, Settings* settings,
                std::vector<std::string>* mistakes);

// The same for a text that is at hand.
bool ReadConfig(absl::string_view text, const std::string& name,
                const std::vector<std::string>& rules, Settings* settings,
                std::vector<std::string>* mistakes);

FileSettings SettingsFor(const Settings& settings, const std::string& path, const std::string& cwd);

// Whether the `exclude` globs leave the file out of a folder.
bool IsExcluded(const Settings& settings, const std::string& path, const std::string& cwd);

// `path` from the configuration's folder ("docs/a.md"); as it is, made absolute, when it lies
// outside.
std::string FromFolder(const Settings& settings, const std::string& path, const std::string& cwd);

// A path of the configuration as the program opens it.
std::string InFolder(const Settings& settings, const std::string& path);

// A path as people would write it: relative to `cwd` where it lies below.
std::string ShortPath(const std::string& path, const std::string& cwd);

// With every default filled in.
Config InForce(const Settings& settings);

// InForce as text, a comment behind each field that says where it comes from.
std::string DescribeSettings(const Settings& settings);

// What `dateline init` writes: every field, commented out, with what it does.
std::string ConfigTemplate();

}  // namespace dateline

#endif  // DATELINE_GATE_CONFIG_H_
