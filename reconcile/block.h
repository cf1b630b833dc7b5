// Which pairs of claims are worth comparing: those that share who, what, where or rare words,
// never the date, which would hide the conflicts.
//
//   Candidates candidates = FindCandidates(table, options);
//   CandidateReaders readers(table, candidates);
//   std::unique_ptr<CandidateReader> reader = readers.Take();   // one for each thread
//   for (int32_t b : reader->Behind(a)) CompareClaims(table, weights, a, b);
//   readers.GiveBack(std::move(reader));
//
// A small table is compared all with all. Beyond that, claims meet in blocks, one for each key
// (keys.h). A block larger than the bound is cut and counted, so that a name in every claim costs
// nothing; its claims still meet in the finer blocks.
#ifndef DATELINE_RECONCILE_BLOCK_H_
#define DATELINE_RECONCILE_BLOCK_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "reconcile/claim_table.h"

namespace dateline {

struct BlockOptions {
  // Largest number of claims in a block.
  int max_block = 2000;
  // Tables of at most this many claims are compared all with all.
  int all_pairs_up_to = 1500;
  // Pairs for each claim, on average: larger blocks are cut first.
  int pairs_per_claim = 60;
};

struct CutBlock {
  std::string name;  // what its claims share: "state:PK, visit"
  int64_t claims = 0;
  int64_t pairs = 0;
};

struct Candidates {
  bool all_pairs = false;
  int64_t limit = 0;  // largest block that is compared
  // The largest first; at most 20.
  std::vector<CutBlock> cut;
  int64_t pairs_cut = 0;
};

Candidates FindCandidates(const ClaimTable& table, const BlockOptions& options);

// Gives out candidates claim by claim, so that millions of pairs are never held at once.
class CandidateReader {
 public:
  CandidateReader(const ClaimTable& table, const Candidates& candidates);

  // The candidates behind or before claim a, each once, sorted. Valid until the next call.
  const std::vector<int32_t>& Behind(int32_t a);
  const std::vector<int32_t>& Before(int32_t a);

 private:
  template <typename Range>
  const std::vector<int32_t>& Read(int32_t a, int32_t first, int32_t last, const Range& range);

  const ClaimTable& table_;
  const Candidates& candidates_;
  std::vector<uint32_t> seen_in_;  // by claim: the last call that gave it
  uint32_t calls_ = 0;
  std::vector<int32_t> found_;
};

// Readers are as long as the table: there is one for each thread that needs one. Thread safe.
class CandidateReaders {
 public:
  CandidateReaders(const ClaimTable& table, const Candidates& candidates)
      : table_(table), candidates_(candidates) {}

  std::unique_ptr<CandidateReader> Take();
  void GiveBack(std::unique_ptr<CandidateReader> reader);

 private:
  const ClaimTable& table_;
  const Candidates& candidates_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<CandidateReader>> idle_;
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_BLOCK_H_
