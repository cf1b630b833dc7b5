#include "reconcile/cluster.h"

#include <algorithm>
#include <map>

#include "absl/container/flat_hash_map.h"

namespace dateline {
namespace {

// Pairs between two groups that are compared in full; larger groups are sampled at even steps.
constexpr size_t kMaxPairs = 144;

class Clusterer {
 public:
  Clusterer(const ClaimTable& table, const Weights& weights, const ClusterOptions& options)
      : table_(table), weights_(weights), options_(options) {}

  void Join(const Edge& edge) {
    const int32_t x = GroupOf(edge.a), y = GroupOf(edge.b);
    if (x == y) return;
    const std::vector<int32_t>&a = groups_[x], &b = groups_[y];
    if (a.size() + b.size() > options_.max_cluster || !MayJoin(a, b)) return;
    const int32_t low = std::min(x, y), high = std::max(x, y);
    std::vector<int32_t> moved = std::move(groups_[high]);
    groups_.erase(high);
    for (int32_t claim : moved) group_of_[claim] = low;
    std::vector<int32_t>& into = groups_[low];
    into.insert(into.end(), moved.begin(), moved.end());
    std::sort(into.begin(), into.end());
  }

  std::vector<std::vector<int32_t>> Take() {
    std::vector<std::vector<int32_t>> groups;
    for (auto& [id, claims] : groups_) {
      if (claims.size() > 1) groups.push_back(std::move(claims));
    }
    std::sort(groups.begin(), groups.end());
    return groups;
  }

 private:
  int32_t GroupOf(int32_t claim) {
    const auto [it, added] = group_of_.try_emplace(claim, claim);
    if (added) groups_[claim] = {claim};
    return it->second;
  }

  bool MayJoin(const std::vector<int32_t>& a, const std::vector<int32_t>& b) const {
    const size_t step = 1 + a.size() * b.size() / kMaxPairs;
    double sum = 0;
    size_t count = 0;
    for (size_t at = 0; at < a.size() * b.size(); at += step) {
      const int32_t x = a[at / b.size()], y = b[at % b.size()];
      const float score = ScoreOf(table_, weights_, x, y);
      if (score <= options_.barred) return false;
      if (score < options_.threshold && SeveralInOneText(x, y)) return false;
      sum += score;
      ++count;
    }
    return sum >= options_.threshold * static_cast<double>(count);
  }

  // One text gives two dates for events that look alike and nothing says that they are one.
  bool SeveralInOneText(int32_t a, int32_t b) const {
    const ClaimRow &x = table_.rows[a], &y = table_.rows[b];
    return OneTelling(x, y) && CompareDates(x.when, y.when).relation == DateRelation::kDisjoint;
  }

  const ClaimTable& table_;
  const Weights& weights_;
  const ClusterOptions& options_;
  absl::flat_hash_map<int32_t, int32_t> group_of_;
  absl::flat_hash_map<int32_t, std::vector<int32_t>> groups_;
};

}  // namespace

std::vector<std::vector<int32_t>> ClusterClaims(const ClaimTable& table, const Weights& weights,
                                                std::vector<Edge> edges,
                                                const ClusterOptions& options) {
  std::sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
    if (x.score != y.score) return x.score > y.score;
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  Clusterer clusterer(table, weights, options);
  for (const Edge& edge : edges) clusterer.Join(edge);
  return clusterer.Take();
}

}  // namespace dateline
