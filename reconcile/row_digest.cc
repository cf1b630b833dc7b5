#include "reconcile/row_digest.h"

#include <cstring>

#include "base/hash.h"
#include "base/parallel.h"
#include "reconcile/coarse_bits.h"

namespace dateline {
namespace {

constexpr size_t kRowsAtOnce = 1024;

uint64_t HashOf(double value) {
  uint64_t bits;
  std::memcpy(&bits, &value, sizeof(bits));
  return bits;
}

// A running hash; the order counts.
class Hasher {
 public:
  template <typename... Numbers>
  void Add(Numbers... numbers) {
    ((hash_ = MixHash(hash_, static_cast<uint64_t>(numbers))), ...);
  }
  void Add(DayRange range) { Add(range.low, range.high); }
  void Add(const DateClaim& date) {
    Add(date.part, date.grain, date.approximate, date.time.minute, date.time.slack,
        date.time.zoned);
    Add(date.first);
    Add(date.last);
  }
  uint64_t hash() const { return hash_; }

 private:
  uint64_t hash_ = 0;
};

class RowDigester {
 public:
  RowDigester(const ClaimTable& table, const Candidates& candidates)
      : table_(table), candidates_(candidates), all_(table.total_bits()) {
    for (size_t id = 0; id < table.hashes.size(); ++id) {
      words_.push_back(MixHash(table.hashes[id], StepOf(table.bits[id])));
      classes_.push_back(MixHash(table.hashes[id], StepOf(table.class_bits[id])));
    }
    DigestEntities();
  }

  uint64_t Digest(int32_t i) const {
    const ClaimRow& row = table_.rows[i];
    Hasher hasher;
    // The path is part of it: rows lie in the order of paths, and a bound rests on which of two
    // comes first.
    hasher.Add(table_.identities[static_cast<size_t>(i)]);
    AddRow(row, &hasher);
    for (const ParticipantRow& participant : table_.participants_of(i)) {
      hasher.Add(entities_[participant.entity], participant.role, participant.inferred,
                 participant.sole, participant.series);
    }
    for (const QuantityRow& quantity : table_.quantities_of(i)) {
      hasher.Add(HashOf(quantity.value), HashOf(quantity.min), HashOf(quantity.max),
                 Text(quantity.unit), Of(words_, quantity.of), quantity.common, quantity.sole);
    }
    hasher.Add(Sum(table_.terms_of(i)), Sum(table_.context_of(i)), Sum(table_.local_of(i)),
               KeysOf(row));
    return hasher.hash();
  }

 private:
  uint64_t StepOf(float bits) const { return CoarseStep(CoarseRarity(all_, bits)); }
  uint64_t Text(int32_t string) const { return Of(table_.hashes, string); }
  static uint64_t Of(const std::vector<uint64_t>& hashes, int32_t string) {
    return string < 0 ? 0 : hashes[static_cast<size_t>(string)];
  }
  // Numbers of strings change from run to run, and their order with them.
  uint64_t Sum(absl::Span<const int32_t> strings) const {
    uint64_t sum = 0;
    for (int32_t string : strings) sum += MixHash(words_[static_cast<size_t>(string)], 1);
    return sum;
  }

  void AddRow(const ClaimRow& row, Hasher* hasher) const {
    hasher->Add(Of(classes_, row.event_class), Of(words_, row.head), Of(words_, row.family),
                Of(words_, row.object), row.ordinal, Text(row.ordinal_of), Text(row.quote),
                Text(row.date_text), row.aspect, row.modality, row.recurs, row.befalls, row.negated,
                row.summary, row.sole_kind, row.has_story);
    hasher->Add(row.date);
    hasher->Add(row.when);
    hasher->Add(row.story);
  }

  // The combinations by which it meets others.
  uint64_t KeysOf(const ClaimRow& row) const {
    uint64_t sum = 0;
    for (uint32_t k = row.keys; k < row.keys_end; ++k) {
      const uint32_t block = table_.keys[k];
      if (static_cast<int64_t>(table_.blocks.claims_of(block).size()) > candidates_.limit) break;
      const bool rare = block < table_.rare_keys;
      sum += MixHash(table_.blocks.keys[block], 2 * StepOf(table_.key_bits[block]) + rare);
    }
    return sum;
  }

  // Of an entity: its group with all that is alike in it, and itself. Sums, since the order of
  // entities is that of this run.
  void DigestEntities() {
    std::vector<uint64_t> self, group(table_.entities.size());
    for (const EntityRow& row : table_.entities) {
      const Entity& entity = *row.entity;
      Hasher hasher;
      hasher.Add(HashText(entity.id().empty() ? entity.name() : entity.id()),
                 HashText(entity.within()), entity.kind(), row.described, row.within >= 0);
      self.push_back(hasher.hash());
    }
    for (const auto& [pair, level] : table_.alike) {
      const size_t a = pair >> 32, b = pair & 0xffffffffu;
      const uint64_t hash = MixHash(self[a] + self[b], static_cast<uint64_t>(level));
      const int32_t x = table_.entities[a].group, y = table_.entities[b].group;
      group[static_cast<size_t>(x)] += hash;
      if (x != y) group[static_cast<size_t>(y)] += hash;
    }
    for (size_t i = 0; i < self.size(); ++i) {
      const EntityRow& row = table_.entities[i];
      Hasher hasher;
      hasher.Add(self[i], row.group_hash, group[static_cast<size_t>(row.group)], StepOf(row.bits));
      entities_.push_back(hasher.hash());
    }
  }

  const ClaimTable& table_;
  const Candidates& candidates_;
  const float all_;
  std::vector<uint64_t> words_, classes_;  // by string: with its rarity as a word and as a class
  std::vector<uint64_t> entities_;
};

}  // namespace

std::vector<uint64_t> DigestRows(const ClaimTable& table, const Candidates& candidates,
                                 int threads) {
  const RowDigester digester(table, candidates);
  std::vector<uint64_t> digests(table.rows.size());
  ParallelChunks(digests.size(), kRowsAtOnce, threads, [&](size_t, size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) digests[i] = digester.Digest(static_cast<int32_t>(i));
  });
  return digests;
}

uint64_t TableDigest(const ClaimTable& table, const Candidates& candidates,
                     const Weights& weights) {
  const float all = table.total_bits();
  Hasher hasher;
  hasher.Add(candidates.all_pairs, CoarseStep(CoarseUp(all)), CoarseStep(CoarseDown(all)),
             table.density.fingerprint());
  for (const LevelWeight& level : weights.levels) {
    hasher.Add(HashOf(level.weight), HashOf(level.rarity), HashOf(level.cap));
  }
  return hasher.hash();
}

}  // namespace dateline
