// Claims and reports kept between runs: for `dateline reconcile CLAIMS...` and other programs.
//
//   absl::StatusOr<std::vector<Extraction>> claims = ReadClaims(bytes, "claims.jsonl");
//
// Four forms are told apart by their first bytes:
//   JSON lines  one Extraction a line, canonical JSON of the proto; blank lines are skipped
//   a report    one JSON object with documents and claims, as `dateline check --format=json` writes
//   pb          the same report in the wire format
//   binary      the eight bytes "DTLCLM1\n", then for each Extraction its size as a varint and
//               its bytes, as WriteClaims writes
// Nothing is lost silently: what cannot be read is an error that says where and what.
#ifndef DATELINE_RECONCILE_CLAIMS_IO_H_
#define DATELINE_RECONCILE_CLAIMS_IO_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "proto/claim.pb.h"
#include "proto/finding.pb.h"

namespace dateline {

// `name` is what errors call the file. InvalidArgument, as "name:line: what; expected what" (or
// "name: byte N: ..." for binary), for: malformed JSON, a message cut short, an enum value or a
// field that this version does not know, a report of a newer version, two different claims under
// one id, a claim of a document that is not there. All mistakes of the file are listed, up to 20.
absl::StatusOr<std::vector<Extraction>> ReadClaims(absl::string_view bytes, absl::string_view name);

// The same for a whole report (`dateline report`, `dateline explain`).
absl::StatusOr<Report> ReadReport(absl::string_view bytes, absl::string_view name);

std::string WriteClaimsBinary(const std::vector<Extraction>& extractions);
// One line for each.
std::string WriteClaimsJsonLines(const std::vector<Extraction>& extractions);

}  // namespace dateline

#endif  // DATELINE_RECONCILE_CLAIMS_IO_H_
