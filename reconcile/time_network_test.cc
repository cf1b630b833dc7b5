#include "reconcile/time_network.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace dateline {
namespace {

constexpr int64_t kOpen = kNoBound;

int64_t Sum(const TimeNetwork& network, const TimeCycle& cycle) {
  int64_t sum = 0;
  for (int32_t edge : cycle.constraints) sum += network.constraints[static_cast<size_t>(edge)].days;
  return sum;
}

void ExpectSimpleCycle(const TimeNetwork& network, const TimeCycle& cycle) {
  ASSERT_FALSE(cycle.constraints.empty());
  for (size_t i = 0; i < cycle.constraints.size(); ++i) {
    const auto& edge = network.constraints[static_cast<size_t>(cycle.constraints[i])];
    const auto& after = network.constraints[static_cast<size_t>(
        cycle.constraints[(i + 1) % cycle.constraints.size()])];
    EXPECT_EQ(edge.to, after.from);
  }
  std::set<int32_t> points;
  for (int32_t edge : cycle.constraints)
    points.insert(network.constraints[static_cast<size_t>(edge)].from);
  EXPECT_EQ(points.size(), cycle.constraints.size()) << "no point twice";
  EXPECT_EQ(Sum(network, cycle), -cycle.days);
  EXPECT_GT(cycle.days, 0);
}

TEST(TimeNetwork, ConsistentDatesGiveNothing) {
  TimeNetwork network;
  const int32_t a = network.AddPoint(), b = network.AddPoint();
  network.Between(0, a, 100, 130, 1, 0);
  network.Between(0, b, 200, 230, 1, 1);
  network.Between(a, b, 70, 100, 0.8f, 2);
  EXPECT_TRUE(SolveTimeNetwork(network, 10).empty());
}

TEST(TimeNetwork, ADistanceAgainstTwoDates) {
  TimeNetwork network;
  const int32_t a = network.AddPoint(), b = network.AddPoint(), c = network.AddPoint();
  network.Between(0, a, 100, 130, 1, 0);
  network.Between(0, b, 200, 230, 1, 1);
  network.Between(0, c, 0, kOpen, 1, 3);
  network.Between(a, b, 365, 400, 0.8f, 2);
  const auto cycles = SolveTimeNetwork(network, 10);
  ASSERT_EQ(cycles.size(), 1);
  ExpectSimpleCycle(network, cycles[0]);
  EXPECT_EQ(cycles[0].constraints.size(), 3);
  EXPECT_EQ(cycles[0].days, 365 - 130);
  EXPECT_EQ(network.constraints[static_cast<size_t>(cycles[0].relaxed)].tag, 2)
      << "the weakest goes";
}

TEST(TimeNetwork, OrderAlone) {
  TimeNetwork network;
  const int32_t a = network.AddPoint(), b = network.AddPoint(), c = network.AddPoint();
  network.Between(a, b, 1, kOpen, 0.9f, 0);
  network.Between(b, c, 1, kOpen, 0.9f, 1);
  network.Between(c, a, 1, kOpen, 0.9f, 2);
  const auto cycles = SolveTimeNetwork(network, 10);
  ASSERT_EQ(cycles.size(), 1);
  ExpectSimpleCycle(network, cycles[0]);
  EXPECT_EQ(cycles[0].constraints.size(), 3);
}

TEST(TimeNetwork, GoesOnAfterACycle) {
  TimeNetwork network;
  for (int i = 0; i < 5; ++i) {
    const int32_t a = network.AddPoint(), b = network.AddPoint();
    network.Between(0, a, 1000 * i, 1000 * i + 10, 1, 3 * i);
    network.Between(0, b, 1000 * i, 1000 * i + 10, 1, 3 * i + 1);
    network.Between(a, b, 50, 60, 0.5f, 3 * i + 2);
  }
  EXPECT_EQ(SolveTimeNetwork(network, 100).size(), 5);
  EXPECT_EQ(SolveTimeNetwork(network, 2).size(), 2) << "the limit holds";
}

// Against Floyd and Warshall on small random networks: both find a negative cycle or none, and what
// is left after leaving out the relaxed constraints is consistent.
bool Consistent(const TimeNetwork& network, const std::vector<bool>& without) {
  const size_t n = static_cast<size_t>(network.points);
  std::vector<std::vector<int64_t>> d(n, std::vector<int64_t>(n, 1'000'000'000));
  for (size_t i = 0; i < n; ++i) d[i][i] = 0;
  for (size_t e = 0; e < network.constraints.size(); ++e) {
    const TimeConstraint& c = network.constraints[e];
    int64_t& cell = d[static_cast<size_t>(c.from)][static_cast<size_t>(c.to)];
    if (!without[e]) cell = std::min(cell, c.days);
  }
  for (size_t k = 0; k < n; ++k) {
    for (size_t i = 0; i < n; ++i) {
      for (size_t j = 0; j < n; ++j) d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
    }
  }
  for (size_t i = 0; i < n; ++i) {
    if (d[i][i] < 0) return false;
  }
  return true;
}

TEST(TimeNetwork, AgreesWithFloydAndWarshall) {
  std::mt19937 random(7);
  int inconsistent = 0;
  for (int round = 0; round < 400; ++round) {
    TimeNetwork network;
    for (int i = 0; i < 7; ++i) network.AddPoint();
    for (int i = 0; i < 14; ++i) {
      // Half of them dates.
      const int32_t a = i % 2 == 0 ? 0 : static_cast<int32_t>(random() % 8);
      const int32_t b = static_cast<int32_t>(random() % 8);
      const int64_t least = static_cast<int64_t>(random() % 40) - 20;
      if (a != b)
        network.Between(a, b, least, least + static_cast<int64_t>(random() % 30),
                        static_cast<float>(random() % 10), i);
    }
    const auto cycles = SolveTimeNetwork(network, 1000);
    std::vector<bool> without(network.constraints.size());
    EXPECT_EQ(cycles.empty(), Consistent(network, without));
    for (const TimeCycle& cycle : cycles) {
      ExpectSimpleCycle(network, cycle);
      without[static_cast<size_t>(cycle.relaxed)] = true;
    }
    EXPECT_TRUE(Consistent(network, without)) << "round " << round;
    inconsistent += !cycles.empty();
  }
  EXPECT_GT(inconsistent, 50);
}

}  // namespace
}  // namespace dateline
