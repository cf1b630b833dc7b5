#include "extract/reader/tex_text.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"

namespace dateline {

BlockKind TexText::KindNow() const {
  if (!note_.empty()) return BlockKind::kFootnote;
  if (references) return BlockKind::kReference;
  if (metas > 0) return BlockKind::kMeta;
  if (lists > 0) return BlockKind::kListItem;
  return quotes > 0 ? BlockKind::kQuote : BlockKind::kParagraph;
}

void TexText::EnsureBlock() {
  if (out_.in_block()) return;
  Block& block = out_.BeginBlock(kind_ == BlockKind::kParagraph ? KindNow() : kind_);
  if (block.kind == BlockKind::kHeading) block.level = level_;
  if (block.kind == BlockKind::kListItem) block.level = static_cast<uint8_t>(std::min(lists, 9));
  block.label = !note_.empty() ? note_ : std::exchange(label, "");
  if (cell_) {
    block.kind = BlockKind::kTableCell;
    block.table = table_;
    block.row = row_;
    block.column = column_;
  }
  space_ = false;
}

void TexText::PutSpace(uint64_t at) {
  if (space_ && !out_.block_text_empty()) out_.Placed(" ", at, 0);
  space_ = false;
}

void TexText::Put(absl::string_view text, TexRange from) {
  if (text == " ") {
    space_ = true;
    return;
  }
  if (text.empty()) return;
  EnsureBlock();
  PutSpace(from.begin);
  out_.Placed(text, from.begin, from.end - from.begin);
}

void TexText::PutSource(TexRange range) {
  if (range.empty()) return;
  EnsureBlock();
  PutSpace(range.begin);
  out_.Source(range.begin, range.end - range.begin);
}

void TexText::Blank(int feeds) {
  space_ = true;
  if (feeds > 1 && !cell_ && kind_ == BlockKind::kParagraph) out_.EndBlock();
}

void TexText::PutAddress(TexRange range) {
  EnsureBlock();
  PutSpace(range.begin);
  const uint32_t from = out_.size();
  PutSource(range);
  if (out_.size() > from) doc_.code_spans.push_back({from, out_.size()});
}

void TexText::PutCode(TexRange range) {
  out_.BeginBlock(BlockKind::kCode);
  out_.Source(range.begin, range.end - range.begin);
  out_.EndBlock();
}

TexText::Before TexText::Interrupt(BlockKind kind, uint8_t level) {
  out_.EndBlock();
  level_ = level;
  return {std::exchange(kind_, kind), std::exchange(cell_, false)};
}

void TexText::Resume(Before before) {
  out_.EndBlock();
  kind_ = before.kind;
  cell_ = before.cell;
}

void TexText::BeginNote(std::string note) {
  note_ = std::move(note);
  lists = quotes = 0;
}

void TexText::BeginTable() {
  cell_ = true;
  ++table_;
  row_ = column_ = 0;
}

void TexText::NextCell() {
  out_.EndBlock();
  ++column_;
}

void TexText::EndTableHead() {
  if (!cell_ || row_ != 1 || out_.in_block()) return;
  const auto first = std::find_if(doc_.blocks.begin(), doc_.blocks.end(),
                                  [&](const Block& block) { return block.table == table_; });
  const bool figures = std::any_of(first, doc_.blocks.end(), [&](const Block& block) {
    const absl::string_view text = block.span.In(doc_.text);
    return std::any_of(text.begin(), text.end(), [](char c) { return absl::ascii_isdigit(c); });
  });
  for (auto block = first; !figures && block != doc_.blocks.end(); ++block)
    block->kind = BlockKind::kTableHeader;
}

void TexText::NextRow() {
  if (cell_) {
    out_.EndBlock();
    ++row_;
    column_ = 0;
  }
  space_ = true;
}

}  // namespace dateline
