#include "extract/reader/odt.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/reader/office_text.h"
#include "extract/reader/xml_events.h"

namespace dateline {
namespace {

// What a named paragraph style means; automatic styles refer to one as their parent.
BlockKind KindOf(absl::string_view style, int* level) {
  *level = 0;
  if (style == "Title") {
    *level = 1;
    return BlockKind::kHeading;
  }
  if (style == "Subtitle") {
    *level = 2;
    return BlockKind::kHeading;
  }
  if (style == "Quotations" || style == "Quote") return BlockKind::kQuote;
  if (absl::StrContains(style, "Caption") || style == "Illustration" || style == "Table" ||
      style == "Figure" || style == "FigureCaption" || style == "TableCaption") {
    return BlockKind::kCaption;
  }
  if (style == "Preformatted_20_Text") return BlockKind::kCode;
  if (style == "Author" || style == "Date") return BlockKind::kMeta;
  if (absl::StartsWith(style, "Bibliography")) return BlockKind::kReference;
  return BlockKind::kParagraph;
}

class ContentReader : public XmlHandler {
 public:
  explicit ContentReader(OfficeText* out) : out_(*out) {}

  void Start(absl::string_view name, const Attributes& attributes) override {
    if (skipped_ > 0 || Skips(name)) {
      ++skipped_;
      return;
    }
    if (name == "style") {
      StartStyle(attributes);
    } else if (name == "text-properties" && !style_.empty()) {
      if (absl::StartsWith(attributes.Get("text-position"), "super")) raised_styles_.insert(style_);
    } else if (name == "p" || name == "h") {
      StartParagraph(name, attributes);
    } else if (name == "span") {
      spans_.push_back(raised_styles_.contains(attributes.Get("style-name")));
    } else if (name == "s") {
      Put(" ");
    } else if (name == "tab" || name == "line-break") {
      Put(" ");
    } else if (name == "list") {
      ++lists_;
    } else if (name == "list-item" || name == "list-header") {
      item_ = true;
    } else if (name == "table") {
      if (note_depth_ == 0) out_.BeginTable();
    } else if (name == "table-header-rows") {
      header_ = true;
    } else if (name == "table-row") {
      if (note_depth_ == 0) out_.BeginRow(header_);
    } else if (name == "table-cell" || name == "covered-table-cell") {
      if (note_depth_ == 0) StartCell(attributes);
    } else if (name == "text-box") {
      if (note_depth_ == 0) out_.BeginBox();
    } else if (name == "note") {
      ++note_depth_;
      notes_.emplace_back();
    } else if (name == "note-citation") {
      in_citation_ = true;
    }
  }

  void End(absl::string_view name) override {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    if (name == "p" || name == "h") {
      if (note_depth_ == 0) {
        out_.EndParagraph();
      } else if (!notes_.empty()) {
        notes_.back().text += ' ';
      }
    } else if (name == "text-box") {
      if (note_depth_ == 0) out_.EndBox();
    } else if (name == "style") {
      style_.clear();
    } else if (name == "span") {
      if (!spans_.empty()) spans_.pop_back();
    } else if (name == "list") {
      lists_ = std::max(lists_ - 1, 0);
    } else if (name == "table") {
      if (note_depth_ == 0) out_.EndTable();
    } else if (name == "table-header-rows") {
      header_ = false;
    } else if (name == "note") {
      note_depth_ = std::max(note_depth_ - 1, 0);
    } else if (name == "note-citation") {
      in_citation_ = false;
      if (!notes_.empty() && out_.in_paragraph()) out_.Mark(notes_.back().label);
    }
  }

  void Text(absl::string_view text) override {
    if (skipped_ > 0) return;
    if (in_citation_) {
      notes_.back().label.append(text.data(), text.size());
      return;
    }
    Put(text);
  }

  // The notes, behind the text.
  void PutNotes() {
    out_.BeginPart("footnotes");
    for (const Note& note : notes_) {
      out_.BeginParagraph(BlockKind::kFootnote).label = CollapseSpace(note.label);
      out_.Text(CollapseSpace(note.text));
      out_.EndParagraph();
    }
  }

  bool IsTooLarge() const override { return out_.IsTooLarge(); }

 private:
  struct Note {
    std::string label, text;
  };

  static bool Skips(absl::string_view name) {
    return name == "annotation" || name == "tracked-changes" || name == "table-of-content" ||
           name == "sequence-decls" || name == "script" || name == "illustration-index" ||
           name == "ruby-text" || name == "forms" || name == "desc" || name == "title";
  }

  void StartCell(const Attributes& attributes) {
    out_.BeginCell();
    int columns;
    if (absl::SimpleAtoi(attributes.Get("number-columns-repeated"), &columns))
      out_.SkipColumns(columns - 1);
  }

  void StartStyle(const Attributes& attributes) {
    style_ = attributes.Get("name");
    const std::string parent = attributes.Get("parent-style-name");
    if (!parent.empty()) parents_[style_] = parent;
  }

  void StartParagraph(absl::string_view name, const Attributes& attributes) {
    if (note_depth_ > 0) return;
    Block& block = out_.BeginParagraph(BlockKind::kParagraph);
    if (block.kind != BlockKind::kParagraph) return;  // a table's cell
    if (name == "h") {
      int level = 1;
      if (!absl::SimpleAtoi(attributes.Get("outline-level"), &level)) level = 1;
      block.kind = BlockKind::kHeading;
      block.level = static_cast<uint8_t>(std::clamp(level, 1, 6));
      return;
    }
    std::string style = attributes.Get("style-name");
    int level = 0;
    BlockKind kind = KindOf(style, &level);
    for (int depth = 0; depth < 10 && kind == BlockKind::kParagraph; ++depth) {
      const auto parent = parents_.find(style);
      if (parent == parents_.end()) break;
      style = parent->second;
      kind = KindOf(style, &level);
    }
    block.kind = kind;
    block.level = static_cast<uint8_t>(level);
    if (kind == BlockKind::kParagraph && lists_ > 0) {
      block.kind = BlockKind::kListItem;
      block.level = static_cast<uint8_t>(std::min(lists_, 9));
      if (item_) block.label.assign(1, '-');
      item_ = false;
    }
  }

  void Put(absl::string_view text) {
    if (note_depth_ > 0 && !notes_.empty()) {
      notes_.back().text.append(text.data(), text.size());
    } else if (!out_.in_paragraph()) {
      return;  // white space between elements
    } else if (!spans_.empty() && spans_.back()) {
      out_.Raised(text);
    } else {
      out_.Text(text);
    }
  }

  OfficeText& out_;
  absl::flat_hash_map<std::string, std::string> parents_;
  absl::flat_hash_set<std::string> raised_styles_;
  std::string style_;
  std::vector<bool> spans_;  // whether each open span is raised
  std::vector<Note> notes_;
  int skipped_ = 0, lists_ = 0, note_depth_ = 0;
  bool item_ = false, header_ = false, in_citation_ = false;
};

}  // namespace

absl::Status ReadOdt(Archive* archive, DocumentText* doc, Document* properties) {
  absl::StatusOr<std::string> xml = archive->Read("content.xml");
  if (!xml.ok()) return xml.status();
  OfficeText out(doc);
  ContentReader content(&out);
  if (absl::Status status = ReadXml(*xml, &content); !status.ok()) return status;
  out.EndParagraph();
  content.PutNotes();
  out.Finish();
  ReadProperties(archive, "meta.xml", "initial-creator", properties);
  return absl::OkStatus();
}

}  // namespace dateline
