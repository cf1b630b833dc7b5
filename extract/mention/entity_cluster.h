// The names of one bearer while a document's entities are built, and the entity they make.
#ifndef DATELINE_EXTRACT_MENTION_ENTITY_CLUSTER_H_
#define DATELINE_EXTRACT_MENTION_ENTITY_CLUSTER_H_

#include <set>
#include <string>
#include <vector>

#include "extract/mention/name_finder.h"
#include "extract/mention/words.h"
#include "proto/claim.pb.h"

namespace dateline::mention {

struct Cluster {
  std::string id;  // of the lexicon, or empty
  EntityKind kind = ENTITY_KIND_UNSPECIFIED;
  bool kind_sure = false;
  Gender gender = Gender::kUnknown;
  bool ship = false;
  bool compound = false;  // the surname has a hyphen
  std::string within;
  std::vector<std::string> names;  // distinct folded forms that tell people apart
  std::set<std::string> forms;     // as written
  std::set<std::string> descriptions;
  int person_votes = 0, place_votes = 0, body_votes = 0, articles = 0, mentions = 0;
  int last_mention = -1;  // candidate
  int last_surname = -1;  // ditto: of those that have the surname
  int last_sentence = -1, last_surname_sentence = -1;
  bool kin = false;    // first named as somebody's child or wife
  int prominence = 0;  // how much the document is about the bearer, by full names alone
};

// Takes a name into the cluster: its form (empty: not one to go by), kind, descriptions and what
// stands beside it.
void TakeInto(const DocumentWords& words, const NameCandidate& name, const std::string& form,
              Cluster* cluster);

// Takes what `from` knows into `to`.
void MergeInto(const Cluster& from, Cluster* to);

// The entity by its fullest name. docs/names.md explains the id.
Entity ToEntity(const Cluster& cluster);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_ENTITY_CLUSTER_H_
