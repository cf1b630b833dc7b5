// The parts of an Office Open XML package (.docx), in memory.
#ifndef DATELINE_REPORTS_DOCX_PACKAGE_H_
#define DATELINE_REPORTS_DOCX_PACKAGE_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dateline {

// Unpacked size that a part may have; a document of a thousand pages is a tenth of it.
inline constexpr uint64_t kLargestPart = uint64_t{128} << 20;

// The part of a package. Errors: NotFound, InvalidArgument for what is no ZIP archive or over the
// limit.
absl::StatusOr<std::string> ReadPart(absl::string_view package, const std::string& name);

// A copy of the package with these parts added or replaced; every other part is taken over as it
// is, compressed bytes included. An empty package: a new one. Entries have no dates of their own,
// so that equal parts give equal bytes.
absl::StatusOr<std::string> WithParts(absl::string_view package,
                                      const std::map<std::string, std::string>& parts);

}  // namespace dateline

#endif  // DATELINE_REPORTS_DOCX_PACKAGE_H_
