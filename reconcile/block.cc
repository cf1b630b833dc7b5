#include "reconcile/block.h"

#include <algorithm>

#include "reconcile/keys.h"

namespace dateline {
namespace {

constexpr size_t kCutListed = 20;

struct Entry {
  uint64_t key;
  int32_t claim;
  bool operator<(const Entry& other) const {
    return key != other.key ? key < other.key : claim < other.claim;
  }
};

struct Block {
  size_t begin, end;
  int64_t size() const { return static_cast<int64_t>(end - begin); }
};

int64_t PairsOf(int64_t n) { return n * (n - 1) / 2; }

// Blocks with two claims and more, in the order of keys.
std::vector<Block> BlocksOf(const std::vector<Entry>& entries) {
  std::vector<Block> blocks;
  for (size_t begin = 0; begin < entries.size();) {
    size_t end = begin + 1;
    while (end < entries.size() && entries[end].key == entries[begin].key) ++end;
    if (end - begin >= 2) blocks.push_back({begin, end});
    begin = end;
  }
  return blocks;
}

// The largest block size that the budget of pairs allows.
int64_t SizeLimit(const std::vector<Block>& blocks, const BlockOptions& options, int64_t claims) {
  std::vector<int64_t> sizes;
  for (const Block& block : blocks) sizes.push_back(block.size());
  std::sort(sizes.begin(), sizes.end());
  int64_t budget = claims * options.pairs_per_claim, limit = 2;
  for (int64_t size : sizes) {
    if (size > options.max_block) break;
    budget -= PairsOf(size);
    if (budget < 0) break;
    limit = size;
  }
  return limit;
}

Candidates AllPairs(int32_t claims) {
  Candidates found;
  found.pairs.reserve(static_cast<size_t>(PairsOf(claims)));
  for (int32_t a = 0; a < claims; ++a) {
    for (int32_t b = a + 1; b < claims; ++b) found.pairs.push_back({a, b});
  }
  return found;
}

void ReportCut(const ClaimTable& table, const std::vector<Entry>& entries, std::vector<Block> cut,
               Candidates* found) {
  for (const Block& block : cut) found->pairs_cut += PairsOf(block.size());
  std::sort(cut.begin(), cut.end(), [](const Block& x, const Block& y) {
    return x.size() != y.size() ? x.size() > y.size() : x.begin < y.begin;
  });
  if (cut.size() > kCutListed) cut.resize(kCutListed);
  for (const Block& block : cut) {
    const Entry& first = entries[block.begin];
    found->cut.push_back(
        {KeyName(table, first.claim, first.key), block.size(), PairsOf(block.size())});
  }
}

}  // namespace

Candidates FindCandidates(const ClaimTable& table, const BlockOptions& options) {
  const int32_t claims = static_cast<int32_t>(table.rows.size());
  if (claims <= options.all_pairs_up_to) return AllPairs(claims);
  std::vector<Entry> entries;
  for (int32_t i = 0; i < claims; ++i) {
    for (uint32_t k = table.rows[i].keys; k < table.rows[i].keys_end; ++k) {
      if (table.key_bits[k] > 0) entries.push_back({table.keys[k], i});
    }
  }
  std::sort(entries.begin(), entries.end());
  const std::vector<Block> blocks = BlocksOf(entries);
  const int64_t limit = SizeLimit(blocks, options, claims);
  Candidates found;
  std::vector<Block> cut;
  for (const Block& block : blocks) {
    if (block.size() > limit) {
      cut.push_back(block);
      continue;
    }
    for (size_t i = block.begin; i < block.end; ++i) {
      for (size_t j = i + 1; j < block.end; ++j) {
        found.pairs.push_back({entries[i].claim, entries[j].claim});
      }
    }
  }
  ReportCut(table, entries, std::move(cut), &found);
  std::vector<Entry>().swap(entries);
  std::sort(found.pairs.begin(), found.pairs.end());
  found.pairs.erase(std::unique(found.pairs.begin(), found.pairs.end()), found.pairs.end());
  return found;
}

}  // namespace dateline
