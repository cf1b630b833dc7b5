// The most that a comparison of two claims can come to, from a few numbers of each: what lets most
// candidate pairs go without being compared.
//
//   ScoreBound bound(table, weights);
//   if (!bound.MayReach(threshold, a, b)) continue;   // CompareClaims(...).score is below it
//   bound.ForEachInReach(threshold, a, others, [&](int32_t b) { ... });
//
// Never says no to a pair whose score by CompareClaims, with the same table and weights and before
// surroundings are known, reaches the threshold. It reads one flat record a claim, where a
// comparison reads rows, names, words and keys; those are read only where the record does not
// settle it. No allocation in MayReach; immutable.
//
// A coarse bound is made of rarities in steps (coarse_bits.h) and is a little higher: what it says
// of a pair stays so until one of these steps changes, which one claim more or less seldom does.
// It may rest on nothing that row_digest.h does not count in.
#ifndef DATELINE_RECONCILE_SCORE_BOUND_H_
#define DATELINE_RECONCILE_SCORE_BOUND_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "reconcile/claim_table.h"
#include "reconcile/weights.h"

namespace dateline {

class ScoreBound {
 public:
  enum class Rarity { kExact, kCoarse };

  ScoreBound(const ClaimTable& table, const Weights& weights, Rarity rarity = Rarity::kExact,
             int threads = 1);

  bool MayReach(float threshold, int32_t a, int32_t b) const;

  // Calls take(b) for those of `others` for which MayReach(threshold, a, b).
  template <typename Take>
  void ForEachInReach(float threshold, int32_t a, const std::vector<int32_t>& others,
                      const Take& take) const {
    for (size_t i = 0; i < others.size(); ++i) {
      if (i + kAhead < others.size()) Prefetch(others[i + kAhead]);
      if (MayReach(threshold, a, others[i])) take(others[i]);
    }
  }

 private:
  // How many claims ahead their records are asked for: memory is slower than comparing.
  static constexpr size_t kAhead = 8;

  void Prefetch(int32_t claim) const {
    const char* record = reinterpret_cast<const char*>(&sketches_[static_cast<size_t>(claim)]);
    for (size_t line = 0; line < sizeof(Sketch); line += 64) __builtin_prefetch(record + line);
  }

  // Words as bits of sets: no common bit, no common word. Rare ones are in two sets of their own,
  // by two hashes, both of which must have a bit in common.
  struct Words {
    uint64_t set = 0, rare = 0, rare_too = 0;
    float rare_bits = 0, common_bits = 0;  // rarity of all of a kind together
  };
  struct Actor {
    int32_t entity, within, group;
    float bits;
    uint8_t kind, role;
    bool inferred, core, described;
  };
  // Rarity of what two claims share, by where it stands.
  struct SharedWords {
    float local, terms, context;
  };
  static constexpr size_t kActors = 4;  // kept in the record; most claims have no more
  struct Sketch {
    DateClaim when;
    int32_t document, quote, family, event_class, object;
    float family_bits, class_bits, object_bits;
    uint64_t heads;  // head and family as bits of a set of words
    Words terms, local, context;
    uint64_t units;  // of its figures, as bits of a set
    bool recurs, release, ordinal, dated, worded, summary;
    uint32_t participants;  // how many
    uint32_t more;          // where those beyond kActors begin in actors_
    Actor actors[kActors];
  };

  void CoarsenRarities();
  float RarityOfGroup(const EntityRow& entity) const;
  float Prior() const;
  void ReadWeights(const Weights& weights);
  void ReadAll(int threads);
  uint64_t BitOf(int32_t word) const;
  Words WordsOf(absl::Span<const int32_t> words) const;
  Sketch Read(int32_t claim) const;
  void ReadActors(int32_t claim, Sketch* sketch);
  const Actor& ActorOf(const Sketch& sketch, uint32_t i) const {
    return i < kActors ? sketch.actors[i] : actors_[sketch.more + i - kActors];
  }
  float Event(const Sketch& x, const Sketch& y) const;
  float Who(const Sketch& x, const Sketch& y) const;
  EntityLevel MatchOf(const Actor& p, const Actor& q) const;
  float Unmatched(const Sketch& x, const Sketch& y, uint32_t x_alone, uint32_t y_alone) const;
  float Details(const Sketch& x, const Sketch& y) const;
  static SharedWords WordsAtMost(const Sketch& x, const Sketch& y);
  SharedWords WordsShared(int32_t a, int32_t b) const;
  float WeightOf(const SharedWords& shared) const;
  float NoWords(const Sketch& x, const Sketch& y, float terms) const;
  float Keys(int32_t a, int32_t b) const;
  float Time(const Sketch& x, const Sketch& y, const DateComparison& dates, float details) const;
  static Level Apart(const DateComparison& dates, bool near, bool recurs);
  float Together(DateRelation relation, float bits) const;
  float Source(const Sketch& x, const Sketch& y) const;

  // The most that one of some levels adds with what matched being so rare; at least 0 where it may
  // not be met at all.
  float Most(Level level, float rarity) const;

  const ClaimTable& table_;
  const Weights& weights_;
  const bool coarse_;
  std::vector<float> coarse_words_, coarse_classes_;
  absl::Span<const float> words_, classes_;  // rarity by string
  std::vector<Sketch> sketches_;
  std::vector<Actor> actors_;  // of claims with many
  float always_ = 0;           // the prior, and what any pair may get
  float keys_ = 0;             // the most for combinations
  float who_extra_ = 0;        // levels of people that no match calls for
  float unknown_time_ = 0;
  float hosts_apart_ = 0;
  float one_text_ = 0;  // two dates of one text, more than a season apart
  float one_sided_ = 0;
  float sole_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_SCORE_BOUND_H_
