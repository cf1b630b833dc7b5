// Simple Temporal Problem (Dechter, Meiri and Pearl, 'Temporal constraint networks', Artificial
// Intelligence 49, 1991): points in time and bounds on their differences. The network is
// consistent when its distance graph has no negative cycle; a negative cycle is a minimal set of
// statements that cannot all be true.
//
//   TimeNetwork network;
//   int a = network.AddPoint(), b = network.AddPoint();
//   network.Between(a, b, 1, 365, 0.9, /*tag=*/7);      // b is 1 to 365 days after a
//   for (const TimeCycle& cycle : SolveTimeNetwork(network, 100)) ...
//
// Days are int64; a side that is open is left out.
#ifndef DATELINE_RECONCILE_TIME_NETWORK_H_
#define DATELINE_RECONCILE_TIME_NETWORK_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace dateline {

constexpr int64_t kNoBound = std::numeric_limits<int64_t>::max();

struct TimeConstraint {
  int32_t from = 0;
  int32_t to = 0;
  int64_t days = 0;  // to - from <= days
  float confidence = 1;
  int32_t tag = -1;  // the caller's: which statement it comes from
};

struct TimeNetwork {
  int32_t points = 1;  // point 0 is day 0 of the calendar
  std::vector<TimeConstraint> constraints;

  int32_t AddPoint() { return points++; }

  // least <= to - from <= most; -kNoBound and kNoBound are open.
  void Between(int32_t from, int32_t to, int64_t least, int64_t most, float confidence,
               int32_t tag) {
    if (most != kNoBound) constraints.push_back({from, to, most, confidence, tag});
    if (least != -kNoBound) constraints.push_back({to, from, -least, confidence, tag});
  }
};

struct TimeCycle {
  std::vector<int32_t> constraints;  // indexes, in the order of the cycle
  int64_t days = 0;                  // by how much it fails, above 0
  int32_t relaxed = -1;              // the one that was left out to go on
};

// Negative cycles, each simple. Constraints are taken in order of confidence (then of index); one
// that cannot hold with those that were taken before closes a cycle of which it is the weakest, and
// is left out. So what remains is consistent when fewer than `limit` cycles come back, and each
// cycle rests on statements that hold together. A new constraint moves the points that it must move
// and no others (Cotton and Maler, 'Fast and flexible difference constraint propagation', SAT
// 2006). O(constraints * points) at worst, near linear in practice.
std::vector<TimeCycle> SolveTimeNetwork(const TimeNetwork& network, size_t limit);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_TIME_NETWORK_H_
