#include "reconcile/keys.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/parallel.h"

namespace dateline {
namespace {

constexpr size_t kMaxKeys = 40;
constexpr size_t kMaxEntities = 4;  // the rarest participants
constexpr size_t kMaxWords = 4;     // the rarest words near the date

// What is combined. The space keeps a class apart from a word that is spelled alike.
enum Space : uint64_t { kEntity = 1, kClass = 2, kWord = 3 };

struct Token {
  Space space;
  int32_t id;
};

uint64_t Mix(uint64_t h) {
  h ^= h >> 31, h *= 0x9E3779B97F4A7C15ull;
  h ^= h >> 29, h *= 0xBF58476D1CE4E5B9ull;
  return h ^ (h >> 32);
}

uint64_t KeyOf(Token a, Token b) {
  uint64_t x = static_cast<uint64_t>(a.space) << 32 | static_cast<uint32_t>(a.id);
  uint64_t y = static_cast<uint64_t>(b.space) << 32 | static_cast<uint32_t>(b.id);
  if (y < x) std::swap(x, y);
  return Mix(x * 0x9E3779B97F4A7C15ull + Mix(y));
}

// The rarest of some strings, rarest first; equals by number, which is stable.
void TakeRarest(const ClaimTable& table, absl::Span<const int32_t> ids, size_t most,
                std::vector<int32_t>* best) {
  best->assign(ids.begin(), ids.end());
  const auto rarer = [&](int32_t x, int32_t y) {
    return table.bits[x] != table.bits[y] ? table.bits[x] > table.bits[y] : x < y;
  };
  const size_t keep = std::min(most, best->size());
  std::partial_sort(best->begin(), best->begin() + static_cast<std::ptrdiff_t>(keep), best->end(), rarer);
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
    std::stable_sort(scratch.begin(), scratch.end(), [&](int32_t x, int32_t y) {
      return table.entities[x].bits > table.entities[y].bits;
    });
    if (scratch.size() > kMaxEntities) scratch.resize(kMaxEntities);
    for (int32_t group : scratch) entities.push_back({kEntity, group});
    if (row.event_class >= 0) events.push_back({kClass, row.event_class});
    if (row.family >= 0) events.push_back({kWord, row.family});
    if (row.object >= 0 && row.object != row.family) events.push_back({kWord, row.object});
    TakeRarest(table, table.local_of(claim), kMaxWords, &scratch);
    for (int32_t word : scratch) {
      if (word != row.family && word != row.object) words.push_back({kWord, word});
    }
  }

  template <typename Visit>
  void ForEachPair(Visit visit) const {
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

// A key of a row, by its place among the keys of all rows.
struct Entry {
  uint64_t key;
  uint32_t place;
  bool operator<(const Entry& other) const {
    return key != other.key ? key < other.key : place < other.place;
  }
};

constexpr size_t kRowsAtOnce = 4096;
// Keys are sorted in rounds by their first two bits, so that a quarter of them is held twice at a
// time, and in each round in parts by the next bits; a key's bits are as good as random.
constexpr size_t kRounds = 4;
constexpr size_t kParts = 64;
size_t RoundOf(uint64_t key) { return key >> 62; }
size_t PartOf(uint64_t key) { return (key >> 56) % kParts; }

// The keys of all rows, row by row; sets the rows' ranges.
std::vector<uint64_t> ReadKeys(ClaimTable* table, int threads) {
  const size_t rows = table->rows.size();
  std::vector<std::vector<uint64_t>> read(ChunkCount(rows, kRowsAtOnce));
  ParallelChunks(rows, kRowsAtOnce, threads, [&](size_t chunk, size_t begin, size_t end) {
    Tokens tokens;
    std::vector<uint64_t>& keys = read[chunk];
    for (size_t i = begin; i < end; ++i) {
      ClaimRow& row = table->rows[i];
      tokens.Read(*table, static_cast<int32_t>(i));
      row.keys = static_cast<uint32_t>(keys.size());
      tokens.ForEachPair([&](Token a, Token b) {
        if (keys.size() - row.keys < kMaxKeys) keys.push_back(KeyOf(a, b));
      });
      std::sort(keys.begin() + row.keys, keys.end());
      keys.erase(std::unique(keys.begin() + row.keys, keys.end()), keys.end());
      row.keys_end = static_cast<uint32_t>(keys.size());
    }
  });
  std::vector<uint64_t> keys;
  for (size_t chunk = 0; chunk < read.size(); ++chunk) {
    const uint32_t before = static_cast<uint32_t>(keys.size());
    for (size_t i = chunk * kRowsAtOnce; i < std::min(rows, (chunk + 1) * kRowsAtOnce); ++i) {
      table->rows[i].keys += before, table->rows[i].keys_end += before;
    }
    keys.insert(keys.end(), read[chunk].begin(), read[chunk].end());
    std::vector<uint64_t>().swap(read[chunk]);
  }
  return keys;
}

// The keys of one round, sorted by key, and by place among equals.
std::vector<Entry> SortKeys(const std::vector<uint64_t>& keys, size_t round, int threads) {
  std::array<size_t, kParts + 1> parts{};
  for (uint64_t key : keys) parts[PartOf(key) + 1] += RoundOf(key) == round;
  std::partial_sum(parts.begin(), parts.end(), parts.begin());
  std::array<size_t, kParts> next;
  std::copy(parts.begin(), parts.end() - 1, next.begin());
  std::vector<Entry> entries(parts.back());
  for (size_t i = 0; i < keys.size(); ++i) {
    if (RoundOf(keys[i]) == round) entries[next[PartOf(keys[i])]++] = {keys[i], static_cast<uint32_t>(i)};
  }
  ParallelChunks(kParts, 1, threads, [&](size_t part, size_t, size_t) {
    std::sort(entries.begin() + static_cast<std::ptrdiff_t>(parts[part]),
              entries.begin() + static_cast<std::ptrdiff_t>(parts[part + 1]));
  });
  return entries;
}

// Numbers the keys that two rows and more have, in sorted order; what one claim has alone joins
// nothing and keeps -1.
void NumberKeys(const std::vector<Entry>& entries, KeyIndex* index, std::vector<int32_t>* number) {
  for (size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    for (end = begin + 1; end < entries.size() && entries[end].key == entries[begin].key; ++end) {
    }
    if (end - begin < 2) continue;
    const int32_t block = static_cast<int32_t>(index->keys.size());
    index->keys.push_back(entries[begin].key);
    index->begin.push_back(index->begin.back() + static_cast<uint32_t>(end - begin));
    for (size_t i = begin; i < end; ++i) (*number)[entries[i].place] = block;
  }
}

// Puts the numbers into the rows, and the rows into the blocks.
void FillBlocks(const std::vector<int32_t>& number, ClaimTable* table) {
  KeyIndex& index = table->blocks;
  const double all = static_cast<double>(table->rows.size() + kBackground);
  std::vector<float> bits(index.keys.size());
  for (size_t block = 0; block < bits.size(); ++block) {
    bits[block] = static_cast<float>(std::log2(all / (index.begin[block + 1] - index.begin[block])));
  }
  index.claims.resize(index.begin.back());
  std::vector<uint32_t> next(index.begin.begin(), index.begin.end() - 1);
  table->keys.reserve(index.claims.size());
  for (size_t i = 0; i < table->rows.size(); ++i) {
    ClaimRow& row = table->rows[i];
    const uint32_t first = static_cast<uint32_t>(table->keys.size());
    for (uint32_t place = row.keys; place < row.keys_end; ++place) {
      const int32_t block = number[place];
      if (block < 0) continue;
      table->keys.push_back(static_cast<uint32_t>(block));
      index.claims[next[static_cast<size_t>(block)]++] = static_cast<int32_t>(i);
    }
    row.keys = first;
    row.keys_end = static_cast<uint32_t>(table->keys.size());
  }
  table->key_bits.reserve(table->keys.size());
  for (uint32_t block : table->keys) table->key_bits.push_back(bits[block]);
}

std::string TokenName(const ClaimTable& table, Token token) {
  if (token.space == kEntity) return table.entities[token.id].entity->id();
  return std::string(table.strings.Text(token.id));
}

}  // namespace

void BuildKeys(ClaimTable* table, int threads) {
  std::vector<uint64_t> keys = ReadKeys(table, threads);
  std::vector<int32_t> number(keys.size(), -1);
  for (size_t round = 0; round < kRounds; ++round) {
    NumberKeys(SortKeys(keys, round, threads), &table->blocks, &number);
  }
  std::vector<uint64_t>().swap(keys);
  FillBlocks(number, table);
}

std::string KeyName(const ClaimTable& table, int32_t claim, uint64_t key) {
  Tokens tokens;
  tokens.Read(table, claim);
  std::string name;
  tokens.ForEachPair([&](Token a, Token b) {
    if (KeyOf(a, b) == key && name.empty()) name = absl::StrCat(TokenName(table, a), ", ", TokenName(table, b));
  });
  return name;
}

}  // namespace dateline
