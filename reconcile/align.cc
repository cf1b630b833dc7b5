#include "reconcile/align.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "reconcile/cluster.h"
#include "reconcile/compare.h"
#include "reconcile/surroundings.h"

namespace dateline {
namespace {

// What stands around a pair adds no more than this, in bits.
constexpr float kMostAround = 6;

using Pairs = std::vector<std::pair<int32_t, int32_t>>;

void ScoreRange(const ClaimTable& table, const Weights& weights, const Pairs& pairs, size_t begin,
                size_t end, float threshold, std::vector<Edge>* edges) {
  for (size_t i = begin; i < end; ++i) {
    const Comparison comparison = CompareClaims(table, weights, pairs[i].first, pairs[i].second);
    if (comparison.score < threshold) continue;
    edges->push_back({pairs[i].first, pairs[i].second, comparison.score});
  }
}

std::vector<Edge> ScorePairs(const ClaimTable& table, const Weights& weights, const Pairs& pairs,
                             float threshold, int threads) {
  const size_t parts = static_cast<size_t>(std::clamp(threads, 1, 64));
  std::vector<std::vector<Edge>> found(parts);
  std::vector<std::thread> workers;
  for (size_t part = 0; part < parts; ++part) {
    const size_t begin = pairs.size() * part / parts, end = pairs.size() * (part + 1) / parts;
    const auto work = [&, begin, end, part] {
      ScoreRange(table, weights, pairs, begin, end, threshold, &found[part]);
    };
    if (part + 1 == parts) {
      work();
    } else {
      workers.emplace_back(work);
    }
  }
  for (std::thread& worker : workers) worker.join();
  std::vector<Edge> edges;
  for (std::vector<Edge>& part : found) edges.insert(edges.end(), part.begin(), part.end());
  return edges;
}

}  // namespace

Alignment Align(ClaimTable* table, const Weights& weights, const AlignOptions& options) {
  Alignment alignment;
  Candidates candidates = FindCandidates(*table, options.block);
  alignment.cut = std::move(candidates.cut);
  alignment.pairs_cut = candidates.pairs_cut;
  alignment.pairs_compared = static_cast<int64_t>(candidates.pairs.size());
  const double p = std::clamp(options.link_threshold, 1e-6, 1 - 1e-6);
  ClusterOptions cluster;
  cluster.threshold = static_cast<float>(std::log2(p / (1 - p)));
  std::vector<Edge> edges = ScorePairs(*table, weights, candidates.pairs,
                                       cluster.threshold - kMostAround, options.threads);
  table->around = FindSurroundings(*table, edges);
  Pairs near;
  near.reserve(edges.size());
  for (const Edge& edge : edges) near.push_back({edge.a, edge.b});
  edges = ScorePairs(*table, weights, near, cluster.threshold, options.threads);
  alignment.events = ClusterClaims(*table, weights, std::move(edges), cluster);
  return alignment;
}

}  // namespace dateline
