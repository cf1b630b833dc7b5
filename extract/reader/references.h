// Entries of reference lists -> CitedSource.
#ifndef DATELINE_EXTRACT_READER_REFERENCES_H_
#define DATELINE_EXTRACT_READER_REFERENCES_H_

#include "extract/document_text.h"

namespace dateline {

// Turns the blocks under a heading such as "References" into kReference (under "Notes": into
// kFootnote), notes that do no more than cite into kReference, and fills labels from "[12]", "12."
// and superscript marks. Call before headings are resolved; blocks that are references already stay
// so.
void MarkReferences(DocumentText* doc);

// Fills doc->info.cited_sources from the kReference blocks.
void ReadReferences(DocumentText* doc);

// The year of publication in an entry: the one in brackets behind the authors, else the last
// that is no part of a title in quotation marks, a page range or a date of retrieval. 0: none.
int PublicationYear(absl::string_view entry);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_REFERENCES_H_
