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

constexpr uint64_t kMaxTextBytes = uint64_t{64} << 20;

struct ReadOptions {
  // Files over this size are refused; those of text formats over kMaxTextBytes too, because what
  // comes behind holds a multiple of a text in memory.
  uint64_t max_bytes = uint64_t{256} << 20;
  // .docx: read the text as if tracked changes were rejected.
  bool reject_tracked_changes = false;
  // Format to use instead of looking at the content: "text", "markdown", "html", "pdf", ...
  std::string format;
};

absl::StatusOr<DocumentText> ReadDocument(std::string bytes, absl::string_view path,
                                          const ReadOptions& options);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_READER_H_
