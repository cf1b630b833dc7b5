// .odt (OpenDocument text) -> raw DocumentText.
#ifndef DATELINE_EXTRACT_READER_ODT_H_
#define DATELINE_EXTRACT_READER_ODT_H_

#include "absl/status/status.h"
#include "extract/document_text.h"
#include "extract/reader/archive.h"

namespace dateline {

// Like ReadDocx (docx.h): a line of doc->source for each text:p and text:h. Notes, which stand
// inside the paragraphs that refer to them, come behind the text. Annotations, tables of contents
// and what tracked changes deleted are left out.
absl::Status ReadOdt(Archive* archive, DocumentText* doc, Document* properties);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_ODT_H_
