// Markdown (CommonMark with GitHub's tables, footnotes, task lists) -> raw DocumentText.
// cmark-gfm gives the structure; markdown_inline.h finds each word again in the source.
#ifndef DATELINE_EXTRACT_READER_MARKDOWN_H_
#define DATELINE_EXTRACT_READER_MARKDOWN_H_

#include "absl/status/status.h"
#include "extract/document_text.h"

namespace dateline {

// Fills text, blocks, runs, note marks and code spans from doc->source, which is UTF-8, and title,
// authors and date from front matter. HTML comments, raw HTML tags, images and link targets are
// left out. InvalidArgument: more marks than any document has, whose tree would take too much
// memory.
absl::Status ReadMarkdown(DocumentText* doc);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_MARKDOWN_H_
