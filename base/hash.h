// Hashes for tables that are kept from run to run: the same in every process, eight bytes at a
// time. Ids that people see are made by StableHash (strings.h).
#ifndef DATELINE_BASE_HASH_H_
#define DATELINE_BASE_HASH_H_

#include <cstdint>
#include <cstring>

#include "absl/strings/string_view.h"

namespace dateline {

// Of both numbers; the order counts.
inline uint64_t MixHash(uint64_t a, uint64_t b) {
  uint64_t hash = (a + 0x9E3779B97F4A7C15u) * 0xFF51AFD7ED558CCDu ^ b;
  hash ^= hash >> 32, hash *= 0xD6E8FEB86659FD93u;
  return hash ^ hash >> 32;
}

inline uint64_t HashText(absl::string_view text) {
  uint64_t hash = text.size(), word = 0;
  for (; text.size() >= sizeof(word); text.remove_prefix(sizeof(word))) {
    std::memcpy(&word, text.data(), sizeof(word));
    hash = MixHash(hash, word);
  }
  word = 0;
  if (!text.empty()) std::memcpy(&word, text.data(), text.size());
  return MixHash(hash, word);
}

}  // namespace dateline

#endif  // DATELINE_BASE_HASH_H_
