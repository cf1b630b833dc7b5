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
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace dateline {

inline size_t ChunkCount(size_t n, size_t chunk) { return (n + chunk - 1) / chunk; }

// Calls run() on so many threads, this one included.
template <typename Run>
void RunOnThreads(size_t threads, const Run& run) {
  std::vector<std::thread> others;
  for (size_t i = 1; i < threads; ++i) others.emplace_back(run);
  run();
  for (std::thread& other : others) other.join();
}

// Two things that do not touch each other, beside each other where there are threads. Either may
// use all threads again: while one waits the other goes on.
template <typename First, typename Second>
void RunBeside(int threads, const First& first, const Second& second) {
  if (threads < 2) {
    first();
    second();
    return;
  }
  std::thread other(second);
  first();
  other.join();
}

template <typename Work>
void ParallelChunks(size_t n, size_t chunk, int threads, Work work) {
  const size_t chunks = ChunkCount(n, chunk);
  std::atomic<size_t> next = 0;
  const size_t workers = std::min(static_cast<size_t>(std::clamp(threads, 1, 64)), chunks);
  RunOnThreads(workers, [&] {
    for (size_t i = next++; i < chunks; i = next++)
      work(i, i * chunk, std::min(n, (i + 1) * chunk));
  });
}

// Where what the pieces give must be taken in order: take(i, make(i)) for 0, 1, 2, ... `make` runs
// on all threads, `take` on one at a time beside them. At most `ahead` results (1 and more) wait
// for an earlier one.
template <typename Make, typename Take>
void ParallelInOrder(size_t pieces, size_t ahead, int threads, Make make, Take take) {
  std::atomic<size_t> next = 0;
  std::mutex mutex;
  std::condition_variable room;
  std::map<size_t, decltype(make(size_t{}))> waiting;
  size_t taken = 0;
  bool taking = false;
  const auto work_on = [&](size_t i) {
    std::unique_lock<std::mutex> lock(mutex);
    room.wait(lock, [&] { return i < taken + ahead; });
    lock.unlock();
    auto result = make(i);
    lock.lock();
    waiting.emplace(i, std::move(result));
    if (std::exchange(taking, true)) return;
    while (!waiting.empty() && waiting.begin()->first == taken) {
      auto first = waiting.extract(waiting.begin());
      lock.unlock();
      take(first.key(), std::move(first.mapped()));
      lock.lock();
      ++taken;
      room.notify_all();
    }
    taking = false;
  };
  const size_t workers = std::min(static_cast<size_t>(std::clamp(threads, 1, 64)), pieces);
  RunOnThreads(workers, [&] {
    for (size_t i = next++; i < pieces; i = next++) work_on(i);
  });
}

}  // namespace dateline

#endif  // DATELINE_BASE_PARALLEL_H_
