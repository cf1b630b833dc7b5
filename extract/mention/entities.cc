#include "extract/mention/entities.h"

#include <algorithm>
#include <set>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/names.h"
#include "base/strings.h"
#include "extract/mention/aliases.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/name_context.h"
#include "extract/mention/name_reader.h"
#include "extract/mention/noun_phrase.h"

namespace dateline::mention {
namespace {

// Clusters that share a word are compared from the latest back, this many at most: linear time
// for a document that lists thousands of namesakes.
constexpr int kMostCompared = 40;

struct Cluster {
  std::string id;  // of the lexicon, or empty
  EntityKind kind = ENTITY_KIND_UNSPECIFIED;
  bool kind_sure = false;
  Gender gender = Gender::kUnknown;
  bool ship = false;
  bool compound = false;  // the surname has a hyphen
  std::string within;
  std::vector<std::string> names;  // distinct folded forms of more than one word, for people
  std::set<std::string> forms;     // as written
  std::set<std::string> descriptions;
  int person_votes = 0, place_votes = 0, body_votes = 0, articles = 0, mentions = 0;
  int last_mention = -1;  // candidate
  int last_surname = -1;  // ditto: of those that have the surname
  bool kin = false;       // first named as somebody's child or wife
};

class Builder {
 public:
  Builder(const DocumentText& doc, const DocumentWords& words,
          const std::vector<NameCandidate>& names)
      : doc_(doc), words_(words), names_(names), of_(names.size(), -1) {}

  EntityTable Build();

 private:
  std::string Form(const NameCandidate& name) const {
    return CollapseSpace(
        Span{words_[name.first].span.begin, words_[name.last].span.end}.In(doc_.text));
  }
  std::string Folded(const NameCandidate& name) const {
    return FoldedPhrase(words_, name.first, name.last);
  }
  bool MayBePerson(const NameCandidate& name) const {
    return name.kind == PERSON || (name.kind == ENTITY_KIND_UNSPECIFIED && name.id.empty());
  }
  void Vote(int candidate, Cluster* cluster) const;
  void Join(int candidate, int cluster);
  int NewCluster(int candidate);
  int KeyedCluster(const std::string& key, int candidate);
  int BestPerson(int candidate, bool one_word, int before_only) const;
  void Index(int cluster, const std::string& folded_name);
  // The candidate of a list that stands nearest before `candidate`, else the first; -1: no list.
  static int NearestOf(const absl::flat_hash_map<std::string, std::vector<int>>& lists,
                       const std::string& key, int candidate) {
    const auto list = lists.find(key);
    if (list == lists.end()) return -1;
    const auto next = std::lower_bound(list->second.begin(), list->second.end(), candidate);
    return next == list->second.begin() ? list->second.front() : *(next - 1);
  }
  bool OneCluster(const std::vector<int>& candidates) const {
    return absl::c_all_of(candidates, [&](int c) { return of_[c] == of_[candidates[0]]; });
  }
  void PlaceFullNames();
  void PlaceSingleNames();
  void UniteStated();
  int Find(int cluster) const {
    while (united_[cluster] != cluster) cluster = united_[cluster];
    return cluster;
  }
  void Unite(int a, int b);
  Entity Finish(const Cluster& cluster) const;

  const DocumentText& doc_;
  const DocumentWords& words_;
  const std::vector<NameCandidate>& names_;
  std::vector<int32_t> of_;  // candidate -> cluster
  std::vector<Cluster> clusters_;
  std::vector<int> united_;
  absl::flat_hash_map<std::string, int> keyed_;
  absl::flat_hash_map<std::string, std::vector<int>> by_sound_;  // sound of a word -> clusters
  // Last word of a name with head, and first word of a body's name -> candidates.
  absl::flat_hash_map<std::string, std::vector<int>> heads_, first_words_;
  absl::flat_hash_map<std::string, int> article_share_;  // folded -> articles - others
};

void Builder::Vote(int candidate, Cluster* cluster) const {
  const NameCandidate& name = names_[candidate];
  ++cluster->mentions;
  cluster->articles += name.article;
  const NameContext context = ContextOf(words_, name);
  cluster->place_votes += context.place;
  cluster->person_votes += context.person;
  cluster->body_votes += context.body && name.kind != PERSON;
}

void Builder::Join(int candidate, int c) {
  const NameCandidate& name = names_[candidate];
  Cluster& cluster = clusters_[c];
  of_[candidate] = c;
  cluster.last_mention = candidate;
  if (!name.adjective) cluster.forms.insert(Form(name));
  if (name.kind_sure && !cluster.kind_sure) {
    cluster.kind = name.kind;
    cluster.kind_sure = true;
  } else if (cluster.kind == ENTITY_KIND_UNSPECIFIED) {
    cluster.kind = name.kind;
  }
  if (cluster.gender == Gender::kUnknown) cluster.gender = name.gender;
  cluster.ship |= name.ship;
  if (cluster.within.empty()) cluster.within = name.within;
  for (absl::string_view d : absl::StrSplit(name.description, "; ", absl::SkipEmpty())) {
    cluster.descriptions.insert(std::string(d));
  }
  Vote(candidate, &cluster);
}

int Builder::NewCluster(int candidate) {
  clusters_.emplace_back();
  united_.push_back(static_cast<int>(clusters_.size()) - 1);
  const int c = static_cast<int>(clusters_.size()) - 1;
  clusters_[c].id = names_[candidate].id;
  return c;
}

int Builder::KeyedCluster(const std::string& key, int candidate) {
  const auto [at, fresh] = keyed_.emplace(key, -1);
  if (fresh) at->second = NewCluster(candidate);
  return at->second;
}

void Builder::Index(int c, const std::string& folded_name) {
  Cluster& cluster = clusters_[c];
  if (std::find(cluster.names.begin(), cluster.names.end(), folded_name) != cluster.names.end()) {
    return;
  }
  if (cluster.names.size() < 8) cluster.names.push_back(folded_name);
  for (absl::string_view word : absl::StrSplit(folded_name, ' ')) {
    if (word.size() < 2 || IsNameParticle(word)) continue;
    std::vector<int>& list = by_sound_[SoundKey(word)];
    if (list.empty() || list.back() != c) list.push_back(c);
  }
}

// The cluster that a candidate's name fits best; -1: none. One-word names take the cluster that
// was mentioned last; full names the best match.
int Builder::BestPerson(int candidate, bool one_word, int before_only) const {
  const NameCandidate& name = names_[candidate];
  const std::string folded = Folded(name);
  const absl::string_view last_word = absl::string_view(folded).substr(folded.rfind(' ') + 1);
  const std::vector<absl::string_view> keys = {
      last_word, absl::string_view(folded).substr(0, folded.find(' '))};
  int best = -1;
  double best_score = 0;
  for (const absl::string_view key : keys) {
    const auto list = by_sound_.find(SoundKey(key));
    if (list == by_sound_.end()) continue;
    int compared = 0;
    for (auto c = list->second.rbegin(); c != list->second.rend(); ++c) {
      if (++compared > kMostCompared) break;
      const Cluster& cluster = clusters_[*c];
      if (name.gender != Gender::kUnknown && cluster.gender != Gender::kUnknown &&
          name.gender != cluster.gender) {
        continue;
      }
      if (before_only && cluster.last_mention > candidate) continue;
      // "Z. Rossi" may be Zeno Rossi and Zita Rossi; Zita is not Zeno.
      if (!one_word && absl::c_any_of(cluster.names, [&](const std::string& other) {
            return ComparePersonNames(folded, other).level == NameLevel::kDifferent;
          })) {
        continue;
      }
      for (const std::string& other : cluster.names) {
        const NameComparison match = ComparePersonNames(folded, other);
        const NameLevel least = one_word ? NameLevel::kPartOnly : NameLevel::kInitials;
        if (match.level < least) continue;
        // Recency decides between equals; half a compound surname ("Ruiz-Vega") is less than equal.
        const bool half = one_word && cluster.compound && absl::EndsWith(other, folded);
        double score = match.similarity - (half ? 0.1 : 0);
        // The surname alone is for whom the document calls by it, before those who are told of as
        // somebody's kin and called by their given names.
        const bool surname = match.level == NameLevel::kSurnameOnly;
        if (one_word) score += 1e-7 * (surname ? cluster.last_surname : cluster.last_mention);
        if (one_word && surname && cluster.kin) score -= 0.05;
        // Of two who are still to come the first.
        if (one_word) score -= 1e-12 * *c;
        if (score > best_score) {
          best = *c;
          best_score = score;
        }
      }
    }
    if (best >= 0) break;
  }
  return best;
}

void Builder::PlaceFullNames() {
  for (int i = 0; i < static_cast<int>(names_.size()); ++i) {
    const NameCandidate& name = names_[i];
    const std::string folded = Folded(name);
    article_share_[folded] += name.article ? 2 : -1;
  }
  for (int i = 0; i < static_cast<int>(names_.size()); ++i) {
    const NameCandidate& name = names_[i];
    const std::string folded = Folded(name);
    if (!name.id.empty() && name.kind != PERSON) {
      Join(i, KeyedCluster(name.id, i));
      continue;
    }
    if (name.generic) continue;  // after the full names
    if (!MayBePerson(name)) {
      heads_[std::string(words_.Folded(name.last))].push_back(i);
      if (name.kind == ORGANISATION && name.last > name.first) {
        first_words_[std::string(words_.Folded(name.first))].push_back(i);
      }
      Join(i, KeyedCluster(absl::StrCat(name.kind, ":", folded), i));
      continue;
    }
    const bool one_word = absl::c_count(folded, ' ') == 0;
    if (one_word) continue;
    // 'the Maren Lund' has a person's name and an article: a ship.
    if (!name.kind_sure && article_share_[folded] > 0) {
      Join(i, KeyedCluster("thing:" + folded, i));
      Cluster& thing = clusters_[of_[i]];
      if (name.kind == PERSON) {
        thing.kind = PRODUCT;
        thing.ship = true;
      }
      continue;
    }
    int c = -1;
    if (!name.id.empty() && keyed_.contains(name.id)) c = keyed_[name.id];
    if (c < 0) c = BestPerson(i, false, false);
    if (c < 0) {
      c = NewCluster(i);
      clusters_[c].kin = IsNamedAsKin(words_, name);
      if (!name.id.empty()) keyed_.emplace(name.id, c);
    }
    Join(i, c);
    Index(c, folded);
    clusters_[c].compound |= words_[name.last].gap == Gap::kHyphen;
  }
}

void Builder::PlaceSingleNames() {
  // The last mention so far, for recency.
  for (Cluster& cluster : clusters_) cluster.last_mention = cluster.last_surname = -1;
  for (int i = 0; i < static_cast<int>(names_.size()); ++i) {
    const NameCandidate& name = names_[i];
    if (of_[i] >= 0) {
      Cluster& cluster = clusters_[of_[i]];
      cluster.last_mention = cluster.last_surname = i;
      continue;
    }
    const std::string folded = Folded(name);
    if (name.generic) {
      // 'the Senate': the body of that head which the document names, else one by itself.
      const int full = NearestOf(heads_, folded, i);
      const LexEntry kind = FindPhrase(folded).Of(LexTable::kKindWord);
      if (full >= 0) {
        Join(i, of_[full]);
      } else if (absl::StrContains(kind.Field(1), "single")) {
        Join(i, KeyedCluster("head:" + folded, i));
      }
      continue;
    }
    int c = BestPerson(i, true, false);
    if (c < 0 && name.kind != PERSON) {
      // "Kvalnes" of "Kvalnes Ferries", where it is the only body of that name.
      const int full = NearestOf(first_words_, folded, i);
      if (full >= 0 && OneCluster(first_words_[folded])) c = of_[full];
    }
    if (c < 0) {
      const char* kind = name.kind == PERSON ? "person:" : "name:";
      c = KeyedCluster(kind + folded, i);
      // A titled surname gathers the bare ones: "Colonel Rao ... Rao".
      if (name.kind == PERSON) Index(c, folded);
    }
    Join(i, c);
    if (absl::c_any_of(clusters_[c].names,
                       [&](const std::string& full) { return absl::EndsWith(full, folded); })) {
      clusters_[c].last_surname = i;
    }
  }
}

void Builder::Unite(int a, int b) {
  a = Find(a);
  b = Find(b);
  if (a == b) return;
  // A lexicon id survives; else the earlier cluster.
  if (clusters_[a].id.empty() && !clusters_[b].id.empty()) std::swap(a, b);
  Cluster& to = clusters_[a];
  Cluster& from = clusters_[b];
  united_[b] = a;
  to.forms.insert(from.forms.begin(), from.forms.end());
  to.descriptions.insert(from.descriptions.begin(), from.descriptions.end());
  if (!to.kind_sure && from.kind_sure) {
    to.kind = from.kind;
    to.kind_sure = true;
  }
  if (to.within.empty()) to.within = from.within;
  if (to.gender == Gender::kUnknown) to.gender = from.gender;
  to.person_votes += from.person_votes;
  to.body_votes += from.body_votes;
  to.place_votes += from.place_votes;
  to.mentions += from.mentions;
}

void Builder::UniteStated() {
  for (const StatedAlias& alias : FindStatedAliases(words_, names_)) {
    if (of_[alias.name] < 0) continue;
    if (alias.same_as >= 0) {
      if (of_[alias.same_as] < 0) continue;
      Unite(of_[alias.same_as], of_[alias.name]);
    } else {
      Cluster& cluster = clusters_[Find(of_[alias.name])];
      cluster.forms.insert(alias.expansion);
      if (cluster.kind == ENTITY_KIND_UNSPECIFIED) cluster.kind = OTHER;
    }
  }
}

// 'Brandal Energy', 'Orsk Dynamics': no given name in front and an ordinary noun at the end that no
// trade is called by.
bool EndsInThing(const std::vector<absl::string_view>& words) {
  const absl::string_view last = words.back();
  if (FindPhrase(words[0]).Has(LexTable::kGivenName) ||
      FindPhrase(last).Has(LexTable::kGivenName)) {
    return false;
  }
  const WordInfo info = Vocabulary(SingularOf(last));
  return last.size() > 4 && (info.parts & WordInfo::kNoun) && info.kind != PERSON &&
         InflectedVocabulary(words[0]).parts == 0;
}

EntityKind GuessKind(const Cluster& cluster) {
  if (cluster.kind != ENTITY_KIND_UNSPECIFIED) return cluster.kind;
  if (cluster.body_votes > cluster.person_votes) return ORGANISATION;
  if (cluster.person_votes > cluster.place_votes) return PERSON;
  if (cluster.place_votes > cluster.person_votes) return PLACE;
  // Two or three capitalised words that never bear an article are mostly people.
  bool full = !cluster.names.empty() && absl::StrContains(cluster.names[0], " ");
  if (full) {
    // 'Great Power', 'Western Block': ordinary words make no person.
    const std::vector<absl::string_view> words = absl::StrSplit(cluster.names[0], ' ');
    const bool odd = absl::c_any_of(cluster.forms, [](const std::string& form) {
      // "F-105 Thunderchiefs", "Euro-Asian"
      return absl::c_any_of(form, [](char c) { return c >= '0' && c <= '9'; }) ||
             (absl::StrContains(form, "-") && !absl::StrContains(form, " "));
    });
    // 'Ledger of Ice'
    const bool title =
        absl::c_linear_search(words, "of") && InflectedVocabulary(words[0]).parts != 0;
    full = !odd && !title && !EndsInThing(words) && !absl::c_all_of(words, [](absl::string_view w) {
      return InflectedVocabulary(w).parts != 0 || w.size() == 1;
    });
  }
  return full && cluster.articles * 3 < cluster.mentions ? PERSON : ENTITY_KIND_UNSPECIFIED;
}

Entity Builder::Finish(const Cluster& cluster) const {
  Entity entity;
  entity.set_kind(GuessKind(cluster));
  std::string fullest;
  for (const std::string& form : cluster.forms) {
    const auto weight = [](const std::string& s) {
      // "Zulfikar Ali Bhutto" before "BHUTTO, Zulfikar Ali"; full words before initials.
      const bool shouting =
          Fold(s) != s && absl::c_none_of(s, [](char c) { return c >= 'a' && c <= 'z'; });
      return static_cast<int>(s.size()) - (shouting ? 4 : 0);
    };
    if (fullest.empty() || weight(form) > weight(fullest)) fullest = form;
  }
  const LexEntry known = FindId(cluster.id);
  if (entity.kind() == STATE || fullest.empty()) {
    // A state goes by its usual name, whichever demonym or long form the document has.
    if (known.table != LexTable::kNone) fullest = std::string(known.phrase);
  }
  entity.set_name(fullest);
  entity.set_id(!cluster.id.empty() ? cluster.id
                                    : absl::StrCat(IdPrefix(entity.kind()), Fold(fullest)));
  for (const std::string& form : cluster.forms) {
    if (form != fullest) entity.add_aliases(form);
  }
  for (const std::string& d : cluster.descriptions) entity.add_descriptions(d);
  std::string within = cluster.within;
  if (within.empty() && known.table != LexTable::kNone) {
    within = std::string(known.Field(known.table == LexTable::kOrganisation ? 2 : 1));
  }
  if (within != entity.id()) entity.set_within(within);
  return entity;
}

EntityTable Builder::Build() {
  PlaceFullNames();
  PlaceSingleNames();
  UniteStated();
  EntityTable table;
  std::vector<int> index(clusters_.size(), -1);
  table.of.resize(names_.size(), -1);
  table.second.resize(names_.size(), -1);
  for (size_t i = 0; i < names_.size(); ++i) {
    if (of_[i] < 0) continue;
    const int c = Find(of_[i]);
    if (index[c] < 0) {
      index[c] = static_cast<int>(table.entities.size());
      table.entities.push_back(Finish(clusters_[c]));
      table.genders.push_back(clusters_[c].gender);
      table.ships.push_back(clusters_[c].ship);
    }
    table.of[i] = index[c];
  }
  return table;
}

}  // namespace

EntityTable BuildEntities(const DocumentText& doc, const DocumentWords& words,
                          const std::vector<NameCandidate>& names) {
  return Builder(doc, words, names).Build();
}

}  // namespace dateline::mention
