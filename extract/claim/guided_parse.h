// Parses a sentence with what is already known of it. Time expressions are found before parsing,
// and a greedy parser stumbles where they stand in front ('In February of the new year Jules
// landed'), at brackets, and at semicolons. So the sentence is taken apart: brackets and the parts
// between semicolons are parsed by themselves, dates in front of a clause are set aside and hung
// under the clause's predicate, and the trees are put together again.
#ifndef DATELINE_EXTRACT_CLAIM_GUIDED_PARSE_H_
#define DATELINE_EXTRACT_CLAIM_GUIDED_PARSE_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/span.h"
#include "extract/language/sentence.h"

namespace dateline {

// Sets tags, lemmas and one tree over all tokens, as Analyzer::Parse does. `dates` are the spans
// of the sentence's time expressions in order. Linear in tokens.
void ParseGuided(absl::string_view text, absl::Span<const Span> dates, Sentence* sentence);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_CLAIM_GUIDED_PARSE_H_
