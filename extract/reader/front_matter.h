// The YAML head of a Markdown file.
#ifndef DATELINE_EXTRACT_READER_FRONT_MATTER_H_
#define DATELINE_EXTRACT_READER_FRONT_MATTER_H_

#include <cstdint>

#include "extract/document_text.h"

namespace dateline {

// Reads "---\nkey: value\n---\n" (or TOML's +++) at the source's start into doc->info: title,
// author or authors, date, publication or publisher. Simple values and lists alone; other keys
// are left out. Returns where the document proper starts.
uint64_t ReadFrontMatter(DocumentText* doc);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_FRONT_MATTER_H_
