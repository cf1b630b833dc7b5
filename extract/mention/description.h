// Definite descriptions by their head words: 'the company', 'the former president'.
#ifndef DATELINE_EXTRACT_MENTION_DESCRIPTION_H_
#define DATELINE_EXTRACT_MENTION_DESCRIPTION_H_

#include <string>

#include "extract/mention/words.h"
#include "proto/claim.pb.h"

namespace dateline::mention {

// What a description's head word may stand for.
struct Description {
  int last = -1;     // word; -1: none
  std::string head;  // folded
  EntityKind kind = ENTITY_KIND_UNSPECIFIED;
  bool firm = false;
  bool generic = false;
};

// The description at word i ("the"), which ends before word `end`; last == -1: none.
Description DescriptionAt(const DocumentWords& words, int i, int end);

// Whether an entity may be meant by it. ship: the entity may be called 'she'.
bool Fits(const Description& description, const Entity& entity, bool ship);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_DESCRIPTION_H_
