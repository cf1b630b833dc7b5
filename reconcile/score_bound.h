// The most that a comparison of two claims can come to, from a few numbers of each: what lets most
// candidate pairs go without being compared.
//
//   ScoreBound bound(table, weights);
//   if (!bound.MayReach(threshold, a, b)) continue;   // CompareClaims(...).score is below it
//
// Never says no to a pair whose score by CompareClaims, with the same table and weights and before
// surroundings are known, reaches the threshold. It reads one flat record a claim, where a comparison reads rows, names, words and keys.
// No allocation in MayReach; immutable.
#ifndef DATELINE_RECONCILE_SCORE_BOUND_H_
#define DATELINE_RECONCILE_SCORE_BOUND_H_

#include <cstdint>
#include <vector>

#include "reconcile/claim_table.h"
#include "reconcile/weights.h"

namespace dateline {

class ScoreBound {
 public:
  ScoreBound(const ClaimTable& table, const Weights& weights);

  bool MayReach(float threshold, int32_t a, int32_t b) const;

 private:
  // Words as bits of a set: no common bit, no common word.
  struct Words {
    uint64_t set = 0;
    float bits = 0;  // rarity of all of them together
  };
  struct Sketch {
    DateClaim when;
    int32_t document, quote, family, event_class, object;
    float family_bits, class_bits, object_bits;
    uint64_t heads;  // head and family as bits of a set of words
    uint32_t participants, participants_end;
    Words terms, local, context;
    bool recurs, ordinal, quantities, dated;
  };
  struct Actor {
    int32_t entity, within, group;
    float bits;
  };

  void ReadWeights(const Weights& weights);
  float Event(const Sketch& x, const Sketch& y) const;
  float Who(const Sketch& x, const Sketch& y) const;
  float Details(const Sketch& x, const Sketch& y) const;
  float WordsOf(float local, float terms) const;
  float Time(const Sketch& x, const Sketch& y, const DateComparison& dates, float details) const;
  float Source(const Sketch& x, const Sketch& y) const;

  // The most that one of some levels adds with what matched being so rare; at least 0 where it may
  // not be met at all.
  float Most(Level level, float rarity) const;

  const ClaimTable& table_;
  const Weights& weights_;
  std::vector<Sketch> sketches_;
  std::vector<Actor> actors_;
  float always_ = 0;     // the prior, and what any pair may get
  float who_extra_ = 0;  // levels of people that no match calls for
  float together_[3] = {0, 0, 0};  // equal, contained, overlap
  float unknown_time_ = 0;
  float hosts_apart_ = 0;
  float sole_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_SCORE_BOUND_H_
