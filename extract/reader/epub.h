// .epub -> raw DocumentText.
#ifndef DATELINE_EXTRACT_READER_EPUB_H_
#define DATELINE_EXTRACT_READER_EPUB_H_

#include "absl/status/status.h"
#include "extract/document_text.h"
#include "extract/reader/archive.h"

namespace dateline {

// doc->source becomes the book's XHTML, chapter behind chapter in reading order; the rest is like
// ReadHtml. Title, authors, publisher and date come from the package.
absl::Status ReadEpub(Archive* archive, DocumentText* doc);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_EPUB_H_
