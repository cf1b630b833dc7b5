// The fingerprint that GitHub's code scanning gives to a line: what its upload action computes for
// `partialFingerprints.primaryLocationLineHash` when a SARIF file has none, so that results which
// are uploaded with and without it are taken as the same.
//
// The first 100 UTF-16 units from the start of the line, white space left out and line ends
// normalised, as a polynomial in 37 modulo 2^64; equal hashes in one file are numbered.
#ifndef DATELINE_REPORTS_FORMATS_LINE_HASH_H_
#define DATELINE_REPORTS_FORMATS_LINE_HASH_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace dateline {

// For line n (from 1) of a file at [n - 1]: "c129715d7a2bc9a3:1". Linear in the text.
std::vector<std::string> LineHashes(absl::string_view text);

}  // namespace dateline

#endif  // DATELINE_REPORTS_FORMATS_LINE_HASH_H_
