// Compares two claims field by field and adds up the weights.
//
//   Comparison c = CompareClaims(table, weights, a, b);
//   if (c.score > 0) ...                     // log2 odds that the two speak of one event
//   Link link = ExplainLink(table, weights, a, b);   // the same, with words for people
//
// Symmetric in a and b. No allocation in CompareClaims.
#ifndef DATELINE_RECONCILE_COMPARE_H_
#define DATELINE_RECONCILE_COMPARE_H_

#include <cmath>
#include <cstdint>

#include "absl/container/inlined_vector.h"
#include "proto/finding.pb.h"
#include "reconcile/claim_table.h"
#include "reconcile/dates.h"
#include "reconcile/weights.h"

namespace dateline {

// Two dates of something that recurs are of one event only when more than this many bits besides
// its kind and its participants say so.
constexpr float kDetail = 1.5f;
// Days between two dates of something that recurs, beyond which texts that tell of one each are
// likely to tell of two.
constexpr int64_t kOneSeason = 200;

struct Part {
  Level level;
  float weight = 0;
  float rarity = 0;  // of what matched, in bits, scaled by how well it matched
  // What matched: an entity pair or a string, by the field; -1: nothing to name.
  int32_t a = -1;
  int32_t b = -1;
};

struct Comparison {
  float score = 0;     // all weights
  float identity = 0;  // without time: what says that they are one event besides the date
  DateComparison dates;
  absl::InlinedVector<Part, 16> parts;

  bool conflict() const { return dates.relation == DateRelation::kDisjoint; }
};

// A scored pair of rows, a < b.
struct Edge {
  int32_t a = 0;
  int32_t b = 0;
  float score = 0;
};

Comparison CompareClaims(const ClaimTable& table, const Weights& weights, int32_t a, int32_t b);

// CompareClaims(...).score, from the table where it is known.
inline float ScoreOf(const ClaimTable& table, const Weights& weights, int32_t a, int32_t b) {
  const AroundIndex::Pair* pair = table.PairOf(a, b);
  return pair != nullptr && !std::isnan(pair->score) ? pair->score
                                                     : CompareClaims(table, weights, a, b).score;
}

// Log2 odds as a probability.
inline double Probability(double score) { return 1.0 / (1.0 + std::exp2(-score)); }

// One Weight for each part, with what was compared.
Link ExplainLink(const ClaimTable& table, const Weights& weights, int32_t a, int32_t b);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_COMPARE_H_
