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

// Which sentences may hold a claim and are worth parsing: those with a time expression that dates
// something or says how long it took, a quantity, an ordinal or a release, and those that tell an
// order of events. By sentence of `all`, whose sentences need not be parsed.
std::vector<bool> CanHoldClaims(const DocumentAnalysis& all);

// In order of place. Linear in the text.
std::vector<Claim> BuildClaims(const DocumentAnalysis& all, const ClaimOptions& options);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_BUILD_H_
