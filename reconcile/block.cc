#include "reconcile/block.h"

#include <algorithm>
#include <utility>

#include "reconcile/keys.h"

namespace dateline {
namespace {

constexpr size_t kCutListed = 20;

int64_t PairsOf(int64_t n) { return n * (n - 1) / 2; }

// The largest block size that the budget of pairs allows.
int64_t SizeLimit(const KeyIndex& blocks, const BlockOptions& options, int64_t claims) {
  // Blocks of each size; those beyond max_block are cut anyway.
  const int64_t largest = std::clamp<int64_t>(options.max_block, 2, std::max<int64_t>(claims, 2));
  std::vector<int64_t> of_size(static_cast<size_t>(largest) + 1);
  for (size_t block = 0; block < blocks.size(); ++block) {
    const size_t size = blocks.claims_of(block).size();
    if (size < of_size.size()) ++of_size[size];
  }
  int64_t budget = claims * options.pairs_per_claim, limit = 2;
  for (int64_t size = 2; size < static_cast<int64_t>(of_size.size()); ++size) {
    const int64_t count = of_size[static_cast<size_t>(size)];
    if (count == 0) continue;
    budget -= PairsOf(size) * count;
    // A size whose first blocks still fit is taken whole: where the line falls depends on no order.
    if (budget + PairsOf(size) * (count - 1) < 0) break;
    limit = size;
  }
  return limit;
}

void ReportCut(const ClaimTable& table, Candidates* found) {
  const KeyIndex& blocks = table.blocks;
  std::vector<size_t> cut;
  const auto size_of = [&](size_t block) {
    return static_cast<int64_t>(blocks.claims_of(block).size());
  };
  for (size_t block = 0; block < blocks.size(); ++block) {
    if (size_of(block) <= found->limit) continue;
    cut.push_back(block);
    found->pairs_cut += PairsOf(size_of(block));
  }
  std::sort(cut.begin(), cut.end(), [&](size_t x, size_t y) {
    return size_of(x) != size_of(y) ? size_of(x) > size_of(y) : x < y;
  });
  if (cut.size() > kCutListed) cut.resize(kCutListed);
  for (size_t block : cut) {
    found->cut.push_back({KeyName(table, blocks.claims_of(block)[0], blocks.keys[block]),
                          size_of(block), PairsOf(size_of(block))});
  }
}

}  // namespace

Candidates FindCandidates(const ClaimTable& table, const BlockOptions& options) {
  Candidates found;
  const int32_t claims = static_cast<int32_t>(table.rows.size());
  found.all_pairs = claims <= options.all_pairs_up_to;
  if (found.all_pairs) return found;
  found.limit = SizeLimit(table.blocks, options, claims);
  ReportCut(table, &found);
  return found;
}

CandidateReader::CandidateReader(const ClaimTable& table, const Candidates& candidates)
    : table_(table), candidates_(candidates), seen_in_(table.rows.size(), 0) {}

// Of all rows [first, last), or of those that `range` takes of a block.
template <typename Range>
const std::vector<int32_t>& CandidateReader::Read(int32_t a, int32_t first, int32_t last,
                                                  const Range& range) {
  found_.clear();
  if (candidates_.all_pairs) {
    for (int32_t b = first; b < last; ++b) found_.push_back(b);
    return found_;
  }
  ++calls_;
  const ClaimRow& row = table_.rows[a];
  for (uint32_t k = row.keys; k < row.keys_end; ++k) {
    const absl::Span<const int32_t> claims = table_.blocks.claims_of(table_.keys[k]);
    if (static_cast<int64_t>(claims.size()) > candidates_.limit)
      break;  // those that follow are larger
    for (int32_t b : range(claims)) {
      if (std::exchange(seen_in_[b], calls_) != calls_) found_.push_back(b);
    }
  }
  std::sort(found_.begin(), found_.end());
  return found_;
}

const std::vector<int32_t>& CandidateReader::Behind(int32_t a) {
  return Read(a, a + 1, static_cast<int32_t>(table_.rows.size()),
              [a](absl::Span<const int32_t> claims) {
                return claims.subspan(static_cast<size_t>(
                    std::upper_bound(claims.begin(), claims.end(), a) - claims.begin()));
              });
}

const std::vector<int32_t>& CandidateReader::Before(int32_t a) {
  return Read(a, 0, a, [a](absl::Span<const int32_t> claims) {
    return claims.first(
        static_cast<size_t>(std::lower_bound(claims.begin(), claims.end(), a) - claims.begin()));
  });
}

std::unique_ptr<CandidateReader> CandidateReaders::Take() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (idle_.empty()) return std::make_unique<CandidateReader>(table_, candidates_);
  std::unique_ptr<CandidateReader> reader = std::move(idle_.back());
  idle_.pop_back();
  return reader;
}

void CandidateReaders::GiveBack(std::unique_ptr<CandidateReader> reader) {
  const std::lock_guard<std::mutex> lock(mutex_);
  idle_.push_back(std::move(reader));
}

}  // namespace dateline
