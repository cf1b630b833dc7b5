// What a reader gives to the stages behind it: the running text of a document, its structure,
// and the way back to the bytes of the original file.
//
//   DocumentText doc = *ReadDocument(bytes, "paper.md", options);      // extract/reader
//   for (const Block& block : doc.blocks) Use(block.span.In(doc.text));
//   Location place = LocationOf(doc, sentence.span);
//
// `text` is valid UTF-8. It holds what a reader of the document reads, in reading order: words
// hyphenated across lines are joined, hard line breaks inside a paragraph are single spaces,
// running heads and page numbers are gone, emphasis marks, escapes, link targets and footnote
// marks are gone. A paragraph that a page break cut in two is one block. Blocks are separated by
// "\n\n" in `text`, table cells of one row by "\t", list items and rows by "\n".
#ifndef DATELINE_EXTRACT_DOCUMENT_TEXT_H_
#define DATELINE_EXTRACT_DOCUMENT_TEXT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "proto/document.pb.h"

namespace dateline {

enum class BlockKind : uint8_t {
  kParagraph,
  kHeading,
  kListItem,
  kTableCell,
  kTableHeader,  // a cell of a header row or header column
  kCaption,      // of a table or a figure
  kQuote,        // a block quotation
  kFootnote,     // the text of a note; label is its mark
  // Kinds below are no prose: nothing is claimed in them.
  kReference,  // an entry of a reference list; label is its number, where it has one
  kCode,
  kMeta,  // front matter, author lines, keywords, copyright
};

// Whether sentences of this kind of block can make claims.
inline bool IsProse(BlockKind kind) { return kind < BlockKind::kReference; }

struct Block {
  Span span;  // of DocumentText::text
  BlockKind kind = BlockKind::kParagraph;
  // Headings: 1 to 6. List items: nesting depth from 1.
  uint8_t level = 0;
  // Index of the nearest heading block above that this block stands under; -1: none.
  // For a heading: its parent heading.
  int32_t heading = -1;
  // Tables are numbered from 0 in the document, rows and columns from 0; -1: not in a table.
  int32_t table = -1;
  int32_t row = -1;
  int32_t column = -1;
  // Page in the original, from 1; 0: none. A block over two pages has its first.
  int32_t page = 0;
  // Word: paragraph index in its part (proto Location.WordAnchor); -1: none.
  int32_t word_paragraph = -1;
  // Footnotes, references: the mark or number ("12", "*"); list items: "2." or "-".
  std::string label;
};

// A footnote or citation mark that stood in the text and was taken out of it.
struct NoteMark {
  uint32_t at = 0;    // offset in `text` of the character that followed the mark
  std::string label;  // "12"
};

// From here on, text bytes stand for source bytes one to one, until the next run.
// Text that has no source of its own (a space put for a line break) is a run with size 0 in
// source terms: it maps to the source offset where it was put in.
struct OffsetRun {
  uint32_t text = 0;
  uint64_t source = 0;
  bool literal = true;  // false: the whole run stands for the one place `source`
  // Not literal: the source bytes that the run stands for ("&eacute;": 8).
  uint32_t source_size = 0;
};

// A date that markup gives for a stretch of text: <time datetime="1903-06">June 1903</time>.
struct MarkedDate {
  Span span;
  std::string iso;
};

// A word's box on a PDF page; sorted by span.
struct PageWord {
  Span span;
  int32_t page = 0;
  float x_min = 0, y_min = 0, x_max = 0, y_max = 0;
};

// A paragraph of a word processor's document.
struct WordParagraph {
  std::string part;   // "document", "footnotes", "endnotes"
  int32_t index = 0;  // in the part, from 0
};

enum class SourceEncoding : uint8_t { kUtf8, kSingleByte, kUtf16 };

struct DocumentText {
  // Path, id, format, title, authors, date, publisher, sha256, bytes, cited_sources, notices,
  // language. The coverage is filled in by extraction.
  Document info;
  std::string text;
  std::vector<Block> blocks;         // in reading order, not overlapping
  std::vector<NoteMark> note_marks;  // sorted by `at`
  std::vector<MarkedDate> marked_dates;
  std::vector<PageWord> page_words;
  // Inline code, sorted: the words stay where they stand, but no date or name is read in them.
  std::vector<Span> code_spans;

  // Sorted by text; the first starts at 0 unless text is empty.
  std::vector<OffsetRun> runs;
  // Source offsets at which lines start; lines[0] == 0.
  std::vector<uint64_t> lines;
  // The source bytes, kept for columns in code points; for PDF and Word the reader's own text.
  // For files in another encoding than UTF-8: the same lines in UTF-8.
  std::string source;
  // PDF: where each page starts in `source`; lines of a Location count from there.
  std::vector<uint64_t> page_starts;
  // Code points of `source` before each kColumnStep-th byte: columns in long lines cost no more.
  // Empty: counted from the line's start.
  std::vector<uint64_t> code_points;
  // Word processors: the paragraph that each line of `source` is. A Location's line is the
  // paragraph, its columns are the paragraph's characters.
  std::vector<WordParagraph> line_paragraphs;
  // How the original encodes its text; byte offsets of a Location count the original's bytes.
  SourceEncoding encoding = SourceEncoding::kUtf8;
  // Where each line starts in the original; empty for UTF-8, where `lines` says it.
  std::vector<uint64_t> line_bytes;
};

// Fills doc->code_points. Readers call it at their end.
constexpr size_t kColumnStep = 4096;
void IndexColumns(DocumentText* doc);

// Whether text[offset] stands in inline code.
bool InCode(const DocumentText& doc, uint32_t offset);

// The source byte that text[offset] came from. offset may be text.size().
uint64_t SourceOffset(const DocumentText& doc, uint32_t offset);

// The place of text[span] in the original. Columns count code points.
Location LocationOf(const DocumentText& doc, Span span);

// Index of the block that holds text[offset]; -1 between blocks. O(log blocks).
int BlockAt(const DocumentText& doc, uint32_t offset);

// The printed heading that a block stands under; empty before the first.
absl::string_view SectionOf(const DocumentText& doc, int block);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_DOCUMENT_TEXT_H_
