#include "reconcile/keys.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/parallel.h"

namespace dateline {
namespace {

constexpr size_t kMaxKeys = 40, kUsualKeys = 24;  // of a claim
constexpr uint32_t kRare = 8;                     // claims
constexpr size_t kMaxEntities = 4;                // the rarest participants
constexpr size_t kMaxWords = 4;                   // the rarest words near the date

// What is combined. The space keeps a class apart from a word that is spelled alike.
enum Space : uint64_t { kEntity = 1, kClass = 2, kWord = 3 };

struct Token {
  Space space;
  int32_t id;
  uint64_t hash;
};

uint64_t Mix(uint64_t h) {
  h ^= h >> 31, h *= 0x9E3779B97F4A7C15ull;
  h ^= h >> 29, h *= 0xBF58476D1CE4E5B9ull;
  return h ^ (h >> 32);
}

uint64_t KeyOf(const Token& a, const Token& b) {
  uint64_t x = Mix(a.hash + a.space), y = Mix(b.hash + b.space);
  if (y < x) std::swap(x, y);
  return Mix(x * 0x9E3779B97F4A7C15ull + Mix(y));
}

// The rarest of some strings, rarest first; equals by their hashes.
void TakeRarest(const ClaimTable& table, absl::Span<const int32_t> ids, size_t most,
                std::vector<int32_t>* best) {
  best->assign(ids.begin(), ids.end());
  const auto rarer = [&](int32_t x, int32_t y) {
    if (table.bits[x] != table.bits[y]) return table.bits[x] > table.bits[y];
    return table.hashes[x] < table.hashes[y];
  };
  const size_t keep = std::min(most, best->size());
  std::partial_sort(best->begin(), best->begin() + static_cast<std::ptrdiff_t>(keep), best->end(),
                    rarer);
  best->resize(keep);
}

struct Tokens {
  std::vector<Token> entities, events, words;
  std::vector<int32_t> scratch;

  void Read(const ClaimTable& table, int32_t claim) {
    entities.clear(), events.clear(), words.clear();
    const ClaimRow& row = table.rows[claim];
    scratch.clear();
    for (const ParticipantRow& participant : table.participants_of(claim)) {
      scratch.push_back(table.entities[participant.entity].group);
    }
    std::sort(scratch.begin(), scratch.end());
    scratch.erase(std::unique(scratch.begin(), scratch.end()), scratch.end());
    std::sort(scratch.begin(), scratch.end(), [&](int32_t x, int32_t y) {
      const EntityRow &a = table.entities[x], &b = table.entities[y];
      return a.bits != b.bits ? a.bits > b.bits : a.group_hash < b.group_hash;
    });
    if (scratch.size() > kMaxEntities) scratch.resize(kMaxEntities);
    const auto named = [&](Space space, int32_t string) {
      return Token{space, string, table.hashes[string]};
    };
    for (int32_t group : scratch)
      entities.push_back({kEntity, group, table.entities[group].group_hash});
    if (row.event_class >= 0) events.push_back(named(kClass, row.event_class));
    if (row.family >= 0) events.push_back(named(kWord, row.family));
    if (row.object >= 0 && row.object != row.family) events.push_back(named(kWord, row.object));
    TakeRarest(table, table.local_of(claim), kMaxWords, &scratch);
    for (int32_t word : scratch) {
      if (word != row.family && word != row.object) words.push_back(named(kWord, word));
    }
  }

  template <typename Visit>
  void ForEachPair(const Visit& visit) const {
    for (size_t i = 0; i < entities.size(); ++i) {
      for (const Token& event : events) visit(entities[i], event);
      for (const Token& word : words) visit(entities[i], word);
      for (size_t j = i + 1; j < entities.size(); ++j) visit(entities[i], entities[j]);
    }
    for (const Token& word : words) {
      for (const Token& event : events) visit(event, word);
    }
    for (size_t i = 0; i < words.size(); ++i) {
      for (size_t j = i + 1; j < words.size(); ++j) visit(words[i], words[j]);
    }
  }
};

// A key that a row has. Packed: of a million claims there are tens of millions.
#pragma pack(push, 4)
struct Entry {
  uint64_t key;
  int32_t row;
  bool operator<(const Entry& other) const {
    return key != other.key ? key < other.key : row < other.row;
  }
};
#pragma pack(pop)

constexpr size_t kRowsAtOnce = 4096;
// Entries are sorted in parts by the first bits of their keys, which are as good as random.
constexpr size_t kParts = 256;
size_t PartOf(uint64_t key) { return key >> 56; }
using Parts = std::vector<std::vector<Entry>>;

// The keys of rows [begin, end), by part; a row's own keys each once.
Parts ReadKeys(const ClaimTable& table, size_t begin, size_t end) {
  Parts parts(kParts);
  for (std::vector<Entry>& part : parts) part.reserve((end - begin) * kUsualKeys / kParts);
  Tokens tokens;
  std::vector<uint64_t> keys;
  for (size_t i = begin; i < end; ++i) {
    tokens.Read(table, static_cast<int32_t>(i));
    keys.clear();
    tokens.ForEachPair([&](const Token& a, const Token& b) {
      if (keys.size() < kMaxKeys) keys.push_back(KeyOf(a, b));
    });
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (uint64_t key : keys) parts[PartOf(key)].push_back({key, static_cast<int32_t>(i)});
  }
  return parts;
}

// Drops most keys that one row has alone, which are most of all: where two have the same bits of
// the hash, both stay.
void DropLone(std::vector<Entry>* part) {
  constexpr size_t kSlots = 1 << 16;
  std::vector<uint8_t> seen(kSlots);  // 0, 1, more
  const auto slot = [&](const Entry& entry) -> uint8_t& { return seen[entry.key % kSlots]; };
  for (const Entry& entry : *part) {
    uint8_t& count = slot(entry);
    count = static_cast<uint8_t>(std::min(count + 1, 2));
  }
  part->erase(std::remove_if(part->begin(), part->end(),
                             [&](const Entry& entry) { return slot(entry) < 2; }),
              part->end());
}

// Sorts a part and drops the keys that one row has alone: they join nothing.
void SortPart(std::vector<Entry>* part) {
  DropLone(part);
  std::sort(part->begin(), part->end());
  auto to = part->begin();
  for (auto begin = part->begin(), end = begin; begin != part->end(); begin = end) {
    while (end != part->end() && end->key == begin->key) ++end;
    if (end - begin > 1) to = std::copy(begin, end, to);
  }
  part->erase(to, part->end());
}

// The keys of all rows, by part, sorted.
Parts SortedKeys(const ClaimTable& table, int threads) {
  const size_t rows = table.rows.size();
  std::vector<Parts> read(ChunkCount(rows, kRowsAtOnce));
  ParallelChunks(rows, kRowsAtOnce, threads, [&](size_t chunk, size_t begin, size_t end) {
    read[chunk] = ReadKeys(table, begin, end);
  });
  Parts parts(kParts);
  ParallelChunks(kParts, 1, threads, [&](size_t at, size_t, size_t) {
    std::vector<Entry>& part = parts[at];
    size_t size = 0;
    for (const Parts& some : read) size += some[at].size();
    part.reserve(size);
    for (Parts& some : read) {
      part.insert(part.end(), some[at].begin(), some[at].end());
      std::vector<Entry>().swap(some[at]);
    }
    SortPart(&part);
  });
  return parts;
}

struct Block {
  const Entry* first;
  uint32_t size;
};

// The blocks of all parts, the smallest first, then by key.
std::vector<Block> BlocksOf(const Parts& parts) {
  std::vector<Block> blocks;
  for (const std::vector<Entry>& part : parts) {
    for (auto begin = part.begin(), end = begin; begin != part.end(); begin = end) {
      while (end != part.end() && end->key == begin->key) ++end;
      blocks.push_back({&*begin, static_cast<uint32_t>(end - begin)});
    }
  }
  std::stable_sort(blocks.begin(), blocks.end(),
                   [](const Block& x, const Block& y) { return x.size < y.size; });
  return blocks;
}

// Puts the rows into the blocks, and the numbers of the blocks into the rows.
void FillBlocks(const std::vector<Block>& blocks, ClaimTable* table) {
  KeyIndex& index = table->blocks;
  const double all = static_cast<double>(table->rows.size() + kBackground);
  index.keys.reserve(blocks.size()), index.begin.reserve(blocks.size() + 1);
  table->key_bits.reserve(blocks.size());
  std::vector<uint32_t> next(table->rows.size() + 1);  // where the next key of each row goes
  for (const Block& block : blocks) {
    const uint64_t key = block.first->key;  // entries are packed: no reference to it
    index.keys.push_back(key);
    index.begin.push_back(index.begin.back() + block.size);
    table->key_bits.push_back(static_cast<float>(std::log2(all / block.size)));
    for (uint32_t i = 0; i < block.size; ++i) ++next[static_cast<size_t>(block.first[i].row) + 1];
  }
  std::partial_sum(next.begin(), next.end(), next.begin());
  for (size_t i = 0; i < table->rows.size(); ++i) {
    table->rows[i].keys = next[i], table->rows[i].keys_end = next[i + 1];
  }
  index.claims.reserve(index.begin.back());
  table->keys.resize(index.begin.back());
  for (size_t number = 0; number < blocks.size(); ++number) {
    for (uint32_t i = 0; i < blocks[number].size; ++i) {
      const int32_t row = blocks[number].first[i].row;
      index.claims.push_back(row);
      table->keys[next[static_cast<size_t>(row)]++] = static_cast<uint32_t>(number);
    }
  }
  // By counts: rounding would tell a block of exactly so many one way today, the other tomorrow.
  const auto common = [](const Block& block) { return block.size > kRare; };
  table->rare_keys =
      static_cast<uint32_t>(std::find_if(blocks.begin(), blocks.end(), common) - blocks.begin());
}

std::string TokenName(const ClaimTable& table, const Token& token) {
  if (token.space == kEntity) return table.entities[token.id].entity->id();
  return std::string(table.strings.Text(token.id));
}

}  // namespace

void BuildKeys(ClaimTable* table, int threads) {
  const Parts parts = SortedKeys(*table, threads);
  FillBlocks(BlocksOf(parts), table);
}

std::string KeyName(const ClaimTable& table, int32_t claim, uint64_t key) {
  Tokens tokens;
  tokens.Read(table, claim);
  std::string name;
  tokens.ForEachPair([&](const Token& a, const Token& b) {
    if (KeyOf(a, b) == key && name.empty())
      name = absl::StrCat(TokenName(table, a), ", ", TokenName(table, b));
  });
  return name;
}

}  // namespace dateline
