#include "extract/reader/markdown_inline.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <cstring>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "base/strings.h"

namespace dateline {
namespace {

absl::string_view LiteralOf(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? absl::string_view() : absl::string_view(literal);
}

// Bytes of the character reference at text's start ("&nbsp;", "&#8211;"); 0: none.
size_t ReferenceSize(absl::string_view text) {
  if (text.size() < 3 || text[0] != '&') return 0;
  for (size_t at = 1; at < std::min<size_t>(text.size(), 34); ++at) {
    if (text[at] == ';') return at > 1 ? at + 1 : 0;
    if (!absl::ascii_isalnum(text[at]) && !(at == 1 && text[at] == '#')) return 0;
  }
  return 0;
}

bool IsStrikethrough(cmark_node* node) {
  return absl::string_view(cmark_node_get_type_string(node)) == "strikethrough";
}

// "1", "[12]", "*": what a <sup> holds when it is a note mark.
bool IsNoteLabel(absl::string_view text) {
  return !text.empty() && text.size() <= 6 && std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isdigit(c) || c == '[' || c == ']' || c == ',' || c == '*';
  });
}

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Whether the next eight bytes are the same and hold no ampersand.
bool SameWord(const char* text, const char* source) {
  uint64_t a, b;
  std::memcpy(&a, text, 8);
  std::memcpy(&b, source, 8);
  const uint64_t ampersand = a ^ 0x2626262626262626u;
  return a == b && ((ampersand - 0x0101010101010101u) & ~ampersand & 0x8080808080808080u) == 0;
}

}  // namespace

uint64_t InlineAligner::Append(cmark_node* block, uint64_t begin, uint64_t end, int quotes) {
  at_ = begin;
  end_ = std::min<uint64_t>(end, source_.size());
  quotes_ = quotes;
  muted_ = 0;
  superscript_ = false;
  links_.clear();
  struck_.clear();
  FindHidden();
  cmark_iter* iter = cmark_iter_new(block);
  for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iter)) {
    cmark_node* node = cmark_iter_get_node(iter);
    if (node == block) continue;
    if (event == CMARK_EVENT_ENTER) {
      Enter(node);
    } else {
      Exit(node);
    }
  }
  cmark_iter_free(iter);
  return at_;
}

void InlineAligner::Enter(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_TEXT) return Text(LiteralOf(node));
  if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) return LineBreak();
  if (type == CMARK_NODE_CODE) return Code(LiteralOf(node));
  if (type == CMARK_NODE_HTML_INLINE) return HtmlTag(LiteralOf(node));
  if (type == CMARK_NODE_FOOTNOTE_REFERENCE) return FootnoteMark();
  if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG) {
    const size_t marks = type == CMARK_NODE_EMPH ? 1 : 2;
    for (size_t k = 0; k < marks && at_ < end_ && (source_[at_] == '*' || source_[at_] == '_'); ++k)
      ++at_;
  } else if (IsStrikethrough(node)) {
    const size_t marks = Tildes();
    // "H~2~O" of other dialects is no struck text.
    struck_.push_back(marks != 1);
    muted_ += struck_.back();
  } else if (type == CMARK_NODE_IMAGE) {
    ++muted_;
    if (Looking("![")) at_ += 2;
    links_.push_back({'!', out_.size()});
  } else if (type == CMARK_NODE_LINK) {
    const char opener = at_ < end_ ? source_[at_] : ' ';
    const bool marked = opener == '[' || opener == '<';
    if (marked) ++at_;
    links_.push_back({marked ? opener : ' ', out_.size()});
  }
}

size_t InlineAligner::Tildes() {
  const uint64_t from = at_;
  while (at_ < end_ && source_[at_] == '~') ++at_;
  return at_ - from;
}

void InlineAligner::Exit(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG) {
    const size_t marks = type == CMARK_NODE_EMPH ? 1 : 2;
    for (size_t k = 0; k < marks && at_ < end_ && (source_[at_] == '*' || source_[at_] == '_'); ++k)
      ++at_;
  } else if (IsStrikethrough(node)) {
    if (!struck_.empty()) {
      muted_ -= struck_.back();
      struck_.pop_back();
    }
    Tildes();
  } else if (type == CMARK_NODE_IMAGE) {
    LinkEnd();
    --muted_;
  } else if (type == CMARK_NODE_LINK) {
    LinkEnd();
  }
}

// Behind the link's text: "](target "title")", "][label]", "]", ">".
void InlineAligner::LinkEnd() {
  if (links_.empty()) return;
  const OpenLink link = links_.back();
  links_.pop_back();
  if (link.opener == '<' || link.opener == ' ') {
    if (link.opener == '<' && Looking(">")) ++at_;
    AddOpaque(link.text);  // the text is the address
    return;
  }
  while (at_ < end_ && source_[at_] != ']') ++at_;
  if (at_ < end_) ++at_;
  if (Looking("[")) {
    const size_t close = source_.find(']', at_);
    if (close != absl::string_view::npos && close < end_) at_ = close + 1;
    return;
  }
  if (!Looking("(")) return;
  int depth = 0;
  char quote = 0;
  for (uint64_t at = at_; at < end_; ++at) {
    const char c = source_[at];
    if (c == '\\') {
      ++at;
    } else if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || (c == '<' && at == at_ + 1)) {
      quote = c == '<' ? '>' : c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      at_ = at + 1;
      return;
    }
  }
}

void InlineAligner::AddOpaque(uint32_t from) {
  if (muted_ == 0 && out_.size() > from) doc_->code_spans.push_back({from, out_.size()});
}

void InlineAligner::Flush(uint64_t begin, uint64_t end) {
  if (muted_ == 0 && end > begin) out_.Source(begin, end - begin);
}

void InlineAligner::Visible(uint64_t begin, uint64_t end) {
  if (hidden_.empty()) return Flush(begin, end);
  while (next_hidden_ < hidden_.size() && hidden_[next_hidden_].end <= begin) ++next_hidden_;
  for (size_t k = next_hidden_; k < hidden_.size() && hidden_[k].begin < end; ++k) {
    Flush(begin, std::max(begin, hidden_[k].begin));
    begin = std::max(begin, hidden_[k].end);
  }
  Flush(begin, end);
}

// Of "[[Great Clock|the clock]]" the words are kept, of "![[clock.png]]" nothing.
void InlineAligner::FindHidden() {
  hidden_.clear();
  next_hidden_ = 0;
  const absl::string_view text = source_.substr(0, end_);
  for (uint64_t at = text.find("[[", at_); at < end_; at = text.find("[[", at)) {
    const uint64_t close = text.find("]]", at);
    if (close >= end_) break;
    const absl::string_view inner = text.substr(at + 2, close - at - 2);
    const uint64_t from = at;
    at = close + 2;
    if (inner.empty() || inner[0] == ' ' || inner.find_first_of("[]\n") != absl::string_view::npos)
      continue;
    if (from > at_ && text[from - 1] == '!') {
      hidden_.push_back({from - 1, close + 2});
      continue;
    }
    const size_t bar = inner.rfind('|');
    hidden_.push_back({from, from + 2 + (bar == absl::string_view::npos ? 0 : bar + 1)});
    hidden_.push_back({close, close + 2});
  }
}

void InlineAligner::Put(absl::string_view text, uint64_t source, uint64_t size) {
  if (muted_ == 0) out_.Placed(text, source, size);
}

void InlineAligner::Text(absl::string_view literal) {
  if (superscript_ && IsNoteLabel(literal)) {
    const size_t found = source_.find(literal[0], at_);
    if (found != absl::string_view::npos && found < end_) {
      at_ = std::min<uint64_t>(found + literal.size(), end_);
    }
    out_.Mark(literal);
    return;
  }
  uint64_t run = at_;  // source bytes that wait to be put out start here
  size_t i = 0;
  const uint64_t start = at_;
  while (i < literal.size()) {
    // Most text stands in the source as it is read.
    const size_t size = std::min<size_t>(literal.size() - i, at_ < end_ ? end_ - at_ : 0);
    const char *text = literal.data() + i, *source = source_.data() + at_;
    size_t same = 0;
    while (same + 8 <= size && SameWord(text + same, source + same)) same += 8;
    while (same < size && text[same] == source[same] && text[same] != '&') ++same;
    // Characters are the same as a whole or not at all.
    while (same > 0 && same < literal.size() - i && IsContinuation(text[same])) --same;
    i += same;
    at_ += same;
    if (i == literal.size()) break;
    const size_t reference = at_ < end_ ? ReferenceSize(source_.substr(at_, end_ - at_)) : 0;
    if (reference > 0 && !absl::StartsWith(literal.substr(i), source_.substr(at_, reference))) {
      Visible(run, at_);
      char32_t c;
      const size_t size = DecodeUtf8(literal, i, &c);
      Put(c == 0xA0 ? absl::string_view(" ") : literal.substr(i, size), at_, reference);
      i += size;
      at_ += reference;
      run = at_;
    } else if (at_ < end_ && source_[at_] == literal[i] && literal[i] == '&') {
      ++at_;
      ++i;
    } else if (at_ < end_) {
      Visible(run, at_);  // markup: an escape, the line's prefix
      run = ++at_;
    } else {
      // Not where it should be: the text is kept, at the best place known.
      Visible(run, at_);
      Put(literal.substr(i), std::min<uint64_t>(start, end_), 0);
      at_ = std::min<uint64_t>(start, end_);
      return;
    }
  }
  Visible(run, at_);
}

void InlineAligner::Code(absl::string_view literal) {
  uint64_t open = source_.find('`', at_);
  if (open == absl::string_view::npos || open >= end_) return Put(literal, at_, 0);
  uint64_t ticks = open;
  while (ticks < end_ && source_[ticks] == '`') ++ticks;
  const absl::string_view fence = source_.substr(open, ticks - open);
  uint64_t close = ticks;
  for (;; ++close) {
    close = source_.find(fence, close);
    if (close == absl::string_view::npos || close >= end_) return Put(literal, at_, 0);
    uint64_t stop = close;
    while (stop < end_ && source_[stop] == '`') ++stop;
    if (stop - close == fence.size()) break;
    close = stop;
  }
  const uint32_t from = out_.size();
  uint64_t run = ticks;
  for (uint64_t at = ticks; at < close; ++at) {
    if (source_[at] != '\n' && source_[at] != '\r') continue;
    Flush(run, at);
    Put(" ", at, 1);
    run = at + 1;
  }
  Flush(run, close);
  AddOpaque(from);
  at_ = close + fence.size();
}

void InlineAligner::HtmlTag(absl::string_view literal) {
  const size_t found = source_.find(literal, at_);
  if (found != absl::string_view::npos && found < end_) {
    at_ = std::min<uint64_t>(found + literal.size(), end_);
  }
  if (absl::StartsWithIgnoreCase(literal, "<sup")) superscript_ = true;
  if (absl::StartsWithIgnoreCase(literal, "</sup")) superscript_ = false;
  if (absl::StartsWithIgnoreCase(literal, "<br")) Put(" ", at_, 0);
}

void InlineAligner::LineBreak() {
  while (at_ < end_ && source_[at_] != '\n' && source_[at_] != '\r') ++at_;
  const uint64_t from = at_;
  if (Looking("\r")) ++at_;
  if (Looking("\n")) ++at_;
  auto skip_blanks = [&] {
    while (at_ < end_ && (source_[at_] == ' ' || source_[at_] == '\t')) ++at_;
  };
  skip_blanks();
  for (int k = 0; k < quotes_ && Looking(">"); ++k) {
    ++at_;
    skip_blanks();
  }
  Put(" ", from, at_ - from);
}

void InlineAligner::FootnoteMark() {
  const size_t open = source_.find("[^", at_);
  const size_t close = open == absl::string_view::npos ? open : source_.find(']', open);
  if (close == absl::string_view::npos || close >= end_) return;
  at_ = close + 1;
  if (muted_ == 0) out_.Mark(source_.substr(open + 2, close - open - 2));
}

}  // namespace dateline
