// Builds the source and the blocks of office documents paragraph by paragraph (.docx, .odt).
#ifndef DATELINE_EXTRACT_READER_OFFICE_TEXT_H_
#define DATELINE_EXTRACT_READER_OFFICE_TEXT_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/document_text.h"
#include "extract/reader/archive.h"
#include "extract/reader/text_builder.h"

namespace dateline {

// doc->source gets a line for each paragraph of the document, empty ones too, so that a line and
// column of the source are a paragraph and a character of the original.
class OfficeText {
 public:
  static constexpr int kMaxParagraphs = 2'000'000;

  explicit OfficeText(DocumentText* doc) : top_(doc) {}

  // The part that the next paragraphs stand in: "document", "footnotes", "endnotes".
  void BeginPart(absl::string_view part);

  // Begins a paragraph; the kind and other fields of block() may be set until EndParagraph.
  Block& BeginParagraph(BlockKind kind);
  // joined: the next paragraph goes on with this one's text, for the mark between them is deleted.
  void EndParagraph(bool joined = false);
  // A paragraph of the file that is left out: those behind it keep their numbers.
  void SkipParagraph() { ++paragraph_; }
  bool in_paragraph() const { return layer().in_paragraph; }
  Block& block() { return layer().out.block(); }

  // Each takes memory, with text or without.
  bool IsTooLarge() const { return begun_ > kMaxParagraphs; }

  // A text box or frame, which is anchored in a paragraph: it comes behind the paragraph's end.
  void BeginBox();
  void EndBox();

  void Text(absl::string_view text);
  // Raised text: digits that look like a note mark become one; else they stay, as superscripts.
  void Raised(absl::string_view text);
  // Characters of the original that are no part of the text.
  void Unread(absl::string_view text);
  void Mark(absl::string_view label) { layer().out.Mark(label); }

  // Tables are numbered as they begin; cells may hold several paragraphs.
  void BeginTable();
  void EndTable();
  void BeginRow(bool header);
  void BeginCell();
  // The present cell, or what is left out at the row's start, takes up so many columns more.
  void SkipColumns(int count);
  void set_header_row(bool header);

  // Sets doc->lines. Call once, at the end.
  void Finish();

 private:
  struct Table {
    int id, row, column;
    int skipped;  // columns before the next cell
    bool header;
  };

  // The text itself, or that of an open box: a document of its own until it ends.
  struct Layer {
    explicit Layer(DocumentText* doc) : doc(*doc), out(doc) {}
    DocumentText& doc;
    TextBuilder out;
    bool in_paragraph = false;
    bool joined = false;  // the block goes on with the next paragraph
    std::vector<Table> tables;
    std::vector<std::unique_ptr<DocumentText>> boxes;  // that wait for the paragraph's end
  };

  Layer& layer() { return open_.empty() ? top_ : open_.back().layer; }
  const Layer& layer() const { return open_.empty() ? top_ : open_.back().layer; }
  static void Append(const DocumentText& box, Layer* to);

  struct Box {
    std::unique_ptr<DocumentText> doc;
    Layer layer;
  };

  Layer top_;
  std::vector<Box> open_;
  std::string part_ = "document";
  int paragraph_ = -1;
  int begun_ = 0;  // paragraphs of all parts
  int next_table_ = 0;
};

// The names in a file's property ("Ann Lee; Bob Ray").
void AddCreators(absl::string_view names, Document* info);

// Title and authors of the file's properties, which an archive may lack. `author` is the element
// that names them. Its dates are those of the file, not of publication: not read.
void ReadProperties(Archive* archive, const std::string& part, absl::string_view author,
                    Document* info);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_OFFICE_TEXT_H_
