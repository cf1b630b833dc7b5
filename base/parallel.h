// Work on a range in pieces on several threads.
//
//   ParallelChunks(rows.size(), 1024, threads, [&](size_t chunk, size_t begin, size_t end) {
//     results[chunk] = Work(begin, end);
//   });
//
// The pieces depend on the range alone, never on the number of threads: what is kept by piece and
// put together in order is the same on every run. `work` must not throw and must not touch what
// another piece touches.
#ifndef DATELINE_BASE_PARALLEL_H_
#define DATELINE_BASE_PARALLEL_H_

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace dateline {

inline size_t ChunkCount(size_t n, size_t chunk) { return (n + chunk - 1) / chunk; }

template <typename Work>
void ParallelChunks(size_t n, size_t chunk, int threads, Work work) {
  const size_t chunks = ChunkCount(n, chunk);
  std::atomic<size_t> next = 0;
  const auto run = [&] {
    for (size_t i = next++; i < chunks; i = next++)
      work(i, i * chunk, std::min(n, (i + 1) * chunk));
  };
  const size_t workers = std::min(static_cast<size_t>(std::clamp(threads, 1, 64)), chunks);
  std::vector<std::thread> others;
  for (size_t i = 1; i < workers; ++i) others.emplace_back(run);
  run();
  for (std::thread& other : others) other.join();
}

}  // namespace dateline

#endif  // DATELINE_BASE_PARALLEL_H_
