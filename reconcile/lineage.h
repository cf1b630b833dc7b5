// Independent witnesses. Claims that rest on one source, quote one sentence or stand in one text
// without a source of their own are one witness, however many they are.
#ifndef DATELINE_RECONCILE_LINEAGE_H_
#define DATELINE_RECONCILE_LINEAGE_H_

#include <vector>

#include "proto/claim.pb.h"

namespace dateline {

// The lineage of each claim, from 0 in order of first use. Joined are: claims with a citation in
// common (by key and year), claims of one document of which neither cites, and sentences of which
// three in four words are the same.
std::vector<int> LineagesOf(const std::vector<const Claim*>& claims);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_LINEAGE_H_
