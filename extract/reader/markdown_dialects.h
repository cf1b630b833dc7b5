// What site generators and other dialects add to Markdown and cmark-gfm takes for text.
#ifndef DATELINE_EXTRACT_READER_MARKDOWN_DIALECTS_H_
#define DATELINE_EXTRACT_READER_MARKDOWN_DIALECTS_H_

#include "absl/strings/string_view.h"
#include "base/span.h"

namespace dateline {

// A paragraph that is code: "{% include toc.html %}", "{{< figure ... >}}", "<Chart data={...} />",
// "import Chart from './chart.js'".
bool IsTemplate(absl::string_view paragraph);

// The part of a paragraph's text that is text: without "!!! note" and ":::note ... :::" around it.
// first_line: of the paragraph's source.
Span WithoutAdmonition(absl::string_view text, absl::string_view first_line);

// "Table: Ships by year", ": Ships by year": pandoc's captions, above or below a table. Bytes of
// what stands before the caption; 0: none.
size_t TableCaptionPrefix(absl::string_view text);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_MARKDOWN_DIALECTS_H_
