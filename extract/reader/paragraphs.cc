#include "extract/reader/paragraphs.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "base/strings.h"

namespace dateline {
namespace {

// A line over this width was not wrapped by hand: it is a paragraph of its own.
constexpr int kUnwrapped = 200;
constexpr int kMaxHeading = 120;

class ParagraphFinder {
 public:
  ParagraphFinder(absl::string_view text, const std::vector<Line>& lines)
      : text_(text), lines_(lines) {}

  std::vector<Paragraph> Run() {
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

 private:
  absl::string_view At(size_t i) const { return lines_[i].In(text_); }
  bool IsText(size_t i) const {
    return i < lines_.size() && !lines_[i].blank() && !lines_[i].noise;
  }
  // The next line directly below, of the same chunk.
  bool GoesOn(size_t i) const { return IsText(i + 1) && !lines_[i + 1].page_break; }
  size_t NextText(size_t i) const {
    for (++i; i < lines_.size() && !IsText(i); ++i) {
    }
    return i;
  }

  // The width that the lines from `first` to the next blank line are wrapped at.
  void MeasureChunk(size_t first) {
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
  bool IsShort(size_t i) const {
    if (!GoesOn(i)) return true;
    const absl::string_view next = At(i + 1);
    const size_t word = std::min<size_t>(next.find(' '), next.size());
    return lines_[i].width + 1 + CountCodePoints(next.substr(0, word)) + 2 < width_;
  }

  // Takes line i, and more where it starts a table or a heading of several lines. Returns the
  // next line to look at.
  size_t Take(size_t i) {
    if (IsTableStart(i)) return TakeTable(i);
    if (TakeNote(i)) return skip_to_;
    if (in_references_) return TakeReference(i);
    if (const size_t end = HeadingEnd(i)) return TakeHeading(i, end);
    if (TakeListItem(i)) return i + 1;
    if (TakeCaption(i)) return i + 1;
    if (!out_.empty() && Continues(i)) {
      Open().lines.push_back(i);
    } else {
      Start(i, BlockKind::kParagraph);
    }
    return i + 1;
  }

  Paragraph& Start(size_t i, BlockKind kind) {
    out_.emplace_back();
    out_.back().kind = kind;
    out_.back().lines.push_back(i);
    open_ = out_.size() - 1;
    return out_.back();
  }
  Paragraph& Open() { return out_[open_]; }
  const Paragraph& Open() const { return out_[open_]; }
  size_t LastLine() const { return Open().lines.back(); }

  Ending OpenEnding() const { return EndingOf(At(LastLine())); }

  // Whether line i goes on with the open block.
  bool Continues(size_t i) const {
    if (out_.empty()) return false;
    const Paragraph& open = Open();
    if (open.kind == BlockKind::kHeading || open.table) return false;
    if (blank_between_ || page_between_) return ResumesAfterGap(i);
    const size_t last = LastLine();
    if (last + 1 != i) return false;  // a note stands between
    const Ending ending = EndingOf(At(last));
    if (ending == Ending::kOpen) return true;
    if (lines_[last].width > kUnwrapped) return false;
    if (ending == Ending::kSoft) return true;
    if (open.kind == BlockKind::kListItem) return lines_[i].indent > 0 || !IsShort(last);
    const bool indented = lines_[i].indent >= min_indent_ + 2 && lines_[last].indent == min_indent_;
    return !indented && !IsShort(last);
  }

  // A sentence that a page break or a blank line cut.
  bool ResumesAfterGap(size_t i) const {
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
    const bool long_enough = open.lines.size() >= 3 || lines_[LastLine()].width > 100;
    if (opening == Opening::kLower) return open.lines.size() >= 2 || lines_[LastLine()].width > 60;
    if (open.kind != BlockKind::kParagraph || !long_enough) return false;
    return GoesOn(i) || lines_[i].width > 100 || page_between_;
  }

  // ---- headings ----

  // The line behind the heading that starts at line i; 0: no heading.
  size_t HeadingEnd(size_t i) const {
    if (lines_[i].heading > 0) {
      size_t end = i + 1;
      while (end < chunk_end_ && lines_[end].heading == lines_[i].heading) ++end;
      return end - i <= 4 ? end : 0;
    }
    if (!MayStartHeading(i)) return 0;
    for (size_t count = 1; count <= 3; ++count) {
      const size_t end = i + count;
      if (end == chunk_end_) return IsHeadingAlone(i, end) ? end : 0;
      if (count <= 2 && IsHeadingAttached(i, end)) return end;
    }
    return 0;
  }

  bool MayStartHeading(size_t i) const {
    const absl::string_view text = At(i);
    if (lines_[i].width > kMaxHeading) return false;
    if (IsCustomaryHeading(text)) return true;
    const bool fresh = out_.empty() || blank_between_ || page_between_ ||
                       Open().kind == BlockKind::kHeading || EndingOf(At(LastLine())) != Ending::kOpen;
    if (!fresh) return false;
    const Opening opening = OpeningOf(text);
    if (opening != Opening::kUpper && opening != Opening::kDigit) return false;
    // A paragraph that was cut goes on rather than that a heading starts inside a sentence.
    return out_.empty() || Open().kind == BlockKind::kHeading || Open().table ||
           OpenEnding() != Ending::kOpen || Open().lines.size() < 3 || !CutAbove();
  }
  // The open block ends at the full width of its column, unfinished.
  bool CutAbove() const {
    const size_t last = LastLine();
    int width = 0;
    for (size_t k = Open().lines.size(); k-- > 0 && Open().lines.size() - k < 30;) {
      width = std::max<int>(width, lines_[Open().lines[k]].width);
    }
    return lines_[last].width * 10 > width * 7;
  }

  // Lines [i, end) with blank lines on both sides.
  bool IsHeadingAlone(size_t i, size_t end) const {
    if (IsCustomaryHeading(At(i)) && end == i + 1) return true;
    size_t width = 0;
    for (size_t k = i; k < end; ++k) {
      width += lines_[k].width;
      int number;
      if (k > i && ListMarker(At(k), &number)) return false;
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
    if (next < lines_.size() && OpeningOf(At(next)) == Opening::kLower) return false;
    return true;
  }

  // Lines [i, end) with text directly below: only what cannot be a sentence's start.
  bool IsHeadingAttached(size_t i, size_t end) const {
    if (end == i + 1 && IsCustomaryHeading(At(i))) return true;
    if (i != chunk_begin_ || width_ > kUnwrapped) return false;
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

  size_t TakeHeading(size_t i, size_t end) {
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

  // ---- lists, captions, notes ----

  bool TakeListItem(size_t i) {
    int number;
    const size_t marker = ListMarker(At(i), &number);
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
  bool NextIsBullet(size_t i) const {
    for (size_t k = i + 1; k < chunk_end_; ++k) {
      if (absl::StartsWith(At(k), "o ")) return true;
    }
    return false;
  }

  bool TakeCaption(size_t i) {
    if (!StartsCaption(At(i))) return false;
    if (!out_.empty() && !blank_between_ && EndingOf(At(LastLine())) == Ending::kOpen) return false;
    Start(i, BlockKind::kCaption);
    return true;
  }

  // A footnote that the layout shows; the text that it stands below goes on behind it.
  void TakeNoteLine(size_t i) {
    if (lines_[i].note == NoteLine::kMore && note_ != kNoNote) {
      out_[note_].lines.push_back(i);
      return;
    }
    out_.emplace_back();
    note_ = out_.size() - 1;
    out_.back().kind = BlockKind::kFootnote;
    out_.back().lines.push_back(i);
    const size_t mark = SuperscriptPrefix(At(i), &out_.back().label);
    out_.back().skip = static_cast<uint32_t>(mark + BlankSize(At(i).substr(mark)));
    if (note_ == 0) Start(i, BlockKind::kParagraph).lines.clear();  // notes before any text
  }

  // "³ The third year of the war." at the foot of a page. What it interrupts goes on below it.
  bool TakeNote(size_t i) {
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
  static size_t BlankSize(absl::string_view text) {
    return std::min(text.find_first_not_of(" \t"), text.size());
  }
  bool InNotes() const {
    return !out_.empty() && (out_.back().kind == BlockKind::kFootnote ||
                             out_.back().kind == BlockKind::kReference);
  }

  // ---- reference lists ----

  size_t TakeReference(size_t i) {
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

  bool StartsEntry(size_t i) const {
    const size_t last = LastLine();
    if (lines_[i].indent > min_indent_) return false;     // hangs under the entry's first line
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
  bool HasHanging() const {
    for (size_t k = chunk_begin_; k < chunk_end_; ++k) {
      if (lines_[k].indent > min_indent_) return true;
    }
    return false;
  }

  bool LeavesReferences(size_t i) const {
    if (!blank_between_ || i + 1 != chunk_end_) return false;
    const absl::string_view text = At(i);
    return IsCustomaryHeading(text) || absl::StartsWithIgnoreCase(text, "appendix") ||
           absl::StartsWith(text, "Chapter ") || absl::StartsWith(text, "CHAPTER ");
  }

  // ---- tables ----

  // Two spaces or a tab between words, somewhere in the line.
  bool HasGap(size_t i) const {
    const absl::string_view text = At(i);
    return text.find('\t') != absl::string_view::npos ||
           text.find("   ") != absl::string_view::npos;
  }
  bool IsTableStart(size_t i) const {
    if (width_ > kUnwrapped || !HasGap(i)) return false;
    size_t rows = 0;
    for (size_t k = i; k < chunk_end_ && HasGap(k); ++k) ++rows;
    return rows >= 3;
  }
  size_t TakeTable(size_t i) {
    Paragraph& table = Start(i, BlockKind::kTableCell);
    table.table = true;
    size_t k = i + 1;
    for (; k < chunk_end_ && HasGap(k); ++k) table.lines.push_back(k);
    return k;
  }

  absl::string_view text_;
  const std::vector<Line>& lines_;
  std::vector<Paragraph> out_;
  size_t open_ = 0;  // the paragraph that text goes on with

  bool seen_ = false;
  bool blank_between_ = false;  // between the last line taken and the present one
  bool page_between_ = false;
  // The lines between two blank ones.
  size_t chunk_begin_ = 0, chunk_end_ = 0;
  int width_ = 0, min_indent_ = 0;

  bool in_references_ = false, notes_ = false;
  int last_number_ = 0;  // of the list or the notes
  static constexpr size_t kNoNote = ~size_t{0};
  size_t note_ = kNoNote;  // the footnote that a further line belongs to
  size_t skip_to_ = 0;
};

}  // namespace

std::vector<Paragraph> FindParagraphs(absl::string_view text, const std::vector<Line>& lines) {
  return ParagraphFinder(text, lines).Run();
}

}  // namespace dateline
