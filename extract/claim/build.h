// Claims of a document: each date with the event that it belongs to, and quantities and ordinals
// that no date stands beside.
//
//   std::vector<Claim> claims = BuildClaims({doc, sentences, times, mentions}, ClaimOptions());
#ifndef DATELINE_EXTRACT_CLAIM_BUILD_H_
#define DATELINE_EXTRACT_CLAIM_BUILD_H_

#include <vector>

#include "extract/claim/sentence_view.h"
#include "proto/claim.pb.h"

namespace dateline {

struct ClaimOptions {
  bool explain = false;  // fill in Claim.trace
};

// Whether a sentence may hold a claim and is worth parsing: it has a time expression, a number, an
// ordinal, or tells an order of events. `has_time` says the first.
bool CanHoldClaim(absl::string_view text, const Sentence& sentence, bool has_time);

// In order of place. Linear in the text.
std::vector<Claim> BuildClaims(const DocumentAnalysis& all, const ClaimOptions& options);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_BUILD_H_
