#include "reports/terminal.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "reports/inert.h"
#include "reports/text.h"

namespace dateline {
namespace {

constexpr int kNarrowest = 30;

const char* Sgr(Ink ink) {
  switch (ink) {
    case Ink::kRed: return "1;31";
    case Ink::kYellow: return "1;33";
    case Ink::kCyan: return "36";
    case Ink::kGreen: return "32";
    case Ink::kBlue: return "34";
    case Ink::kBold: return "1";
    case Ink::kFaint: return "2";
  }
  return "0";
}

// A piece of a quotation between two break opportunities, made inert.
struct Word {
  std::string text;
  bool marked = false;
  bool space_before = false;
  int width = 0;
};

void AddWord(absl::string_view text, bool marked, bool space, std::vector<Word>* words) {
  Word word{Inert(text), marked, space, 0};
  word.width = DisplayWidth(word.text);
  words->push_back(std::move(word));
}

// Words of the quote; a word is cut where a mark begins or ends inside it.
std::vector<Word> WordsOf(absl::string_view quote, const std::vector<Span>& marks) {
  std::vector<Word> words;
  size_t mark = 0;
  bool space = false;
  for (size_t at = 0; at < quote.size();) {
    if (quote[at] == ' ' || quote[at] == '\n' || quote[at] == '\t') {
      space = !words.empty();
      ++at;
      continue;
    }
    while (mark < marks.size() && marks[mark].end <= at) ++mark;
    const bool marked = mark < marks.size() && marks[mark].begin <= at;
    size_t end = quote.find_first_of(" \n\t", at);
    if (end == absl::string_view::npos) end = quote.size();
    if (mark < marks.size()) {
      const size_t edge = marked ? marks[mark].end : marks[mark].begin;
      if (edge > at) end = std::min(end, edge);
    }
    AddWord(quote.substr(at, end - at), marked, space, &words);
    space = false;
    at = end;
  }
  return words;
}

// The width of words[first] and of what is glued to it: a comma behind a mark.
int WidthToSpace(const std::vector<Word>& words, size_t first) {
  int width = words[first].width;
  for (size_t i = first + 1; i < words.size() && !words[i].space_before; ++i) {
    width += words[i].width;
  }
  return width;
}

}  // namespace

int VisibleWidth(absl::string_view text) {
  std::string plain;
  for (size_t at = 0; at < text.size();) {
    if (text[at] != '\x1b') {
      plain.push_back(text[at++]);
      continue;
    }
    const bool link = at + 1 < text.size() && text[at + 1] == ']';
    const size_t end = link ? text.find('\\', at) : text.find('m', at);
    if (end == absl::string_view::npos) break;
    at = end + 1;
  }
  return DisplayWidth(plain);
}

std::string TerminalPage::Paint(absl::string_view text, Ink ink) const {
  if (!options_.color || text.empty()) return std::string(text);
  return absl::StrCat("\x1b[", Sgr(ink), "m", text, "\x1b[0m");
}

std::string TerminalPage::Link(const Location& place, absl::string_view text) const {
  if (!options_.hyperlinks || place.path().empty() || place.path() == "-") {
    return std::string(text);
  }
  const bool absolute = place.path()[0] == '/';
  std::string address = "file://";
  for (const char c : absolute ? place.path() : absl::StrCat(options_.folder, "/", place.path())) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= '9') ||
                       c == '_' || c == '~';
    if (plain) {
      address.push_back(c);
    } else {
      absl::StrAppendFormat(&address, "%%%02X", static_cast<unsigned char>(c));
    }
  }
  if (place.line() > 0) absl::StrAppend(&address, "#", place.line());
  return absl::StrCat("\x1b]8;;", address, "\x1b\\", text, "\x1b]8;;\x1b\\");
}

void TerminalPage::Paragraph(absl::string_view head, absl::string_view text) {
  const int indent = std::min(VisibleWidth(head), std::max(options_.width / 2, 4));
  const int width = std::max(options_.width, indent + kNarrowest);
  absl::StrAppend(&out_, head);
  int column = VisibleWidth(head);
  bool first = true;
  for (const Word& word : WordsOf(text, {})) {
    if (!first && column + 1 + word.width > width) {
      out_.push_back('\n');
      out_.append(indent, ' ');
      column = indent;
    } else if (!first) {
      out_.push_back(' ');
      ++column;
    }
    out_ += word.text;
    column += word.width;
    first = false;
  }
  out_.push_back('\n');
}

void TerminalPage::Quote(absl::string_view quote, const std::vector<Span>& marks, int indent,
                         Ink ink) {
  const int width = std::max(options_.width, indent + kNarrowest);
  const std::vector<Word> words = WordsOf(quote, marks);
  std::string line, carets;
  int column = indent;
  const auto flush = [&] {
    absl::StrAppend(&out_, std::string(indent, ' '), line, "\n");
    if (!options_.color && carets.find('^') != std::string::npos) {
      absl::StrAppend(&out_, std::string(indent, ' '), absl::StripTrailingAsciiWhitespace(carets),
                      "\n");
    }
    line.clear();
    carets.clear();
    column = indent;
  };
  for (size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (word.space_before && column + 1 + WidthToSpace(words, i) > width) flush();
    const bool space = word.space_before && column > indent;
    const bool inside = word.marked && i > 0 && words[i - 1].marked;
    if (space) {
      line += options_.color && inside ? absl::StrCat("\x1b[", Sgr(ink), ";4m \x1b[0m") : " ";
      carets += inside ? "^" : " ";
    }
    line += options_.color && word.marked
                ? absl::StrCat("\x1b[", Sgr(ink), ";4m", word.text, "\x1b[0m")
                : word.text;
    carets.append(word.width, word.marked ? '^' : ' ');
    column += word.width + space;
  }
  if (!line.empty()) flush();
}

void TerminalPage::Excerpt(absl::string_view head, absl::string_view quote,
                           const std::vector<Span>& marks) {
  const std::vector<Word> words = WordsOf(quote, marks);
  absl::StrAppend(&out_, head);
  const int room = std::max(options_.width - VisibleWidth(head) - 4, kNarrowest);
  size_t first = 0;
  while (first < words.size() && !words[first].marked) ++first;
  if (first == words.size()) first = 0;
  size_t end = first;
  int used = 0;
  // Grow to both sides by turns while there is room.
  for (bool grown = true; grown;) {
    grown = false;
    if (end < words.size() && used + words[end].width + 1 <= room) {
      used += words[end++].width + 1;
      grown = true;
    }
    if (first > 0 && used + words[first - 1].width + 1 <= room) {
      used += words[--first].width + 1;
      grown = true;
    }
  }
  if (first > 0) out_ += "…";
  for (size_t i = first; i < end; ++i) {
    if (i > first && words[i].space_before) out_.push_back(' ');
    out_ += options_.color && words[i].marked ? absl::StrCat("\x1b[4m", words[i].text, "\x1b[0m")
                                              : words[i].text;
  }
  if (end < words.size()) out_ += "…";
  out_.push_back('\n');
}

}  // namespace dateline
