#include "cli/extractions.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace dateline {

// The id, or the first of "id-2", "id-3", ... that is not taken; takes it.
std::string UniqueIds::Take(const std::string& id, Taken* taken) {
  if (taken->emplace(id, 2).second) return id;
  while (true) {
    std::string candidate = absl::StrCat(id, "-", (*taken)[id]++);
    if (taken->emplace(candidate, 2).second) return candidate;
  }
}

void UniqueIds::Apply(Extraction* extraction) {
  Document& document = *extraction->mutable_document();
  document.set_id(Take(document.id(), &documents_));
  absl::flat_hash_map<std::string, std::string> renamed;
  for (Claim& claim : *extraction->mutable_claims()) {
    claim.set_document(document.id());
    std::string id = Take(claim.id(), &claims_);
    if (id == claim.id()) continue;
    renamed.emplace(claim.id(), id);
    claim.set_id(std::move(id));
  }
  if (renamed.empty()) return;
  for (Claim& claim : *extraction->mutable_claims()) {
    for (TemporalRelation& relation : *claim.mutable_relations()) {
      const auto found = renamed.find(relation.claim());
      if (found != renamed.end()) relation.set_claim(found->second);
    }
  }
}

void MakeIdsUnique(std::vector<Extraction>* extractions) {
  UniqueIds ids;
  for (Extraction& extraction : *extractions) ids.Apply(&extraction);
}

}  // namespace dateline
