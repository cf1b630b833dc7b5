// Builds the source and the blocks of office documents paragraph by paragraph (.docx, .odt).
#ifndef DATELINE_EXTRACT_READER_OFFICE_TEXT_H_
#define DATELINE_EXTRACT_READER_OFFICE_TEXT_H_

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
  explicit OfficeText(DocumentText* doc) : doc_(*doc), out_(doc) {}

  // The part that the next paragraphs stand in: "document", "footnotes", "endnotes".
  void BeginPart(absl::string_view part);

  // Begins a paragraph; its kind and other fields may be set until EndParagraph.
  Block& BeginParagraph(BlockKind kind);
  void EndParagraph();
  bool in_paragraph() const { return in_paragraph_; }

  void Text(absl::string_view text);
  // Raised text: digits that look like a note mark become one; else they stay, as superscripts.
  void Raised(absl::string_view text);
  // Characters of the original that are no part of the text.
  void Unread(absl::string_view text);
  void Mark(absl::string_view label) { out_.Mark(label); }

  // Tables are numbered as they begin; cells may hold several paragraphs.
  void BeginTable();
  void EndTable();
  void BeginRow(bool header);
  void BeginCell();
  void set_header_row(bool header);

  // Sets doc->lines. Call once, at the end.
  void Finish();

 private:
  // Text that goes on behind a text box: its paragraph was ended by those in the box.
  void Resume();

  struct Table {
    int id, row, column;
    bool header;
  };

  DocumentText& doc_;
  TextBuilder out_;
  bool in_paragraph_ = false;
  std::string part_ = "document";
  int paragraph_ = -1;
  std::vector<Table> tables_;
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
