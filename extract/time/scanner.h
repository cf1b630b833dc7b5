// Text -> tokens with the symbols of the automaton: one pass, no allocation beside the token
// buffer, which the caller reuses.
//
//   std::vector<TimeToken> tokens;
//   ScanTokens(doc.text, block.span, Tables::Default(), &tokens);
//
// Addresses (URLs, e-mail, DOIs), identifiers, versions and words mixed of letters and digits
// come out as tokens of no class, so that no pattern can see a date in them.
#ifndef DATELINE_EXTRACT_TIME_SCANNER_H_
#define DATELINE_EXTRACT_TIME_SCANNER_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/span.h"
#include "extract/time/tables.h"

namespace dateline {

enum class TokenKind : uint8_t { kWord, kNumber, kSign };

struct TimeToken {
  enum Flag : uint8_t {
    kGlued = 1,       // no white space before it
    kCapital = 2,     // first letter
    kAllCaps = 4,     // two or more letters, all capital
    kOpaque = 8,      // part of an address or identifier
    kLineBreak = 16,  // a line break stands before it
  };
  uint32_t begin = 0;
  uint32_t end = 0;
  uint16_t symbol = 0;
  TokenKind kind = TokenKind::kWord;
  uint8_t flags = 0;
  uint8_t digits = 0;           // numbers: how many
  uint8_t shape = kShapeCount;  // numbers
  uint16_t unused = 0;
  int32_t value = 0;           // numbers; saturates
  const Word* word = nullptr;  // in the lexicon, else null

  bool glued() const { return flags & kGlued; }
  bool capital() const { return flags & kCapital; }
  bool opaque() const { return flags & kOpaque; }
};

void ScanTokens(absl::string_view text, Span span, const Tables& tables,
                std::vector<TimeToken>* tokens);

// The value that a token has in a class; numbers have theirs in all.
int32_t ValueIn(const Tables& tables, const TimeToken& token, int predicate);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_SCANNER_H_
