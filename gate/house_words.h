// The house's own words, applied to claims before they are compared.
//
//   ApplyLexicon(config, &extraction);
#ifndef DATELINE_GATE_HOUSE_WORDS_H_
#define DATELINE_GATE_HOUSE_WORDS_H_

#include "proto/claim.pb.h"
#include "proto/config.pb.h"

namespace dateline {

// Names of one entry become one entity; a name of the house that stands in a sentence without
// having been taken for one is added as context. Event words get their class.
void ApplyLexicon(const Config& config, Extraction* extraction);

}  // namespace dateline

#endif  // DATELINE_GATE_HOUSE_WORDS_H_
