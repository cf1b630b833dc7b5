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
      return;
    }
    if (name == "p") {
      StartParagraph();
    } else if (name == "t" || name == "delText") {
      in_text_ = true;
    } else if (name == "tab" && !in_properties_) {
      Put(" ");
    } else if (name == "br" || name == "cr") {
      Put(" ");
    } else if (name == "noBreakHyphen") {
      Put("-");
    } else if (name == "r") {
      raised_ = hidden_ = false;
    } else if (name == "pPr" || name == "rPr") {
      in_properties_ = true;
    } else if (name == "tbl") {
      out_.BeginTable();
    } else if (name == "tr") {
      out_.BeginRow(false);
    } else if (name == "tc") {
      out_.BeginCell();
    } else if (name == "tblHeader") {
      out_.set_header_row(attributes.Get("val") != "0" && attributes.Get("val") != "false");
    } else if (name == "footnote" || name == "endnote") {
      StartNote(name, attributes);
    } else if (name == "footnoteReference") {
      Reference(attributes.Get("id"), &notes_.footnotes, "");
    } else if (name == "endnoteReference") {
      Reference(attributes.Get("id"), &notes_.endnotes, "e");
    } else {
      Property(name, attributes);
    }
  }

  void End(absl::string_view name) override {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    if (name == "p") {
      out_.EndParagraph();
    } else if (name == "t" || name == "delText") {
      in_text_ = false;
    } else if (name == "pPr" || name == "rPr") {
      in_properties_ = false;
    } else if (name == "tbl") {
      out_.EndTable();
    }
  }

  void Text(absl::string_view text) override {
    if (skipped_ == 0 && in_text_) Put(text);
  }

 private:
  // Elements that are passed over with all they hold.
  bool Skips(absl::string_view name) const {
    if (name == "del" || name == "moveFrom") return !reject_ && !in_properties_;
    if (name == "ins" || name == "moveTo") return reject_ && !in_properties_;
    // The other half of <mc:AlternateContent>, old and new properties of a change, fields' codes.
    return name == "Fallback" || name == "pPrChange" || name == "rPrChange" ||
           name == "instrText" || name == "sectPr" || name == "rt" || name == "tblPrChange" ||
           name == "numberingChange";
  }

  void StartParagraph() {
    Block& block =
        out_.BeginParagraph(note_.empty() ? BlockKind::kParagraph : BlockKind::kFootnote);
    block_ = &block;
    if (!note_.empty()) block.label = note_;
  }

  void Property(absl::string_view name, const Attributes& attributes) {
    if (name == "pStyle" && block_ != nullptr && out_.in_paragraph()) {
      const auto style = styles_.find(attributes.Get("val"));
      if (style != styles_.end()) Apply(style->second);
    } else if (name == "outlineLvl" && out_.in_paragraph()) {
      int level;
      if (absl::SimpleAtoi(attributes.Get("val"), &level) && level >= 0 && level < 9) {
        block_->kind = BlockKind::kHeading;
        block_->level = static_cast<uint8_t>(std::min(level + 1, 6));
      }
    } else if (name == "numPr" && out_.in_paragraph()) {
      if (block_->kind == BlockKind::kParagraph) SetItem(1);
    } else if (name == "ilvl" && out_.in_paragraph() && block_->kind == BlockKind::kListItem) {
      int level;
      if (absl::SimpleAtoi(attributes.Get("val"), &level))
        block_->level = static_cast<uint8_t>(std::clamp(level + 1, 1, 9));
    } else if (name == "vertAlign") {
      raised_ = attributes.Get("val") == "superscript";
    } else if (name == "rStyle") {
      const auto style = styles_.find(attributes.Get("val"));
      raised_ = style != styles_.end() && style->second.superscript;
    } else if (name == "vanish" || name == "webHidden") {
      hidden_ = attributes.Get("val") != "0" && attributes.Get("val") != "false";
    }
  }

  void Apply(const DocxStyle& style) {
    if (block_->kind != BlockKind::kParagraph) return;  // cells and notes stay what they are
    block_->kind = style.kind;
    block_->level = style.level;
    if (style.list && style.kind == BlockKind::kParagraph) SetItem(1);
  }
  void SetItem(int level) {
    block_->kind = BlockKind::kListItem;
    block_->level = static_cast<uint8_t>(level);
    block_->label = "-";
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
  Block* block_ = nullptr;
  std::string note_;
  int skipped_ = 0;
  bool in_text_ = false, in_properties_ = false, raised_ = false, hidden_ = false;
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
