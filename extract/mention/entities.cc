#include "extract/mention/entities.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/names.h"
#include "base/strings.h"
#include "extract/mention/aliases.h"
#include "extract/mention/entity_cluster.h"
#include "extract/mention/lexicon.h"
#include "extract/mention/name_context.h"
#include "extract/mention/name_reader.h"
#include "extract/mention/person_index.h"
#include "extract/mention/single_names.h"

namespace dateline::mention {
namespace {

class Builder {
 public:
  Builder(const DocumentText& doc, const DocumentWords& words,
          const std::vector<NameCandidate>& names)
      : doc_(doc), words_(words), names_(names), of_(names.size(), -1) {}

  EntityTable Build();

 private:
  std::string TextOf(int first, int last) const {
    return CollapseSpace(Span{words_[first].span.begin, words_[last].span.end}.In(doc_.text));
  }
  // The given names in front: of 'Rossi, Anna' 'Anna Rossi'.
  std::string Form(const NameCandidate& name) const {
    if (name.given < 0) return TextOf(name.first, name.last);
    return absl::StrCat(TextOf(name.given, name.last), " ", TextOf(name.first, name.given - 1));
  }
  std::string Folded(const NameCandidate& name) const {
    if (name.given < 0) return FoldedPhrase(words_, name.first, name.last);
    return absl::StrCat(FoldedPhrase(words_, name.given, name.last), " ",
                        FoldedPhrase(words_, name.first, name.given - 1));
  }
  bool MayBePerson(const NameCandidate& name) const {
    return name.kind == PERSON || (name.kind == ENTITY_KIND_UNSPECIFIED && name.id.empty());
  }
  void Join(int candidate, int cluster);
  int NewCluster(int candidate);
  int KeyedCluster(const std::string& key, int candidate);
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
  void WeighProminence();
  void NoteShorter(const NameCandidate& name, const std::string& folded);
  bool ShortensBody(const NameCandidate& name) const;

  const DocumentText& doc_;
  const DocumentWords& words_;
  const std::vector<NameCandidate>& names_;
  std::vector<int32_t> of_;  // candidate -> cluster
  std::vector<Cluster> clusters_;
  std::vector<int> united_;
  absl::flat_hash_map<std::string, int> keyed_;
  PersonIndex people_{&clusters_};
  // Last word of a name with head, and first word of a body's name -> candidates.
  absl::flat_hash_map<std::string, std::vector<int>> heads_, first_words_;
  absl::flat_hash_map<std::string, std::string> shorter_;  // a body's name for short -> key
  absl::flat_hash_set<std::string> places_;              // names behind 'in', 'near'
  absl::flat_hash_map<std::string, int> article_share_;  // folded -> articles - others
};

void Builder::Join(int candidate, int c) {
  const NameCandidate& name = names_[candidate];
  of_[candidate] = c;
  clusters_[c].last_mention = candidate;
  clusters_[c].last_sentence = name.sentence;
  TakeInto(words_, name, name.adjective ? "" : Form(name), &clusters_[c]);
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

bool IsLegalForm(const DocumentWords& words, int i) {
  const LexEntry kind = words.Match(i).Of(LexTable::kKindWord);
  return kind.Field(1) == "firm" && words.Folded(i).size() <= 4;
}

// Remembers what a body may be called for short: 'Halden Paper' of 'Halden Paper AS', 'Orsk Rovers'
// of 'Orsk Rovers Football Club'.
void Builder::NoteShorter(const NameCandidate& name, const std::string& folded) {
  if (!name.id.empty() || name.kind != ORGANISATION || !name.kind_sure) return;
  const LexEntry head = words_.Match(name.last).Of(LexTable::kKindWord);
  const bool legal = IsLegalForm(words_, name.last);
  if (!legal && head.Field(0) != "ORGANISATION") return;
  const std::string key = absl::StrCat(name.kind, ":", folded);
  int last = name.last - 1;
  for (int dropped = 1; dropped <= 2 && last > name.first; ++dropped, --last) {
    shorter_.emplace(FoldedPhrase(words_, name.first, last), key);
    // 'Football Club': an ordinary word before the head goes with it.
    if (legal || InflectedVocabulary(words_.Folded(last)).parts == 0) break;
  }
}

// Whether a name that shortens a body's is that body: no place, treaty or person has it.
bool Builder::ShortensBody(const NameCandidate& name) const {
  if (name.last == name.first || !name.id.empty()) return false;
  if (words_.Match(name.first).Has(LexTable::kGivenName)) return false;
  return name.kind == ENTITY_KIND_UNSPECIFIED || name.kind == WORK || name.kind == ORGANISATION;
}

void Builder::PlaceFullNames() {
  for (int i = 0; i < static_cast<int>(names_.size()); ++i) {
    const NameCandidate& name = names_[i];
    const std::string folded = Folded(name);
    article_share_[folded] += name.article ? 2 : -1;
    if (ContextOf(words_, name).place) places_.insert(folded);
    NoteShorter(name, folded);
  }
  for (int i = 0; i < static_cast<int>(names_.size()); ++i) {
    const NameCandidate& name = names_[i];
    const std::string folded = Folded(name);
    if (!name.id.empty() && name.kind != PERSON) {
      Join(i, KeyedCluster(name.id, i));
      continue;
    }
    if (name.generic) continue;  // after the full names
    if (const auto body = shorter_.find(folded); body != shorter_.end() && ShortensBody(name)) {
      Join(i, KeyedCluster(body->second, i));
      clusters_[of_[i]].kind = ORGANISATION;
      clusters_[of_[i]].kind_sure = true;
      continue;
    }
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
    if (IsSaint(words_, name)) {
      Join(i, KeyedCluster("saint:" + folded, i));
      continue;
    }
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
    if (c < 0) c = people_.ByFullName(folded, name.gender);
    if (c < 0) {
      c = NewCluster(i);
      clusters_[c].kin = IsNamedAsKin(words_, name);
      if (!name.id.empty()) keyed_.emplace(name.id, c);
    }
    Join(i, c);
    people_.Enter(c, folded);
    clusters_[c].compound |= words_[name.last].gap == Gap::kHyphen;
  }
}

// How much the document is about each person, as far as full names tell: how often named, whether
// in its title and whether first.
void Builder::WeighProminence() {
  constexpr int kTitled = 4, kFirst = 1, kKin = 1;
  bool first = true;
  for (size_t i = 0; i < names_.size(); ++i) {
    if (of_[i] < 0 || names_[i].kind != PERSON) continue;
    Cluster& cluster = clusters_[of_[i]];
    cluster.prominence += 1 + (first ? kFirst : 0);
    first = false;
  }
  const std::string title = absl::StrCat(" ", Fold(doc_.info.title()), " ");
  for (Cluster& cluster : clusters_) {
    if (absl::c_any_of(cluster.names, [&](const std::string& name) {
          return absl::StrContains(title, absl::StrCat(" ", name, " "));
        })) {
      cluster.prominence += kTitled;
    }
    if (cluster.kin) cluster.prominence -= kKin;
  }
}

void Builder::PlaceSingleNames() {
  // The last mention so far, for recency.
  for (Cluster& cluster : clusters_) {
    cluster.last_mention = cluster.last_surname = -1;
    cluster.last_sentence = cluster.last_surname_sentence = -1;
  }
  for (int i = 0; i < static_cast<int>(names_.size()); ++i) {
    const NameCandidate& name = names_[i];
    if (of_[i] >= 0) {
      Cluster& cluster = clusters_[of_[i]];
      cluster.last_mention = cluster.last_surname = i;
      cluster.last_sentence = cluster.last_surname_sentence = name.sentence;
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
    int c = people_.ByBareName(
        {folded, name.gender, name.sentence, IsIntroduced(words_, name)});
    if (c < 0 && name.kind != PERSON) {
      // "Kvalnes" of "Kvalnes Ferries", where it is the only body of that name.
      // 'The Kvalnes' is a ship or a river, and what the text stands in is a place.
      const int full = NearestOf(first_words_, folded, i);
      if (full >= 0 && !name.article && !places_.contains(folded) &&
          OneCluster(first_words_[folded])) {
        c = of_[full];
      }
    }
    if (c < 0) {
      const char* kind = name.kind == PERSON ? "person:" : "name:";
      c = KeyedCluster(kind + folded, i);
      // A titled surname gathers the bare ones: "Colonel Rao ... Rao".
      if (name.kind == PERSON) people_.Enter(c, folded);
    }
    Join(i, c);
    if (absl::c_any_of(clusters_[c].names,
                       [&](const std::string& full) {
                         return ParsePersonName(full).surname == folded ||
                                absl::EndsWith(full, folded);
                       })) {
      clusters_[c].last_surname = i;
      clusters_[c].last_surname_sentence = name.sentence;
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
  MergeInto(from, &to);
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

EntityTable Builder::Build() {
  PlaceFullNames();
  WeighProminence();
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
      table.entities.push_back(ToEntity(clusters_[c]));
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
