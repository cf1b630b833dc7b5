// The gate around a run: what the configuration, the house facts, the cache, the suppressions, the
// baseline and a base revision do to it.
//
//   Gate gate(settings, options);
//   documents[i] = gate.Prepare(bytes, path);            // in parallel
//   gate.AddHouseFacts(&documents, &mistakes);
//   options.reconcile.kept = gate.Kept();
//   Report report = ReconcilePrepared(std::move(documents), options.reconcile);
//   absl::Status status = gate.Judge(&report);           // marks findings, adds notices
//   if (strict && !gate.stale_entries().empty()) return 1;
//
// Judge is the order that docs/gate.md promises: tolerances and severities, suppressions,
// baseline, base revision.
#ifndef DATELINE_GATE_GATE_H_
#define DATELINE_GATE_GATE_H_

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "extract/extract.h"
#include "gate/cache.h"
#include "gate/config.h"
#include "gate/suppression.h"
#include "proto/finding.pb.h"
#include "proto/gate.pb.h"
#include "reconcile/reconcile.h"

namespace dateline {

struct GateOptions {
  std::string cwd;                 // absolute
  std::vector<std::string> paths;  // as the user gave them
  ExtractOptions extract;          // of the command line; a set of documents may say more
  // Whether the command line said so; what it says wins over the configuration.
  bool reading_given = false;
  bool date_order_given = false;
  ReconcileOptions reconcile;
  bool use_cache = true;
  std::string cache_folder;  // "": as the configuration says
  bool use_baseline = true;
  std::string baseline;            // "": as the configuration says
  std::string diff_base;           // a revision; "": none
  std::vector<std::string> rules;  // names that exist
};

class Gate {
 public:
  // settings must outlive the gate.
  Gate(const Settings& settings, GateOptions options);

  // Claims of one file, from the cache where it has them, with the file's role and the house's
  // words. Errors are ExtractClaims'. Thread safe.
  absl::StatusOr<PreparedDocument> Prepare(std::string bytes, const std::string& path);

  // False when a file of reference dates has mistakes.
  bool AddHouseFacts(std::vector<PreparedDocument>* documents, std::vector<std::string>* mistakes);

  // A file of a folder that is not read as a document: excluded, or the gate's own.
  bool Skips(const std::string& path) const;

  // Errors: InvalidArgument for a baseline or sidecar with mistakes (all in the message, a line
  // each), or a revision that git does not know.
  absl::Status Judge(Report* report);

  // Where the baseline is, whether it exists or not.
  std::string BaselinePath() const;

  // After Judge: the baseline as it was read, and those of its entries that nothing answers to any
  // more.
  const Baseline& baseline() const { return baseline_; }
  const std::vector<BaselineEntry>& stale_entries() const { return stale_entries_; }

  // What an earlier run over these paths kept of reconciling (ReconcileOptions), to be replaced by
  // what this one does, which CloseCache writes; nullptr without a cache.
  std::string* Kept();

  // Bounds the cache; what went wrong with it, once.
  absl::Status CloseCache();

 private:
  // Paths as the user would write them.
  std::optional<std::string> Read(const std::string& path) const;
  bool IsThere(const std::string& path) const;
  ExtractOptions OptionsFor(const FileSettings& file) const;
  absl::Status ReadBaselineFile();
  absl::Status ReadSidecarFile();
  absl::Status KeepOnlyWhatIsNew(Report* report);
  std::string KeptKey() const;
  // Claims with role and house words, but no suppressions.
  absl::StatusOr<PreparedDocument> Claims(std::string bytes, const std::string& path);
  std::optional<PreparedDocument> FromCache(const std::string& key, const std::string& path);
  absl::StatusOr<PreparedDocument> PrepareAtBase(std::string bytes, const std::string& path);
  bool ReadFacts(const std::string& text, const std::string& path,
                 std::vector<PreparedDocument>* documents, std::vector<std::string>* mistakes);

  const Settings& settings_;
  const Config config_;            // in force
  const std::string house_words_;  // the lexicon in words, for keys
  const GateOptions options_;
  std::unique_ptr<DiskCache> cache_;  // null: off
  std::string kept_;
  uint64_t kept_before_ = 0;  // a hash of it as it was read
  std::mutex mutex_;
  absl::flat_hash_map<std::string, SuppressionList> inline_;  // by path
  absl::flat_hash_set<std::string> facts_paths_;
  SuppressionList suppressions_;
  Baseline baseline_;
  std::vector<BaselineEntry> stale_entries_;
};

}  // namespace dateline

#endif  // DATELINE_GATE_GATE_H_
