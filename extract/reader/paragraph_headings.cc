// Which lines are headings, where only their shape says so.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "extract/reader/paragraph_finder.h"

namespace dateline {
namespace {

constexpr int kMaxHeading = 120;

}  // namespace

// The line behind the heading that starts at line i; 0: no heading.
size_t ParagraphFinder::HeadingEnd(size_t i) const {
  if (lines_[i].heading > 0) {
    size_t end = i + 1;
    while (end < chunk_end_ && lines_[end].heading == lines_[i].heading) ++end;
    return end - i <= 6 ? end : 0;
  }
  if (!MayStartHeading(i)) return 0;
  if (IsNumberedHeading(i)) return i + 1;
  for (size_t count = 1; count <= 3; ++count) {
    const size_t end = i + count;
    if (end == chunk_end_) return IsHeadingAlone(i, end) ? end : 0;
    if (count <= 2 && IsHeadingAttached(i, end)) return end;
  }
  return 0;
}

// "1.1 Tolls" among the lines of a text, below a finished sentence.
bool ParagraphFinder::IsNumberedHeading(size_t i) const {
  const absl::string_view text = At(i);
  size_t at = 0;
  int dots = 0;
  while (at < text.size() && (absl::ascii_isdigit(text[at]) || (at > 0 && text[at] == '.'))) {
    dots += text[at] == '.' && at + 1 < text.size() && absl::ascii_isdigit(text[at + 1]);
    ++at;
  }
  if (dots == 0 || at > 8 || at + 2 >= text.size() || text[at] != ' ') return false;
  if (OpeningOf(text.substr(at + 1)) != Opening::kUpper || EndingOf(text) != Ending::kOpen)
    return false;
  return lines_[i].width * 10 < width_ * 6 && !HasGap(i) && GoesOn(i) &&
         OpeningOf(At(i + 1)) == Opening::kUpper && !EndsInFunctionWord(text);
}

bool ParagraphFinder::MayStartHeading(size_t i) const {
  const absl::string_view text = At(i);
  if (lines_[i].width > kMaxHeading) return false;
  if (IsCustomaryHeading(text)) return true;
  const bool fresh = out_.empty() || blank_between_ || page_between_ ||
                     Open().kind == BlockKind::kHeading ||
                     EndingOf(At(LastLine())) != Ending::kOpen;
  if (!fresh) return false;
  const Opening opening = OpeningOf(text);
  if (opening != Opening::kUpper && opening != Opening::kDigit) return false;
  // A paragraph that was cut goes on rather than that a heading starts inside a sentence.
  return out_.empty() || Open().kind == BlockKind::kHeading || Open().table ||
         OpenEnding() != Ending::kOpen || Open().lines.size() < 3 || !CutAbove();
}

// The open block ends at the full width of its column, unfinished.
bool ParagraphFinder::CutAbove() const {
  const size_t last = LastLine();
  int width = 0;
  for (size_t k = Open().lines.size(); k-- > 0 && Open().lines.size() - k < 30;) {
    width = std::max<int>(width, lines_[Open().lines[k]].width);
  }
  return lines_[last].width * 10 > width * 7;
}

// Lines [i, end) with blank lines on both sides.
bool ParagraphFinder::IsHeadingAlone(size_t i, size_t end) const {
  if (IsCustomaryHeading(At(i)) && end == i + 1) return true;
  size_t width = 0;
  for (size_t k = i; k < end; ++k) {
    width += lines_[k].width;
    int number;
    if (k > i && ListMarker(At(k), &number)) return false;
    if (HoldsSentenceEnd(At(k))) return false;
  }
  const absl::string_view last = At(end - 1);
  if (width > kMaxHeading || last.back() == ',' || last.back() == ';') return false;
  int number;
  const size_t marker = ListMarker(At(i), &number);
  if (marker > 0 && number == 0) return false;
  const bool question = last.back() == '?';
  if (EndingOf(last) == Ending::kSentence && !question) return false;
  if (EndingOf(last) == Ending::kSoft) return false;
  if (StartsCaption(At(i)) || EndsInFunctionWord(last)) return false;
  const size_t next = NextText(end - 1);
  // No heading is set at the foot of a page or column: these are the first lines of a paragraph.
  for (size_t k = end; k <= next && next < lines_.size(); ++k) {
    if (lines_[k].page_break || lines_[k].noise || lines_[k].note != NoteLine::kNone) return false;
  }
  if (next < lines_.size() && OpeningOf(At(next)) == Opening::kLower) return false;
  return true;
}

// Lines [i, end) with text directly below: only what cannot be a sentence's start.
bool ParagraphFinder::IsHeadingAttached(size_t i, size_t end) const {
  if (end == i + 1 && IsCustomaryHeading(At(i))) return true;
  if (i != chunk_begin_ || width_ > kUnwrappedWidth) return false;
  int number;
  const bool list_below = ListMarker(At(end), &number) > 0;
  double share = 1;
  for (size_t k = i; k < end; ++k) {
    if (EndingOf(At(k)) != Ending::kOpen || At(k).back() == ',') return false;
    if (!list_below && lines_[k].width * 20 > width_ * 17) return false;
    share = std::min(share, TitleCaseShare(At(k)));
  }
  const bool numbered = ListMarker(At(i), &number) > 0 && number > 0;
  if (EndsInFunctionWord(At(end - 1)) || At(i).find(',') != absl::string_view::npos) return false;
  const bool several_words = At(i).find(' ') != absl::string_view::npos;
  if (list_below) return several_words && share >= 0.75;
  if (OpeningOf(At(end)) != Opening::kUpper) return false;
  if (numbered) return IsShort(end - 1);
  // "Pak-Soviet Relations during Afghan | War | On December 26": the line below is a heading
  // too as long as it is short and in title case.
  const bool more = end + 1 < chunk_end_ && lines_[end].width * 10 <= width_ * 6 &&
                    EndingOf(At(end)) == Ending::kOpen && IsShort(end);
  if (more) return false;
  if (!several_words || chunk_end_ - end < 2) return false;
  return share >= (StartsWithSentenceOpener(At(end)) ? 0.6 : 0.8);
}

size_t ParagraphFinder::TakeHeading(size_t i, size_t end) {
  Paragraph& heading = Start(i, BlockKind::kHeading);
  heading.level = lines_[i].heading;
  for (size_t k = i + 1; k < end; ++k) heading.lines.push_back(k);
  if (end == i + 1) {
    in_references_ = IsReferenceHeading(At(i)) || IsNotesHeading(At(i));
    notes_ = IsNotesHeading(At(i));
    last_number_ = 0;
  }
  return end;
}

}  // namespace dateline
