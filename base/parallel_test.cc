#include "base/parallel.h"

#include <gtest/gtest.h>

#include <numeric>

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

}  // namespace
}  // namespace dateline
