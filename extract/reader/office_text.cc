#include "extract/reader/office_text.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "extract/reader/encoding.h"
#include "extract/reader/xml_events.h"

namespace dateline {
namespace {

constexpr int kMaxColumns = 1000;  // that cells are said to take up: no table is wider

bool IsNoteMark(absl::string_view text) {
  const std::string plain = CollapseSpace(text);
  return !plain.empty() && plain.size() <= 8 && std::all_of(plain.begin(), plain.end(), [](char c) {
    return absl::ascii_isdigit(c) || c == ',' || c == ' ' || c == '[' || c == ']' || c == '*';
  });
}

}  // namespace

void OfficeText::BeginPart(absl::string_view part) {
  EndParagraph();
  part_ = std::string(part);
  paragraph_ = -1;
}

Block& OfficeText::BeginParagraph(BlockKind kind) {
  Layer& in = layer();
  if (in.in_paragraph) EndParagraph();
  in.in_paragraph = true;
  ++paragraph_, ++begun_;
  in.doc.line_paragraphs.push_back({part_, paragraph_});
  if (in.joined) {
    in.joined = false;
    return in.out.block();
  }
  Block& block = in.out.BeginBlock(kind);
  block.word_paragraph = paragraph_;
  if (!in.tables.empty() && kind == BlockKind::kParagraph) {
    const Table& table = in.tables.back();
    block.kind = table.header ? BlockKind::kTableHeader : BlockKind::kTableCell;
    block.table = table.id;
    block.row = std::max(table.row, 0);
    block.column = std::max(table.column, 0);
  }
  return block;
}

void OfficeText::EndParagraph(bool joined) {
  Layer& in = layer();
  if (in.in_paragraph) {
    in.in_paragraph = false;
    in.doc.source += '\n';
  } else if (!in.joined && in.boxes.empty()) {
    return;
  }
  in.joined = joined;
  if (joined) return;
  in.out.EndBlock();
  for (const auto& box : in.boxes) Append(*box, &in);
  in.boxes.clear();
}

void OfficeText::BeginBox() {
  auto doc = std::make_unique<DocumentText>();
  Layer layer(doc.get());
  open_.push_back({std::move(doc), std::move(layer)});
}

void OfficeText::EndBox() {
  if (open_.empty()) return;
  EndParagraph();
  std::unique_ptr<DocumentText> box = std::move(open_.back().doc);
  open_.pop_back();
  layer().boxes.push_back(std::move(box));
  if (!in_paragraph() && !layer().joined) EndParagraph();
}

void OfficeText::Append(const DocumentText& box, Layer* to) {
  DocumentText moved = box;
  for (OffsetRun& run : moved.runs) run.source += to->doc.source.size();
  to->doc.source += box.source;
  for (const WordParagraph& line : box.line_paragraphs) to->doc.line_paragraphs.push_back(line);
  auto mark = moved.note_marks.begin();
  for (const Block& block : moved.blocks) {
    Block& copy = to->out.BeginBlock(block.kind);
    copy = block;
    copy.span = Span();
    uint32_t at = block.span.begin;
    for (; mark != moved.note_marks.end() && mark->at <= block.span.end; ++mark) {
      to->out.Copy(moved, {at, std::max(at, mark->at)});
      to->out.Mark(mark->label);
      at = std::max(at, mark->at);
    }
    to->out.Copy(moved, {at, block.span.end});
    to->out.EndBlock();
  }
}

void OfficeText::Text(absl::string_view text) {
  Layer& in = layer();
  if (text.empty() || !in.in_paragraph) return;
  const size_t begin = in.doc.source.size();
  for (char c : text) in.doc.source += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  // White space that opens a paragraph is no part of its text.
  const size_t blank =
      in.out.block_text_empty() ? std::min(text.find_first_not_of(" \t"), text.size()) : 0;
  in.out.Source(begin + blank, text.size() - blank);
}

void OfficeText::Raised(absl::string_view text) {
  Layer& in = layer();
  if (!IsNoteMark(text) || !in.in_paragraph) return Text(text);
  const absl::string_view before = in.out.block_text();
  const bool digit_before = !before.empty() && absl::ascii_isdigit(before.back());
  const size_t begin = in.doc.source.size();
  in.doc.source.append(text.data(), text.size());
  if (!digit_before) {
    std::string label;
    for (char c : text) {
      if (c != '[' && c != ']' && c != ' ') label += c;
    }
    if (before.empty()) {
      in.out.block().label = label;
    } else {
      in.out.Mark(label);
    }
    return;
  }
  // Behind a digit it may be an exponent: refine.h decides by the character.
  static constexpr absl::string_view kDigits[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                                  "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
  for (size_t k = 0; k < text.size(); ++k) {
    if (absl::ascii_isdigit(text[k])) in.out.Placed(kDigits[text[k] - '0'], begin + k, 1);
  }
}

void OfficeText::Unread(absl::string_view text) {
  if (in_paragraph()) layer().doc.source.append(text.data(), text.size());
}

void OfficeText::BeginTable() {
  EndParagraph();
  layer().tables.push_back({next_table_++, -1, -1, 0, false});
}
void OfficeText::EndTable() {
  EndParagraph();
  if (!layer().tables.empty()) layer().tables.pop_back();
}
void OfficeText::BeginRow(bool header) {
  EndParagraph();
  if (layer().tables.empty()) return;
  Table& table = layer().tables.back();
  ++table.row;
  table.column = -1;
  table.skipped = 0;
  table.header = header;
}
void OfficeText::BeginCell() {
  EndParagraph();
  if (layer().tables.empty()) return;
  Table& table = layer().tables.back();
  table.column = std::min(table.column + 1 + table.skipped, kMaxColumns);
  table.skipped = 0;
}
void OfficeText::SkipColumns(int count) {
  if (!layer().tables.empty()) layer().tables.back().skipped = std::clamp(count, 0, kMaxColumns);
}
void OfficeText::set_header_row(bool header) {
  if (!layer().tables.empty()) layer().tables.back().header = header;
}

void OfficeText::Finish() {
  while (!open_.empty()) EndBox();
  EndParagraph();
  top_.doc.lines = LineStarts(top_.doc.source);
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
