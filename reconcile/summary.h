// The last touches to a report: what was left out, what is unchecked, and how much there was.
#ifndef DATELINE_RECONCILE_SUMMARY_H_
#define DATELINE_RECONCILE_SUMMARY_H_

#include <cstdint>
#include <vector>

#include "proto/finding.pb.h"
#include "reconcile/block.h"

namespace dateline {

// Notices of findings below the confidence that is wanted, and of blocks that were cut.
void AddNotices(int64_t below, double min_confidence, const std::vector<CutBlock>& cut,
                Report* report);

// Counts what the report holds; all claims, of which it may hold some alone, are given.
void Summarise(size_t claims, Report* report);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_SUMMARY_H_
