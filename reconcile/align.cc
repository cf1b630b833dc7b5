#include "reconcile/align.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <string>
#include <utility>

#include "base/parallel.h"
#include "reconcile/cluster.h"
#include "reconcile/compare.h"
#include "reconcile/kept_pairs.h"
#include "reconcile/score_bound.h"
#include "reconcile/surroundings.h"

namespace dateline {
namespace {

// Claims whose candidates one thread takes at a time. Those of the first claims are the most.
constexpr size_t kClaimsAtOnce = 512;
constexpr size_t kPairsAtOnce = 8192;
// Pairs whose events one thread makes at a time; never fewer than those of one component.
constexpr size_t kEdgesAtOnce = 4096;

std::vector<Edge> Joined(const std::vector<std::vector<Edge>>& parts) {
  std::vector<Edge> edges;
  for (const std::vector<Edge>& part : parts) edges.insert(edges.end(), part.begin(), part.end());
  return edges;
}

void AddEdge(const ClaimTable& table, const Weights& weights, float threshold, int32_t a, int32_t b,
             std::vector<Edge>* edges) {
  const float score = CompareClaims(table, weights, a, b).score;
  if (score >= threshold) edges->push_back({a, b, score});
}

// Candidates at or above the threshold, sorted.
std::vector<Edge> ScoreCandidates(const ClaimTable& table, const Weights& weights,
                                  const Candidates& candidates, float threshold, int threads) {
  const ScoreBound bound(table, weights, ScoreBound::Rarity::kExact, threads);
  CandidateReaders readers(table, candidates);
  std::vector<std::vector<Edge>> scored(ChunkCount(table.rows.size(), kClaimsAtOnce));
  ParallelChunks(
      table.rows.size(), kClaimsAtOnce, threads, [&](size_t chunk, size_t begin, size_t end) {
        std::unique_ptr<CandidateReader> reader = readers.Take();
        for (int32_t a = static_cast<int32_t>(begin); a < static_cast<int32_t>(end); ++a) {
          bound.ForEachInReach(threshold, a, reader->Behind(a), [&](int32_t b) {
            AddEdge(table, weights, threshold, a, b, &scored[chunk]);
          });
        }
        readers.GiveBack(std::move(reader));
      });
  return Joined(scored);
}

// The same by way of what an earlier run left.
std::vector<Edge> ScoreKept(const ClaimTable& table, const Weights& weights,
                            const Candidates& candidates, float threshold, int threads,
                            std::string* kept) {
  const std::vector<RowPair> pairs =
      PairsInReach(table, weights, candidates, threshold, threads, kept);
  std::vector<std::vector<Edge>> scored(ChunkCount(pairs.size(), kPairsAtOnce));
  ParallelChunks(pairs.size(), kPairsAtOnce, threads, [&](size_t chunk, size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      AddEdge(table, weights, threshold, pairs[i].a, pairs[i].b, &scored[chunk]);
    }
  });
  return Joined(scored);
}

// The most that what stands around a pair may add.
float MostAround(const Weights& weights) {
  float sum = 0;
  for (Level level : {Level::kNeighbours, Level::kInPlace, Level::kNoRival}) {
    sum += std::max(0.0f, weights[level].weight + weights[level].cap);
  }
  return sum;
}

// The pairs that reach the threshold now that their surroundings are known; notes their scores.
std::vector<Edge> ScoreAgain(const Weights& weights, const std::vector<Edge>& edges,
                             float threshold, int threads, ClaimTable* table) {
  std::vector<std::vector<Edge>> scored(ChunkCount(edges.size(), kPairsAtOnce));
  ParallelChunks(edges.size(), kPairsAtOnce, threads, [&](size_t chunk, size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      Edge edge = edges[i];
      // Pairs of one document have no surroundings.
      if (const AroundIndex::Pair* pair = table->PairOf(edge.a, edge.b)) {
        edge.score = CompareClaims(*table, weights, edge.a, edge.b).score;
        table->around.pairs[static_cast<size_t>(pair - table->around.pairs.data())].score =
            edge.score;
      }
      if (edge.score >= threshold) scored[chunk].push_back(edge);
    }
  });
  return Joined(scored);
}

int32_t Root(std::vector<int32_t>* parent, int32_t i) {
  std::vector<int32_t>& up = *parent;
  while (up[i] != i) i = up[i] = up[up[i]];
  return i;
}

// Claims that no pair connects, directly or through others, never meet in one event: connected
// parts are clustered each by itself.
std::vector<std::vector<int32_t>> Cluster(const ClaimTable& table, const Weights& weights,
                                          std::vector<Edge> edges, const ClusterOptions& options,
                                          int threads) {
  std::vector<int32_t> parent(table.rows.size());
  std::iota(parent.begin(), parent.end(), 0);
  for (const Edge& edge : edges) {
    const int32_t a = Root(&parent, edge.a), b = Root(&parent, edge.b);
    parent[std::max(a, b)] = std::min(a, b);
  }
  for (size_t i = 0; i < parent.size(); ++i) parent[i] = parent[parent[i]];
  std::stable_sort(edges.begin(), edges.end(),
                   [&](const Edge& x, const Edge& y) { return parent[x.a] < parent[y.a]; });
  std::vector<size_t> begin = {0};
  for (size_t i = 1; i <= edges.size(); ++i) {
    const bool last = i == edges.size();
    const bool whole = last || parent[edges[i].a] != parent[edges[i - 1].a];
    if (last || (whole && i - begin.back() >= kEdgesAtOnce)) begin.push_back(i);
  }
  std::vector<std::vector<std::vector<int32_t>>> found(begin.size() - 1);
  ParallelChunks(found.size(), 1, threads, [&](size_t part, size_t, size_t) {
    const auto at = [&](size_t i) { return edges.begin() + static_cast<std::ptrdiff_t>(begin[i]); };
    found[part] = ClusterClaims(table, weights, std::vector<Edge>(at(part), at(part + 1)), options);
  });
  std::vector<std::vector<int32_t>> events;
  for (auto& part : found) {
    for (std::vector<int32_t>& event : part) events.push_back(std::move(event));
  }
  std::sort(events.begin(), events.end());
  return events;
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
  const float faint = cluster.threshold - MostAround(weights);
  std::vector<Edge> edges =
      options.kept == nullptr
          ? ScoreCandidates(*table, weights, candidates, faint, options.threads)
          : ScoreKept(*table, weights, candidates, faint, options.threads, options.kept);
  table->around = FindSurroundings(*table, edges, options.threads);
  edges = ScoreAgain(weights, edges, cluster.threshold, options.threads, table);
  alignment.events = Cluster(*table, weights, std::move(edges), cluster, options.threads);
  return alignment;
}

}  // namespace dateline
