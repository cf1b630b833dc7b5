// Copies of short texts, kept until the arena goes: views into it stay good when it moves.
#ifndef DATELINE_RECONCILE_TEXT_ARENA_H_
#define DATELINE_RECONCILE_TEXT_ARENA_H_

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

#include "absl/strings/string_view.h"

namespace dateline {

class TextArena {
 public:
  absl::string_view Copy(absl::string_view text) {
    if (text.empty()) return {};
    if (text.size() > left_) {
      left_ = std::max(kBlock, text.size());
      blocks_.push_back(std::make_unique<char[]>(left_));
      next_ = blocks_.back().get();
    }
    std::memcpy(next_, text.data(), text.size());
    const absl::string_view copy(next_, text.size());
    next_ += text.size();
    left_ -= text.size();
    return copy;
  }

 private:
  static constexpr size_t kBlock = 4096;

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  size_t left_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_TEXT_ARENA_H_
