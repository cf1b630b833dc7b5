// The facade of extraction: bytes -> claims.
//
//   ExtractOptions options;
//   absl::StatusOr<Extraction> paper = ExtractClaims(bytes, "paper.md", options);
//
// One pass; memory is bounded by the document. Thread safe. Errors are those of ReadDocument.
#ifndef DATELINE_EXTRACT_EXTRACT_H_
#define DATELINE_EXTRACT_EXTRACT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "extract/reader/reader.h"
#include "extract/time/tagger.h"
#include "proto/claim.pb.h"

namespace dateline {

struct ExtractOptions {
  ReadOptions read;
  TimeOptions time;
  bool explain = false;  // fill in Claim.trace
};

// Claims in order of place.
absl::StatusOr<Extraction> ExtractClaims(std::string bytes, absl::string_view path,
                                         const ExtractOptions& options);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_EXTRACT_H_
