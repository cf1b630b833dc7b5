// Extractions on their way to reconciling, wherever they come from.
#ifndef DATELINE_CLI_EXTRACTIONS_H_
#define DATELINE_CLI_EXTRACTIONS_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "proto/claim.pb.h"
#include "reconcile/prepared_document.h"

namespace dateline {

// Two identical files have the same document id and claim ids: the second and later get "-2",
// "-3", ... References inside the extraction follow. Apply takes extractions in order.
class UniqueIds {
 public:
  void Apply(Extraction* extraction);

 private:
  using Taken = absl::flat_hash_map<std::string, int>;  // the number to try next
  static std::string Take(const std::string& id, Taken* taken);
  Taken documents_, claims_;
};

struct Inputs {
  std::vector<Extraction> extractions;  // in the order of the paths; the same with any jobs
  std::vector<Notice> unreadable;       // ERROR, one for each path that could not be read
};

// Documents that are prepared already, in the order of the paths, ids as they are.
struct PreparedInputs {
  std::vector<PreparedDocument> documents;
  std::vector<Notice> unreadable;  // as Inputs
};

// UniqueIds for all at once.
void MakeIdsUnique(std::vector<Extraction>* extractions);

}  // namespace dateline

#endif  // DATELINE_CLI_EXTRACTIONS_H_
