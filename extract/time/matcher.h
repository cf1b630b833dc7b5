// Finds where rules match in a token sequence and what they capture.
//
//   Matcher matcher(Tables::Default());
//   RuleMatch match;
//   if (matcher.LongestAt(tokens, i, accept, &match)) ...
//
// The automaton says which rules match from a token and how far, in one walk; the program of the
// best rule is then run once for its captures. Patterns have no repetition, so a walk is bounded
// and scanning is linear.
#ifndef DATELINE_EXTRACT_TIME_MATCHER_H_
#define DATELINE_EXTRACT_TIME_MATCHER_H_

#include <array>
#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "extract/time/scanner.h"
#include "extract/time/slots.h"
#include "extract/time/tables.h"

namespace dateline {

struct Captures {
  Captures() { Clear(); }
  void Clear() {
    values.fill(kUnset);
    tokens.fill(-1);
  }
  bool Has(int slot) const { return values[slot] != kUnset; }
  int32_t Get(int slot, int32_t fallback = kUnset) const {
    return values[slot] == kUnset ? fallback : values[slot];
  }

  std::array<int32_t, 2 * kSlotCount> values;
  // Index of the token that was captured last into the slot; -1 for constants.
  std::array<int32_t, 2 * kSlotCount> tokens;
};

struct RuleMatch {
  uint32_t rule = 0;
  // Token indexes; [begin, end) is the span, context that the pattern looked at is outside.
  uint32_t begin = 0;
  uint32_t end = 0;
  Captures captures;
};

class Matcher {
 public:
  explicit Matcher(const Tables& tables) : tables_(tables) {}

  // The longest match from token `start` that `accept` takes; of equal ones the better rule.
  bool LongestAt(const std::vector<TimeToken>& tokens, uint32_t start,
                 absl::FunctionRef<bool(const RuleMatch&)> accept, RuleMatch* match) const;

 private:
  bool Capture(const std::vector<TimeToken>& tokens, uint32_t start, uint32_t end, uint32_t rule,
               RuleMatch* match) const;

  const Tables& tables_;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_MATCHER_H_
