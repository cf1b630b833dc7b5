#include "base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <vector>

namespace dateline {
namespace {

TEST(ParallelChunks, EveryItemOnceWhateverTheThreads) {
  for (int threads : {-1, 1, 2, 5, 1000}) {
    for (size_t n : {0, 1, 7, 8, 9, 1000}) {
      std::vector<int> seen(n);
      std::vector<size_t> begins(ChunkCount(n, 8));
      ParallelChunks(n, 8, threads, [&](size_t chunk, size_t begin, size_t end) {
        begins[chunk] = begin;
        for (size_t i = begin; i < end; ++i) ++seen[i];
      });
      EXPECT_EQ(std::accumulate(seen.begin(), seen.end(), 0), static_cast<int>(n))
          << threads << " " << n;
      for (int count : seen) EXPECT_EQ(count, 1);
      for (size_t i = 0; i < begins.size(); ++i) EXPECT_EQ(begins[i], 8 * i);
    }
  }
}

TEST(ParallelInOrder, TakesAllInOrderAndNotFarAhead) {
  for (int threads : {-1, 1, 2, 5}) {
    for (size_t ahead : {1, 3, 100}) {
      for (size_t n : {0, 1, 2, 200}) {
        std::vector<size_t> taken;
        std::atomic<size_t> made = 0, most_ahead = 0, done = 0;
        ParallelInOrder(
            n, ahead, threads,
            [&](size_t i) {
              const size_t waiting = ++made - done;
              if (waiting > most_ahead) most_ahead = waiting;
              return i * i;
            },
            [&](size_t i, size_t result) {
              EXPECT_EQ(result, i * i);
              taken.push_back(i);
              ++done;
            });
        std::vector<size_t> all(n);
        std::iota(all.begin(), all.end(), 0);
        EXPECT_EQ(taken, all) << threads << " " << ahead;
        EXPECT_LE(most_ahead, ahead + 1);
      }
    }
  }
}

}  // namespace
}  // namespace dateline
