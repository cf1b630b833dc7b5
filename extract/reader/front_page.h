// The first blocks of a paper: journal line, title, authors, addresses, dates of receipt.
#ifndef DATELINE_EXTRACT_READER_FRONT_PAGE_H_
#define DATELINE_EXTRACT_READER_FRONT_PAGE_H_

#include "extract/document_text.h"

namespace dateline {

// Sets the kinds of the blocks before the text proper (title: kHeading level 1; journal, authors,
// addresses, keywords: kMeta) and title, authors, publisher and date in doc->info where these are
// empty. With from_layout false only what is certain is set.
void ReadFrontPage(bool from_layout, DocumentText* doc);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_FRONT_PAGE_H_
