// .docx (Office Open XML) -> raw DocumentText.
#ifndef DATELINE_EXTRACT_READER_DOCX_H_
#define DATELINE_EXTRACT_READER_DOCX_H_

#include "absl/status/status.h"
#include "extract/document_text.h"
#include "extract/reader/archive.h"

namespace dateline {

// Sets source (a line for each w:p), blocks, runs and note marks; *properties gets the title and
// author of the file's properties, which are less to be trusted than the text. Headings, captions
// and quotations by their styles' names and outline levels; lists, tables with header rows,
// footnotes and endnotes. Comments, fields' codes, hidden text and what is deleted (with
// reject_tracked_changes: what is inserted) are left out.
absl::Status ReadDocx(Archive* archive, bool reject_tracked_changes, DocumentText* doc,
                      Document* properties);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_DOCX_H_
