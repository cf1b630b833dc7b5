// The styles of a .docx that say what a paragraph is.
#ifndef DATELINE_EXTRACT_READER_DOCX_STYLES_H_
#define DATELINE_EXTRACT_READER_DOCX_STYLES_H_

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "extract/document_text.h"

namespace dateline {

struct DocxStyle {
  BlockKind kind = BlockKind::kParagraph;
  uint8_t level = 0;  // headings
  bool title = false;
  bool list = false;  // the style numbers its paragraphs
  bool superscript = false;
  bool hidden = false;
};

// Style ids -> what they mean, by the names that Word, LibreOffice and pandoc give ("heading 2",
// "Title", "caption", "Quote", "Author"), by outline level, and by the style that one is based on.
absl::flat_hash_map<std::string, DocxStyle> ReadDocxStyles(absl::string_view xml);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_DOCX_STYLES_H_
