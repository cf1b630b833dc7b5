#include "extract/mention/person_index.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "base/names.h"

namespace dateline::mention {
namespace {

// Clusters that share a word are compared from the latest back, this many at most: linear time
// for a document that lists thousands of namesakes.
constexpr int kMostCompared = 40;
constexpr size_t kMostNames = 8;
// Sentences over which a bearer of a bare name stays the one who is told of.
constexpr int kNear = 1;
// Ditto where several people are known by that one name: further back nobody can say.
constexpr int kSingleWindow = 8;
// What a bearer needs to be the one whom the document is about.
constexpr int kFewestForDominant = 3;
// What somebody needs to be the one whom the text brings in again.
constexpr int kFewestForKnown = 2;

bool GendersClash(Gender a, Gender b) {
  return a != Gender::kUnknown && b != Gender::kUnknown && a != b;
}

bool KnownByOneName(const std::string& folded) {
  const PersonName name = ParsePersonName(folded);
  return name.given.empty();
}

}  // namespace

void PersonIndex::Enter(int c, const std::string& folded_name) {
  Cluster& cluster = clusters_[c];
  if (absl::c_linear_search(cluster.names, folded_name)) return;
  if (cluster.names.size() < kMostNames) cluster.names.push_back(folded_name);
  for (absl::string_view word : absl::StrSplit(folded_name, ' ')) {
    if (word == "of" || word == "the") break;  // a place or an epithet calls nobody
    if (word.size() < 2 || IsNameParticle(word)) continue;
    std::vector<int>& list = by_sound_[SoundKey(word)];
    if (list.empty() || list.back() != c) list.push_back(c);
  }
}

int PersonIndex::ByFullName(const std::string& folded, Gender gender) const {
  const PersonName parsed = ParsePersonName(folded);
  const absl::string_view surname = absl::string_view(parsed.surname);
  const std::string keys[] = {std::string(surname.substr(surname.rfind(' ') + 1)),
                              folded.substr(0, folded.find(' '))};
  for (const std::string& key : keys) {
    const auto list = by_sound_.find(SoundKey(key));
    if (list == by_sound_.end()) continue;
    int best = -1, compared = 0;
    double best_score = 0;
    for (auto c = list->second.rbegin(); c != list->second.rend(); ++c) {
      if (++compared > kMostCompared) break;
      const Cluster& cluster = clusters_[*c];
      if (GendersClash(gender, cluster.gender)) continue;
      double score = 0;
      for (const std::string& other : cluster.names) {
        const NameComparison match = ComparePersonNames(folded, other);
        // "Z. Rossi" may be Zeno Rossi and Zita Rossi; Zita is not Zeno.
        if (match.level == NameLevel::kDifferent) {
          score = 0;
          break;
        }
        if (match.level >= NameLevel::kInitials) score = std::max(score, match.similarity);
      }
      if (score > best_score) {
        best = *c;
        best_score = score;
      }
    }
    if (best >= 0) return best;
  }
  return -1;
}

// Those whom the name fits, the best fits alone.
std::vector<PersonIndex::Bearer> PersonIndex::BearersOf(const Bare& name) const {
  std::vector<Bearer> out;
  const auto list = by_sound_.find(SoundKey(name.folded));
  if (list == by_sound_.end()) return out;
  int compared = 0;
  for (auto c = list->second.rbegin(); c != list->second.rend(); ++c) {
    if (++compared > kMostCompared) break;
    const Cluster& cluster = clusters_[*c];
    if (GendersClash(name.gender, cluster.gender)) continue;
    Bearer bearer;
    bearer.cluster = *c;
    for (const std::string& other : cluster.names) {
      NameComparison match = ComparePersonNames(name.folded, other);
      // 'John' alone is no better a fit for whom the text calls 'John' than for John of Alba.
      if (match.level >= NameLevel::kInitials) match = {NameLevel::kSurnameOnly, 0.5};
      if (match.level < NameLevel::kPartOnly) continue;
      // Half a compound surname ("Ruiz-Vega") is less than equal.
      const bool half = cluster.compound && absl::EndsWith(other, name.folded);
      const double fit = match.similarity - (half ? 0.1 : 0);
      if (fit <= bearer.fit) continue;
      bearer.fit = fit;
      bearer.surname = match.level == NameLevel::kSurnameOnly;
      bearer.single = bearer.surname && KnownByOneName(other);
      bearer.bare = other == name.folded;
    }
    if (bearer.fit > 0) out.push_back(bearer);
  }
  double best = 0;
  for (const Bearer& bearer : out) best = std::max(best, bearer.fit);
  out.erase(std::remove_if(out.begin(), out.end(),
                           [&](const Bearer& b) { return b.fit < best - 0.01; }),
            out.end());
  return out;
}

// The bearer whom the document is about by far more than the others; -1: none.
int PersonIndex::Dominant(const std::vector<Bearer>& bearers) const {
  int best = -1, next = 0;
  for (const Bearer& bearer : bearers) {
    const int prominence = clusters_[bearer.cluster].prominence;
    if (best < 0 || prominence > clusters_[best].prominence) {
      if (best >= 0) next = std::max(next, clusters_[best].prominence);
      best = bearer.cluster;
    } else {
      next = std::max(next, prominence);
    }
  }
  const int most = best < 0 ? 0 : clusters_[best].prominence;
  return most >= kFewestForDominant && most >= 2 * next ? best : -1;
}

// The sentence in which the bearer was named last by the name in question; -1: not so far.
int PersonIndex::LastTold(const Bearer& bearer) const {
  const Cluster& cluster = clusters_[bearer.cluster];
  return bearer.surname ? cluster.last_surname_sentence : cluster.last_sentence;
}

// Whether `a` is meant rather than `b`: one who is told of as somebody's kin gives way, then the
// one named later; of two who are still to come the first.
bool PersonIndex::ComesBefore(const Bearer& a, const Bearer& b) const {
  const Cluster &one = clusters_[a.cluster], &other = clusters_[b.cluster];
  const bool kin = a.surname && one.kin, other_kin = b.surname && other.kin;
  if (kin != other_kin) return other_kin;
  const int told = a.surname ? one.last_surname : one.last_mention;
  const int other_told = b.surname ? other.last_surname : other.last_mention;
  return told != other_told ? told > other_told : a.cluster < b.cluster;
}

int PersonIndex::ByBareName(const Bare& name) const {
  const std::vector<Bearer> bearers = BearersOf(name);
  const Bearer *last = nullptr, *near = nullptr, *here = nullptr;
  for (const Bearer& b : bearers) {
    if (last == nullptr || ComesBefore(b, *last)) last = &b;
    const int told = LastTold(b);
    if (told >= 0 && name.sentence - told <= kNear && (near == nullptr || ComesBefore(b, *near))) {
      near = &b;
    }
    if (told == name.sentence) here = &b;
  }
  if (last == nullptr) return -1;
  // 'His son John' right behind John III is another.
  if (name.introduced && near != nullptr && near->single && !near->bare) return -1;
  const int dominant = Dominant(bearers);
  if (near != nullptr && (dominant < 0 || !clusters_[near->cluster].kin)) return near->cluster;
  if (here != nullptr) return here->cluster;
  if (dominant >= 0 && !name.introduced) return dominant;
  if (!last->single) return last->cluster;
  const int told = LastTold(*last), back = name.sentence - told;
  // 'His son John' where the text has just told of John himself is another.
  if (name.introduced) {
    const bool known = bearers.size() == 1 && told >= 0 && back > kSingleWindow &&
                       clusters_[last->cluster].prominence >= kFewestForKnown;
    return known ? last->cluster : -1;
  }
  return told >= 0 && (bearers.size() == 1 || back <= kSingleWindow) ? last->cluster : -1;
}

}  // namespace dateline::mention
