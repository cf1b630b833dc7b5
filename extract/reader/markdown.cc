#include "extract/reader/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "extract/reader/front_matter.h"
#include "extract/reader/html.h"
#include "extract/reader/markdown_arena.h"
#include "extract/reader/markdown_dialects.h"
#include "extract/reader/markdown_inline.h"
#include "extract/reader/text_builder.h"

namespace dateline {
namespace {

// Each may become a node of the tree, of some 300 bytes with its text; a cell is two.
constexpr size_t kMaxMarks = 2'000'000;

size_t CountMarks(absl::string_view text) {
  size_t count = 0;
  // In steps whose count fits a byte, so that the compiler counts many bytes at once.
  constexpr size_t kStep = 120;
  for (size_t at = 0; at < text.size(); at += kStep) {
    uint8_t marks = 0;
    for (const char c : text.substr(at, kStep)) {
      marks +=
          (c == '*') | (c == '_') | (c == '[') | (c == '`') | (c == '>') | (c == '~') | (c == '\n');
      marks += 2 * (c == '|');
    }
    count += marks;
  }
  return count;
}

cmark_node* Parse(absl::string_view text, MarkdownArena* arena) {
  // Once, whatever the threads.
  static const bool registered = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return true;
  }();
  (void)registered;
  // To look for footnotes takes two walks over the tree.
  const int options = absl::StrContains(text, "[^") ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT;
  cmark_parser* parser = cmark_parser_new_with_mem(options, arena->mem());
  // No "autolink": it looks at every ':' and 'w', and addresses are found in all formats alike
  // later.
  for (const char* name : {"table", "strikethrough", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser, text.data(), text.size());
  return cmark_parser_finish(parser);
}

// cmark ends a line at each of these, the document only where it has no "\n".
bool HasLoneReturn(absl::string_view text) {
  for (size_t at = text.find('\r'); at != absl::string_view::npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') return true;
  }
  return false;
}

std::vector<uint64_t> LinesOfCmark(absl::string_view text) {
  std::vector<uint64_t> lines = {0};
  for (size_t at = 0; at < text.size(); ++at) {
    const bool lone = text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n');
    if (lone || text[at] == '\n') lines.push_back(at + 1);
  }
  return lines;
}

class MarkdownWriter {
 public:
  // The Markdown proper starts at byte `base` of the source, at the start of a line.
  MarkdownWriter(DocumentText* doc, uint64_t base)
      : doc_(doc), source_(doc->source), out_(doc), inlines_(doc->source, doc, &out_) {
    if (HasLoneReturn(source_)) {
      own_lines_ = LinesOfCmark(source_);
      lines_ = &own_lines_;
    } else {
      lines_ = &doc->lines;
    }
    first_line_ = std::lower_bound(lines_->begin(), lines_->end(), base) - lines_->begin();
  }

  void Write(cmark_node* root) {
    cmark_iter* iter = cmark_iter_new(root);
    for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter)) {
      cmark_node* node = cmark_iter_get_node(iter);
      if (event == CMARK_EVENT_ENTER) {
        if (Enter(node)) cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
      } else {
        Exit(node);
      }
    }
    cmark_iter_free(iter);
  }

 private:
  // Returns whether the node's children are done with.
  bool Enter(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE) {
      ++quotes_;
    } else if (type == CMARK_NODE_LIST) {
      ++lists_;
      numbers_.push_back(cmark_node_get_list_start(node));
    } else if (type == CMARK_NODE_ITEM) {
      item_label_ = ItemLabel(node);
    } else if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
      note_label_ = NoteLabel(node);
    } else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
      WriteText(node, type == CMARK_NODE_HEADING);
      return true;
    } else if (type == CMARK_NODE_CODE_BLOCK) {
      WriteCode(node);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
      AppendHtml(LineStart(cmark_node_get_start_line(node)), End(node), doc_, &out_);
    } else if (absl::string_view(cmark_node_get_type_string(node)) == "table") {
      WriteTable(node);
      return true;
    }
    return false;
  }

  void Exit(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE) --quotes_;
    if (type == CMARK_NODE_LIST) {
      --lists_;
      numbers_.pop_back();
    }
    if (type == CMARK_NODE_FOOTNOTE_DEFINITION) note_label_.clear();
  }

  std::string ItemLabel(cmark_node* node) {
    cmark_node* list = cmark_node_parent(node);
    if (list == nullptr || cmark_node_get_list_type(list) != CMARK_ORDERED_LIST) return "-";
    return absl::StrCat(numbers_.empty() ? 1 : numbers_.back()++, ".");
  }

  std::string NoteLabel(cmark_node* node) const {
    const uint64_t begin = LineStart(cmark_node_get_start_line(node));
    const size_t open = source_.find("[^", begin);
    const size_t close = open == absl::string_view::npos ? open : source_.find("]:", open);
    if (close == absl::string_view::npos || close - open > 200) return "?";
    return std::string(source_.substr(open + 2, close - open - 2));
  }

  uint64_t LineStart(int line) const {
    const size_t index = first_line_ + std::max(line, 1) - 1;
    return index < lines_->size() ? (*lines_)[index] : source_.size();
  }
  uint64_t Begin(cmark_node* node) const {
    const int column = std::max(cmark_node_get_start_column(node), 1);
    return std::min<uint64_t>(LineStart(cmark_node_get_start_line(node)) + column - 1,
                              source_.size());
  }
  uint64_t End(cmark_node* node) const {
    const int last = std::max(cmark_node_get_end_line(node), cmark_node_get_start_line(node));
    return LineStart(last + 1);
  }

  void WriteText(cmark_node* node, bool heading) {
    BlockKind kind = BlockKind::kParagraph;
    if (heading)
      kind = BlockKind::kHeading;
    else if (!note_label_.empty())
      kind = BlockKind::kFootnote;
    else if (lists_ > 0)
      kind = BlockKind::kListItem;
    else if (quotes_ > 0)
      kind = BlockKind::kQuote;
    Block& block = out_.BeginBlock(kind);
    if (heading) block.level = static_cast<uint8_t>(cmark_node_get_heading_level(node));
    if (kind == BlockKind::kListItem) {
      block.level = static_cast<uint8_t>(std::min(lists_, 255));
      block.label = std::move(item_label_);
      item_label_.clear();
    }
    if (kind == BlockKind::kFootnote) block.label = note_label_;
    uint64_t begin = Begin(node);
    if (heading) {
      while (begin < source_.size() && source_[begin] == '#') ++begin;
    } else {
      begin = BehindDefinitions(node, begin, End(node));
    }
    const size_t blocks = doc_->blocks.size();
    inlines_.Append(node, begin, End(node), quotes_);
    out_.EndBlock();
    if (doc_->blocks.size() > blocks) ReadDialect(begin, End(node));
  }

  // The last block, which stands in source[begin, end), may be written in another dialect.
  void ReadDialect(uint64_t begin, uint64_t end) {
    Block& block = doc_->blocks.back();
    while (!block.span.empty() && doc_->text[block.span.begin] == ' ') ++block.span.begin;
    const absl::string_view text = block.span.In(doc_->text);
    const absl::string_view source = source_.substr(begin, std::max(end, begin) - begin);
    if (block.kind == BlockKind::kHeading || text.empty() || source.empty()) return;
    if (absl::string_view("{<ie").find(source[0]) != absl::string_view::npos &&
        IsTemplate(source)) {
      block.kind = BlockKind::kCode;
      return;
    }
    const size_t caption = tables_ > 0 || text[0] == 'T' ? TableCaptionPrefix(text) : 0;
    if (caption > 0) block.kind = BlockKind::kCaption;
    const Span kept = WithoutAdmonition(text, source.substr(0, source.find('\n')));
    block.span.end = block.span.begin + kept.end;
    block.span.begin += std::max<uint32_t>(kept.begin, static_cast<uint32_t>(caption));
    if (block.span.empty()) doc_->blocks.pop_back();
  }

  // Link definitions that open a paragraph are gone from its text but not from its place.
  uint64_t BehindDefinitions(cmark_node* node, uint64_t begin, uint64_t end) const {
    cmark_node* first = cmark_node_first_child(node);
    if (begin >= end || source_[begin] != '[' || first == nullptr) return begin;
    while (begin < end && source_[begin] == '[') {
      const absl::string_view line = source_.substr(begin, source_.find('\n', begin) - begin);
      const size_t close = line.find("]:");
      if (close == absl::string_view::npos ||
          line.substr(0, close).find(']') != absl::string_view::npos)
        break;
      const char* literal = cmark_node_get_literal(first);
      if (literal != nullptr && absl::StartsWith(line, literal) &&
          line.size() == absl::string_view(literal).size())
        break;
      if (line.substr(close + 2).find_first_not_of(" \t\r") == absl::string_view::npos) break;
      begin += line.size() + 1;
      while (begin < end && source_[begin] == ' ') ++begin;
    }
    return std::min(begin, end);
  }

  void WriteCode(cmark_node* node) {
    out_.BeginBlock(BlockKind::kCode);
    const uint64_t begin = LineStart(cmark_node_get_start_line(node));
    out_.Source(begin, std::max(End(node), begin) - begin);
    out_.EndBlock();
  }

  void WriteTable(cmark_node* table) {
    int row_index = 0;
    for (cmark_node* row = cmark_node_first_child(table); row != nullptr;
         row = cmark_node_next(row)) {
      uint64_t at = LineStart(cmark_node_get_start_line(row));
      const uint64_t end = LineStart(cmark_node_get_start_line(row) + 1);
      while (at < end && (source_[at] == ' ' || source_[at] == '\t' || source_[at] == '>')) ++at;
      if (at < end && source_[at] == '|') ++at;
      WriteRow(row, row_index, at, end);
      ++row_index;
    }
    ++tables_;
  }

  // A row of the table, whose cells stand in source[at, end).
  void WriteRow(cmark_node* row, int row_index, uint64_t at, uint64_t end) {
    // ": Ships of the line" directly below the rows is their caption.
    const bool caption = absl::StartsWith(source_.substr(at, end - at), ": ") &&
                         source_.substr(at, end - at).find('|') == absl::string_view::npos;
    int column = 0;
    for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr;
         cell = cmark_node_next(cell)) {
      uint64_t stop = at;
      while (stop < end && !(source_[stop] == '|' && source_[stop - 1] != '\\')) ++stop;
      Block& block =
          out_.BeginBlock(row_index == 0 ? BlockKind::kTableHeader : BlockKind::kTableCell);
      block.table = tables_;
      block.row = row_index;
      block.column = column++;
      if (caption) {
        block = Block();
        block.kind = BlockKind::kCaption;
      }
      const size_t blocks = doc_->blocks.size();
      inlines_.Append(cell, at, stop, 0);
      out_.EndBlock();
      if (caption && doc_->blocks.size() > blocks)
        doc_->blocks.back().span.begin +=
            static_cast<uint32_t>(TableCaptionPrefix(doc_->blocks.back().span.In(doc_->text)));
      at = std::min(stop + 1, end);
    }
  }

  DocumentText* doc_;
  absl::string_view source_;
  TextBuilder out_;
  InlineAligner inlines_;
  const std::vector<uint64_t>* lines_;  // as cmark counts them
  std::vector<uint64_t> own_lines_;
  size_t first_line_ = 0;
  int quotes_ = 0, lists_ = 0, tables_ = 0;
  std::vector<int> numbers_;  // the next number of each open list
  std::string item_label_, note_label_;
};

}  // namespace

absl::Status ReadMarkdown(DocumentText* doc) {
  if (CountMarks(doc->source) > kMaxMarks) {
    return absl::InvalidArgumentError(absl::StrCat(
        "more than ", kMaxMarks / 1000000, " million lines and marks of Markdown; split the file"));
  }
  doc->text.reserve(doc->source.size());
  const uint64_t base = ReadFrontMatter(doc);
  MarkdownArena arena;
  MarkdownWriter(doc, base).Write(Parse(absl::string_view(doc->source).substr(base), &arena));
  return absl::OkStatus();
}

}  // namespace dateline
