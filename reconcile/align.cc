#include "reconcile/align.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

#include "base/parallel.h"
#include "reconcile/cluster.h"
#include "reconcile/compare.h"
#include "reconcile/score_bound.h"
#include "reconcile/surroundings.h"

namespace dateline {
namespace {

// Claims whose candidates one thread takes at a time. Those of the first claims are the most.
constexpr size_t kClaimsAtOnce = 512;
constexpr size_t kPairsAtOnce = 8192;

struct Scored {
  std::vector<Edge> edges;
  int64_t pairs = 0;
  int64_t compared = 0;
};

// Pairs at or above the threshold, by chunks of their first claim.
std::vector<Scored> ScoreCandidates(const ClaimTable& table, const Weights& weights, const Candidates& candidates,
                                    float threshold, int threads) {
  const ScoreBound bound(table, weights);
  std::vector<Scored> scored(ChunkCount(table.rows.size(), kClaimsAtOnce));
  // Readers are as long as the table: one for each thread, not for each chunk.
  std::vector<std::unique_ptr<CandidateReader>> readers;
  std::mutex mutex;
  const auto take = [&] {
    const std::lock_guard<std::mutex> lock(mutex);
    if (readers.empty()) return std::make_unique<CandidateReader>(table, candidates);
    std::unique_ptr<CandidateReader> reader = std::move(readers.back());
    readers.pop_back();
    return reader;
  };
  ParallelChunks(table.rows.size(), kClaimsAtOnce, threads, [&](size_t chunk, size_t begin, size_t end) {
    std::unique_ptr<CandidateReader> reader = take();
    Scored& out = scored[chunk];
    for (int32_t a = static_cast<int32_t>(begin); a < static_cast<int32_t>(end); ++a) {
      for (int32_t b : reader->Behind(a)) {
        ++out.pairs;
        if (!bound.MayReach(threshold, a, b)) continue;
        ++out.compared;
        const float score = CompareClaims(table, weights, a, b).score;
        if (score >= threshold) out.edges.push_back({a, b, score});
      }
    }
    const std::lock_guard<std::mutex> lock(mutex);
    readers.push_back(std::move(reader));
  });
  return scored;
}

// The most that what stands around a pair may add.
float MostAround(const Weights& weights) {
  float sum = 0;
  for (Level level : {Level::kNeighbours, Level::kInPlace, Level::kNoRival}) {
    sum += std::max(0.0f, weights[level].weight + weights[level].cap);
  }
  return sum;
}

// The pairs that reach the threshold now that their surroundings are known.
std::vector<Edge> ScoreAgain(const ClaimTable& table, const Weights& weights, const std::vector<Edge>& edges,
                             float threshold, int threads) {
  std::vector<std::vector<Edge>> scored(ChunkCount(edges.size(), kPairsAtOnce));
  ParallelChunks(edges.size(), kPairsAtOnce, threads, [&](size_t chunk, size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const float score = CompareClaims(table, weights, edges[i].a, edges[i].b).score;
      if (score >= threshold) scored[chunk].push_back({edges[i].a, edges[i].b, score});
    }
  });
  std::vector<Edge> found;
  for (const std::vector<Edge>& part : scored) found.insert(found.end(), part.begin(), part.end());
  return found;
}

}  // namespace

Alignment Align(ClaimTable* table, const Weights& weights, const AlignOptions& options) {
  Alignment alignment;
  const Candidates candidates = FindCandidates(*table, options.block);
  alignment.cut = candidates.cut;
  alignment.pairs_cut = candidates.pairs_cut;
  const double p = std::clamp(options.link_threshold, 1e-6, 1 - 1e-6);
  ClusterOptions cluster;
  cluster.threshold = static_cast<float>(std::log2(p / (1 - p)));
  std::vector<Edge> edges;
  const float faint = cluster.threshold - MostAround(weights);
  for (const Scored& scored : ScoreCandidates(*table, weights, candidates, faint, options.threads)) {
    edges.insert(edges.end(), scored.edges.begin(), scored.edges.end());
    alignment.pairs += scored.pairs;
    alignment.pairs_compared += scored.compared;
  }
  table->around = FindSurroundings(*table, edges);
  edges = ScoreAgain(*table, weights, edges, cluster.threshold, options.threads);
  alignment.events = ClusterClaims(*table, weights, std::move(edges), cluster);
  return alignment;
}

}  // namespace dateline
