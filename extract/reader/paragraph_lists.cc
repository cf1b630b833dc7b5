// Lines that are items of lists, captions, notes, references, rows of tables.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "extract/reader/paragraph_finder.h"

namespace dateline {

bool ParagraphFinder::TakeListItem(size_t i) {
  int number;
  size_t marker = ListMarker(At(i), &number);
  if (marker == 0 && IsLetteredItem(i)) marker = 3;
  if (marker == 0) return false;
  const bool fresh = out_.empty() || blank_between_ || page_between_ ||
                     EndingOf(At(LastLine())) != Ending::kOpen ||
                     Open().kind == BlockKind::kHeading;
  const bool in_list = !out_.empty() && Open().kind == BlockKind::kListItem;
  const char first = At(i)[0];
  const bool dash = first == '-' || static_cast<unsigned char>(first) == 0xE2;
  if (number > 0 && number != 1 && !(in_list && number == last_number_ + 1)) {
    if (!fresh || (!blank_between_ && !in_list)) return false;
  }
  if (!fresh && !in_list && (dash || number > 0 || first == 'o')) return false;
  if (first == 'o' && !in_list && !NextIsBullet(i)) return false;
  last_number_ = number;
  Paragraph& item = Start(i, BlockKind::kListItem);
  item.level = 1;
  item.skip = static_cast<uint32_t>(marker);
  item.label = std::string(absl::StripTrailingAsciiWhitespace(At(i).substr(0, marker)));
  return true;
}

// "a. Its stones" below "1. The mole" and further in, or below "a. ...". Elsewhere a letter and a
// stop are an initial or end a sentence.
bool ParagraphFinder::IsLetteredItem(size_t i) const {
  const absl::string_view text = At(i);
  if (text.size() < 5 || !absl::ascii_islower(text[0]) || text[1] != '.' || text[2] != ' ')
    return false;
  if (out_.empty() || Open().kind != BlockKind::kListItem ||
      EndingOf(At(LastLine())) == Ending::kOpen)
    return false;
  const absl::string_view last = Open().label;
  if (last.size() == 2 && last[1] == '.' && absl::ascii_islower(last[0]))
    return text[0] == last[0] + 1;
  return text[0] == 'a' && lines_[i].indent >= lines_[Open().lines[0]].indent + 2;
}

bool ParagraphFinder::NextIsBullet(size_t i) const {
  for (size_t k = i + 1; k < chunk_end_; ++k) {
    if (absl::StartsWith(At(k), "o ")) return true;
  }
  return false;
}

bool ParagraphFinder::TakeCaption(size_t i) {
  if (!StartsCaption(At(i))) return false;
  if (!out_.empty() && !blank_between_ && EndingOf(At(LastLine())) == Ending::kOpen) return false;
  const bool cut = !out_.empty() && Open().kind == BlockKind::kParagraph &&
                   Open().lines.size() >= 2 && OpenEnding() == Ending::kOpen;
  interrupted_ = cut ? open_ : kNoNote;
  Start(i, BlockKind::kCaption);
  return true;
}

// A footnote that the layout shows; the text that it stands below goes on behind it.
void ParagraphFinder::TakeNoteLine(size_t i) {
  if (lines_[i].note == NoteLine::kMore && note_ != kNoNote) {
    out_[note_].lines.push_back(i);
    return;
  }
  out_.emplace_back();
  note_ = out_.size() - 1;
  out_.back().kind = BlockKind::kFootnote;
  out_.back().lines.push_back(i);
  size_t mark = SuperscriptPrefix(At(i), &out_.back().label);
  if (mark == 0) {
    const absl::string_view sign = NoteSign(At(i));
    out_.back().label = std::string(sign);
    mark = sign.size();
  }
  out_.back().skip = static_cast<uint32_t>(mark + BlankSize(At(i).substr(mark)));
  if (note_ == 0) Start(i, BlockKind::kParagraph).lines.clear();  // notes before any text
}

// "³ The third year of the war." at the foot of a page. What it interrupts goes on below it.
bool ParagraphFinder::TakeNote(size_t i) {
  std::string digits;
  const size_t mark = SuperscriptPrefix(At(i), &digits);
  if (mark == 0 || (!blank_between_ && !page_between_ && seen_ && !InNotes())) return false;
  out_.emplace_back();
  Paragraph& note = out_.back();
  note.kind = in_references_ && !notes_ ? BlockKind::kReference : BlockKind::kFootnote;
  note.lines.push_back(i);
  note.skip = static_cast<uint32_t>(mark + BlankSize(At(i).substr(mark)));
  note.label = digits;
  size_t k = i + 1;
  while (k < chunk_end_ && SuperscriptPrefix(At(k), &digits) == 0 && k - i < 60) {
    note.lines.push_back(k++);
  }
  skip_to_ = k;
  if (in_references_) open_ = out_.size() - 1;
  return true;
}

size_t ParagraphFinder::BlankSize(absl::string_view text) {
  return std::min(text.find_first_not_of(" \t"), text.size());
}

bool ParagraphFinder::InNotes() const {
  return !out_.empty() &&
         (out_.back().kind == BlockKind::kFootnote || out_.back().kind == BlockKind::kReference);
}

size_t ParagraphFinder::TakeReference(size_t i) {
  const absl::string_view text = At(i);
  if (LeavesReferences(i)) {
    in_references_ = notes_ = false;
    return Take(i);
  }
  const bool first = Open().kind == BlockKind::kHeading;
  int number;
  size_t marker = 0;
  if (text[0] == '[') {
    const size_t close = text.find(']');
    if (close != absl::string_view::npos && close <= 5 && absl::ascii_isdigit(text[1])) {
      marker = close + 1;
      while (marker < text.size() && text[marker] == ' ') ++marker;
    }
  } else {
    marker = ListMarker(text, &number);
    if (number == 0 && !absl::StartsWith(text, "\xE2\x80\xA2")) marker = 0;
    if (number > 0 && number != last_number_ + 1 && !first && !blank_between_) marker = 0;
    if (marker > 0) last_number_ = number;
  }
  const BlockKind kind = notes_ ? BlockKind::kFootnote : BlockKind::kReference;
  if (!first && marker == 0 && !StartsEntry(i)) {
    Open().lines.push_back(i);
    return i + 1;
  }
  Paragraph& entry = Start(i, kind);
  entry.skip = static_cast<uint32_t>(marker);
  for (char c : text.substr(0, marker)) {
    if (absl::ascii_isdigit(c)) entry.label.push_back(c);
  }
  return i + 1;
}

bool ParagraphFinder::StartsEntry(size_t i) const {
  const size_t last = LastLine();
  if (lines_[i].indent > min_indent_) return false;  // hangs under the entry's first line
  if (lines_[last].indent > min_indent_ && !blank_between_) return true;
  const Ending ending = EndingOf(At(last));
  if (!Open().label.empty() && !blank_between_) return false;
  if (blank_between_) return ending != Ending::kOpen || OpeningOf(At(i)) == Opening::kUpper;
  if (ending != Ending::kSentence) return false;
  // "Hoyos, D. (2010)" after a finished line that has hanging neighbours or was short.
  const absl::string_view text = At(i);
  const size_t comma = text.find(',');
  const bool author = OpeningOf(text) == Opening::kUpper && comma < 40;
  return author || IsShort(last) || HasHanging();
}

bool ParagraphFinder::HasHanging() const {
  for (size_t k = chunk_begin_; k < chunk_end_; ++k) {
    if (lines_[k].indent > min_indent_) return true;
  }
  return false;
}

bool ParagraphFinder::LeavesReferences(size_t i) const {
  if (!blank_between_ || i + 1 != chunk_end_) return false;
  const absl::string_view text = At(i);
  return IsCustomaryHeading(text) || absl::StartsWithIgnoreCase(text, "appendix") ||
         absl::StartsWith(text, "Chapter ") || absl::StartsWith(text, "CHAPTER ");
}

// Two spaces or a tab between words, somewhere in the line.
bool ParagraphFinder::HasGap(size_t i) const {
  const absl::string_view text = At(i);
  return text.find('\t') != absl::string_view::npos || text.find("   ") != absl::string_view::npos;
}

bool ParagraphFinder::IsRow(size_t i) const {
  return IsText(i) && lines_[i].heading == 0 && HasGap(i);
}

// Behind the rows that start at line i. A rule below the first row leaves a gap in print.
size_t ParagraphFinder::TableEnd(size_t i) const {
  size_t k = i;
  while (k < lines_.size() && IsRow(k) && (k == i || !lines_[k].page_break)) {
    ++k;
    const bool rule = k == i + 1 && k + 1 < lines_.size() && lines_[k].blank();
    if (rule && IsRow(k + 1) && IsRow(k + 2) && !lines_[k + 1].page_break) ++k;
  }
  return k;
}

bool ParagraphFinder::IsTableStart(size_t i) const {
  return width_ <= kUnwrappedWidth && IsRow(i) && TableEnd(i) >= i + 3;
}

size_t ParagraphFinder::TakeTable(size_t i) {
  Paragraph& table = Start(i, BlockKind::kTableCell);
  table.table = true;
  const size_t end = TableEnd(i);
  for (size_t k = i + 1; k < end; ++k) {
    if (!lines_[k].blank()) table.lines.push_back(k);
  }
  return end;
}

}  // namespace dateline
