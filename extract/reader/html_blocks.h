// The blocks of an HTML page: which kind of block text belongs to, and how its white space goes.
// html.h reads the tags and tells this.
#ifndef DATELINE_EXTRACT_READER_HTML_BLOCKS_H_
#define DATELINE_EXTRACT_READER_HTML_BLOCKS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/document_text.h"
#include "extract/reader/html_elements.h"
#include "extract/reader/text_builder.h"

namespace dateline {

class HtmlBlocks {
 public:
  // All outlive the object; source is doc->source or its beginning.
  HtmlBlocks(absl::string_view source, DocumentText* doc, TextBuilder* out)
      : source_(source), doc_(*doc), out_(*out) {}

  // A block's border: inside a table cell it is no more than a space.
  void Break();
  void Close();
  // <br>: a space; two in a row are a border.
  void LineBreak();

  // What cannot stand in a heading starts: a heading with text that was never closed ends.
  void LeaveHeading();
  void StartHeading(int level);
  void EndHeading();
  void StartCaption();
  void EndCaption();
  void StartQuote();
  void EndQuote();
  void StartPre();
  void EndPre();
  void StartList(bool ordered, int first);
  void EndList();
  void StartItem();
  void EndItem();

  // A description list is a table of two columns: terms are its headers.
  void StartTable(bool description);
  void EndTable();
  void StartRow();
  void StartCell(bool header);
  void CloseCell();

  // What follows is a byline, references or notes.
  void set_part(HtmlPart part) { part_ = part; }
  HtmlPart part() const { return part_; }

  void StartCode();
  void EndCode();
  // <time datetime>: what follows has this date.
  void StartTime(const std::string& iso, uint64_t source);
  void EndTime();
  // Deleted text is passed over.
  void Mute() { ++muted_; }
  void Unmute() { muted_ = muted_ > 0 ? muted_ - 1 : 0; }
  bool muted() const { return muted_ > 0; }

  // source[begin, end): white space runs are one space, references their characters.
  void Text(uint64_t begin, uint64_t end);
  // Text that stands for source[source, source + size).
  void Put(absl::string_view text, uint64_t source, uint64_t size);
  void Mark(absl::string_view label);
  // The open block is the note or reference with this mark.
  void StartNote(const std::string& label);
  // The text of the open block so far; empty where none is open.
  absl::string_view block_text() const;

 private:
  struct List {
    bool ordered;
    int number;
  };
  struct Table {
    int id;
    int row, column;
    bool layout;
  };
  enum class Cell : uint8_t { kNone, kData, kHeader };

  BlockKind KindNow() const;
  void EnsureBlock();
  void PutSpace(uint64_t source);
  uint64_t Blanks(uint64_t at, uint64_t end);
  uint64_t Word(uint64_t from, uint64_t at, uint64_t end);
  bool Reference(uint64_t at, uint64_t end, size_t* size);
  void MakeLayout();
  void DropBacklink();

  absl::string_view source_;
  DocumentText& doc_;
  TextBuilder& out_;

  HtmlPart part_ = HtmlPart::kNone;
  int heading_ = 0, quotes_ = 0, muted_ = 0;
  bool caption_ = false, pre_ = false, item_ = false;
  std::vector<List> lists_;
  std::string label_;
  std::vector<Table> tables_;
  int next_table_ = 0;
  Cell cell_ = Cell::kNone;

  bool pending_space_ = false;
  uint32_t broke_at_ = ~uint32_t{0};  // where the last <br> stood
  bool code_ = false, in_time_ = false;
  uint32_t code_from_ = 0, time_from_ = 0;
  std::string time_;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_HTML_BLOCKS_H_
