// What a finding rests on, as keys made of content: rule, normalised values and the statements'
// words. Paths, lines, and how a paragraph is wrapped or marked up do not count.
//
//   std::vector<std::string> keys = EvidenceOf(finding, ClaimIndex(report));
//
// A conflict has one key for each two statements that cannot both be true, so that a finding
// which loses a witness, or gains one that agrees with a reading, stays known by its old keys and
// only what is new is new. Every other finding has one key, made of its fingerprint.
#ifndef DATELINE_GATE_EVIDENCE_H_
#define DATELINE_GATE_EVIDENCE_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "proto/finding.pb.h"

namespace dateline {

// The claims of the report's findings by id; points into the report.
using ClaimMap = absl::flat_hash_map<absl::string_view, const Claim*>;
ClaimMap ClaimIndex(const Report& report);

// Sorted, without doubles, 16 hex digits each; at least one. A finding with more than
// kMaxEvidence opposed pairs has one key, of its fingerprint.
std::vector<std::string> EvidenceOf(const Finding& finding, const ClaimMap& claims);

inline constexpr int kMaxEvidence = 400;

}  // namespace dateline

#endif  // DATELINE_GATE_EVIDENCE_H_
