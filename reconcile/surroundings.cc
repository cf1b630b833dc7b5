#include "reconcile/surroundings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <tuple>

#include "base/parallel.h"

namespace dateline {
namespace {

// Sentences to both sides that count as neighbours.
constexpr int32_t kReach = 3;
// Log2 odds from which a mutual best pair with compatible dates is taken as a fixed point.
constexpr float kAnchor = 2;
// Pairs below this are no neighbours worth counting.
constexpr float kFaint = -4;
constexpr size_t kEdgesAtOnce = 4096;

// The best two scores of a claim in one telling, of different sentences.
struct Best {
  float first = -1e9f, second = -1e9f;
  int32_t row = -1, sentence = -1;

  void Add(float score, int32_t at, int32_t in) {
    if (score > first || (score == first && at < row)) {
      if (in != sentence) second = first;
      first = score, row = at, sentence = in;
    } else if (in != sentence) {
      second = std::max(second, score);
    }
  }
  // The best outside a sentence.
  float Outside(int32_t in) const { return in == sentence ? second : first; }
};

// Pairs of sentences of two tellings, each way round, with the best score of a pair of their
// claims.
class SentencePairs {
 public:
  SentencePairs(const ClaimTable& table, const std::vector<Edge>& edges) {
    for (const Edge& edge : edges) {
      const ClaimRow &a = table.rows[edge.a], &b = table.rows[edge.b];
      if (edge.score < kFaint || OneTelling(a, b)) continue;
      pairs_.push_back({a.sentence, b.sentence, edge.score});
      pairs_.push_back({b.sentence, a.sentence, edge.score});
    }
    std::sort(pairs_.begin(), pairs_.end(), [](const Pair& x, const Pair& y) {
      return std::tie(x.a, x.b, y.score) < std::tie(y.a, y.b, x.score);
    });
    const auto same = [](const Pair& x, const Pair& y) { return x.a == y.a && x.b == y.b; };
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end(), same), pairs_.end());
    begin_.resize(static_cast<size_t>(pairs_.empty() ? 0 : pairs_.back().a + 1) + 1);
    for (const Pair& pair : pairs_) ++begin_[static_cast<size_t>(pair.a) + 1];
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  }

  // The best of sentence a with those around b, itself aside; `least` where none is better.
  float BestAround(int32_t a, int32_t b, float least) const {
    if (a < 0 || static_cast<size_t>(a) + 1 >= begin_.size()) return least;
    const auto end = pairs_.begin() + begin_[static_cast<size_t>(a) + 1];
    auto it = std::partition_point(pairs_.begin() + begin_[static_cast<size_t>(a)], end,
                                   [&](const Pair& pair) { return pair.b < b - kReach; });
    for (; it != end && it->b <= b + kReach; ++it) {
      if (it->b != b) least = std::max(least, it->score);
    }
    return least;
  }

 private:
  struct Pair {
    int32_t a, b;
    float score;
  };
  std::vector<Pair> pairs_;
  std::vector<uint32_t> begin_;  // by a; one more at the end
};

// The best partners of each claim in each other telling.
class BestPartners {
 public:
  // `edges` are sorted by their rows.
  BestPartners(const ClaimTable& table, const std::vector<Edge>& edges) : of_edge_(edges.size()) {
    // The partners of each claim, in order: those before it, then those behind it.
    std::vector<uint32_t> next(table.rows.size() + 1);
    for (const Edge& edge : edges)
      ++next[static_cast<size_t>(edge.a) + 1], ++next[static_cast<size_t>(edge.b) + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    struct Partner {
      uint32_t edge;
      bool second;  // the claim is the second of the edge
    };
    std::vector<Partner> partners(2 * edges.size());
    for (uint32_t e = 0; e < edges.size(); ++e) {
      partners[next[static_cast<size_t>(edges[e].a)]++] = {e, false};
      partners[next[static_cast<size_t>(edges[e].b)]++] = {e, true};
    }
    const auto other_of = [&](const Partner& partner) {
      return partner.second ? edges[partner.edge].a : edges[partner.edge].b;
    };
    // Tables stand between paragraphs: those of one telling are brought together.
    for (size_t begin = 0; begin + 1 < next.size(); ++begin) {
      const auto at = [&](size_t i) { return partners.begin() + (i == 0 ? 0 : next[i - 1]); };
      const auto before = [&](const Partner& x, const Partner& y) {
        return Telling(table.rows[other_of(x)]) < Telling(table.rows[other_of(y)]);
      };
      // A sort asks for memory, and nearly all are in order.
      if (!std::is_sorted(at(begin), at(begin + 1), before))
        std::stable_sort(at(begin), at(begin + 1), before);
    }
    int32_t claim = -1, telling = -1;
    for (const Partner& partner : partners) {
      const Edge& edge = edges[partner.edge];
      const int32_t self = partner.second ? edge.b : edge.a, other = other_of(partner);
      const ClaimRow& row = table.rows[other];
      if (self != claim || Telling(row) != telling) best_.emplace_back();
      claim = self, telling = Telling(row);
      best_.back().Add(edge.score, other, row.sentence);
      of_edge_[partner.edge][partner.second] = static_cast<uint32_t>(best_.size()) - 1;
    }
  }

  // Of the first claim of an edge in the telling of the second.
  const Best& OfFirst(size_t edge) const { return best_[of_edge_[edge][0]]; }
  const Best& OfSecond(size_t edge) const { return best_[of_edge_[edge][1]]; }

 private:
  std::vector<Best> best_;
  std::vector<std::array<uint32_t, 2>> of_edge_;
};

class Builder {
 public:
  Builder(const ClaimTable& table, const std::vector<Edge>& edges, int threads)
      : table_(table), edges_(edges), threads_(threads) {
    ParallelChunks(2, 1, threads, [&](size_t which, size_t, size_t) {
      if (which == 0) sentences_.emplace(table, edges);
      if (which == 1) best_.emplace(table, edges);
    });
    FindAnchors();
  }

  AroundIndex Run() const {
    std::vector<uint32_t> apart;  // edges of two tellings
    for (uint32_t e = 0; e < edges_.size(); ++e) {
      if (TellingOf(edges_[e].a) != TellingOf(edges_[e].b)) apart.push_back(e);
    }
    AroundIndex index;
    index.pairs.resize(apart.size());
    ParallelChunks(apart.size(), kEdgesAtOnce, threads_, [&](size_t, size_t begin, size_t end) {
      for (size_t i = begin; i < end; ++i)
        index.pairs[i] = {edges_[apart[i]].b, Describe(apart[i]), std::nanf("")};
    });
    index.begin.resize(table_.rows.size() + 1);
    for (uint32_t e : apart) ++index.begin[static_cast<size_t>(edges_[e].a) + 1];
    std::partial_sum(index.begin.begin(), index.begin.end(), index.begin.begin());
    return index;
  }

 private:
  struct Anchor {
    int32_t x, y;  // tellings
    int32_t a, b;  // sentences
    bool operator<(const Anchor& other) const {
      return std::tie(x, y, a, b) < std::tie(other.x, other.y, other.a, other.b);
    }
    bool operator==(const Anchor& other) const {
      return std::tie(x, y, a, b) == std::tie(other.x, other.y, other.a, other.b);
    }
  };

  int32_t TellingOf(int32_t row) const { return Telling(table_.rows[row]); }
  int32_t Sentence(int32_t row) const { return table_.rows[row].sentence; }

  // Pairs of sentences by pair of tellings, in order.
  void FindAnchors() {
    for (size_t e = 0; e < edges_.size(); ++e) {
      const Edge& edge = edges_[e];
      const int32_t x = TellingOf(edge.a), y = TellingOf(edge.b);
      if (x == y || edge.score < kAnchor) continue;
      if (best_->OfFirst(e).row != edge.b || best_->OfSecond(e).row != edge.a) continue;
      const DateRelation relation =
          CompareDates(table_.rows[edge.a].when, table_.rows[edge.b].when).relation;
      if (relation == DateRelation::kIncomparable || relation == DateRelation::kDisjoint) continue;
      anchors_.push_back({x, y, Sentence(edge.a), Sentence(edge.b)});
      anchors_.push_back({y, x, Sentence(edge.b), Sentence(edge.a)});
    }
    std::sort(anchors_.begin(), anchors_.end());
    anchors_.erase(std::unique(anchors_.begin(), anchors_.end()), anchors_.end());
  }

  Around Describe(size_t e) const {
    const Edge& edge = edges_[e];
    Around around;
    const float a = best_->OfFirst(e).Outside(Sentence(edge.b));
    const float b = best_->OfSecond(e).Outside(Sentence(edge.a));
    around.rival = std::max(a, b) - edge.score;
    around.rivals = std::max(a, b) > -1e8f;
    around.neighbours = Neighbours(Sentence(edge.a), Sentence(edge.b));
    const double there =
        Jump(TellingOf(edge.a), TellingOf(edge.b), Sentence(edge.a), Sentence(edge.b));
    const double back =
        Jump(TellingOf(edge.b), TellingOf(edge.a), Sentence(edge.b), Sentence(edge.a));
    if (there >= 0) around.jump = static_cast<int16_t>(std::min(0.5 * (there + back), 1000.0));
    return around;
  }

  // Each text's neighbours with their partners in the other: the mean of both.
  float Neighbours(int32_t a, int32_t b) const {
    float sum = 0;
    for (int32_t i = -kReach; i <= kReach; ++i) {
      if (i == 0) continue;
      for (const float best :
           {sentences_->BestAround(a + i, b, kFaint), sentences_->BestAround(b + i, a, kFaint)}) {
        if (best > kFaint) sum += static_cast<float>(Probability(best));
      }
    }
    return 0.5f * sum;
  }

  // From where the anchors before and after would put sentence a of document x to sentence b of y;
  // -1: there is none.
  double Jump(int32_t x, int32_t y, int32_t a, int32_t b) const {
    const auto after =
        std::upper_bound(anchors_.begin(), anchors_.end(), Anchor{x, y, a, INT32_MAX});
    const bool is_before =
        after != anchors_.begin() && std::tie(after[-1].x, after[-1].y) == std::tie(x, y);
    const bool is_after = after != anchors_.end() && std::tie(after->x, after->y) == std::tie(x, y);
    if (!is_before && !is_after) return -1;
    double expected = 0;
    if (!is_before) {
      expected = after->b - (after->a - a);
    } else {
      const auto before = after - 1;
      expected = before->b + (a - before->a);
      if (is_after) {
        expected = before->b + static_cast<double>(after->b - before->b) * (a - before->a) /
                                   (after->a - before->a);
      }
    }
    return std::abs(expected - b);
  }

  const ClaimTable& table_;
  const std::vector<Edge>& edges_;
  const int threads_;
  std::optional<SentencePairs> sentences_;
  std::optional<BestPartners> best_;
  std::vector<Anchor> anchors_;  // sorted
};

}  // namespace

AroundIndex FindSurroundings(const ClaimTable& table, const std::vector<Edge>& edges, int threads) {
  return Builder(table, edges, threads).Run();
}

}  // namespace dateline
