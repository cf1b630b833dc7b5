// Bytes -> DocumentText, whatever the format.
//
//   absl::StatusOr<DocumentText> doc = ReadDocument(std::move(bytes), "paper.md", ReadOptions());
//
// The format is found by content, the name only breaks ties. Errors: InvalidArgument with
// "what; what to do" (without the path) for what cannot be read: binary, encrypted, truncated,
// empty, over a limit. Bytes that are no UTF-8 are read as UTF-16 or Latin-1 where that is
// plausible, else replaced, with a notice. Never fetches anything.
#ifndef DATELINE_EXTRACT_READER_READER_H_
#define DATELINE_EXTRACT_READER_READER_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "extract/document_text.h"

namespace dateline {

struct ReadOptions {
  // Files over this size are refused, and those of text formats over the second.
  uint64_t max_bytes = uint64_t{256} << 20;
  uint64_t max_text_file_bytes = uint64_t{64} << 20;
  // A document with more text than this is refused, whatever its format: extraction holds 40 to 90
  // times as much in memory.
  uint64_t max_text_bytes = uint64_t{10} << 20;
  // .docx: read the text as if tracked changes were rejected.
  bool reject_tracked_changes = false;
  // Format to use instead of looking at the content: "text", "markdown", "html", "pdf", ...
  std::string format;
};

absl::StatusOr<DocumentText> ReadDocument(std::string bytes, absl::string_view path,
                                          const ReadOptions& options);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_READER_H_
