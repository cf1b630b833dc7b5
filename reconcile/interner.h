// Strings as numbers: 0, 1, 2, ... in order of first use. Views must outlive the interner; the
// claims that they point into are not changed while it lives.
//
// A million claims have twenty million strings, nearly all of them known: what is slow is waiting
// for memory. So a slot is eight bytes, and hashes can be made beforehand (on any thread) and their
// slots asked for some strings ahead.
#ifndef DATELINE_RECONCILE_INTERNER_H_
#define DATELINE_RECONCILE_INTERNER_H_

#include <cstdint>
#include <vector>

#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"

namespace dateline {

class Interner {
 public:
  Interner() : slots_(kFirstSlots) {}

  static uint32_t HashOf(absl::string_view text) {
    const uint64_t hash = absl::Hash<absl::string_view>{}(text);
    return static_cast<uint32_t>(hash ^ hash >> 32);
  }

  // -1 for the empty string.
  int32_t Intern(absl::string_view text) { return Intern(text, HashOf(text)); }
  int32_t Intern(absl::string_view text, uint32_t hash) {
    if (text.empty()) return -1;
    uint64_t& slot = SlotOf(text, hash);
    if (slot != 0) return IdOf(slot);
    texts_.push_back(text);
    slot = uint64_t{hash} << 32 | static_cast<uint32_t>(texts_.size());
    if (texts_.size() * 2 > slots_.size()) Grow();
    return static_cast<int32_t>(texts_.size()) - 1;
  }
  void Prefetch(uint32_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

  absl::string_view Text(int32_t id) const {
    return id < 0 ? absl::string_view() : texts_[static_cast<size_t>(id)];
  }
  size_t size() const { return texts_.size(); }

 private:
  static constexpr size_t kFirstSlots = 64;

  static int32_t IdOf(uint64_t slot) { return static_cast<int32_t>(slot & 0xffffffffu) - 1; }

  // The text's slot, or the empty one where it belongs.
  uint64_t& SlotOf(absl::string_view text, uint32_t hash) {
    for (size_t at = hash;; ++at) {
      uint64_t& slot = slots_[at & (slots_.size() - 1)];
      if (slot == 0 || (slot >> 32 == hash && texts_[static_cast<size_t>(IdOf(slot))] == text))
        return slot;
    }
  }

  void Grow() {
    std::vector<uint64_t> old(slots_.size() * 2);
    old.swap(slots_);
    for (uint64_t slot : old) {
      if (slot == 0) continue;
      size_t at = slot >> 32;
      while (slots_[at & (slots_.size() - 1)] != 0) ++at;
      slots_[at & (slots_.size() - 1)] = slot;
    }
  }

  std::vector<uint64_t> slots_;  // hash, then number + 1; 0: empty. A power of two of them
  std::vector<absl::string_view> texts_;
};

}  // namespace dateline

#endif  // DATELINE_RECONCILE_INTERNER_H_
