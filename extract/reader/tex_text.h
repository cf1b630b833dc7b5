// Builds the blocks of a document from what LaTeX commands set.
#ifndef DATELINE_EXTRACT_READER_TEX_TEXT_H_
#define DATELINE_EXTRACT_READER_TEX_TEXT_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "extract/document_text.h"
#include "extract/reader/tex_source.h"
#include "extract/reader/text_builder.h"

namespace dateline {

class TexText {
 public:
  explicit TexText(DocumentText* doc) : doc_(*doc), out_(doc) {}

  // Text of its own that stands for a range of the source; " " asks for a space.
  void Put(absl::string_view text, TexRange from);
  void PutSource(TexRange range);
  // A blank line, or several, if feeds is over 1.
  void Blank(int feeds);
  // Kept, but no prose.
  void PutAddress(TexRange range);
  void PutCode(TexRange range);
  void Mark(absl::string_view label) {
    if (out_.in_block()) out_.Mark(label);
  }
  bool in_block() const { return out_.in_block(); }
  void EndBlock() { out_.EndBlock(); }

  // A heading or caption inside the text: until Resume, blocks are of this kind.
  struct Before {
    BlockKind kind;
    bool cell;
  };
  Before Interrupt(BlockKind kind, uint8_t level);
  void Resume(Before before);
  // All text from here on is that of a footnote.
  void BeginNote(std::string label);

  void BeginTable();
  void EndTable() { cell_ = false; }
  void NextCell();
  void NextRow();
  // A rule below the table's first row, which is its header where it holds no figures.
  void EndTableHead();
  bool in_cell() const { return cell_; }

  // Open environments; never below zero.
  int lists = 0, quotes = 0, metas = 0;
  bool references = false;
  std::string label;  // of the next block

 private:
  BlockKind KindNow() const;
  void EnsureBlock();
  void PutSpace(uint64_t at);

  DocumentText& doc_;
  TextBuilder out_;
  BlockKind kind_ = BlockKind::kParagraph;  // of the block that interrupts
  uint8_t level_ = 0;
  bool cell_ = false, space_ = false;
  int table_ = -1, row_ = 0, column_ = 0;
  std::string note_;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_TEX_TEXT_H_
