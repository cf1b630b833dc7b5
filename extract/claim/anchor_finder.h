// Which claim an event phrase names: 'three years after [[the wedding]]'.
#ifndef DATELINE_EXTRACT_CLAIM_ANCHOR_FINDER_H_
#define DATELINE_EXTRACT_CLAIM_ANCHOR_FINDER_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "extract/claim/sentence_view.h"
#include "proto/claim.pb.h"

namespace dateline {

// Claims are those of one document in order of place, here as in all functions below. What they
// return is an index of `claims`; -1: none that is sure enough.

// The dated claim that the phrase which the count of `time` hangs on names; `at` is the claim that
// has the count for its date.
int FindAnchor(const DocumentAnalysis& all, const std::vector<Claim>& claims, int at,
               const TimeExpression& time);

// The dated claim before `at` that an event phrase names best, the latest of equals, with a score
// of more than `least`, of those whose dates are no coarser than `coarsest`.
int FindNamed(const std::vector<Claim>& claims, int at, absl::string_view phrase, int least = 0,
              Grain coarsest = MILLENNIUM);

// 'the disaster', 'the collapse', where the text never calls it so: the first day behind which it
// tells of an accident or counts the dead, before `at` or behind.
int FindCalamity(const std::vector<Claim>& claims, absl::string_view phrase);

// 'it', 'that': what was told last.
bool IsEventPronoun(absl::string_view phrase);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_ANCHOR_FINDER_H_
