// Feature hashing. Atoms are 64-bit hashes of words and tags; a feature is a number of atoms and
// the number of its template, folded by multiplication with odd constants.
#ifndef DATELINE_EXTRACT_LANGUAGE_MODEL_HASHING_H_
#define DATELINE_EXTRACT_LANGUAGE_MODEL_HASHING_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace dateline::model {

constexpr uint64_t Mix(uint64_t x) {
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93ull;
  x ^= x >> 29;
  return x;
}

inline uint64_t HashBytes(absl::string_view bytes) {
  uint64_t hash = 0xcbf29ce484222325ull;
  for (const char c : bytes) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3ull;
  return Mix(hash);
}

constexpr uint64_t HashNumber(uint64_t number) { return Mix(number * 0x9E3779B97F4A7C15ull + 1); }

// The feature of template k over up to four atoms.
inline uint64_t Feature(uint64_t k, uint64_t a, uint64_t b = 0, uint64_t c = 0, uint64_t d = 0) {
  return Mix((a + k * 0x9E3779B97F4A7C15ull) * 0xC2B2AE3D27D4EB4Full + b * 0x165667B19E3779F9ull +
             c * 0x27D4EB2F165667C5ull + d * 0x85EBCA77C2B2AE63ull);
}

}  // namespace dateline::model

#endif  // DATELINE_EXTRACT_LANGUAGE_MODEL_HASHING_H_
