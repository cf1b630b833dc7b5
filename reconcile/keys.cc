#include "reconcile/keys.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "absl/strings/str_cat.h"

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

// Counts by sorting: exact, and the same on every run.
void CountKeys(ClaimTable* table) {
  std::vector<uint64_t> sorted = table->keys;
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::pair<uint64_t, uint32_t>> counts;
  for (size_t begin = 0; begin < sorted.size();) {
    size_t end = begin + 1;
    while (end < sorted.size() && sorted[end] == sorted[begin]) ++end;
    if (end - begin > 1) counts.push_back({sorted[begin], static_cast<uint32_t>(end - begin)});
    begin = end;
  }
  table->key_bits.assign(table->keys.size(), 0);
  const double all = static_cast<double>(table->rows.size() + kBackground);
  for (size_t i = 0; i < table->keys.size(); ++i) {
    const auto it = std::lower_bound(counts.begin(), counts.end(), std::make_pair(table->keys[i], 0u));
    // A key that one claim has alone joins nothing.
    if (it == counts.end() || it->first != table->keys[i]) continue;
    table->key_bits[i] = static_cast<float>(std::log2(all / it->second));
  }
}

std::string TokenName(const ClaimTable& table, Token token) {
  if (token.space == kEntity) return table.entities[token.id].entity->id();
  return std::string(table.strings.Text(token.id));
}

}  // namespace

void BuildKeys(ClaimTable* table) {
  Tokens tokens;
  for (size_t i = 0; i < table->rows.size(); ++i) {
    ClaimRow& row = table->rows[i];
    tokens.Read(*table, static_cast<int32_t>(i));
    row.keys = static_cast<uint32_t>(table->keys.size());
    tokens.ForEachPair([&](Token a, Token b) {
      if (table->keys.size() - row.keys < kMaxKeys) table->keys.push_back(KeyOf(a, b));
    });
    const auto begin = table->keys.begin() + row.keys;
    std::sort(begin, table->keys.end());
    table->keys.erase(std::unique(begin, table->keys.end()), table->keys.end());
    row.keys_end = static_cast<uint32_t>(table->keys.size());
  }
  CountKeys(table);
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
