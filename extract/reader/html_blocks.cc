#include "extract/reader/html_blocks.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "extract/reader/html_tokenizer.h"

namespace dateline {
namespace {

constexpr uint32_t kLongCell = 500;  // bytes: a cell of a layout table, not of a table of data
constexpr uint32_t kLongByline = 300;
constexpr size_t kMaxOpen = 1000;  // depth of lists and tables that is kept account of

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

}  // namespace

// ---- borders ----

void HtmlBlocks::Break() {
  if (cell_ == Cell::kNone) return Close();
  if (out_.in_block()) pending_space_ = true;
}

// The arrow back to where a note's mark stands, with or without the sign that asks for a plain
// glyph.
void HtmlBlocks::DropBacklink() {
  if (absl::EndsWith(out_.block_text(), "\uFE0E")) out_.DropLast(3);
  if (absl::EndsWith(out_.block_text(), "\u21A9")) out_.DropLast(3);
}

void HtmlBlocks::Close() {
  EndCode();
  EndTime();
  pending_space_ = false;
  if (!out_.in_block()) return;
  Block& block = out_.block();
  const size_t size = out_.block_text().size();
  if (block.table >= 0 && size > kLongCell) {
    block.kind = BlockKind::kParagraph;
    block.table = block.row = block.column = -1;
  }
  if (block.kind == BlockKind::kFootnote || block.kind == BlockKind::kReference) DropBacklink();
  // A class such as "author-smith" may stand on a whole article.
  if (block.kind == BlockKind::kMeta && size > kLongByline) block.kind = BlockKind::kParagraph;
  out_.EndBlock();
}

void HtmlBlocks::LineBreak() {
  if (broke_at_ == out_.size() && cell_ == Cell::kNone && out_.in_block()) return Close();
  pending_space_ = true;
  broke_at_ = out_.size();
}

BlockKind HtmlBlocks::KindNow() const {
  if (pre_) return BlockKind::kCode;
  if (heading_ > 0) return BlockKind::kHeading;
  if (caption_) return BlockKind::kCaption;
  if (part_ == HtmlPart::kByline) return BlockKind::kMeta;
  if (part_ == HtmlPart::kReferences) return BlockKind::kReference;
  if (part_ == HtmlPart::kNotes) return BlockKind::kFootnote;
  if (cell_ == Cell::kHeader) return BlockKind::kTableHeader;
  if (cell_ == Cell::kData) return BlockKind::kTableCell;
  if (item_ || !lists_.empty()) return BlockKind::kListItem;
  return quotes_ > 0 ? BlockKind::kQuote : BlockKind::kParagraph;
}

void HtmlBlocks::EnsureBlock() {
  if (out_.in_block()) return;
  Block& block = out_.BeginBlock(KindNow());
  block.level =
      static_cast<uint8_t>(heading_ > 0 ? heading_ : std::min<size_t>(lists_.size(), 255));
  if (cell_ != Cell::kNone && !tables_.empty()) {
    block.table = tables_.back().id;
    block.row = tables_.back().row;
    block.column = tables_.back().column;
  }
  if (block.kind == BlockKind::kListItem || block.kind == BlockKind::kReference ||
      block.kind == BlockKind::kFootnote) {
    block.label = std::exchange(label_, "");
  }
  pending_space_ = false;
}

// ---- kinds of blocks ----

void HtmlBlocks::LeaveHeading() {
  if (heading_ > 0 && !block_text().empty()) EndHeading();
}
void HtmlBlocks::StartHeading(int level) {
  Close();
  MakeLayout();
  heading_ = level;
}
void HtmlBlocks::EndHeading() {
  Close();
  heading_ = 0;
}
void HtmlBlocks::StartCaption() {
  Close();
  caption_ = true;
}
void HtmlBlocks::EndCaption() {
  Close();
  caption_ = false;
}
void HtmlBlocks::StartQuote() {
  Break();
  ++quotes_;
}
void HtmlBlocks::EndQuote() {
  Close();
  quotes_ = std::max(quotes_ - 1, 0);
}
void HtmlBlocks::StartPre() {
  Break();
  pre_ = true;
}
void HtmlBlocks::EndPre() {
  Close();
  pre_ = false;
}

void HtmlBlocks::StartList(bool ordered, int first) {
  Close();
  if (lists_.size() < kMaxOpen) lists_.push_back({ordered, first});
}
void HtmlBlocks::EndList() {
  Close();
  if (!lists_.empty()) lists_.pop_back();
  item_ = item_ && !lists_.empty();  // </li> may be left out
}
void HtmlBlocks::StartItem() {
  Close();
  item_ = true;
  if (lists_.empty()) lists_.push_back({false, 1});
  List& list = lists_.back();
  const bool note = part_ == HtmlPart::kReferences || part_ == HtmlPart::kNotes;
  if (list.ordered) {
    label_ = absl::StrCat(list.number, note ? "" : ".");
    list.number = std::min(list.number, 1 << 30) + 1;
  } else {
    label_.assign(note ? 0 : 1, '-');
  }
}
void HtmlBlocks::EndItem() {
  Close();
  item_ = false;
}

// ---- tables ----

void HtmlBlocks::StartTable(bool description) {
  CloseCell();
  if (tables_.size() >= kMaxOpen) return;
  if (!tables_.empty() && !description) tables_.back().layout = true;  // a table in a table
  tables_.push_back({next_table_++, -1, -1, false});
}
void HtmlBlocks::EndTable() {
  CloseCell();
  if (!tables_.empty()) tables_.pop_back();
}
void HtmlBlocks::StartRow() {
  CloseCell();
  if (tables_.empty()) return;
  ++tables_.back().row;
  tables_.back().column = -1;
}
void HtmlBlocks::StartCell(bool header) {
  CloseCell();
  if (tables_.empty() || tables_.back().layout) return;
  Table& table = tables_.back();
  table.row = std::max(table.row, 0);
  ++table.column;
  cell_ = header ? Cell::kHeader : Cell::kData;
}
void HtmlBlocks::CloseCell() {
  Close();
  cell_ = Cell::kNone;
}
// Headings do not stand in the cells of a table of data.
void HtmlBlocks::MakeLayout() {
  if (cell_ == Cell::kNone) return;
  cell_ = Cell::kNone;
  if (!tables_.empty()) tables_.back().layout = true;
}

// ---- spans ----

void HtmlBlocks::StartCode() {
  EndCode();
  code_from_ = out_.size();
  code_ = true;
}
void HtmlBlocks::EndCode() {
  if (code_ && out_.in_block() && out_.size() > code_from_) {
    doc_.code_spans.push_back({code_from_, out_.size()});
  }
  code_ = false;
}
void HtmlBlocks::StartTime(const std::string& iso, uint64_t source) {
  EndTime();
  if (muted()) return;
  EnsureBlock();
  PutSpace(source);
  time_ = iso;
  time_from_ = out_.size();
  in_time_ = true;
}
void HtmlBlocks::EndTime() {
  if (in_time_ && out_.in_block() && out_.size() > time_from_) {
    doc_.marked_dates.push_back({{time_from_, out_.size()}, time_});
  }
  in_time_ = false;
}

void HtmlBlocks::Mark(absl::string_view label) {
  if (!muted()) out_.Mark(label);
}

void HtmlBlocks::StartNote(const std::string& label) {
  if (muted()) return;
  EnsureBlock();
  Block& block = out_.block();
  // A paragraph that opens with a mark is the note itself.
  if (block.kind == BlockKind::kParagraph) block.kind = BlockKind::kFootnote;
  if (block.kind == BlockKind::kFootnote || block.kind == BlockKind::kReference)
    block.label = label;
}

absl::string_view HtmlBlocks::block_text() const {
  return out_.in_block() ? out_.block_text() : absl::string_view();
}

// ---- text ----

void HtmlBlocks::PutSpace(uint64_t source) {
  if (pending_space_ && !out_.block_text_empty()) out_.Placed(" ", source, 0);
  pending_space_ = false;
}

void HtmlBlocks::Put(absl::string_view text, uint64_t source, uint64_t size) {
  if (muted()) return;
  EnsureBlock();
  PutSpace(source);
  out_.Placed(text, source, size);
}

void HtmlBlocks::Text(uint64_t begin, uint64_t end) {
  if (muted()) return;
  if (pre_) {
    EnsureBlock();
    out_.Source(begin, end - begin);
    return;
  }
  for (uint64_t at = begin; at < end;) {
    size_t size = 0;
    if (IsSpace(source_[at])) {
      at = Blanks(at, end);
    } else if (source_[at] == '&' && Reference(at, end, &size)) {
      at += size;
    } else {
      EnsureBlock();
      PutSpace(at);
      at = Word(at, at + 1, end);
    }
  }
}

// White space at `at`: a border between words. A single space stays part of the run.
uint64_t HtmlBlocks::Blanks(uint64_t at, uint64_t end) {
  uint64_t stop = at;
  while (stop < end && IsSpace(source_[stop])) ++stop;
  const bool plain = stop - at == 1 && source_[at] == ' ' && stop < end && source_[stop] != '&';
  if (plain && out_.in_block() && !out_.block_text_empty() && broke_at_ != out_.size()) {
    pending_space_ = false;
    return Word(at, stop, end);
  }
  pending_space_ = pending_space_ || out_.in_block();
  return stop;
}

// Puts out from `from` up to the next border or reference behind `at`; returns where that is.
uint64_t HtmlBlocks::Word(uint64_t from, uint64_t at, uint64_t end) {
  for (; at < end; ++at) {
    const char c = source_[at];
    if (c == '&') break;
    if (!IsSpace(c)) continue;
    // On through single spaces: one run for as many words as possible.
    if (c != ' ' || at + 1 >= end || IsSpace(source_[at + 1]) || source_[at + 1] == '&') break;
  }
  out_.Source(from, at - from);
  return at;
}

bool HtmlBlocks::Reference(uint64_t at, uint64_t end, size_t* size) {
  const std::string value = HtmlReference(source_.substr(at, end - at), size);
  if (*size == 0) return false;
  if (value == " " || value == "\u00A0") {
    pending_space_ = pending_space_ || out_.in_block();
  } else if (value != "\u00AD" && value != "\u200B") {
    Put(value, at, *size);
  }
  return true;
}

}  // namespace dateline
