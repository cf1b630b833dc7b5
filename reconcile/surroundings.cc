#include "reconcile/surroundings.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>


namespace dateline {
namespace {

// Sentences to both sides that count as neighbours.
constexpr int32_t kReach = 3;
// Log2 odds from which a mutual best pair with compatible dates is taken as a fixed point.
constexpr float kAnchor = 2;
// Pairs below this are no neighbours worth counting.
constexpr float kFaint = -4;

// The best two scores of a claim in one document, of different sentences.
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

class Builder {
 public:
  Builder(const ClaimTable& table, const std::vector<Edge>& edges) : table_(table), edges_(edges) {}

  absl::flat_hash_map<uint64_t, Around> Run() {
    for (const Edge& edge : edges_) Note(edge);
    FindAnchors();
    absl::flat_hash_map<uint64_t, Around> around;
    for (const Edge& edge : edges_) {
      if (Document(edge.a) != Document(edge.b)) around.emplace(PairKey(edge.a, edge.b), Describe(edge));
    }
    return around;
  }

 private:
  int32_t Document(int32_t row) const { return table_.rows[row].document; }
  int32_t Sentence(int32_t row) const { return table_.rows[row].sentence; }

  void Note(const Edge& edge) {
    best_[PairKey(edge.a, Document(edge.b))].Add(edge.score, edge.b, Sentence(edge.b));
    best_[PairKey(edge.b, Document(edge.a))].Add(edge.score, edge.a, Sentence(edge.a));
    if (edge.score < kFaint || Document(edge.a) == Document(edge.b)) return;
    // Rows are in order of place, so that the lower row is of the lower sentence.
    float& score = sentences_.try_emplace(PairKey(Sentence(edge.a), Sentence(edge.b)), -1e9f).first->second;
    score = std::max(score, edge.score);
  }

  // Pairs of sentences by pair of documents, in order.
  void FindAnchors() {
    for (const Edge& edge : edges_) {
      const int32_t x = Document(edge.a), y = Document(edge.b);
      if (x == y || edge.score < kAnchor) continue;
      if (best_[PairKey(edge.a, y)].row != edge.b || best_[PairKey(edge.b, x)].row != edge.a) continue;
      const DateRelation relation =
          CompareDates(table_.rows[edge.a].when, table_.rows[edge.b].when).relation;
      if (relation == DateRelation::kIncomparable || relation == DateRelation::kDisjoint) continue;
      anchors_[PairKey(x, y)].push_back({Sentence(edge.a), Sentence(edge.b)});
    }
    for (auto& [key, pairs] : anchors_) {
      std::sort(pairs.begin(), pairs.end());
      pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    }
  }

  Around Describe(const Edge& edge) const {
    Around around;
    const float a = best_.at(PairKey(edge.a, Document(edge.b))).Outside(Sentence(edge.b));
    const float b = best_.at(PairKey(edge.b, Document(edge.a))).Outside(Sentence(edge.a));
    around.rival = std::max(a, b) - edge.score;
    around.rivals = std::max(a, b) > -1e8f;
    around.neighbours = Neighbours(Sentence(edge.a), Sentence(edge.b));
    around.jump = Jump(edge);
    return around;
  }

  float Neighbours(int32_t a, int32_t b) const {
    float sum = 0;
    for (int32_t i = -kReach; i <= kReach; ++i) {
      float best = kFaint;
      for (int32_t j = -kReach; j <= kReach; ++j) {
        if (i == 0 || j == 0) continue;
        const auto it = sentences_.find(PairKey(a + i, b + j));
        if (it != sentences_.end()) best = std::max(best, it->second);
      }
      if (best > kFaint) sum += static_cast<float>(Probability(best));
    }
    return sum;
  }

  // From where the anchors before and after would put the first claim to where the second stands.
  int16_t Jump(const Edge& edge) const {
    const auto it = anchors_.find(PairKey(Document(edge.a), Document(edge.b)));
    if (it == anchors_.end()) return -1;
    const auto& pairs = it->second;
    const int32_t a = Sentence(edge.a), b = Sentence(edge.b);
    const auto after = std::upper_bound(pairs.begin(), pairs.end(), std::make_pair(a, INT32_MAX));
    double expected = 0;
    if (after == pairs.begin()) {
      expected = after->second - (after->first - a);
    } else {
      const auto before = after - 1;
      expected = before->second + (a - before->first);
      if (after != pairs.end()) {
        expected = before->second + static_cast<double>(after->second - before->second) *
                                        (a - before->first) / (after->first - before->first);
      }
    }
    return static_cast<int16_t>(std::min(std::abs(expected - b), 1000.0));
  }

  const ClaimTable& table_;
  const std::vector<Edge>& edges_;
  absl::flat_hash_map<uint64_t, Best> best_;         // by claim and document
  absl::flat_hash_map<uint64_t, float> sentences_;   // best score by pair of sentences
  absl::flat_hash_map<uint64_t, std::vector<std::pair<int32_t, int32_t>>> anchors_;
};

}  // namespace

absl::flat_hash_map<uint64_t, Around> FindSurroundings(const ClaimTable& table,
                                                       const std::vector<Edge>& edges) {
  return Builder(table, edges).Run();
}

}  // namespace dateline
