// Definite descriptions by their head words: 'the company', 'the former president'.
#ifndef DATELINE_EXTRACT_MENTION_DESCRIPTION_H_
#define DATELINE_EXTRACT_MENTION_DESCRIPTION_H_

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
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

// 'the vaccine', 'the little ferry': the noun behind "the" (word i) and words of praise or blame,
// where `known` takes it and nothing more belongs to the phrase; -1: none.
int PlainNounAt(const DocumentWords& words, int i, int end,
                absl::FunctionRef<bool(absl::string_view)> known);

// The last word of the longest title, office or profession that starts at word i; -1: none.
int OfficeAt(const DocumentWords& words, int i, int end);

// Whether a noun is a made thing, a substance, a body or an undertaking: what bears names.
bool NamesThing(absl::string_view noun);

// The noun of the kin at word i: 'wife', 'brother'; empty: none.
absl::string_view KinAt(const DocumentWords& words, int i);

// Whether an entity may be meant by it. ship: the entity may be called 'she'.
bool Fits(const Description& description, const Entity& entity, bool ship);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_DESCRIPTION_H_
