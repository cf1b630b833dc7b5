#include "extract/reader/docx.h"

#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/reader/docx_styles.h"
#include "extract/reader/office_text.h"
#include "extract/reader/xml_events.h"

namespace dateline {
namespace {

using Styles = absl::flat_hash_map<std::string, DocxStyle>;

// The numbers that notes have in print: the n-th reference in the text is n.
struct NoteNumbers {
  absl::flat_hash_map<std::string, int> footnotes, endnotes;
};

class BodyReader : public XmlHandler {
 public:
  BodyReader(const Styles& styles, bool reject, NoteNumbers* notes, OfficeText* out)
      : styles_(styles), reject_(reject), notes_(*notes), out_(*out) {}

  void Start(absl::string_view name, const Attributes& attributes) override {
    if (skipped_ > 0 || Skips(name)) {
      ++skipped_;
      if (name == "p") out_.SkipParagraph();
      return;
    }
    if (name == "p") {
      StartParagraph();
    } else if (name == "t" || name == "delText") {
      in_text_ = true;
    } else if (name == "r") {
      raised_ = hidden_ = false;
    } else if (name == "pPr" || name == "rPr") {
      in_properties_ = true;
      if (name == "pPr") in_paragraph_properties_ = true;
    } else if (name == "txbxContent") {
      out_.BeginBox();
    } else if (name == "footnote" || name == "endnote") {
      StartNote(name, attributes);
    } else if (name == "footnoteReference") {
      Reference(attributes.Get("id"), &notes_.footnotes, "");
    } else if (name == "endnoteReference") {
      Reference(attributes.Get("id"), &notes_.endnotes, "e");
    } else if (!StartTable(name, attributes) && !Character(name, attributes) &&
               !StartControl(name, attributes)) {
      Property(name, attributes);
    }
  }

  void End(absl::string_view name) override {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    if (name == "p") {
      out_.EndParagraph(mark_gone_);
      mark_gone_ = false;
    } else if (name == "t" || name == "delText") {
      in_text_ = false;
    } else if (name == "pPr" || name == "rPr") {
      in_properties_ = false;
      if (name == "pPr") in_paragraph_properties_ = false;
    } else if (name == "txbxContent") {
      out_.EndBox();
    } else if (name == "tbl") {
      out_.EndTable();
    } else if (name == "trPr") {
      in_row_properties_ = false;
      if (row_gone_) skipped_ = 1;  // to the row's end
      row_gone_ = false;
    }
  }

  void Text(absl::string_view text) override {
    if (skipped_ == 0 && in_text_) Put(text);
  }

  bool IsTooLarge() const override { return out_.IsTooLarge(); }

 private:
  // Elements that are passed over with all they hold.
  bool Skips(absl::string_view name) const {
    const bool content = !in_properties_ && !in_row_properties_;
    if (name == "del" || name == "moveFrom") return !reject_ && content;
    if (name == "ins" || name == "moveTo") return reject_ && content;
    if (name == "sdtContent") return placeholder_;
    // The other half of <mc:AlternateContent>, old and new properties of a change, fields' codes.
    return name == "Fallback" || name == "pPrChange" || name == "rPrChange" ||
           name == "instrText" || name == "sectPr" || name == "rt" || name == "tblPrChange" ||
           name == "trPrChange" || name == "tcPrChange" || name == "numberingChange";
  }

  void StartParagraph() {
    Block& block =
        out_.BeginParagraph(note_.empty() ? BlockKind::kParagraph : BlockKind::kFootnote);
    if (!note_.empty()) block.label = note_;
  }

  bool StartTable(absl::string_view name, const Attributes& attributes) {
    if (name == "tbl") {
      out_.BeginTable();
    } else if (name == "tr") {
      out_.BeginRow(false);
    } else if (name == "trPr") {
      in_row_properties_ = true;
    } else if (name == "tc") {
      out_.BeginCell();
    } else if (name == "gridSpan" || name == "gridBefore") {
      int columns;
      if (absl::SimpleAtoi(attributes.Get("val"), &columns))
        out_.SkipColumns(name == "gridSpan" ? columns - 1 : columns);
    } else if (name == "tblHeader") {
      out_.set_header_row(IsOn(attributes));
    } else {
      return false;
    }
    return true;
  }

  // Characters that have an element of their own.
  bool Character(absl::string_view name, const Attributes& attributes) {
    if (in_paragraph_properties_) return false;  // a tab stop
    if (name == "tab" || name == "ptab" || name == "br" || name == "cr") {
      Put(" ");
    } else if (name == "noBreakHyphen") {
      Put("-");
    } else if (name == "sym") {
      Put(Symbol(attributes.Get("font"), attributes.Get("char")));
    } else {
      return false;
    }
    return true;
  }

  // A content control that still asks for its content, or that holds the table of contents.
  bool StartControl(absl::string_view name, const Attributes& attributes) {
    if (name == "sdt") {
      placeholder_ = false;
    } else if (name == "showingPlcHdr") {
      placeholder_ = IsOn(attributes);
    } else if (name == "docPartGallery") {
      placeholder_ |= attributes.Get("val") == "Table of Contents";
    } else {
      return false;
    }
    return true;
  }

  static bool IsOn(const Attributes& attributes) {
    const std::string value = attributes.Get("val");
    return value != "0" && value != "false" && value != "off";
  }

  // A character of the font Symbol, or a blank for a picture of another.
  static std::string Symbol(absl::string_view font, const std::string& code) {
    uint32_t value;
    if (!absl::SimpleHexAtoi(code, &value)) return " ";
    if (value >= 0xF000 && value <= 0xF0FF) value -= 0xF000;
    std::string text;
    if (font != "Symbol") return " ";
    if (value >= 0x20 && value < 0x40) AppendUtf8(value, &text);
    if (value == 0xB0 || value == 0xB1) AppendUtf8(value, &text);  // degrees, plus or minus
    return text.empty() ? " " : text;
  }

  void Property(absl::string_view name, const Attributes& attributes) {
    if (name == "del" || name == "moveFrom" || name == "ins" || name == "moveTo") {
      // The mark at the paragraph's end, or the row; Skips has the rest.
      const bool gone = (name == "del" || name == "moveFrom") != reject_;
      row_gone_ |= gone && in_row_properties_;
      mark_gone_ |= gone && in_paragraph_properties_;
    } else if (name == "vertAlign") {
      raised_ = attributes.Get("val") == "superscript";
    } else if (name == "rStyle") {
      const auto style = styles_.find(attributes.Get("val"));
      raised_ = style != styles_.end() && style->second.superscript;
      hidden_ |= style != styles_.end() && style->second.hidden;
    } else if (name == "vanish" || name == "webHidden") {
      hidden_ = IsOn(attributes);
    } else if (out_.in_paragraph()) {
      ParagraphProperty(name, attributes);
    }
  }

  void ParagraphProperty(absl::string_view name, const Attributes& attributes) {
    Block& block = out_.block();
    int level;
    if (name == "pStyle") {
      const auto style = styles_.find(attributes.Get("val"));
      if (style != styles_.end()) Apply(style->second, &block);
    } else if (name == "outlineLvl") {
      if (absl::SimpleAtoi(attributes.Get("val"), &level) && level >= 0 && level < 9) {
        block.kind = BlockKind::kHeading;
        block.level = static_cast<uint8_t>(std::min(level + 1, 6));
      }
    } else if (name == "numPr") {
      if (block.kind == BlockKind::kParagraph) SetItem(&block);
    } else if (name == "ilvl" && block.kind == BlockKind::kListItem) {
      if (absl::SimpleAtoi(attributes.Get("val"), &level))
        block.level = static_cast<uint8_t>(std::clamp(level + 1, 1, 9));
    }
  }

  static void Apply(const DocxStyle& style, Block* block) {
    if (block->kind != BlockKind::kParagraph) return;  // cells and notes stay what they are
    block->kind = style.kind;
    block->level = style.level;
    if (style.list && style.kind == BlockKind::kParagraph) SetItem(block);
  }
  static void SetItem(Block* block) {
    block->kind = BlockKind::kListItem;
    block->level = 1;
    block->label = "-";
  }

  void StartNote(absl::string_view name, const Attributes& attributes) {
    const std::string type = attributes.Get("type");
    const auto& numbers = name == "footnote" ? notes_.footnotes : notes_.endnotes;
    const auto number = numbers.find(attributes.Get("id"));
    if (!type.empty() && type != "normal") {
      ++skipped_;  // the line above the notes
      return;
    }
    note_ = number == numbers.end() ? "?" : absl::StrCat(number->second);
    if (name == "endnote") note_ = absl::StrCat("e", note_);
  }

  void Reference(const std::string& id, absl::flat_hash_map<std::string, int>* numbers,
                 absl::string_view prefix) {
    const int number = numbers->emplace(id, static_cast<int>(numbers->size()) + 1).first->second;
    if (out_.in_paragraph()) out_.Mark(absl::StrCat(prefix, number));
  }

  void Put(absl::string_view text) {
    if (hidden_) {
      out_.Unread(text);
    } else if (raised_) {
      out_.Raised(text);
    } else {
      out_.Text(text);
    }
  }

  const Styles& styles_;
  const bool reject_;
  NoteNumbers& notes_;
  OfficeText& out_;
  std::string note_;
  int skipped_ = 0;
  bool in_text_ = false, raised_ = false, hidden_ = false;
  bool in_properties_ = false, in_paragraph_properties_ = false, in_row_properties_ = false;
  bool mark_gone_ = false, row_gone_ = false;  // a change took the paragraph's mark, the row
  bool placeholder_ = false;                   // the content control has no text of its own
};

absl::Status ReadPart(Archive* archive, const std::string& name, XmlHandler* handler) {
  absl::StatusOr<std::string> xml = archive->Read(name);
  if (!xml.ok()) return xml.status();
  return ReadXml(*xml, handler);
}

}  // namespace

absl::Status ReadDocx(Archive* archive, bool reject_tracked_changes, DocumentText* doc,
                      Document* properties) {
  Styles styles;
  if (absl::StatusOr<std::string> xml = archive->Read("word/styles.xml"); xml.ok())
    styles = ReadDocxStyles(*xml);
  OfficeText out(doc);
  NoteNumbers notes;
  BodyReader body(styles, reject_tracked_changes, &notes, &out);
  if (absl::Status status = ReadPart(archive, "word/document.xml", &body); !status.ok())
    return status;
  out.EndParagraph();
  for (const char* part : {"footnotes", "endnotes"}) {
    const std::string name = absl::StrCat("word/", part, ".xml");
    if (!archive->Has(name)) continue;
    out.BeginPart(part);
    BodyReader reader(styles, reject_tracked_changes, &notes, &out);
    if (absl::Status status = ReadPart(archive, name, &reader); !status.ok()) return status;
    out.EndParagraph();
  }
  out.Finish();
  ReadProperties(archive, "docProps/core.xml", "creator", properties);
  return absl::OkStatus();
}

}  // namespace dateline
