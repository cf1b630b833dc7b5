#include "cli/inputs.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <thread>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "base/parallel.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/walk.h"

namespace dateline {
namespace {

template <typename Result>
absl::StatusOr<Result> MakeOf(const std::string& path, const FileHooks<Result>& hooks) {
  absl::StatusOr<std::string> bytes = ReadFileBytes(path, hooks.max_bytes);
  if (!bytes.ok()) return bytes.status();
  return hooks.make(*std::move(bytes), path);
}

int JobsFor(const ReadFlags& flags, size_t files) {
  const int wanted = flags.jobs > 0 ? flags.jobs : std::thread::hardware_concurrency();
  return std::clamp<int>(wanted, 1, std::max<int>(1, static_cast<int>(files)));
}

void AddUnreadable(const std::string& path, const absl::Status& status,
                   std::vector<Notice>* unreadable) {
  Complain(path, status);
  Notice& notice = unreadable->emplace_back();
  notice.set_level(Notice::ERROR);
  notice.set_path(path);
  notice.set_text(std::string(status.message()));
}

void DropSkipped(const std::vector<std::string>& named,
                 const std::function<bool(const std::string&)>& skip,
                 std::vector<std::string>* files) {
  const absl::flat_hash_set<std::string> keep(named.begin(), named.end());
  files->erase(
      std::remove_if(files->begin(), files->end(),
                     [&](const std::string& file) { return !keep.contains(file) && skip(file); }),
      files->end());
}

// Reads the files on all threads; `take` gets one result at a time, in order. Gives what could not
// be read.
template <typename Result, typename Take>
std::vector<Notice> ReadFiles(const ReadFlags& flags, const FileHooks<Result>& hooks, Take take) {
  constexpr size_t kAhead = 4;  // for each thread
  std::vector<Notice> unreadable;
  Walk walk = WalkPaths(flags.paths, flags.files);
  if (hooks.skip) DropSkipped(flags.paths, hooks.skip, &walk.files);
  for (const auto& [path, status] : walk.errors) AddUnreadable(path, status, &unreadable);
  const int jobs = JobsFor(flags, walk.files.size());
  Progress progress("reading", static_cast<int>(walk.files.size()));
  ParallelInOrder(
      walk.files.size(), kAhead * static_cast<size_t>(jobs), jobs,
      [&](size_t i) { return MakeOf(walk.files[i], hooks); },
      [&](size_t i, absl::StatusOr<Result> result) {
        if (result.ok()) {
          take(*std::move(result));
        } else {
          AddUnreadable(walk.files[i], result.status(), &unreadable);
        }
        progress.Show(static_cast<int>(i + 1));
      });
  return unreadable;
}

}  // namespace

void AddReadFlags(CLI::App* command, ReadFlags* flags) {
  command->option_defaults()->group("Documents");
  command->add_option("PATHS", flags->paths, "Files and folders; - is standard input")->required();
  command
      ->add_option("--include", flags->files.include,
                   "Of folders, read the files that match alone: '*.md', 'docs/**/*.txt'")
      ->allow_extra_args(false)
      ->type_name("GLOB");
  command->add_option("--exclude", flags->files.exclude, "Of folders, leave out what matches")
      ->allow_extra_args(false)
      ->type_name("GLOB");
  command->add_flag("--gitignore", flags->files.honour_gitignore,
                    "Of folders, leave out what .gitignore does");
  command->add_flag("--hidden", flags->files.hidden, "Of folders, read hidden files too");
  command
      ->add_option("-j,--jobs", flags->jobs,
                   "Documents read at the same time; 0: as many as "
                   "there are processors")
      ->check(CLI::Range(0, 256))
      ->type_name("N");
  command
      ->add_option("--input-format", flags->input_format,
                   "Read every file as this format: text, markdown, html, ...")
      ->type_name("FORMAT");
  command
      ->add_option("--max-text", flags->max_text,
                   "Largest text of a document; a megabyte takes 40 to 90 of memory")
      ->check(CLI::Range(1, 3000))
      ->type_name("MB")
      ->capture_default_str();
  command->add_flag("--reject-tracked-changes", flags->reject_tracked_changes,
                    "Word: read the text without its tracked changes");
  AddTimeFlags(command, &flags->time);
}

absl::StatusOr<ExtractOptions> ExtractOptionsOf(const ReadFlags& flags) {
  ExtractOptions options;
  options.read.format = flags.input_format;
  options.read.reject_tracked_changes = flags.reject_tracked_changes;
  ReadOptions& read = options.read;
  read.max_text_bytes = static_cast<uint64_t>(flags.max_text) << 20;
  read.max_text_file_bytes = std::max(read.max_text_file_bytes, read.max_text_bytes);
  read.max_bytes = std::max(read.max_bytes, read.max_text_bytes);
  const absl::StatusOr<TimeOptions> time = TimeOptionsOf(flags.time);
  if (!time.ok()) return time.status();
  options.time = *time;
  return options;
}

std::vector<Notice> StreamInputs(const ReadFlags& flags, const FileHooks<Extraction>& hooks,
                                 UniqueIds* ids, const std::function<void(Extraction)>& take) {
  return ReadFiles(flags, hooks, [&](Extraction extraction) {
    ids->Apply(&extraction);
    take(std::move(extraction));
  });
}

FileHooks<Extraction> PlainHooks(const ExtractOptions& options) {
  return {[options](std::string bytes, const std::string& path) {
            return ExtractClaims(std::move(bytes), path, options);
          },
          nullptr, options.read.max_bytes};
}

Inputs ReadInputs(const ReadFlags& flags, const ExtractOptions& options) {
  Inputs inputs;
  UniqueIds ids;
  inputs.unreadable = StreamInputs(flags, PlainHooks(options), &ids, [&](Extraction extraction) {
    inputs.extractions.push_back(std::move(extraction));
  });
  return inputs;
}

PreparedInputs ReadPrepared(const ReadFlags& flags, const FileHooks<PreparedDocument>& hooks) {
  PreparedInputs inputs;
  inputs.unreadable = ReadFiles(flags, hooks, [&](PreparedDocument document) {
    inputs.documents.push_back(std::move(document));
  });
  return inputs;
}

}  // namespace dateline
