// SHA-256 (FIPS 180-4) of a whole buffer.
#ifndef DATELINE_EXTRACT_READER_SHA256_H_
#define DATELINE_EXTRACT_READER_SHA256_H_

#include <string>

#include "absl/strings/string_view.h"

namespace dateline {

// 64 hex digits.
std::string Sha256Hex(absl::string_view bytes);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_SHA256_H_
