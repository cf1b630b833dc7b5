// What the head of a table's column says of the figures under it: 'Cost (US$ million)' gives them a
// currency and a scale, 'Length (km)' a unit, 'Passengers (thousands)' what they count.
#ifndef DATELINE_EXTRACT_MENTION_COLUMN_UNIT_H_
#define DATELINE_EXTRACT_MENTION_COLUMN_UNIT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "proto/claim.pb.h"

namespace dateline::mention {

struct ColumnUnit {
  std::string unit;  // as in Quantity; empty: the head says none
  std::string of;
  double scale = 1;
};

ColumnUnit ReadColumnUnit(absl::string_view head);

// Gives a bare figure what the column's head says; one that has a unit of its own stays.
void ApplyColumnUnit(const ColumnUnit& column, Quantity* quantity);

}  // namespace dateline::mention

#endif  // DATELINE_EXTRACT_MENTION_COLUMN_UNIT_H_
