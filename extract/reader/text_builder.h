// Builds a DocumentText piece by piece, keeping the way back to the source bytes.
//
//   TextBuilder out(&doc);
//   out.BeginBlock(BlockKind::kParagraph);
//   out.Source(120, 45);          // source[120, 165) as it stands
//   out.Placed(" ", 165, 1);      // a space for the line break at 165
//   out.Source(166, 30);
//   out.EndBlock();
//
// Blocks without text are dropped; the separators that document_text.h promises are put between.
#ifndef DATELINE_EXTRACT_READER_TEXT_BUILDER_H_
#define DATELINE_EXTRACT_READER_TEXT_BUILDER_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "extract/document_text.h"

namespace dateline {

class TextBuilder {
 public:
  // doc->source is set; text, blocks and runs are empty. doc outlives the builder.
  explicit TextBuilder(DocumentText* doc) : doc_(doc) {}

  // The block's fields but its span are the caller's to set, before or after its text.
  Block& BeginBlock(BlockKind kind);
  void EndBlock();
  bool in_block() const { return open_; }
  Block& block() { return block_; }

  // Appends source[begin, begin + size): odd spaces as plain ones, invisible characters left out.
  void Source(uint64_t begin, uint64_t size);
  // Appends `text` that stands for source[source, source + size).
  void Placed(absl::string_view text, uint64_t source, uint64_t size);
  // Appends another document's text[span] with its map; both have the same source.
  void Copy(const DocumentText& from, Span span);
  // Removes spaces at the end of the open block.
  void TrimEnd();

  // Removes `count` bytes at the end of the open block.
  void DropLast(uint32_t count);

  // A note mark at the present place.
  void Mark(absl::string_view label);

  uint32_t size() const { return static_cast<uint32_t>(doc_->text.size()); }
  // The text of the open block so far.
  absl::string_view block_text() const;
  bool block_text_empty() const { return size() == begin_; }

 private:
  void AddRun(uint64_t source, bool literal, uint64_t size);
  void Separate();
  void Literal(uint64_t begin, absl::string_view piece);

  DocumentText* doc_;
  Block block_;
  bool open_ = false;
  uint32_t begin_ = 0;  // where the open block's text starts
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_TEXT_BUILDER_H_
