// Extractions on their way to reconciling, wherever they come from.
#ifndef DATELINE_CLI_EXTRACTIONS_H_
#define DATELINE_CLI_EXTRACTIONS_H_

#include <vector>

#include "proto/claim.pb.h"

namespace dateline {

struct Inputs {
  std::vector<Extraction> extractions;  // in the order of the paths; the same with any jobs
  std::vector<Notice> unreadable;       // ERROR, one for each path that could not be read
};

// Two identical files have the same document id and claim ids: the second and later get "-2",
// "-3", ... References inside the extraction follow.
void MakeIdsUnique(std::vector<Extraction>* extractions);

}  // namespace dateline

#endif  // DATELINE_CLI_EXTRACTIONS_H_
