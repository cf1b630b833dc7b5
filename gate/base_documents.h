// The documents of a run as they were at a revision.
#ifndef DATELINE_GATE_BASE_DOCUMENTS_H_
#define DATELINE_GATE_BASE_DOCUMENTS_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "gate/git.h"
#include "proto/finding.pb.h"
#include "reconcile/prepared_document.h"

namespace dateline {

using PrepareBytes =
    std::function<absl::StatusOr<PreparedDocument>(std::string bytes, const std::string& path)>;

// Documents of the report that did not change, as they stand in it; changed and renamed ones from
// git, under the path that they have now; and what was deleted from the folders among `paths`,
// where a document of that kind is read now. A version that cannot be read counts as not there.
std::vector<PreparedDocument> DocumentsAtBase(const GitBase& base,
                                              const std::vector<GitChange>& changes,
                                              const Report& report, const std::string& cwd,
                                              const std::vector<std::string>& paths,
                                              const PrepareBytes& prepare);

}  // namespace dateline

#endif  // DATELINE_GATE_BASE_DOCUMENTS_H_
