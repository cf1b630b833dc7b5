#include "extract/reader/paragraphs.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/strings.h"
#include "extract/reader/paragraph_finder.h"

namespace dateline {

std::vector<Paragraph> ParagraphFinder::Run() {
  for (size_t i = 0; i < lines_.size();) {
    const Line& line = lines_[i];
    if (line.noise) {
      page_between_ = true;
      ++i;
    } else if (line.blank()) {
      blank_between_ = true;
      page_between_ |= line.page_break;
      ++i;
    } else if (line.note != NoteLine::kNone) {
      page_between_ |= line.page_break;
      TakeNoteLine(i++);
      blank_between_ = true;
    } else {
      page_between_ |= line.page_break;
      if (blank_between_ || page_between_ || !seen_) MeasureChunk(i);
      i = Take(i);
      seen_ = true;
      blank_between_ = page_between_ = false;
    }
  }
  return std::move(out_);
}

bool ParagraphFinder::IsText(size_t i) const {
  return i < lines_.size() && !lines_[i].blank() && !lines_[i].noise;
}

size_t ParagraphFinder::NextText(size_t i) const {
  for (++i; i < lines_.size() && !IsText(i); ++i) {
  }
  return i;
}

// The width that the lines from `first` to the next blank line are wrapped at.
void ParagraphFinder::MeasureChunk(size_t first) {
  width_ = 0;
  chunk_end_ = first;
  min_indent_ = lines_[first].indent;
  for (; IsText(chunk_end_) && (chunk_end_ == first || !lines_[chunk_end_].page_break);
       ++chunk_end_) {
    if (chunk_end_ - first < 200) {
      width_ = std::max<int>(width_, lines_[chunk_end_].width);
      min_indent_ = std::min<int>(min_indent_, lines_[chunk_end_].indent);
    }
  }
  chunk_begin_ = first;
}

// The line was broken before its margin: the next line's first word would have fitted in.
bool ParagraphFinder::IsShort(size_t i) const {
  if (!GoesOn(i)) return true;
  const absl::string_view next = At(i + 1);
  const size_t word = std::min<size_t>(next.find(' '), next.size());
  return lines_[i].width + 1 + CountCodePoints(next.substr(0, word)) + 2 < width_;
}

// Takes line i, and more where it starts a table or a heading of several lines. Returns the
// next line to look at.
size_t ParagraphFinder::Take(size_t i) {
  if (IsTableStart(i)) return TakeTable(i);
  if (TakeNote(i)) return skip_to_;
  if (in_references_) return TakeReference(i);
  if (const size_t end = HeadingEnd(i)) return TakeHeading(i, end);
  if (TakeListItem(i)) return i + 1;
  if (TakeCaption(i)) return i + 1;
  ResumeBehindCaption(i);
  if (!out_.empty() && Continues(i)) {
    Open().lines.push_back(i);
  } else {
    Start(i, BlockKind::kParagraph);
  }
  return i + 1;
}

Paragraph& ParagraphFinder::Start(size_t i, BlockKind kind) {
  out_.emplace_back();
  out_.back().kind = kind;
  out_.back().lines.push_back(i);
  open_ = out_.size() - 1;
  return out_.back();
}

// A caption between two halves of a sentence: what follows it on the next page or column, or in
// small letters, goes on with the text above it.
void ParagraphFinder::ResumeBehindCaption(size_t i) {
  if (interrupted_ == kNoNote || out_.empty() || Open().kind != BlockKind::kCaption) return;
  if (!blank_between_ && !page_between_) return;
  const bool next = OpeningOf(At(i)) == Opening::kLower || (page_between_ && GoesOn(i));
  if (next) open_ = interrupted_;
  interrupted_ = kNoNote;
}

// Whether line i goes on with the open block.
bool ParagraphFinder::Continues(size_t i) const {
  if (out_.empty()) return false;
  const Paragraph& open = Open();
  if (open.kind == BlockKind::kHeading || open.table) return false;
  if (blank_between_ || page_between_) {
    return !lines_[i].front && !lines_[LastLine()].front && ResumesAfterGap(i);
  }
  const size_t last = LastLine();
  if (last + 1 != i) return false;  // a note stands between
  const Ending ending = EndingOf(At(last));
  if (ending == Ending::kOpen) return true;
  if (lines_[last].width > kUnwrappedWidth) return false;
  if (ending == Ending::kSoft) return true;
  if (open.kind == BlockKind::kListItem) return lines_[i].indent > 0 || !IsShort(last);
  const bool indented = lines_[i].indent >= min_indent_ + 2 && lines_[last].indent == min_indent_;
  return !indented && !IsShort(last);
}

// A sentence that a page break or a blank line cut.
bool ParagraphFinder::ResumesAfterGap(size_t i) const {
  const Paragraph& open = Open();
  const absl::string_view last = At(LastLine());
  if (open.kind == BlockKind::kFootnote) return false;
  if (EndsInHyphen(last)) return true;
  const Opening opening = OpeningOf(At(i));
  const Ending ending = EndingOf(last);
  if (open.kind == BlockKind::kListItem && ending != Ending::kSentence &&
      opening == Opening::kLower) {
    return true;
  }
  // Between pages a paragraph may go on after a full stop, but nothing is lost by two blocks.
  if (ending != Ending::kOpen) return ending == Ending::kSoft && opening == Opening::kLower;
  const bool cut = page_between_ && open.lines.size() >= 2 && CutAbove();
  const bool long_enough = open.lines.size() >= 3 || lines_[LastLine()].width > 100 || cut;
  if (opening == Opening::kLower) return open.lines.size() >= 2 || lines_[LastLine()].width > 60;
  if (open.kind != BlockKind::kParagraph || !long_enough) return false;
  return GoesOn(i) || lines_[i].width > 100 || page_between_;
}

std::vector<Paragraph> FindParagraphs(absl::string_view text, const std::vector<Line>& lines) {
  auto is_beside = [](const Line& line) { return line.beside; };
  if (std::none_of(lines.begin(), lines.end(), is_beside)) {
    return ParagraphFinder(text, lines).Run();
  }
  // What stands beside the text is a text of its own: each is read as if the other were not there.
  std::vector<Paragraph> both;
  for (const bool beside : {false, true}) {
    std::vector<Line> own = lines;
    for (Line& line : own) line.noise |= line.beside != beside;
    std::vector<Paragraph> found = ParagraphFinder(text, own).Run();
    std::move(found.begin(), found.end(), std::back_inserter(both));
  }
  auto first = [](const Paragraph& paragraph) {
    return paragraph.lines.empty() ? 0 : paragraph.lines[0];
  };
  std::stable_sort(both.begin(), both.end(),
                   [&](const Paragraph& a, const Paragraph& b) { return first(a) < first(b); });
  return both;
}

}  // namespace dateline
