// Which findings a change brings, by comparing with the report of what was there before.
#ifndef DATELINE_GATE_WHATS_NEW_H_
#define DATELINE_GATE_WHATS_NEW_H_

#include "proto/finding.pb.h"

namespace dateline {

// Marks as known (Finding.in_baseline) what `before` has too, and what rests on statements that
// were all there before: a change elsewhere that only shifts how sure the reconciler is brings
// nothing. Of the others, sets Finding.focus to the first statement that is new.
void MarkKnown(const Report& before, Report* report);

}  // namespace dateline

#endif  // DATELINE_GATE_WHATS_NEW_H_
