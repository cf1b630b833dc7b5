// A small report for the tests of the formats: two papers, one conflict, one refinement, a lint.
#ifndef DATELINE_REPORTS_TESTING_H_
#define DATELINE_REPORTS_TESTING_H_

#include "proto/finding.pb.h"

namespace dateline {

// reports/testdata/sample.json
Report SampleReport();

// The same with text of strangers everywhere: escape sequences, bidirectional overrides, script
// tags, formulas, malformed UTF-8.
Report HostileReport();

}  // namespace dateline

#endif  // DATELINE_REPORTS_TESTING_H_
