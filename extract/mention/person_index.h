// Which person of a document a name means: by full name the one that it fits best, by a bare
// surname or given name the bearer who is told of.
#ifndef DATELINE_EXTRACT_MENTION_PERSON_INDEX_H_
#define DATELINE_EXTRACT_MENTION_PERSON_INDEX_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "extract/mention/entity_cluster.h"

namespace dateline::mention {

class PersonIndex {
 public:
  // `clusters` must outlive the index.
  explicit PersonIndex(std::vector<Cluster>* clusters) : clusters_(*clusters) {}

  // Enters a name of a cluster.
  void Enter(int cluster, const std::string& folded_name);

  // The cluster that a name of two words or more fits best; -1: none.
  int ByFullName(const std::string& folded, Gender gender) const;

  // A name of one word where it stands.
  struct Bare {
    std::string folded;
    Gender gender = Gender::kUnknown;
    int sentence = -1;
    bool introduced = false;  // 'his son John', 'baptised John': somebody new, it seems
  };
  // Whom a bare name means: the bearer told of right there, else the one whom the document is
  // about, else the one told of last. -1: none, or nobody can say.
  int ByBareName(const Bare& name) const;

 private:
  struct Bearer {
    int cluster = -1;
    bool surname = false;  // the name is the surname, or the only name
    bool single = false;   // known by one name: 'John', 'John of Alba', 'Charles IV'
    bool bare = false;     // called by that name alone
    double fit = 0;
  };
  std::vector<Bearer> BearersOf(const Bare& name) const;
  int LastTold(const Bearer& bearer) const;
  bool ComesBefore(const Bearer& a, const Bearer& b) const;
  int Dominant(const std::vector<Bearer>& bearers) const;

  std::vector<Cluster>& clusters_;
  absl::flat_hash_map<std::string, std::vector<int>> by_sound_;  // sound of a word -> clusters
};

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_PERSON_INDEX_H_
