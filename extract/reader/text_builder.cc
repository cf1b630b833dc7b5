#include "extract/reader/text_builder.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "absl/strings/match.h"
#include "extract/reader/encoding.h"

namespace dateline {
namespace {

bool IsTable(BlockKind kind) {
  return kind == BlockKind::kTableCell || kind == BlockKind::kTableHeader;
}

// What stands between two neighbouring blocks.
absl::string_view Separator(const Block& before, const Block& after) {
  if (IsTable(before.kind) && IsTable(after.kind) && before.table == after.table) {
    return before.row == after.row ? "\t" : "\n";
  }
  if (before.kind == BlockKind::kListItem && after.kind == BlockKind::kListItem) return "\n";
  return "\n\n";
}

}  // namespace

Block& TextBuilder::BeginBlock(BlockKind kind) {
  if (open_) EndBlock();
  block_ = Block();
  block_.kind = kind;
  open_ = true;
  begin_ = size();
  return block_;
}

void TextBuilder::EndBlock() {
  if (!open_) return;
  TrimEnd();
  open_ = false;
  if (size() == begin_) return;
  block_.span = {begin_, size()};
  doc_->blocks.push_back(std::move(block_));
  block_ = Block();
}

void TextBuilder::Separate() {
  if (size() != begin_ || doc_->blocks.empty() || doc_->text.empty()) return;
  if (doc_->blocks.back().span.end != begin_) return;
  const absl::string_view gap = Separator(doc_->blocks.back(), block_);
  const OffsetRun& last = doc_->runs.back();
  const uint64_t source =
      last.literal ? last.source + (begin_ - last.text) : last.source + last.source_size;
  doc_->runs.push_back({begin_, source, false, 0});
  doc_->text.append(gap.data(), gap.size());
  begin_ = size();
}

void TextBuilder::AddRun(uint64_t source, bool literal, uint64_t length) {
  if (!doc_->runs.empty()) {
    const OffsetRun& last = doc_->runs.back();
    if (literal && last.literal && last.source + (size() - last.text) == source) return;
  }
  doc_->runs.push_back({size(), source, literal, static_cast<uint32_t>(length)});
}

namespace {

// A byte or character of the source that does not go into the text as it is.
struct Special {
  size_t size = 0;  // 0: none
  absl::string_view text;
};

// Odd spaces become plain ones, invisible characters go, bytes that are no text become U+FFFD.
Special SpecialAt(absl::string_view text, size_t at) {
  const absl::string_view rest = text.substr(at, 3);
  if (rest[0] == kBadByte) return {1, "\xEF\xBF\xBD"};
  if (absl::StartsWith(rest, "\xC2\xA0")) return {2, " "};  // no-break space
  if (absl::StartsWith(rest, "\xC2\xAD")) return {2, ""};   // soft hyphen
  if (rest.size() < 3) return {};
  if (rest[0] == '\xE2' && rest[1] == '\x80') {
    const auto last = static_cast<unsigned char>(rest[2]);
    if (last <= 0x8A || last == 0xAF) return {3, " "};  // U+2000 to U+200A, U+202F
    if (last <= 0x8F) return {3, ""};                   // zero width, directional marks
  }
  if (rest == "\xEF\xBB\xBF") return {3, ""};   // byte order mark
  if (rest == "\xE3\x80\x80") return {3, " "};  // ideographic space
  return {};
}

// The next byte that may start something special; npos: none.
size_t FindSpecial(absl::string_view text, size_t at) {
  while (at < text.size()) {
    // Eight plain ASCII bytes at once.
    uint64_t word;
    while (at + 8 <= text.size()) {
      std::memcpy(&word, text.data() + at, 8);
      const uint64_t bad = word ^ 0x1A1A1A1A1A1A1A1Au;
      const uint64_t zeros = (bad - 0x0101010101010101u) & ~bad;
      if (((word | zeros) & 0x8080808080808080u) != 0) break;
      at += 8;
    }
    if (at == text.size()) break;
    const char c = text[at];
    if (c == '\xC2' || c == '\xE2' || c == '\xEF' || c == '\xE3' || c == kBadByte) return at;
    ++at;
  }
  return absl::string_view::npos;
}

}  // namespace

void TextBuilder::Source(uint64_t begin, uint64_t length) {
  if (begin >= doc_->source.size()) return;
  const absl::string_view piece = absl::string_view(doc_->source).substr(begin, length);
  size_t from = 0;
  for (size_t at = FindSpecial(piece, 0); at != absl::string_view::npos;
       at = FindSpecial(piece, at)) {
    const Special special = SpecialAt(piece, at);
    if (special.size == 0) {
      ++at;
      continue;
    }
    Literal(begin + from, piece.substr(from, at - from));
    Placed(special.text, begin + at, special.size);
    at += special.size;
    from = at;
  }
  Literal(begin + from, piece.substr(from));
}

void TextBuilder::Literal(uint64_t begin, absl::string_view piece) {
  if (piece.empty()) return;
  Separate();
  AddRun(begin, true, 0);
  doc_->text.append(piece.data(), piece.size());
}

void TextBuilder::Placed(absl::string_view text, uint64_t source, uint64_t length) {
  if (text.empty()) return;
  Separate();
  AddRun(source, false, length);
  doc_->text.append(text.data(), text.size());
}

void TextBuilder::Copy(const DocumentText& from, Span span) {
  if (span.empty()) return;
  auto run = std::upper_bound(from.runs.begin(), from.runs.end(), span.begin,
                              [](uint32_t at, const OffsetRun& r) { return at < r.text; });
  if (run != from.runs.begin()) --run;
  for (uint32_t at = span.begin; at < span.end && run != from.runs.end(); ++run) {
    const uint32_t end =
        run + 1 == from.runs.end() ? span.end : std::min<uint32_t>(span.end, (run + 1)->text);
    if (end <= at) continue;
    if (run->literal) {
      Source(run->source + (at - run->text), end - at);
    } else {
      Placed(Span{at, end}.In(from.text), run->source, run->source_size);
    }
    at = end;
  }
}

void TextBuilder::TrimEnd() {
  const std::string& text = doc_->text;
  size_t end = text.size();
  while (end > begin_ && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\n')) {
    --end;
  }
  DropLast(static_cast<uint32_t>(text.size() - end));
}

void TextBuilder::DropLast(uint32_t count) {
  if (count == 0) return;
  const uint32_t end = std::max(begin_, size() - std::min(count, size()));
  doc_->text.resize(end);
  while (!doc_->runs.empty() && doc_->runs.back().text >= end) doc_->runs.pop_back();
  for (auto mark = doc_->note_marks.rbegin(); mark != doc_->note_marks.rend() && mark->at > end;
       ++mark) {
    mark->at = end;
  }
  for (auto span = doc_->code_spans.rbegin(); span != doc_->code_spans.rend() && span->end > end;
       ++span) {
    span->end = end;
  }
  while (!doc_->code_spans.empty() && doc_->code_spans.back().begin >= end)
    doc_->code_spans.pop_back();
}

void TextBuilder::Mark(absl::string_view label) {
  doc_->note_marks.push_back({size(), std::string(label)});
}

absl::string_view TextBuilder::block_text() const {
  return absl::string_view(doc_->text).substr(begin_);
}

}  // namespace dateline
