// The first pass over a document: what may be a temporal expression, with what its surroundings
// say about it. Nothing is resolved here, so that the second pass can first learn from the whole
// document how to read it.
#ifndef DATELINE_EXTRACT_TIME_CANDIDATE_H_
#define DATELINE_EXTRACT_TIME_CANDIDATE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "base/span.h"
#include "extract/document_text.h"
#include "extract/time/matcher.h"

namespace dateline {

// What the preposition before an expression makes of it; numbers of BOUNDWORD in words.tsv.
enum class Bound : uint8_t {
  kNone = 0,
  kSince,
  kFrom,
  kUntil,
  kBy,
  kBefore,
  kAfter,
  kBetween,
  kIn,
  kDuring,
  kOf,
  kShortlyBefore,
};

// What stands between an expression and the one before it, where nothing else does.
enum class Link : uint8_t {
  kNone,
  kTo,  // '-', 'to', 'until'
  kAnd,
  kOr,
  kOf,    // 'of', ', on', ',': 'at 6 p.m. on 3 May'
  kNear,  // a time of day and its day, with words between
};

struct Capture {
  uint8_t slot = 0;
  int32_t value = 0;
  Span token;  // empty for constants
};

struct Candidate {
  Span span;
  uint32_t rule = 0;
  Op op = Op::kDate;
  Bound bound = Bound::kNone;
  Link link = Link::kNone;  // with the candidate before
  bool in_brackets = false;
  bool in_quotation = false;
  bool leading = false;       // among the first words of its sentence
  bool future = false;        // the clause speaks of time to come
  bool past_perfect = false;  // 'had', before it in the sentence
  bool look_back = false;     // leading, and 'had' behind it: 'On Tuesday the wind had been strong'
  bool prospect = false;      // 'planned', before it in the sentence
  bool after_until = false;   // 'until', before it in the sentence
  bool in_relative = false;   // in a relative clause: 'who was born in 1805'
  bool negated = false;       // 'not', before it in the clause
  bool shortly = false;       // 'shortly before'
  uint32_t block = 0;
  uint32_t sentence = 0;  // counted in the document
  uint32_t first_capture = 0;
  uint32_t capture_count = 0;
  // The phrase behind 'two years after', up to the next comma, verb or date; may be empty.
  Span anchor;
};

struct Candidates {
  std::vector<Candidate> items;
  std::vector<Capture> captures;

  int32_t Get(const Candidate& c, int slot, int32_t fallback = kUnset) const {
    for (uint32_t i = 0; i < c.capture_count; ++i) {
      const Capture& capture = captures[c.first_capture + i];
      if (capture.slot == slot) return capture.value;
    }
    return fallback;
  }
  bool Has(const Candidate& c, int slot) const { return Get(c, slot) != kUnset; }
};

// In order of place, not overlapping. Blocks that are no prose are left out.
Candidates FindCandidates(const DocumentText& doc, const Tables& tables);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_CANDIDATE_H_
