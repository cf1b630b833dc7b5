// When and where in the story of its document a claim stands: what a row takes from its neighbours.
#ifndef DATELINE_RECONCILE_STORY_H_
#define DATELINE_RECONCILE_STORY_H_

#include <vector>

#include "proto/claim.pb.h"
#include "reconcile/claim_row.h"

namespace dateline {

// Sets sentence and story. Claims of one document in order of place, and their rows.
void ReadStory(const std::vector<const Claim*>& claims, std::vector<ClaimRow>* rows);

// Gives rows without a date the nearest one of their sentence: sets when and host.
void ShareDates(const std::vector<const Claim*>& claims, std::vector<ClaimRow>* rows);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_STORY_H_
