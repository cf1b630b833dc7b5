// Rarities in steps: what does not change with every claim that comes or goes. Of the claims that
// have something, a dozen on average see its step change when one more has it.
//
//   CoarseRarity(log2(claims), log2(claims / claims that have it))
//
// The steps forgive the rounding of floating point, so that a count gives the same step whatever
// sum it was taken from; bounds made of them must allow for a thousandth of a bit.
#ifndef DATELINE_RECONCILE_COARSE_BITS_H_
#define DATELINE_RECONCILE_COARSE_BITS_H_

#include <cmath>
#include <cstdint>

namespace dateline {

constexpr float kCoarseSteps = 8;  // a bit
constexpr float kCoarseSlack = 1e-3f;

inline float CoarseDown(float bits) {
  return std::floor((bits + kCoarseSlack) * kCoarseSteps) / kCoarseSteps;
}
inline float CoarseUp(float bits) {
  return std::ceil((bits - kCoarseSlack) * kCoarseSteps) / kCoarseSteps;
}
// Of something exactly so rare among so many claims, both in bits: at least as much.
inline float CoarseRarity(float all, float bits) { return CoarseUp(all) - CoarseDown(all - bits); }
// As a number to hash.
inline uint64_t CoarseStep(float coarse) {
  return static_cast<uint64_t>(static_cast<int64_t>(coarse * kCoarseSteps));
}

}  // namespace dateline

#endif  // DATELINE_RECONCILE_COARSE_BITS_H_
