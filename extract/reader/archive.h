// The files in a ZIP archive (.docx, .odt, .epub), within limits.
#ifndef DATELINE_EXTRACT_READER_ARCHIVE_H_
#define DATELINE_EXTRACT_READER_ARCHIVE_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

struct zip;

namespace dateline {

struct ArchiveLimits {
  int64_t entries = 20000;
  uint64_t entry_bytes = uint64_t{64} << 20;   // of one file, unpacked
  uint64_t total_bytes = uint64_t{128} << 20;  // of all files that are read, unpacked
};

// Nothing is ever written to disk, and names are looked up in the archive alone, so that a path
// such as ../../etc/passwd finds nothing.
class Archive {
 public:
  // bytes must outlive the archive. InvalidArgument: no ZIP archive, truncated, or too many
  // entries.
  static absl::StatusOr<Archive> Open(absl::string_view bytes, const ArchiveLimits& limits);
  Archive(Archive&&) = default;
  Archive& operator=(Archive&&) = default;

  bool Has(const std::string& name) const;
  // The unpacked file. NotFound; InvalidArgument: encrypted, damaged, or over a limit (zip bombs).
  absl::StatusOr<std::string> Read(const std::string& name);

 private:
  Archive() = default;
  struct Closer {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Closer> zip_;
  ArchiveLimits limits_;
  uint64_t read_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_ARCHIVE_H_
