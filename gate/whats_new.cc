#include "gate/whats_new.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "gate/evidence.h"

namespace dateline {
namespace {

std::string StatementOf(const Claim& claim) {
  return absl::StrCat(claim.date().edtf(), "\t", claim.event().head(), "\t", Fold(claim.quote()));
}

// The claims that a finding's alarm rests on: those that oppose each other, else all.
std::vector<const Claim*> ClaimsOf(const Finding& finding, const ClaimMap& claims) {
  const bool opposed = std::any_of(finding.readings().begin(), finding.readings().end(),
                                   [](const Reading& r) { return r.conflicts_with_size() > 0; });
  std::vector<const Claim*> found;
  for (const Reading& reading : finding.readings()) {
    if (opposed && reading.conflicts_with().empty()) continue;
    for (const std::string& id : reading.claims()) {
      const auto claim = claims.find(id);
      if (claim != claims.end()) found.push_back(claim->second);
    }
  }
  return found;
}

// A lint that rests on no claim is as old as the document in which it lies: the words of documents
// that did not change are not looked at again for what was there before.
bool LiesIn(const absl::flat_hash_set<absl::string_view>& documents, const Finding& finding) {
  return finding.locations_size() > 0 &&
         std::all_of(
             finding.locations().begin(), finding.locations().end(),
             [&](const Finding::Place& place) { return documents.contains(place.document()); });
}

}  // namespace

void MarkKnown(const Report& before, Report* report) {
  absl::flat_hash_set<std::string> statements, evidence;
  const ClaimMap claims_before = ClaimIndex(before), claims = ClaimIndex(*report);
  for (const Claim& claim : before.claims()) statements.insert(StatementOf(claim));
  for (const Finding& finding : before.findings()) {
    for (std::string& key : EvidenceOf(finding, claims_before)) evidence.insert(std::move(key));
  }
  absl::flat_hash_set<absl::string_view> documents;  // ids are made of content
  for (const Document& document : before.documents()) documents.insert(document.id());
  for (Finding& finding : *report->mutable_findings()) {
    const std::vector<std::string> keys = EvidenceOf(finding, claims);
    const std::vector<const Claim*> rests_on = ClaimsOf(finding, claims);
    const auto is_new = std::find_if(rests_on.begin(), rests_on.end(), [&](const Claim* claim) {
      return !statements.contains(StatementOf(*claim));
    });
    const bool known = std::all_of(keys.begin(), keys.end(),
                                   [&](const std::string& key) { return evidence.contains(key); });
    const bool old = rests_on.empty() ? LiesIn(documents, finding) : is_new == rests_on.end();
    if (known || old) {
      finding.set_in_baseline(true);
    } else if (is_new != rests_on.end()) {
      finding.set_focus((*is_new)->id());
    }
  }
}

}  // namespace dateline
