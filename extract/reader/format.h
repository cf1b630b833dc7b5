// Which format a file has.
#ifndef DATELINE_EXTRACT_READER_FORMAT_H_
#define DATELINE_EXTRACT_READER_FORMAT_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dateline {

enum class Format { kText, kMarkdown, kHtml, kPdf, kDocx, kOdt, kEpub, kTex };

// "text", "markdown", "html", "pdf", "docx", "odt", "epub", "tex"
absl::string_view FormatName(Format format);

// By content; the path's ending breaks ties between text formats. `forced` is a name as above,
// or empty. InvalidArgument: an unknown name, or a format known and not read (.doc, .rtf, images).
absl::StatusOr<Format> FindFormat(absl::string_view bytes, absl::string_view path,
                                  absl::string_view forced);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_FORMAT_H_
