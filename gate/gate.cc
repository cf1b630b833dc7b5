#include "gate/gate.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/hash.h"
#include "gate/base_documents.h"
#include "gate/baseline.h"
#include "gate/build_id.h"
#include "gate/facts_file.h"
#include "gate/git.h"
#include "gate/house_facts.h"
#include "gate/house_words.h"
#include "gate/policy.h"
#include "gate/whats_new.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Of the first document: what is checked lies in one working tree.
std::string FolderOf(const std::vector<std::string>& paths, const std::string& cwd) {
  const fs::path first = fs::path(cwd) / (paths.empty() || paths[0] == "-" ? "" : paths[0]);
  std::error_code ignored;
  return (fs::is_directory(first, ignored) ? first : first.parent_path()).string();
}

absl::Status AsStatus(const std::vector<std::string>& mistakes) {
  return mistakes.empty() ? absl::OkStatus()
                          : absl::InvalidArgumentError(absl::StrJoin(mistakes, "\n"));
}

// Everything that changes what is extracted from given bytes.
std::string InWords(const ExtractOptions& options) {
  const TimeOptions& time = options.time;
  return absl::StrCat(
      "format=", options.read.format, " max=", options.read.max_bytes,
      " text=", options.read.max_text_bytes, " reject=", options.read.reject_tracked_changes,
      " reading=", static_cast<int>(time.reading), " order=", static_cast<int>(time.date_order),
      " day=", time.reference_day ? absl::StrCat(*time.reference_day) : "none",
      " explain=", options.explain || time.explain);
}

// Every entry that changes what a document's claims say; empty: there is none.
std::string LexiconInWords(const Config& config) {
  std::string words;
  for (const LexiconEntry& entry : config.lexicon())
    absl::StrAppend(&words, " lexicon=", entry.SerializeAsString());
  return words;
}

std::string CacheFolder(const Settings& settings, const Config& config,
                        const GateOptions& options) {
  if (!options.cache_folder.empty()) return options.cache_folder;
  return InFolder(settings, config.cache().path());
}

}  // namespace

Gate::Gate(const Settings& settings, GateOptions options)
    : settings_(settings),
      config_(InForce(settings)),
      house_words_(LexiconInWords(config_)),
      options_(std::move(options)) {
  suppressions_.cwd = options_.cwd;
  suppressions_.folder = settings.folder;
  const std::string build = BuildId();
  // A program that cannot tell itself from another keeps nothing.
  if (!options_.use_cache || !config_.cache().on() || build.empty()) return;
  cache_ = std::make_unique<DiskCache>(
      CacheFolder(settings, config_, options_),
      CacheOptions{build, int64_t{config_.cache().max_megabytes()} << 20,
                   options_.cache_folder.empty() && settings.config.cache().path().empty()});
}

std::optional<std::string> Gate::Read(const std::string& path) const {
  std::ifstream file(fs::path(options_.cwd) / path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
}

bool Gate::IsThere(const std::string& path) const {
  std::error_code ignored;
  return fs::exists(fs::path(options_.cwd) / path, ignored);
}

ExtractOptions Gate::OptionsFor(const FileSettings& file) const {
  ExtractOptions options = options_.extract;
  if (!options_.reading_given) {
    options.time.reading = file.reading == Config::NARRATIVE ? TimeReading::kNarrative
                           : file.reading == Config::REPORT  ? TimeReading::kReport
                                                             : TimeReading::kAuto;
  }
  if (!options_.date_order_given) {
    options.time.date_order = file.date_order == Config::DAY_MONTH   ? DateOrder::kDayMonth
                              : file.date_order == Config::MONTH_DAY ? DateOrder::kMonthDay
                                                                     : DateOrder::kAuto;
  }
  if (!options.time.reference_day) options.time.reference_day = file.reference_day;
  return options;
}

absl::StatusOr<PreparedDocument> Gate::Claims(std::string bytes, const std::string& path) {
  const FileSettings file = SettingsFor(settings_, path, options_.cwd);
  const ExtractOptions options = OptionsFor(file);
  const std::string key =
      cache_ ? cache_->KeyOf(bytes, path, absl::StrCat(InWords(options), house_words_)) : "";
  std::optional<PreparedDocument> prepared = FromCache(key, path);
  if (!prepared) {
    absl::StatusOr<Extraction> fresh = ExtractClaims(std::move(bytes), path, options);
    if (!fresh.ok()) return fresh.status();
    ApplyLexicon(config_, &*fresh);
    prepared = PrepareDocument(*std::move(fresh));
    if (cache_) cache_->Put(key, SerialiseDocument(*prepared));
  }
  Document& document = prepared->document;
  // A source is what a document is when nothing says otherwise.
  if (file.role != SOURCE) document.set_role(file.role);
  if (file.role == AUTHORITY) document.set_weight(file.weight);
  return *std::move(prepared);
}

std::optional<PreparedDocument> Gate::FromCache(const std::string& key, const std::string& path) {
  std::optional<CacheEntry> entry = cache_ ? cache_->Get(key) : std::nullopt;
  if (!entry) return std::nullopt;
  std::optional<PreparedDocument> prepared = ParseDocument(std::move(entry->owner), entry->bytes);
  if (prepared) SetPath(path, &*prepared);
  return prepared;
}

absl::StatusOr<PreparedDocument> Gate::Prepare(std::string bytes, const std::string& path) {
  // Kept only where there is something to find: extraction takes the bytes.
  const bool may_suppress = bytes.find("dateline-ignore") != std::string::npos;
  const std::string kept = may_suppress ? bytes : std::string();
  absl::StatusOr<PreparedDocument> prepared = Claims(std::move(bytes), path);
  if (!may_suppress || !prepared.ok()) return prepared;
  SuppressionList found;
  FindInlineSuppressions(kept, path, prepared->document.format(), &found);
  const std::lock_guard<std::mutex> lock(mutex_);
  inline_[path] = std::move(found);
  return prepared;
}

absl::StatusOr<PreparedDocument> Gate::PrepareAtBase(std::string bytes, const std::string& path) {
  if (facts_paths_.contains(path)) {
    std::vector<std::string> mistakes;
    std::vector<PreparedDocument> facts;
    if (ReadFacts(bytes, path, &facts, &mistakes)) return std::move(facts[0]);
    return AsStatus(mistakes);
  }
  return Claims(std::move(bytes), path);
}

bool Gate::ReadFacts(const std::string& text, const std::string& path,
                     std::vector<PreparedDocument>* documents, std::vector<std::string>* mistakes) {
  FactsFile file;
  if (!ReadFactsFile(text, path, &file, mistakes)) return false;
  Extraction facts = ExtractFacts(file, text, path, OptionsFor(FileSettings()));
  ApplyLexicon(config_, &facts);
  documents->push_back(PrepareDocument(std::move(facts)));
  return true;
}

bool Gate::AddHouseFacts(std::vector<PreparedDocument>* documents,
                         std::vector<std::string>* mistakes) {
  bool ok = true;
  for (const std::string& name : config_.house_facts()) {
    const std::string path = ShortPath(InFolder(settings_, name), options_.cwd);
    facts_paths_.insert(path);
    const std::optional<std::string> text = Read(path);
    if (text) {
      ok &= ReadFacts(*text, path, documents, mistakes);
      continue;
    }
    mistakes->push_back(
        absl::StrCat(path, ": house facts cannot be read; check house_facts in ", settings_.path));
    ok = false;
  }
  return ok;
}

bool Gate::Skips(const std::string& path) const {
  if (IsExcluded(settings_, path, options_.cwd)) return true;
  const std::string relative = FromFolder(settings_, path, options_.cwd);
  return std::any_of(config_.house_facts().begin(), config_.house_facts().end(),
                     [&](const std::string& name) {
                       return fs::path(name).lexically_normal() == fs::path(relative);
                     });
}

std::string Gate::BaselinePath() const {
  if (!options_.baseline.empty()) return options_.baseline;
  return ShortPath(InFolder(settings_, config_.baseline()), options_.cwd);
}

absl::Status Gate::ReadBaselineFile() {
  const std::string path = BaselinePath();
  const bool named = !options_.baseline.empty() || !settings_.config.baseline().empty();
  if (!options_.use_baseline || (!named && !IsThere(path))) return absl::OkStatus();
  const std::optional<std::string> text = Read(path);
  if (!text) {
    return absl::NotFoundError(
        absl::StrCat(path, ": no such baseline; write it with `dateline baseline write`"));
  }
  std::vector<std::string> mistakes;
  ReadBaseline(*text, path, &baseline_, &mistakes);
  return AsStatus(mistakes);
}

absl::Status Gate::ReadSidecarFile() {
  const std::string path = ShortPath(InFolder(settings_, config_.suppressions()), options_.cwd);
  const bool named = !settings_.config.suppressions().empty();
  if (!named && !IsThere(path)) return absl::OkStatus();
  const std::optional<std::string> text = Read(path);
  if (!text) return absl::NotFoundError(absl::StrCat(path, ": no such file; check suppressions"));
  std::vector<std::string> mistakes;
  ReadSidecar(*text, path, &suppressions_, &mistakes);
  return AsStatus(mistakes);
}

absl::Status Gate::Judge(Report* report) {
  ApplyPolicy(config_, report);
  if (absl::Status status = ReadSidecarFile(); !status.ok()) return status;
  std::map<std::string, SuppressionList> sorted(inline_.begin(), inline_.end());
  for (auto& [path, list] : sorted) {
    std::move(list.scopes.begin(), list.scopes.end(), std::back_inserter(suppressions_.scopes));
    std::move(list.notices.begin(), list.notices.end(), std::back_inserter(suppressions_.notices));
  }
  ApplySuppressions(options_.rules, suppressions_, report);
  if (absl::Status status = ReadBaselineFile(); !status.ok()) return status;
  const BaselineUse use = ApplyBaseline(baseline_, report);
  for (const BaselineEntry* entry : use.stale) {
    stale_entries_.push_back(*entry);
    Notice* notice = report->add_notices();
    notice->set_level(Notice::WARNING);
    notice->set_path(BaselinePath());
    notice->set_text(absl::StrCat("stale: nothing answers to \"", entry->title(),
                                  "\" any more; run `dateline baseline prune`"));
  }
  return options_.diff_base.empty() ? absl::OkStatus() : KeepOnlyWhatIsNew(report);
}

absl::Status Gate::KeepOnlyWhatIsNew(Report* report) {
  const absl::StatusOr<GitBase> base =
      OpenGitBase(FolderOf(options_.paths, options_.cwd), options_.diff_base);
  if (!base.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat("--diff-base=", options_.diff_base, ": ", base.status().message()));
  }
  const absl::StatusOr<std::vector<GitChange>> changes = ChangesSince(*base);
  if (!changes.ok()) return changes.status();
  std::vector<PreparedDocument> before =
      DocumentsAtBase(*base, *changes, *report, options_.cwd, options_.paths,
                      [this](std::string bytes, const std::string& path) {
                        return PrepareAtBase(std::move(bytes), path);
                      });
  ReconcileOptions options = options_.reconcile;
  options.kept = nullptr;
  options.whole = true;
  options.min_confidence = 0;  // what was less sure before is no news
  Report report_before = ReconcilePrepared(std::move(before), options);
  ApplyPolicy(config_, &report_before);
  MarkKnown(report_before, report);
  return absl::OkStatus();
}

// Of these paths: runs over others leave theirs beside it.
std::string Gate::KeptKey() const {
  return cache_->KeyOf("", "", absl::StrCat("kept of\n", absl::StrJoin(options_.paths, "\n")));
}

std::string* Gate::Kept() {
  if (!cache_) return nullptr;
  const std::optional<CacheEntry> entry = cache_->Get(KeptKey());
  kept_ = entry ? std::string(entry->bytes) : std::string();
  kept_before_ = HashText(kept_);
  return &kept_;
}

absl::Status Gate::CloseCache() {
  if (!cache_) return absl::OkStatus();
  if (!kept_.empty() && HashText(kept_) != kept_before_) cache_->Put(KeptKey(), kept_);
  cache_->Trim();
  return cache_->problem();
}

}  // namespace dateline
