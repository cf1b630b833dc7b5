// Where in a claim's quote the words stand that a finding speaks of: the date, the number, the
// ordinal, and the names.
#ifndef DATELINE_REPORTS_MARKS_H_
#define DATELINE_REPORTS_MARKS_H_

#include <string>
#include <vector>

#include "base/span.h"
#include "proto/finding.pb.h"

namespace dateline {

struct Marks {
  // What carries the value; spans of Claim.quote, sorted, not overlapping. Empty where the value
  // does not stand in the quote (a date inherited from a heading).
  std::vector<Span> value;
  // Names of participants that stand in the quote.
  std::vector<Span> names;
};

// Of equal words in the quote the one nearest to the claim's place is taken.
Marks MarksOf(const Claim& claim, Dimension dimension);

// The words that carry the value, also where they do not stand in the quote: "28 December".
std::string ValueText(const Claim& claim, Dimension dimension);

}  // namespace dateline

#endif  // DATELINE_REPORTS_MARKS_H_
