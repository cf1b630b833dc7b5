// What the files of feature templates share; for them alone.
#ifndef DATELINE_EXTRACT_LANGUAGE_MODEL_TEMPLATES_H_
#define DATELINE_EXTRACT_LANGUAGE_MODEL_TEMPLATES_H_

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "extract/language/model/features.h"
#include "extract/language/model/hashing.h"

namespace dateline::model {

// Collects features; template numbers follow from the order of the calls. Those of a first stage
// stay where they are when a second one adds its own.
class Collector {
 public:
  explicit Collector(Features* out) : out_(out), template_(out->size) {}
  void Add(uint64_t a, uint64_t b = 0, uint64_t c = 0, uint64_t d = 0) {
    out_->values[out_->size] = Feature(++template_, a, b, c, d);
    ++out_->size;
  }

 private:
  Features* out_;
  uint64_t template_;
};

// Stands for tokens that are not there.
inline constexpr ParseAtoms kNoToken = {HashNumber(3101), HashNumber(3102), HashNumber(3103)};

inline uint64_t Distance(int a, int b) {
  const int d = std::abs(a - b);
  return HashNumber(4000 + (d < 5 ? d : d < 8 ? 5 : d < 12 ? 6 : 7));
}

// What lies strictly between two tokens, a before b.
inline uint64_t Between(const std::vector<ParseAtoms>& atoms, int a, int b) {
  const ParseAtoms &from = atoms[a], &to = atoms[b - 1];
  const int commas = std::min(to.commas - from.commas, 2);
  const int verbs = std::min(to.verbs - from.verbs, 2);
  const int conjunctions = std::min(to.conjunctions - from.conjunctions, 2);
  return HashNumber(4300 + (commas * 3 + verbs) * 3 + conjunctions);
}

inline uint64_t Same(uint64_t a, uint64_t b, int k) { return HashNumber(4400 + 2 * k + (a == b)); }

}  // namespace dateline::model

#endif  // DATELINE_EXTRACT_LANGUAGE_MODEL_TEMPLATES_H_
