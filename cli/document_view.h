// What the readers understood of a document, for people.
#ifndef DATELINE_CLI_DOCUMENT_VIEW_H_
#define DATELINE_CLI_DOCUMENT_VIEW_H_

#include <string>

#include "extract/document_text.h"

namespace dateline {

// The document's path, format, title, authors, date, counts and notices: a line each.
std::string DescribeDocument(const Document& document);

// DescribeDocument, and a line for each block in reading order: its place, its kind and its text.
std::string DescribeBlocks(const DocumentText& doc);

}  // namespace dateline

#endif  // DATELINE_CLI_DOCUMENT_VIEW_H_
