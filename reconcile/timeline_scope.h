// Which claims can take part in the time network: those that a relation hangs on, directly or
// through claims of the same event. Few of many; the others need not become messages.
#ifndef DATELINE_RECONCILE_TIMELINE_SCOPE_H_
#define DATELINE_RECONCILE_TIMELINE_SCOPE_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "reconcile/claim_table.h"

namespace dateline {

// Rows in order; none where no claim has a relation. `aligned`: pairs of rows taken as one event.
std::vector<int32_t> RowsOfTimeline(const std::vector<TableDocument>& documents,
                                    const std::vector<std::pair<int32_t, int32_t>>& aligned);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_TIMELINE_SCOPE_H_
