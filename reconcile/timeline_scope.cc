#include "reconcile/timeline_scope.h"

#include <algorithm>
#include <numeric>

#include "absl/container/flat_hash_map.h"

namespace dateline {
namespace {

class Groups {
 public:
  explicit Groups(size_t rows) : parent_(rows) { std::iota(parent_.begin(), parent_.end(), 0); }

  int32_t Root(int32_t row) {
    while (At(row) != row) row = At(row) = At(At(row));
    return row;
  }
  void Join(int32_t a, int32_t b) { At(Root(a)) = Root(b); }

 private:
  int32_t& At(int32_t row) { return parent_[static_cast<size_t>(row)]; }

  std::vector<int32_t> parent_;
};

// Rows of one mention, and of a relation.
void JoinWithin(const DocumentPart& part, int32_t begin, Groups* groups) {
  absl::flat_hash_map<int64_t, int32_t> mentions;
  for (size_t i = 0; i < part.origins.size(); ++i) {
    if (part.origins[i].mention < 0) continue;
    const int32_t row = begin + static_cast<int32_t>(i);
    const auto [first, added] = mentions.try_emplace(part.origins[i].mention, row);
    if (!added) groups->Join(row, first->second);
  }
  for (const RowLink& link : part.links) groups->Join(begin + link.row, begin + link.other);
}

}  // namespace

std::vector<int32_t> RowsOfTimeline(const std::vector<TableDocument>& documents,
                                    const std::vector<std::pair<int32_t, int32_t>>& aligned) {
  size_t rows = 0;
  bool any = false;
  for (const TableDocument& document : documents) {
    rows += document.part->rows.size();
    any |= std::any_of(document.part->origins.begin(), document.part->origins.end(),
                       [](const RowOrigin& origin) { return origin.related; });
  }
  std::vector<int32_t> in;
  if (!any) return in;
  Groups groups(rows);
  for (const auto& [a, b] : aligned) groups.Join(a, b);
  int32_t begin = 0;
  std::vector<bool> related(rows);
  for (const TableDocument& document : documents) {
    JoinWithin(*document.part, begin, &groups);
    begin += static_cast<int32_t>(document.part->rows.size());
  }
  begin = 0;
  for (const TableDocument& document : documents) {
    for (const RowOrigin& origin : document.part->origins) {
      if (origin.related) related[static_cast<size_t>(groups.Root(begin))] = true;
      ++begin;
    }
  }
  for (int32_t row = 0; row < static_cast<int32_t>(rows); ++row) {
    if (related[static_cast<size_t>(groups.Root(row))]) in.push_back(row);
  }
  return in;
}

}  // namespace dateline
