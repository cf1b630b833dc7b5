// Strings as numbers: 0, 1, 2, ... in order of first use. Views must outlive the interner; the
// claims that they point into are not changed while it lives.
#ifndef DATELINE_RECONCILE_INTERNER_H_
#define DATELINE_RECONCILE_INTERNER_H_

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace dateline {

class Interner {
 public:
  // -1 for the empty string.
  int32_t Intern(absl::string_view text) {
    if (text.empty()) return -1;
    const auto [it, added] = ids_.try_emplace(text, static_cast<int32_t>(texts_.size()));
    if (added) texts_.push_back(text);
    return it->second;
  }
  // -1 when it was never interned.
  int32_t Find(absl::string_view text) const {
    const auto it = ids_.find(text);
    return it == ids_.end() ? -1 : it->second;
  }
  absl::string_view Text(int32_t id) const {
    return id < 0 ? absl::string_view() : texts_[static_cast<size_t>(id)];
  }
  size_t size() const { return texts_.size(); }

 private:
  absl::flat_hash_map<absl::string_view, int32_t> ids_;
  std::vector<absl::string_view> texts_;
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_INTERNER_H_
