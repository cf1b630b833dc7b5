#include "gate/config.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/civil.h"
#include "base/suggest.h"
#include "gate/glob.h"
#include "gate/iso_date.h"

extern "C" const char dateline_config_template_begin[], dateline_config_template_end[];

namespace dateline {
namespace {

namespace fs = std::filesystem;

fs::path Absolute(const std::string& path, const std::string& cwd) {
  return (fs::path(cwd) / path).lexically_normal();
}

// The folder that holds all of the paths.
fs::path CommonFolder(const std::vector<std::string>& paths, const std::string& cwd) {
  if (paths.empty()) return fs::path(cwd);
  fs::path common;
  for (size_t i = 0; i < paths.size(); ++i) {
    fs::path path = Absolute(paths[i] == "-" ? "" : paths[i], cwd);
    std::error_code ignored;
    const fs::path folder = fs::is_directory(path, ignored) ? path : path.parent_path();
    if (i == 0) {
      common = folder;
      continue;
    }
    fs::path shared;
    for (auto a = common.begin(), b = folder.begin();
         a != common.end() && b != folder.end() && *a == *b; ++a, ++b) {
      shared /= *a;
    }
    common = shared;
  }
  return common;
}

// Collects what is wrong with values, each with its line.
class Checker {
 public:
  Checker(const std::string& name, const TextprotoLines& lines, std::vector<std::string>* mistakes)
      : name_(name), lines_(lines), mistakes_(mistakes) {}

  void Wrong(const TextprotoLines::FieldPath& at, absl::string_view what) {
    mistakes_->push_back(absl::StrCat(name_, ":", lines_.LineOf(at), ": ", what));
  }
  void Globs(const google::protobuf::RepeatedPtrField<std::string>& globs,
             TextprotoLines::FieldPath at, const std::string& field) {
    for (int i = 0; i < globs.size(); ++i) {
      const absl::Status status = CheckGlob(globs[i]);
      TextprotoLines::FieldPath here = at;
      here.push_back({field, i});
      if (!status.ok()) Wrong(here, absl::StrCat(field, ": ", status.message()));
    }
  }
  void Range(const TextprotoLines::FieldPath& at, double value, double low, double high) {
    if (value >= low && value <= high) return;
    Wrong(at, absl::StrCat(at.back().first, ": ", value, " is out of range; expected ", low, " to ",
                           high));
  }

 private:
  const std::string& name_;
  const TextprotoLines& lines_;
  std::vector<std::string>* mistakes_;
};

void CheckDocuments(const Config& config, Checker* check) {
  for (int i = 0; i < config.documents_size(); ++i) {
    const DocumentSet& set = config.documents(i);
    const TextprotoLines::FieldPath at = {{"documents", i}};
    if (set.include().empty()) {
      check->Wrong(at, "documents: no include; name the files, as in include: \"**/*.md\"");
    }
    check->Globs(set.include(), at, "include");
    check->Globs(set.exclude(), at, "exclude");
    check->Range({at[0], {"weight", 0}}, set.weight(), 0, 1000);
    if (set.weight() != 0 && set.role() != AUTHORITY) {
      check->Wrong({at[0], {"weight", 0}},
                   "weight: only an AUTHORITY has one; set role: AUTHORITY");
    }
    if (!set.publication_date().empty() && !ParseIsoDate(set.publication_date())) {
      check->Wrong({at[0], {"publication_date", 0}},
                   absl::StrCat("publication_date: ", set.publication_date(),
                                " is no date; expected one like 2024-05-17"));
    }
  }
  check->Globs(config.exclude(), {}, "exclude");
}

void CheckRules(const Config& config, const std::vector<std::string>& rules, Checker* check) {
  for (int i = 0; i < config.rules_size(); ++i) {
    const std::string& name = config.rules(i).name();
    if (name.empty()) check->Wrong({{"rules", i}}, "rules: no name; expected one of docs/rules.md");
    if (name.empty() || rules.empty()) continue;
    if (std::find(rules.begin(), rules.end(), name) == rules.end()) {
      const std::string hint = DidYouMean(name, rules);
      check->Wrong({{"rules", i}, {"name", 0}},
                   absl::StrCat("name: no such rule: ", name,
                                hint.empty() ? "; docs/rules.md lists all" : hint));
    }
  }
}

void CheckLexicon(const Config& config, Checker* check) {
  for (int i = 0; i < config.lexicon_size(); ++i) {
    const LexiconEntry& entry = config.lexicon(i);
    const TextprotoLines::FieldPath at = {{"lexicon", i}};
    if (entry.names().empty() && entry.event_words().empty()) {
      check->Wrong(at, "lexicon: neither names nor event_words; give one of them");
    }
    if (!entry.event_words().empty() && entry.event_class().empty()) {
      check->Wrong(at,
                   "lexicon: event_words without event_class; name the class, as in "
                   "event_class: \"release\"");
    }
  }
}

void CheckValues(const Config& config, const std::vector<std::string>& rules, Checker* check) {
  CheckDocuments(config, check);
  CheckRules(config, rules, check);
  CheckLexicon(config, check);
  const Thresholds& thresholds = config.thresholds();
  check->Range({{"thresholds", 0}, {"min_confidence", 0}}, thresholds.min_confidence(), 0, 1);
  check->Range({{"thresholds", 0}, {"same_event", 0}}, thresholds.same_event(), 0, 1);
  if (thresholds.has_max_block()) {
    check->Range({{"thresholds", 0}, {"max_block", 0}}, thresholds.max_block(), 2, 1000000);
  }
  check->Range({{"tolerances", 0}, {"days", 0}}, config.tolerances().days(), 0, 366);
  check->Range({{"tolerances", 0}, {"quantity_percent", 0}}, config.tolerances().quantity_percent(),
               0, 100);
  check->Range({{"cache", 0}, {"max_megabytes", 0}}, config.cache().max_megabytes(), 0, 1000000);
}

}  // namespace

std::string FindConfig(const std::vector<std::string>& paths, const std::string& cwd) {
  fs::path folder = CommonFolder(paths, cwd);
  for (;;) {
    const fs::path candidate = folder / kConfigName;
    std::error_code ignored;
    if (fs::is_regular_file(candidate, ignored)) return candidate.string();
    if (!folder.has_relative_path()) return "";
    folder = folder.parent_path();
  }
}

bool ReadConfig(absl::string_view text, const std::string& name,
                const std::vector<std::string>& rules, Settings* settings,
                std::vector<std::string>* mistakes) {
  const size_t before = mistakes->size();
  ParseTextproto(text, name, &settings->config, &settings->lines, mistakes);
  Checker check(name, settings->lines, mistakes);
  CheckValues(settings->config, rules, &check);
  return mistakes->size() == before;
}

bool LoadConfig(const std::string& path, const std::string& cwd,
                const std::vector<std::string>& rules, Settings* settings,
                std::vector<std::string>* mistakes) {
  settings->folder = cwd;
  if (path.empty()) return true;
  settings->path = path;
  settings->folder = Absolute(path, cwd).parent_path().string();
  std::ifstream file(Absolute(path, cwd), std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file) {
    mistakes->push_back(absl::StrCat(path, ": cannot be read; check the path"));
    return false;
  }
  return ReadConfig(text, path, rules, settings, mistakes);
}

std::string FromFolder(const Settings& settings, const std::string& path, const std::string& cwd) {
  const fs::path absolute = Absolute(path, cwd);
  const fs::path relative = absolute.lexically_relative(settings.folder);
  if (relative.empty() || *relative.begin() == "..") return absolute.string();
  return relative.generic_string();
}

std::string InFolder(const Settings& settings, const std::string& path) {
  return (fs::path(settings.folder) / path).lexically_normal().string();
}

std::string ShortPath(const std::string& path, const std::string& cwd) {
  const fs::path relative = fs::path(path).lexically_relative(cwd);
  return relative.empty() || *relative.begin() == ".." ? path : relative.string();
}

bool IsExcluded(const Settings& settings, const std::string& path, const std::string& cwd) {
  const auto& globs = settings.config.exclude();
  if (globs.empty()) return false;
  const std::string relative = FromFolder(settings, path, cwd);
  return std::any_of(globs.begin(), globs.end(),
                     [&](const std::string& glob) { return GlobMatches(glob, relative); });
}

FileSettings SettingsFor(const Settings& settings, const std::string& path,
                         const std::string& cwd) {
  FileSettings file;
  const Config& config = settings.config;
  if (config.reading() != 0) file.reading = config.reading();
  if (config.date_order() != 0) file.date_order = config.date_order();
  if (config.documents().empty()) return file;
  const std::string relative = FromFolder(settings, path, cwd);
  const auto matches = [&](const std::string& glob) { return GlobMatches(glob, relative); };
  for (const DocumentSet& set : config.documents()) {
    if (!std::any_of(set.include().begin(), set.include().end(), matches) ||
        std::any_of(set.exclude().begin(), set.exclude().end(), matches)) {
      continue;
    }
    if (set.role() != 0) file.role = set.role();
    if (set.weight() != 0) file.weight = set.weight();
    if (set.reading() != 0) file.reading = set.reading();
    if (set.date_order() != 0) file.date_order = set.date_order();
    if (!set.publication_date().empty()) {
      file.reference_day = ParseIsoDate(set.publication_date());
    }
  }
  return file;
}

std::string ConfigTemplate() {
  return std::string(dateline_config_template_begin,
                     dateline_config_template_end - dateline_config_template_begin);
}

}  // namespace dateline
