#include "cli/inputs.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>
#include <utility>

#include <CLI/CLI.hpp>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/civil.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/walk.h"

namespace dateline {
namespace {

absl::StatusOr<int32_t> ParseDay(const std::string& text) {
  const std::vector<std::string> parts = absl::StrSplit(text, '-');
  int year, month, day;
  if (parts.size() == 3 && absl::SimpleAtoi(parts[0], &year) &&
      absl::SimpleAtoi(parts[1], &month) && absl::SimpleAtoi(parts[2], &day) &&
      IsValidDay(year, month, day)) {
    return DayNumber(year, month, day);
  }
  return absl::InvalidArgumentError(
      absl::StrCat("--reference-date=", text, ": is no day; write it as 2024-05-31"));
}

absl::StatusOr<Extraction> ExtractFile(const std::string& path, const ExtractOptions& options) {
  absl::StatusOr<std::string> bytes = ReadBytes(path);
  if (!bytes.ok()) return bytes.status();
  return ExtractClaims(*std::move(bytes), path, options);
}

int JobsFor(const ReadFlags& flags, size_t files) {
  const int wanted = flags.jobs > 0 ? flags.jobs : std::thread::hardware_concurrency();
  return std::clamp<int>(wanted, 1, std::max<int>(1, static_cast<int>(files)));
}

using Results = std::vector<std::optional<absl::StatusOr<Extraction>>>;

Results ExtractFiles(const std::vector<std::string>& paths, const ExtractOptions& options,
                     int jobs) {
  Results results(paths.size());
  Progress progress("reading", static_cast<int>(paths.size()));
  std::atomic<size_t> next = 0, done = 0;
  const auto work = [&](bool shows) {
    for (size_t i = next++; i < paths.size(); i = next++) {
      results[i] = ExtractFile(paths[i], options);
      ++done;
      if (shows) progress.Show(static_cast<int>(done));
    }
  };
  std::vector<std::thread> others;
  for (int i = 1; i < jobs; ++i) others.emplace_back(work, false);
  work(true);
  for (std::thread& other : others) other.join();
  return results;
}

void AddUnreadable(const std::string& path, const absl::Status& status, Inputs* inputs) {
  Complain(path, status);
  Notice notice;
  notice.set_level(Notice::ERROR);
  notice.set_path(path);
  notice.set_text(std::string(status.message()));
  inputs->unreadable.push_back(std::move(notice));
}

std::string Unused(const std::string& id, const absl::flat_hash_set<std::string>& used) {
  for (int n = 2;; ++n) {
    std::string candidate = absl::StrCat(id, "-", n);
    if (!used.contains(candidate)) return candidate;
  }
}

void RenameClaims(absl::flat_hash_set<std::string>* used, Extraction* extraction) {
  absl::flat_hash_map<std::string, std::string> renamed;
  for (Claim& claim : *extraction->mutable_claims()) {
    claim.set_document(extraction->document().id());
    if (used->insert(claim.id()).second) continue;
    const std::string id = Unused(claim.id(), *used);
    used->insert(id);
    renamed.emplace(claim.id(), id);
    claim.set_id(id);
  }
  if (renamed.empty()) return;
  for (Claim& claim : *extraction->mutable_claims()) {
    for (TemporalRelation& relation : *claim.mutable_relations()) {
      const auto found = renamed.find(relation.claim());
      if (found != renamed.end()) relation.set_claim(found->second);
    }
  }
}

}  // namespace

void AddTimeFlags(CLI::App* command, ReadFlags* flags) {
  command->add_option("--reading", flags->reading,
                      "How 'in May' is read: by the story (narrative), by the date of publication "
                      "(report), or as each document suggests (auto)")
      ->check(CLI::IsMember({"auto", "narrative", "report"}))
      ->type_name("HOW");
  command->add_option("--reference-date", flags->reference_date,
                      "Date of publication of documents that give none")
      ->type_name("YYYY-MM-DD");
  command->add_option("--date-order", flags->date_order, "How 3/4/1985 is read: auto, dmy, mdy")
      ->check(CLI::IsMember({"auto", "dmy", "mdy"}))
      ->type_name("ORDER");
}

void AddReadFlags(CLI::App* command, ReadFlags* flags) {
  command->add_option("PATHS", flags->paths, "Files and folders; - is standard input")->required();
  command->add_option("-j,--jobs", flags->jobs, "Documents read at the same time; 0: as many as "
                                                "there are processors")
      ->check(CLI::Range(0, 256))
      ->type_name("N");
  AddTimeFlags(command, flags);
  command->add_option("--input-format", flags->input_format,
                      "Read every file as this format: text, markdown, html, ...")
      ->type_name("FORMAT");
  command->add_flag("--reject-tracked-changes", flags->reject_tracked_changes,
                    "Word: read the text without its tracked changes");
}

absl::StatusOr<ExtractOptions> ExtractOptionsOf(const ReadFlags& flags) {
  ExtractOptions options;
  options.read.format = flags.input_format;
  options.read.reject_tracked_changes = flags.reject_tracked_changes;
  if (flags.reading == "narrative") options.time.reading = TimeReading::kNarrative;
  if (flags.reading == "report") options.time.reading = TimeReading::kReport;
  if (flags.date_order == "dmy") options.time.date_order = DateOrder::kDayMonth;
  if (flags.date_order == "mdy") options.time.date_order = DateOrder::kMonthDay;
  if (!flags.reference_date.empty()) {
    const absl::StatusOr<int32_t> day = ParseDay(flags.reference_date);
    if (!day.ok()) return day.status();
    options.time.reference_day = *day;
  }
  return options;
}

Inputs ReadInputs(const ReadFlags& flags, const ExtractOptions& options) {
  Inputs inputs;
  const Walk walk = WalkPaths(flags.paths);
  for (const auto& [path, status] : walk.errors) AddUnreadable(path, status, &inputs);
  Results results = ExtractFiles(walk.files, options, JobsFor(flags, walk.files.size()));
  for (size_t i = 0; i < results.size(); ++i) {
    absl::StatusOr<Extraction>& result = *results[i];
    if (result.ok()) {
      inputs.extractions.push_back(*std::move(result));
    } else {
      AddUnreadable(walk.files[i], result.status(), &inputs);
    }
  }
  MakeIdsUnique(&inputs.extractions);
  return inputs;
}

void MakeIdsUnique(std::vector<Extraction>* extractions) {
  absl::flat_hash_set<std::string> documents, claims;
  for (Extraction& extraction : *extractions) {
    Document& document = *extraction.mutable_document();
    if (documents.contains(document.id())) document.set_id(Unused(document.id(), documents));
    documents.insert(document.id());
    RenameClaims(&claims, &extraction);
  }
}

}  // namespace dateline
