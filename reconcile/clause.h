// The words of a sentence that say what happened, without its date: a title that people can read.
//
//   ClauseOf(claim) == "Zulfikar Ali Bhutto visited Moscow"
//       of 'Zulfikar Ali Bhutto visited Moscow in March 1972 and tried to break the ice.'
#ifndef DATELINE_RECONCILE_CLAUSE_H_
#define DATELINE_RECONCILE_CLAUSE_H_

#include <string>
#include <vector>

#include "proto/claim.pb.h"

namespace dateline {

// From the first to the last of the event's own words and its participants, verbatim. Empty where
// that is no clause that can stand alone: someone is only a pronoun there, the date or a figure
// stands between, a bracket or a quotation mark does, or it is long.
std::string ClauseOf(const Claim& claim);

// Of the claims' clauses the one that names most, then the one with fewest commas, then the
// shortest; empty where none has one.
std::string BestClause(const std::vector<const Claim*>& claims);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_CLAUSE_H_
