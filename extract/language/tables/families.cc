#include "extract/language/tables/families.h"

#include <algorithm>
#include <cmath>

namespace dateline::tables {
namespace {

int CommonPrefix(const std::string& a, const std::string& b) {
  int n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return n;
}

// "nationalize" for "nationalise": the form by which spelling variants are recognised.
std::string Americanised(const std::string& verb) {
  const auto ends = [&](const char* end) {
    const std::string suffix(end);
    return verb.size() > suffix.size() + 2 &&
           verb.compare(verb.size() - suffix.size(), suffix.size(), suffix) == 0;
  };
  if (ends("ise")) return verb.substr(0, verb.size() - 3) + "ize";
  if (ends("yse")) return verb.substr(0, verb.size() - 3) + "yze";
  if (ends("our")) return verb.substr(0, verb.size() - 3) + "or";
  return verb;
}

// Verb variants must be words of one synset: "advise" has no "advize", "premise" no "premize".
void FindVariants(const WordNetSource& source, Families* families) {
  for (const auto& [key, synset] : source.synsets) {
    if (key % 4 != static_cast<uint64_t>(PartIndex('v'))) continue;
    for (const std::string& a : synset.words) {
      for (const std::string& b : synset.words) {
        if (a < b && Americanised(a) == Americanised(b)) families->of_verb[b] = a;
      }
    }
  }
}

class FamilyFinder {
 public:
  FamilyFinder(const WordNetSource& source, Families* families)
      : source_(source), families_(families) {}

  void Find() {
    for (const auto& [noun, entry] : source_.index[0]) {
      const std::string verb = BestVerb(noun, entry);
      if (verb.empty()) continue;
      const auto variant = families_->of_verb.find(verb);
      families_->of_noun[noun] = variant == families_->of_verb.end() ? verb : variant->second;
    }
  }

 private:
  // The rank of the synset among the senses of the lemma, from 0.
  int SenseRank(int part, const std::string& lemma, uint64_t synset) const {
    const auto entry = source_.index[part].find(lemma);
    if (entry == source_.index[part].end()) return 99;
    const auto& senses = entry->second.senses;
    return std::find(senses.begin(), senses.end(), synset) - senses.begin();
  }

  std::string BestVerb(const std::string& noun, const IndexEntry& entry) const {
    std::map<std::string, double> scores;
    for (size_t rank = 0; rank < entry.senses.size(); ++rank) {
      const auto synset = source_.synsets.find(entry.senses[rank]);
      if (synset == source_.synsets.end()) continue;
      for (const Pointer& pointer : synset->second.pointers) {
        AddLink(noun, rank, synset->second, pointer, &scores);
      }
    }
    std::string best;
    double best_score = 0;
    for (const auto& [verb, score] : scores) {
      if (score > best_score) {
        best = verb;
        best_score = score;
      }
    }
    return best;
  }

  void AddLink(const std::string& noun, size_t rank, const SourceSynset& synset,
               const Pointer& pointer, std::map<std::string, double>* scores) const {
    if (pointer.symbol != "+" || pointer.target % 4 != 1 || pointer.source_word == 0) return;
    const auto target = source_.synsets.find(pointer.target);
    if (target == source_.synsets.end() || pointer.target_word == 0) return;
    const bool own = synset.words[pointer.source_word - 1] == noun;
    const std::vector<std::string>& verbs = target->second.words;
    for (int i = 0; i < verbs.size(); ++i) {
      // The pointers' word numbers are wrong in places ("appointment" has none of its own), so the
      // other words of the two synsets count a little where their stems say the same.
      const bool linked = own && i == pointer.target_word - 1;
      const int prefix = CommonPrefix(noun, verbs[i]);
      if (prefix == 0 || (!linked && prefix < std::max<int>(3, verbs[i].size() - 2))) continue;
      (*scores)[verbs[i]] += (linked ? 1 : 0.2) * Weight(prefix, rank, verbs[i], pointer.target);
    }
  }

  double Weight(int prefix, size_t rank, const std::string& verb, uint64_t synset) const {
    const double stem = static_cast<double>(prefix) / verb.size();
    const auto tagged = source_.tagged[1].find(verb);
    const double known = tagged == source_.tagged[1].end() ? 0 : std::log1p(tagged->second);
    return stem * (1 + known) / ((1.0 + rank) * (1.0 + 0.3 * SenseRank(1, verb, synset)));
  }

  const WordNetSource& source_;
  Families* families_;
};

}  // namespace

Families FindFamilies(const WordNetSource& source) {
  Families families;
  FindVariants(source, &families);
  FamilyFinder(source, &families).Find();
  return families;
}

}  // namespace dateline::tables
