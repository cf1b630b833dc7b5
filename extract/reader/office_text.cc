#include "extract/reader/office_text.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "extract/reader/encoding.h"
#include "extract/reader/xml_events.h"

namespace dateline {
namespace {

bool IsNoteMark(absl::string_view text) {
  const std::string plain = CollapseSpace(text);
  return !plain.empty() && plain.size() <= 8 && std::all_of(plain.begin(), plain.end(), [](char c) {
    return absl::ascii_isdigit(c) || c == ',' || c == ' ' || c == '[' || c == ']' || c == '*';
  });
}

}  // namespace

void OfficeText::BeginPart(absl::string_view part) {
  part_ = std::string(part);
  paragraph_ = -1;
}

Block& OfficeText::BeginParagraph(BlockKind kind) {
  EndParagraph();
  in_paragraph_ = true;
  ++paragraph_;
  doc_.line_paragraphs.push_back({part_, paragraph_});
  Block& block = out_.BeginBlock(kind);
  block.word_paragraph = paragraph_;
  if (!tables_.empty() && kind == BlockKind::kParagraph) {
    const Table& table = tables_.back();
    block.kind = table.header ? BlockKind::kTableHeader : BlockKind::kTableCell;
    block.table = table.id;
    block.row = std::max(table.row, 0);
    block.column = std::max(table.column, 0);
  }
  return block;
}

void OfficeText::EndParagraph() {
  if (!in_paragraph_) return;
  in_paragraph_ = false;
  out_.EndBlock();
  doc_.source += '\n';
}

void OfficeText::Resume() {
  --paragraph_;
  BeginParagraph(BlockKind::kParagraph);
}

void OfficeText::Text(absl::string_view text) {
  if (text.empty()) return;
  if (!in_paragraph_) Resume();
  const size_t begin = doc_.source.size();
  for (char c : text) doc_.source += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  // White space that opens a paragraph is no part of its text.
  const size_t blank =
      out_.block_text_empty() ? std::min(text.find_first_not_of(" \t"), text.size()) : 0;
  out_.Source(begin + blank, text.size() - blank);
}

void OfficeText::Raised(absl::string_view text) {
  if (!IsNoteMark(text)) return Text(text);
  if (!in_paragraph_) Resume();
  const absl::string_view before = out_.block_text();
  const bool digit_before = !before.empty() && absl::ascii_isdigit(before.back());
  const size_t begin = doc_.source.size();
  doc_.source.append(text.data(), text.size());
  if (!digit_before) {
    std::string label;
    for (char c : text) {
      if (c != '[' && c != ']' && c != ' ') label += c;
    }
    if (before.empty()) {
      out_.block().label = label;
    } else {
      out_.Mark(label);
    }
    return;
  }
  // Behind a digit it may be an exponent: refine.h decides by the character.
  static constexpr absl::string_view kDigits[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                                  "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
  for (size_t k = 0; k < text.size(); ++k) {
    if (absl::ascii_isdigit(text[k])) out_.Placed(kDigits[text[k] - '0'], begin + k, 1);
  }
}

void OfficeText::Unread(absl::string_view text) {
  if (in_paragraph_) doc_.source.append(text.data(), text.size());
}

void OfficeText::BeginTable() {
  EndParagraph();
  tables_.push_back({next_table_++, -1, -1, false});
}
void OfficeText::EndTable() {
  EndParagraph();
  if (!tables_.empty()) tables_.pop_back();
}
void OfficeText::BeginRow(bool header) {
  EndParagraph();
  if (tables_.empty()) return;
  ++tables_.back().row;
  tables_.back().column = -1;
  tables_.back().header = header;
}
void OfficeText::BeginCell() {
  EndParagraph();
  if (!tables_.empty()) ++tables_.back().column;
}
void OfficeText::set_header_row(bool header) {
  if (!tables_.empty()) tables_.back().header = header;
}

void OfficeText::Finish() {
  EndParagraph();
  doc_.lines = LineStarts(doc_.source);
}

void AddCreators(absl::string_view names, Document* info) {
  for (absl::string_view name : absl::StrSplit(names, ';')) {
    name = absl::StripAsciiWhitespace(name);
    if (!name.empty()) info->add_authors(std::string(name));
  }
}

namespace {

class PropertyReader : public XmlHandler {
 public:
  PropertyReader(absl::string_view author, Document* info) : author_(author), info_(*info) {}
  void Start(absl::string_view, const Attributes&) override { text_.clear(); }
  void Text(absl::string_view text) override { text_.append(text.data(), text.size()); }
  void End(absl::string_view name) override {
    const std::string value = CollapseSpace(text_);
    text_.clear();
    if (value.empty()) return;
    if (name == "title") info_.set_title(value);
    if (name == author_) AddCreators(value, &info_);
  }

 private:
  absl::string_view author_;
  Document& info_;
  std::string text_;
};

}  // namespace

void ReadProperties(Archive* archive, const std::string& part, absl::string_view author,
                    Document* info) {
  const absl::StatusOr<std::string> xml = archive->Read(part);
  if (!xml.ok()) return;
  PropertyReader reader(author, info);
  ReadXml(*xml, &reader).IgnoreError();  // what came before an error counts
}

}  // namespace dateline
