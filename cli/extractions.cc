#include "cli/extractions.h"

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"

namespace dateline {
namespace {

std::string Unused(const std::string& id, const absl::flat_hash_set<std::string>& used) {
  for (int n = 2;; ++n) {
    std::string candidate = absl::StrCat(id, "-", n);
    if (!used.contains(candidate)) return candidate;
  }
}

void RenameClaims(absl::flat_hash_set<std::string>* used, Extraction* extraction) {
  absl::flat_hash_map<std::string, std::string> renamed;
  for (Claim& claim : *extraction->mutable_claims()) {
    claim.set_document(extraction->document().id());
    if (used->insert(claim.id()).second) continue;
    const std::string id = Unused(claim.id(), *used);
    used->insert(id);
    renamed.emplace(claim.id(), id);
    claim.set_id(id);
  }
  if (renamed.empty()) return;
  for (Claim& claim : *extraction->mutable_claims()) {
    for (TemporalRelation& relation : *claim.mutable_relations()) {
      const auto found = renamed.find(relation.claim());
      if (found != renamed.end()) relation.set_claim(found->second);
    }
  }
}

}  // namespace

void MakeIdsUnique(std::vector<Extraction>* extractions) {
  absl::flat_hash_set<std::string> documents, claims;
  for (Extraction& extraction : *extractions) {
    Document& document = *extraction.mutable_document();
    if (documents.contains(document.id())) document.set_id(Unused(document.id(), documents));
    documents.insert(document.id());
    RenameClaims(&claims, &extraction);
  }
}

}  // namespace dateline
