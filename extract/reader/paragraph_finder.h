// The walk over the lines of a text that FindParagraphs is; its parts lie in paragraphs.cc (text
// that goes on), paragraph_headings.cc and paragraph_lists.cc (lists, captions, notes, references,
// tables).
#ifndef DATELINE_EXTRACT_READER_PARAGRAPH_FINDER_H_
#define DATELINE_EXTRACT_READER_PARAGRAPH_FINDER_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/reader/lines.h"
#include "extract/reader/paragraphs.h"

namespace dateline {

// A line over this width was not wrapped by hand: it is a paragraph of its own.
constexpr int kUnwrappedWidth = 200;

class ParagraphFinder {
 public:
  ParagraphFinder(absl::string_view text, const std::vector<Line>& lines)
      : text_(text), lines_(lines) {}

  std::vector<Paragraph> Run();

 private:
  absl::string_view At(size_t i) const { return lines_[i].In(text_); }
  // The next line directly below, of the same chunk.
  bool GoesOn(size_t i) const { return IsText(i + 1) && !lines_[i + 1].page_break; }
  Paragraph& Open() { return out_[open_]; }
  const Paragraph& Open() const { return out_[open_]; }
  size_t LastLine() const { return Open().lines.back(); }
  Ending OpenEnding() const { return EndingOf(At(LastLine())); }

  // Text.
  bool IsText(size_t i) const;
  size_t NextText(size_t i) const;
  void MeasureChunk(size_t first);
  bool IsShort(size_t i) const;
  size_t Take(size_t i);
  Paragraph& Start(size_t i, BlockKind kind);
  void ResumeBehindCaption(size_t i);
  bool Continues(size_t i) const;
  bool ResumesAfterGap(size_t i) const;

  // Headings.
  size_t HeadingEnd(size_t i) const;
  bool MayStartHeading(size_t i) const;
  bool IsNumberedHeading(size_t i) const;
  bool CutAbove() const;
  bool IsHeadingAlone(size_t i, size_t end) const;
  bool IsHeadingAttached(size_t i, size_t end) const;
  size_t TakeHeading(size_t i, size_t end);

  // Lists, captions, notes.
  bool TakeListItem(size_t i);
  bool IsLetteredItem(size_t i) const;
  bool NextIsBullet(size_t i) const;
  bool TakeCaption(size_t i);
  void TakeNoteLine(size_t i);
  bool TakeNote(size_t i);
  static size_t BlankSize(absl::string_view text);
  bool InNotes() const;

  // Reference lists.
  size_t TakeReference(size_t i);
  bool StartsEntry(size_t i) const;
  bool HasHanging() const;
  bool LeavesReferences(size_t i) const;

  // Tables.
  bool HasGap(size_t i) const;
  bool IsRow(size_t i) const;
  size_t TableEnd(size_t i) const;
  bool IsTableStart(size_t i) const;
  size_t TakeTable(size_t i);

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
  size_t interrupted_ = kNoNote;  // the unfinished paragraph above the last caption
  size_t note_ = kNoNote;         // the footnote that a further line belongs to
  size_t skip_to_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PARAGRAPH_FINDER_H_
