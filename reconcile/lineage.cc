#include "reconcile/lineage.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"

namespace dateline {
namespace {

// Below this many words sentences are alike by chance.
constexpr size_t kFewWords = 6;

struct Witness {
  std::set<std::string> sources;
  std::set<std::string> words;
};

// Citations by author and year, which mean the same in every document; a bare number means
// something in its own document alone.
Witness WitnessOf(const Claim& claim) {
  Witness witness;
  for (const Attribution& attribution : claim.attributions()) {
    if (attribution.kind() == Attribution::SPEAKER && attribution.key().empty()) continue;
    const std::string& text = attribution.entry().empty() ? attribution.key() : attribution.entry();
    const std::string folded = Fold(text);
    const bool number = folded.find_first_not_of("0123456789") == std::string::npos;
    witness.sources.insert(number ? absl::StrCat(claim.document(), " ", folded) : folded);
  }
  for (absl::string_view word : absl::StrSplit(Fold(claim.quote()), ' ', absl::SkipEmpty())) {
    witness.words.insert(std::string(word));
  }
  return witness;
}

size_t Shared(const std::set<std::string>& a, const std::set<std::string>& b) {
  size_t count = 0;
  for (const std::string& word : a) count += b.count(word);
  return count;
}

bool OneWitness(const Claim& a, const Witness& x, const Claim& b, const Witness& y) {
  if (Shared(x.sources, y.sources) > 0) return true;
  if (a.document() == b.document() && x.sources.empty() && y.sources.empty()) return true;
  const size_t shared = Shared(x.words, y.words);
  const size_t all = x.words.size() + y.words.size() - shared;
  return std::min(x.words.size(), y.words.size()) >= kFewWords && shared * 4 >= all * 3;
}

}  // namespace

std::vector<int> LineagesOf(const std::vector<const Claim*>& claims) {
  std::vector<Witness> witnesses;
  for (const Claim* claim : claims) witnesses.push_back(WitnessOf(*claim));
  std::vector<int> lineage(claims.size());
  std::iota(lineage.begin(), lineage.end(), 0);
  for (size_t i = 0; i < claims.size(); ++i) {
    for (size_t j = i + 1; j < claims.size(); ++j) {
      if (lineage[i] == lineage[j]) continue;
      if (!OneWitness(*claims[i], witnesses[i], *claims[j], witnesses[j])) continue;
      const int from = std::max(lineage[i], lineage[j]), to = std::min(lineage[i], lineage[j]);
      std::replace(lineage.begin(), lineage.end(), from, to);
    }
  }
  std::vector<int> order(claims.size(), -1);
  int next = 0;
  for (int& number : lineage) {
    if (order[static_cast<size_t>(number)] < 0) order[static_cast<size_t>(number)] = next++;
    number = order[static_cast<size_t>(number)];
  }
  return lineage;
}

}  // namespace dateline
