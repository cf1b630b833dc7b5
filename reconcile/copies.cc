#include "reconcile/copies.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "reconcile/claim_table.h"

namespace dateline {
namespace {

// A sentence that more documents have is a common one.
constexpr size_t kMostDocuments = 8;
// So many sentences, and half of those of the shorter document, make a copy.
constexpr int32_t kLeastShared = 3;

int32_t Root(std::vector<int32_t>* parent, int32_t i) {
  std::vector<int32_t>& up = *parent;
  while (up[i] != i) i = up[i] = up[up[i]];
  return i;
}

// Distinct (quote, document), sorted.
std::vector<std::pair<int32_t, int32_t>> SentencesOf(const std::vector<ClaimRow>& rows) {
  std::vector<std::pair<int32_t, int32_t>> sentences;
  for (const ClaimRow& row : rows) {
    if (row.quote >= 0) sentences.push_back({row.quote, row.document});
  }
  std::sort(sentences.begin(), sentences.end());
  sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
  return sentences;
}

}  // namespace

Copies::Copies(const std::vector<ClaimRow>& rows) {
  const auto sentences = SentencesOf(rows);
  int32_t documents = 0;
  for (const ClaimRow& row : rows) documents = std::max(documents, row.document + 1);
  std::vector<int32_t> count(static_cast<size_t>(documents));
  std::map<std::pair<int32_t, int32_t>, int32_t> shared;
  for (size_t begin = 0, end = 0; begin < sentences.size(); begin = end) {
    while (end < sentences.size() && sentences[end].first == sentences[begin].first) ++end;
    for (size_t i = begin; i < end; ++i) {
      ++count[sentences[i].second];
      if (end - begin > kMostDocuments) continue;
      for (size_t j = i + 1; j < end; ++j) ++shared[{sentences[i].second, sentences[j].second}];
    }
  }
  std::vector<int32_t> parent(count.size());
  std::iota(parent.begin(), parent.end(), 0);
  for (const auto& [pair, sentences_shared] : shared) {
    const auto [x, y] = pair;
    if (sentences_shared < kLeastShared || 2 * sentences_shared < std::min(count[x], count[y]))
      continue;
    const int32_t a = Root(&parent, x), b = Root(&parent, y);
    parent[std::max(a, b)] = std::min(a, b);
  }
  std::vector<int32_t> size(count.size());
  for (int32_t i = 0; i < documents; ++i) ++size[Root(&parent, i)];
  text_.assign(count.size(), -1);
  for (int32_t i = 0; i < documents; ++i) {
    if (size[Root(&parent, i)] > 1) text_[i] = Root(&parent, i);
  }
  for (const auto& [quote, document] : sentences) {
    if (text_[document] >= 0) sentences_.insert(PairKey(document, quote));
  }
}

bool Copies::HasCounterpart(const ClaimRow& a, const ClaimRow& b) const {
  if (sentences_.empty() || a.document == b.document || a.quote == b.quote) return false;
  if (text_[a.document] < 0 || text_[a.document] != text_[b.document]) return false;
  return sentences_.contains(PairKey(b.document, a.quote)) ||
         sentences_.contains(PairKey(a.document, b.quote));
}

}  // namespace dateline
