// Which lines of a plain text make which block.
#ifndef DATELINE_EXTRACT_READER_PARAGRAPHS_H_
#define DATELINE_EXTRACT_READER_PARAGRAPHS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/document_text.h"
#include "extract/reader/lines.h"

namespace dateline {

// Lines that make one block, in order; not always neighbours: a page break may stand between.
struct Paragraph {
  BlockKind kind = BlockKind::kParagraph;
  uint8_t level = 0;
  std::vector<uint32_t> lines;
  uint32_t skip = 0;   // bytes of the first line that are a list marker or note mark
  std::string label;   // of a list item, note or reference
  bool table = false;  // each line is a row, its cells apart by gaps or tabs
};

// lines with noise marked -> blocks in reading order. Notes that stand in the middle of a
// paragraph come behind it.
std::vector<Paragraph> FindParagraphs(absl::string_view text, const std::vector<Line>& lines);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PARAGRAPHS_H_
