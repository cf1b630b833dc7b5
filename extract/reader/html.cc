#include "extract/reader/html.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "extract/reader/html_elements.h"
#include "extract/reader/html_metadata.h"
#include "extract/reader/html_tokenizer.h"
#include "extract/reader/publication_date.h"

namespace dateline {
namespace {

constexpr int kMaxRewinds = 8;       // elements found unclosed, before all skipping stops
constexpr uint32_t kLongCell = 500;  // bytes: a cell of a layout table, not of a table of data
constexpr uint32_t kLongByline = 300;
constexpr size_t kMaxOpen = 1000;    // depth of lists and tables that is kept account of

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// "1", "[12]", "*", "a", "note 3": what a note mark looks like.
bool IsMarkText(absl::string_view text) {
  if (text.empty() || text.size() > 10) return false;
  if (text.front() == '[' || text.front() == '(') return text.back() == ']' || text.back() == ')';
  if (text == "*" || text == "**" || text == "\u2020" || text == "\u2021") return true;
  return std::all_of(text.begin(), text.end(), [](char c) { return absl::ascii_isdigit(c) || c == ',' || c == ' '; });
}

std::string MarkLabel(absl::string_view text) {
  std::string label;
  for (char c : text) {
    if (c != '[' && c != ']' && c != '(' && c != ')') label.push_back(c);
  }
  return CollapseSpace(label);
}

class HtmlWriter {
 public:
  HtmlWriter(absl::string_view source, uint64_t begin, DocumentText* doc, TextBuilder* out)
      : source_(source), tokens_(source, begin), doc_(doc), out_(*out) {}

  void Run() {
    for (;;) {
      if (!tokens_.Next()) {
        if (skip_name_.empty() || !Unskip()) break;
        continue;
      }
      const HtmlToken& token = tokens_.token();
      if (!skip_name_.empty()) {
        Skip(token);
      } else if (token.kind == HtmlTokenKind::kText) {
        Text(token.begin, token.end);
      } else if (token.kind == HtmlTokenKind::kStart) {
        Start(token);
      } else {
        End(token);
      }
    }
    CloseBlock();
  }

  HtmlMetadata& metadata() { return metadata_; }
  int first_level_headings() const { return first_level_headings_; }

 private:
  struct List { bool ordered; int number; };
  struct Table { int id; int row, column; bool header_row; bool layout; };
  enum class Cell : uint8_t { kNone, kData, kHeader };

  // ---- boilerplate ----

  void Skip(const HtmlToken& token) {
    if (token.kind == HtmlTokenKind::kText) return;
    if (token.kind == HtmlTokenKind::kStart) {
      const HtmlElement element = HtmlElementOf(token.name);
      if (element == HtmlElement::kScript || element == HtmlElement::kRaw) {
        tokens_.RawUntil(absl::AsciiStrToLower(token.name));
      }
    }
    if (!absl::EqualsIgnoreCase(token.name, skip_name_)) return;
    if (token.kind == HtmlTokenKind::kStart) {
      skip_depth_ += !token.self_closing;
    } else if (--skip_depth_ == 0) {
      skip_name_.clear();
    }
  }
  void BeginSkip(const HtmlToken& token) {
    CloseIfBlock(token);
    skip_name_ = absl::AsciiStrToLower(token.name);
    skip_depth_ = 1;
    skip_from_ = token.end;
  }
  void CloseIfBlock(const HtmlToken& token) {
    const HtmlElement element = HtmlElementOf(token.name);
    if (element != HtmlElement::kInline && element != HtmlElement::kSkipped) Break();
    if (absl::EqualsIgnoreCase(token.name, "nav") || absl::EqualsIgnoreCase(token.name, "aside") ||
        absl::EqualsIgnoreCase(token.name, "footer")) {
      Break();
    }
  }
  // The file ended inside an element that was passed over: it was never closed, so its text counts.
  bool Unskip() {
    skip_name_.clear();
    if (++rewinds_ > kMaxRewinds) skipping_ = false;
    tokens_.Rewind(skip_from_);
    return true;
  }

  // ---- tags ----

  void Start(const HtmlToken& token) {
    const HtmlElement element = HtmlElementOf(token.name);
    const bool void_element = element == HtmlElement::kVoid || element == HtmlElement::kBreak ||
                              element == HtmlElement::kMeta || token.self_closing;
    if (element == HtmlElement::kScript) return Script(token);
    if (element == HtmlElement::kRaw) {
      tokens_.RawUntil(absl::AsciiStrToLower(token.name));
      return;
    }
    if (!void_element && skipping_) {
      if (element == HtmlElement::kSkipped) return BeginSkip(token);
      if (element != HtmlElement::kRoot && !token.attributes.empty() &&
          MarksBoilerplate(token.attributes)) {
        return BeginSkip(token);
      }
    }
    if (!token.attributes.empty()) {
      if (element != HtmlElement::kInline) {
        Part(element, token);
      } else if (absl::StrContains(token.attributes, "noteref")) {
        return Superscript(token);  // EPUB's note marks need not be raised
      }
    }
    switch (element) {
      case HtmlElement::kBlock: case HtmlElement::kRoot: case HtmlElement::kPre: Break(); break;
      case HtmlElement::kHeading: StartHeading(token.name[1] - '0'); break;
      case HtmlElement::kList: StartList(token); break;
      case HtmlElement::kItem: StartItem(); break;
      case HtmlElement::kQuote: Break(); ++quotes_; break;
      case HtmlElement::kTable: StartTable(false); break;
      case HtmlElement::kDescriptionList: StartTable(true); break;
      case HtmlElement::kRow: StartRow(); break;
      case HtmlElement::kTerm: StartRow(); StartCell(true); break;
      case HtmlElement::kDescription: StartCell(false); break;
      case HtmlElement::kCell: StartCell(false); break;
      case HtmlElement::kHeaderCell: StartCell(true); break;
      case HtmlElement::kCaption: CloseBlock(); caption_ = true; break;
      case HtmlElement::kCode: code_from_ = Position(); code_ = true; break;
      case HtmlElement::kSup: Superscript(token); break;
      case HtmlElement::kTime: StartTime(token); break;
      case HtmlElement::kBreak: LineBreak(); break;
      case HtmlElement::kDeleted: muted_ += !token.self_closing; break;
      case HtmlElement::kInlineQuote: Put("\u201C", token); break;
      case HtmlElement::kMeta: metadata_.AddMeta(token.attributes); break;
      case HtmlElement::kTitle: metadata_.set_title(tokens_.RawUntil("title")); break;
      default: break;
    }
    if (element == HtmlElement::kPre) pre_ = true;
  }

  void End(const HtmlToken& token) {
    switch (HtmlElementOf(token.name)) {
      case HtmlElement::kBlock: case HtmlElement::kRoot:
        Break();
        if (part_depth_ > 0 && absl::EqualsIgnoreCase(token.name, part_name_)) EndPart();
        break;
      case HtmlElement::kPre: CloseBlock(); pre_ = false; break;
      case HtmlElement::kHeading: CloseBlock(); heading_ = 0; break;
      case HtmlElement::kList: EndList(token); break;
      case HtmlElement::kItem: CloseBlock(); item_ = false; break;
      case HtmlElement::kQuote: CloseBlock(); quotes_ = std::max(quotes_ - 1, 0); break;
      case HtmlElement::kTable: case HtmlElement::kDescriptionList:
        CloseCell();
        if (!tables_.empty()) tables_.pop_back();
        break;
      case HtmlElement::kRow: case HtmlElement::kCell: case HtmlElement::kHeaderCell:
      case HtmlElement::kTerm: case HtmlElement::kDescription: CloseCell(); break;
      case HtmlElement::kCaption: CloseBlock(); caption_ = false; break;
      case HtmlElement::kCode: EndCode(); break;
      case HtmlElement::kTime: EndTime(); break;
      case HtmlElement::kDeleted: muted_ = std::max(muted_ - 1, 0); break;
      case HtmlElement::kInlineQuote: Put("\u201D", token); break;
      case HtmlElement::kInline:
        if (absl::EqualsIgnoreCase(token.name, "p")) Break();
        break;
      default: break;
    }
  }

  void Script(const HtmlToken& token) {
    const bool json = absl::StrContains(token.attributes, "ld+json");
    const absl::string_view text = tokens_.RawUntil("script");
    if (json) metadata_.AddJsonLd(text);
  }

  // A byline, a list of references or notes, by its class.
  void Part(HtmlElement element, const HtmlToken& token) {
    const HtmlPart part = HtmlPartOf(token.attributes);
    if (part == HtmlPart::kNone || element == HtmlElement::kHeading || element == HtmlElement::kRoot) {
      if (part_depth_ > 0 && absl::EqualsIgnoreCase(token.name, part_name_)) ++part_depth_;
      return;
    }
    Break();
    part_ = part;
    part_name_ = std::string(token.name);
    part_depth_ = 1;
  }
  void EndPart() {
    if (--part_depth_ > 0) return;
    part_ = HtmlPart::kNone;
  }

  // ---- blocks ----

  // A block's border: inside a table cell it is no more than a space.
  void Break() {
    if (cell_ != Cell::kNone) {
      Space();
    } else {
      CloseBlock();
    }
  }
  void Space() {
    if (out_.in_block()) pending_space_ = true;
  }
  void LineBreak() {
    // Two in a row make a paragraph.
    if (broke_at_ == Position() && cell_ == Cell::kNone && out_.in_block()) {
      CloseBlock();
    } else {
      pending_space_ = true;
      broke_at_ = Position();
      broke_source_ = tokens_.token().begin;
    }
  }

  BlockKind KindNow() const {
    if (pre_) return BlockKind::kCode;
    if (heading_ > 0) return BlockKind::kHeading;
    if (caption_) return BlockKind::kCaption;
    if (part_ == HtmlPart::kByline) return BlockKind::kMeta;
    if (part_ == HtmlPart::kReferences) return BlockKind::kReference;
    if (part_ == HtmlPart::kNotes) return BlockKind::kFootnote;
    if (cell_ == Cell::kHeader) return BlockKind::kTableHeader;
    if (cell_ == Cell::kData) return BlockKind::kTableCell;
    if (item_ || !lists_.empty()) return BlockKind::kListItem;
    return quotes_ > 0 ? BlockKind::kQuote : BlockKind::kParagraph;
  }

  void EnsureBlock() {
    if (out_.in_block()) return;
    Block& block = out_.BeginBlock(KindNow());
    block.level = static_cast<uint8_t>(heading_ > 0 ? heading_ : std::min<size_t>(lists_.size(), 255));
    if (cell_ != Cell::kNone && !tables_.empty()) {
      block.table = tables_.back().id;
      block.row = tables_.back().row;
      block.column = tables_.back().column;
    }
    if (block.kind == BlockKind::kListItem || block.kind == BlockKind::kReference ||
        block.kind == BlockKind::kFootnote) {
      block.label = std::move(label_);
      label_.clear();
    }
    pending_space_ = false;
  }
  void CloseBlock() {
    EndCode();
    EndTime();
    if (out_.in_block()) {
      Block& block = out_.block();
      if (block.table >= 0 && out_.block_text().size() > kLongCell) {
        block.kind = BlockKind::kParagraph;
        block.table = block.row = block.column = -1;
      }
      // A class such as "author-smith" may stand on a whole article.
      if (block.kind == BlockKind::kMeta && out_.block_text().size() > kLongByline) {
        block.kind = BlockKind::kParagraph;
      }
      out_.EndBlock();
    }
    pending_space_ = false;
  }

  void StartHeading(int level) {
    CloseBlock();
    MakeLayout();
    heading_ = level;
    first_level_headings_ += level == 1;
  }
  void StartList(const HtmlToken& token) {
    CloseBlock();
    if (lists_.size() >= kMaxOpen) return;
    int start = 1;
    if (!absl::SimpleAtoi(HtmlAttribute(token.attributes, "start"), &start)) start = 1;
    lists_.push_back({absl::EqualsIgnoreCase(token.name, "ol"), start});
  }
  void EndList(const HtmlToken& token) {
    CloseBlock();
    if (!lists_.empty()) lists_.pop_back();
    if (part_depth_ > 0 && absl::EqualsIgnoreCase(token.name, part_name_)) EndPart();
  }
  void StartItem() {
    CloseBlock();
    item_ = true;
    if (lists_.empty()) lists_.push_back({false, 1});
    List& list = lists_.back();
    const bool note = part_ == HtmlPart::kReferences || part_ == HtmlPart::kNotes;
    label_ = !list.ordered ? "-" : absl::StrCat(list.number++, note ? "" : ".");
    if (note && !list.ordered) label_.clear();
  }

  // ---- tables ----

  void StartTable(bool description) {
    CloseCell();
    if (tables_.size() >= kMaxOpen) return;
    if (!tables_.empty() && !description) tables_.back().layout = true;  // a table in a table
    tables_.push_back({next_table_++, -1, -1, false, false});
  }
  void StartRow() {
    CloseCell();
    if (tables_.empty()) return;
    ++tables_.back().row;
    tables_.back().column = -1;
  }
  void StartCell(bool header) {
    CloseCell();
    if (tables_.empty() || tables_.back().layout) return;
    Table& table = tables_.back();
    if (table.row < 0) table.row = 0;
    ++table.column;
    cell_ = header ? Cell::kHeader : Cell::kData;
  }
  void CloseCell() {
    CloseBlock();
    cell_ = Cell::kNone;
  }
  // Headings do not stand in the cells of a table of data.
  void MakeLayout() {
    if (cell_ == Cell::kNone) return;
    cell_ = Cell::kNone;
    if (!tables_.empty()) tables_.back().layout = true;
  }

  // ---- text ----

  uint32_t Position() const { return out_.size(); }

  void Put(absl::string_view text, const HtmlToken& token) {
    if (muted_ > 0) return;
    EnsureBlock();
    PutSpace(token.begin);
    out_.Placed(text, token.begin, token.end - token.begin);
  }
  void PutSpace(uint64_t source) {
    if (pending_space_ && !out_.block_text().empty()) out_.Placed(" ", source, 0);
    pending_space_ = false;
  }

  // source[begin, end): white space runs are one space, references their characters.
  void Text(uint64_t begin, uint64_t end) {
    if (muted_ > 0) return;
    if (pre_) return Preformatted(begin, end);
    for (uint64_t at = begin; at < end;) {
      if (IsSpace(source_[at])) {
        uint64_t stop = at;
        while (stop < end && IsSpace(source_[stop])) ++stop;
        pending_space_ = pending_space_ || out_.in_block();
        // A single space between words stays part of the run.
        if (stop - at == 1 && source_[at] == ' ' && stop < end && !out_.block_text_empty() &&
            out_.in_block() && source_[stop] != '&') {
          if (broke_at_ != Position()) {
            pending_space_ = false;
            at = Word(at, stop, end);
            continue;
          }
        }
        at = stop;
        continue;
      }
      if (source_[at] == '&') {
        size_t size;
        const std::string value = HtmlReference(source_.substr(at, end - at), &size);
        if (size > 0) {
          Reference(value, at, size);
          at += size;
          continue;
        }
      }
      EnsureBlock();
      PutSpace(at);
      at = Word(at, at + 1, end);
    }
  }
  // Puts out from `from` up to the next space or reference behind `at`; returns where that is.
  uint64_t Word(uint64_t from, uint64_t at, uint64_t end) {
    for (; at < end; ++at) {
      const char c = source_[at];
      if (c == '&') break;
      if (!IsSpace(c)) continue;
      // On through single spaces: one run for as many words as possible.
      if (c != ' ' || at + 1 >= end || IsSpace(source_[at + 1]) || source_[at + 1] == '&') break;
    }
    out_.Source(from, at - from);
    return at;
  }
  void Reference(const std::string& value, uint64_t at, size_t size) {
    if (value == " ") {
      pending_space_ = pending_space_ || out_.in_block();
      return;
    }
    if (value == "\u00AD" || value == "\u200B") return;
    EnsureBlock();
    PutSpace(at);
    out_.Placed(value, at, size);
  }
  void Preformatted(uint64_t begin, uint64_t end) {
    EnsureBlock();
    out_.Source(begin, end - begin);
  }

  // <sup>: a note mark, or a small letter or exponent.
  void Superscript(const HtmlToken& token) {
    const uint64_t begin = token.end;
    // A look ahead to the end tag: marks are short, but may hold a link.
    const absl::string_view window = source_.substr(begin, 600);
    const size_t close = window.find(absl::StrCat("</", token.name));
    if (close == absl::string_view::npos) return;
    std::string text;
    bool link = false;
    HtmlTokenizer inner(window.substr(0, close));
    while (inner.Next()) {
      const HtmlToken& piece = inner.token();
      if (piece.kind == HtmlTokenKind::kText) {
        text += HtmlUnescaped(window.substr(piece.begin, piece.end - piece.begin));
      } else {
        link |= absl::EqualsIgnoreCase(piece.name, "a");
      }
    }
    const std::string plain = CollapseSpace(text);
    if (!IsMarkText(plain)) return;
    const bool bracketed = plain[0] == '[' || plain[0] == '(' || !absl::ascii_isdigit(plain[0]);
    const absl::string_view before = out_.in_block() ? out_.block_text() : absl::string_view();
    if (before.empty()) {
      StartNote(MarkLabel(plain));
    } else if (bracketed || link || !absl::ascii_isdigit(before.back())) {
      if (muted_ == 0) out_.Mark(MarkLabel(plain));
    } else {
      PutSuperscript(plain, begin, close);  // "10<sup>6</sup>" or "1955<sup>5</sup>": decided later
    }
    tokens_.Rewind(begin + close);
  }
  // A paragraph that opens with a mark is the note itself.
  void StartNote(const std::string& label) {
    if (part_ != HtmlPart::kReferences && part_ != HtmlPart::kNotes) {
      EnsureBlock();
      if (out_.block().kind == BlockKind::kParagraph) out_.block().kind = BlockKind::kFootnote;
    } else {
      EnsureBlock();
    }
    if (out_.block().kind == BlockKind::kFootnote || out_.block().kind == BlockKind::kReference) {
      out_.block().label = label;
    }
  }
  void PutSuperscript(absl::string_view digits, uint64_t source, uint64_t size) {
    static constexpr absl::string_view kDigits[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                                    "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
    if (muted_ > 0) return;
    for (char c : digits) {
      if (absl::ascii_isdigit(c)) out_.Placed(kDigits[c - '0'], source, size);
    }
  }

  void EndCode() {
    if (code_ && out_.in_block() && Position() > code_from_) {
      doc_->code_spans.push_back({code_from_, Position()});
    }
    code_ = false;
  }

  void StartTime(const HtmlToken& token) {
    EndTime();
    const absl::string_view iso = HtmlAttribute(token.attributes, "datetime");
    if (!iso.empty() && iso.size() < 64 && muted_ == 0) {
      time_ = HtmlUnescaped(iso);
      EnsureBlock();
      PutSpace(token.begin);
      time_from_ = Position();
      in_time_ = true;
    }
    const bool published = HtmlAttribute(token.attributes, "itemprop") == "datePublished" ||
                           absl::StrContains(token.attributes, "pubdate");
    TimeValue date;
    if ((published || part_ == HtmlPart::kByline) && ReadIsoDate(iso, &date) && !byline_.has_earliest()) {
      byline_ = date;
    }
  }
  void EndTime() {
    if (in_time_ && out_.in_block() && Position() > time_from_) {
      doc_->marked_dates.push_back({{time_from_, Position()}, time_});
    }
    in_time_ = false;
  }

 public:
  // The date of publication that the byline's <time> gives.
  const TimeValue& byline_date() const { return byline_; }

 private:
  absl::string_view source_;
  HtmlTokenizer tokens_;
  DocumentText* doc_;
  TextBuilder& out_;
  HtmlMetadata metadata_;

  std::string skip_name_;  // of the element that is passed over; empty: none
  int skip_depth_ = 0, rewinds_ = 0;
  uint64_t skip_from_ = 0;
  bool skipping_ = true;

  HtmlPart part_ = HtmlPart::kNone;
  std::string part_name_;
  int part_depth_ = 0;

  int heading_ = 0, quotes_ = 0, muted_ = 0, first_level_headings_ = 0;
  bool caption_ = false, pre_ = false, item_ = false;
  std::vector<List> lists_;
  std::string label_;
  std::vector<Table> tables_;
  int next_table_ = 0;
  Cell cell_ = Cell::kNone;

  bool pending_space_ = false;
  uint32_t broke_at_ = 0xFFFFFFFF;
  uint64_t broke_source_ = 0;
  bool code_ = false, in_time_ = false;
  uint32_t code_from_ = 0, time_from_ = 0;
  std::string time_;
  TimeValue byline_;
};

}  // namespace

void ReadHtml(DocumentText* doc) {
  doc->text.reserve(doc->source.size() / 2);
  TextBuilder out(doc);
  HtmlWriter writer(doc->source, 0, doc, &out);
  writer.Run();
  if (writer.byline_date().has_earliest()) *doc->info.mutable_date() = writer.byline_date();
  HtmlMetadata& metadata = writer.metadata();
  // The only first-level heading is the title; <title> often names the site too.
  if (writer.first_level_headings() == 1) {
    for (const Block& block : doc->blocks) {
      if (block.kind == BlockKind::kHeading && block.level == 1) {
        doc->info.set_title(CollapseSpace(block.span.In(doc->text)));
        break;
      }
    }
  }
  Document stated;
  metadata.Fill(&stated);
  if (stated.has_date()) *doc->info.mutable_date() = stated.date();
  metadata.Fill(&doc->info);
}

void AppendHtml(uint64_t begin, uint64_t end, DocumentText* doc, TextBuilder* out) {
  const absl::string_view source = absl::string_view(doc->source).substr(0, end);
  HtmlWriter(source, begin, doc, out).Run();
}

}  // namespace dateline
