#include "reconcile/block.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

constexpr size_t kMaxKeys = 24;       // blocks of one claim
constexpr size_t kMaxEntities = 6;    // participants that make keys
constexpr size_t kMaxWords = 4;       // rarest words that make keys
constexpr size_t kCutListed = 20;

// What a key is made of: a kind and two numbers, mixed into 64 bits.
uint64_t Key(uint64_t kind, int32_t a, int32_t b) {
  if (b < a && kind >= 8) std::swap(a, b);
  uint64_t h = (kind << 58) ^ (static_cast<uint64_t>(static_cast<uint32_t>(a)) << 29) ^
               static_cast<uint32_t>(b);
  h ^= h >> 31, h *= 0x9E3779B97F4A7C15ull, h ^= h >> 29, h *= 0xBF58476D1CE4E5B9ull;
  return h ^ (h >> 32);
}

struct Entry {
  uint64_t key;
  int32_t claim;
  bool operator<(const Entry& other) const {
    return key != other.key ? key < other.key : claim < other.claim;
  }
};

struct Keys {
  std::array<uint64_t, kMaxKeys> keys;
  size_t size = 0;
  void Add(uint64_t key) {
    if (size < kMaxKeys) keys[size++] = key;
  }
};

// The rarest words of the clause, rarest first; ties by number, which is stable.
std::array<int32_t, kMaxWords> RarestWords(const ClaimTable& table, int32_t claim) {
  std::array<int32_t, kMaxWords> best;
  best.fill(-1);
  const auto rarer = [&](int32_t x, int32_t y) {
    if (y < 0) return true;
    return table.bits[x] != table.bits[y] ? table.bits[x] > table.bits[y] : x < y;
  };
  for (int32_t term : table.terms_of(claim)) {
    for (size_t i = 0; i < kMaxWords; ++i) {
      if (!rarer(term, best[i])) continue;
      std::swap(term, best[i]);
      if (term < 0) break;
    }
  }
  return best;
}

// Groups of the participants of a claim, the rarest first.
std::vector<int32_t>& EntityGroups(const ClaimTable& table, int32_t claim,
                                   std::vector<int32_t>* groups) {
  groups->clear();
  for (const ParticipantRow& participant : table.participants_of(claim)) {
    groups->push_back(table.entities[participant.entity].group);
  }
  std::sort(groups->begin(), groups->end());
  groups->erase(std::unique(groups->begin(), groups->end()), groups->end());
  std::stable_sort(groups->begin(), groups->end(), [&](int32_t x, int32_t y) {
    return table.entities[x].bits > table.entities[y].bits;
  });
  if (groups->size() > kMaxEntities) groups->resize(kMaxEntities);
  return *groups;
}

Keys KeysOf(const ClaimTable& table, int32_t claim, std::vector<int32_t>* scratch) {
  Keys keys;
  const ClaimRow& row = table.rows[claim];
  const auto words = RarestWords(table, claim);
  const std::vector<int32_t>& groups = EntityGroups(table, claim, scratch);
  for (int32_t group : groups) {
    if (row.event_class >= 0) keys.Add(Key(1, group, row.event_class));
    if (row.family >= 0) keys.Add(Key(2, group, row.family));
  }
  for (size_t i = 0; i < groups.size() && i < 3; ++i) {
    for (size_t j = i + 1; j < groups.size() && j < 3; ++j) keys.Add(Key(8, groups[i], groups[j]));
    for (size_t j = 0; j < 2; ++j) {
      if (words[j] >= 0) keys.Add(Key(3, groups[i], words[j]));
    }
  }
  for (size_t i = 0; i < kMaxWords; ++i) {
    for (size_t j = i + 1; j < kMaxWords && words[i] >= 0 && words[j] >= 0; ++j) {
      keys.Add(Key(9, words[i], words[j]));
    }
  }
  std::sort(keys.keys.begin(), keys.keys.begin() + keys.size);
  keys.size = static_cast<size_t>(
      std::unique(keys.keys.begin(), keys.keys.begin() + keys.size) - keys.keys.begin());
  return keys;
}

int64_t PairsOf(int64_t n) { return n * (n - 1) / 2; }

struct Block {
  size_t begin, end;
  int64_t size() const { return static_cast<int64_t>(end - begin); }
};

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

std::string NameOf(const ClaimTable& table, int32_t claim, uint64_t key) {
  std::vector<int32_t> scratch;
  const ClaimRow& row = table.rows[claim];
  const auto entity = [&](int32_t group) {
    return absl::string_view(table.entities[group].entity->id());
  };
  const auto words = RarestWords(table, claim);
  EntityGroups(table, claim, &scratch);
  for (int32_t g : scratch) {
    if (key == Key(1, g, row.event_class)) {
      return absl::StrCat(entity(g), ", ", table.strings.Text(row.event_class));
    }
    if (key == Key(2, g, row.family)) {
      return absl::StrCat(entity(g), ", ", table.strings.Text(row.family));
    }
    for (int32_t h : scratch) {
      if (g != h && key == Key(8, g, h)) {
        return absl::StrCat(std::min(entity(g), entity(h)), ", ", std::max(entity(g), entity(h)));
      }
    }
    for (int32_t word : words) {
      if (key == Key(3, g, word)) return absl::StrCat(entity(g), ", ", table.strings.Text(word));
    }
  }
  for (int32_t v : words) {
    for (int32_t w : words) {
      if (v != w && key == Key(9, v, w)) {
        return absl::StrCat(table.strings.Text(v), ", ", table.strings.Text(w));
      }
    }
  }
  return "";
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
    found->cut.push_back({NameOf(table, first.claim, first.key), block.size(), PairsOf(block.size())});
  }
}

}  // namespace

Candidates FindCandidates(const ClaimTable& table, const BlockOptions& options) {
  const int32_t claims = static_cast<int32_t>(table.rows.size());
  if (claims <= options.all_pairs_up_to) return AllPairs(claims);
  std::vector<Entry> entries;
  std::vector<int32_t> scratch;
  for (int32_t i = 0; i < claims; ++i) {
    const Keys keys = KeysOf(table, i, &scratch);
    for (size_t k = 0; k < keys.size; ++k) entries.push_back({keys.keys[k], i});
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
