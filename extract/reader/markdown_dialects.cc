#include "extract/reader/markdown_dialects.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace dateline {
namespace {

bool IsBracketed(absl::string_view text, absl::string_view open, absl::string_view close) {
  return absl::StartsWith(text, open) && absl::EndsWith(text, close);
}

// "!!! warning "Title"", "??? note", ":::tip Title".
bool IsAdmonitionLine(absl::string_view line) {
  if (absl::ConsumePrefix(&line, "!!! ") || absl::ConsumePrefix(&line, "??? ") ||
      absl::ConsumePrefix(&line, "???+ ")) {
    // A kind, and a title in quotation marks.
    size_t kind = 0;
    while (kind < line.size() && (absl::ascii_islower(line[kind]) || line[kind] == '-')) ++kind;
    return kind > 0 && (kind == line.size() || absl::StartsWith(line.substr(kind), " \""));
  }
  if (!absl::ConsumePrefix(&line, ":::")) return false;
  while (absl::ConsumePrefix(&line, ":")) {
  }
  return line.size() < 80 &&
         (line.empty() || line[0] == ' ' || line[0] == '{' || absl::ascii_isalpha(line[0]));
}

}  // namespace

bool IsTemplate(absl::string_view paragraph) {
  const absl::string_view text = absl::StripAsciiWhitespace(paragraph);
  if (text.size() < 5) return false;
  if (IsBracketed(text, "{%", "%}") || IsBracketed(text, "{{", "}}")) {
    // Not "{{ name }} was founded in {{ year }}".
    return text.find(text[1] == '%' ? "{%" : "{{", 2) == absl::string_view::npos ||
           text.find('\n') != absl::string_view::npos;
  }
  if (text[0] == '<' && absl::ascii_isupper(text[1]) && text.back() == '>') return true;
  if (absl::StartsWith(text, "import ")) {
    return absl::StrContains(text, " from '") || absl::StrContains(text, " from \"");
  }
  return absl::StartsWith(text, "export const ") || absl::StartsWith(text, "export default ") ||
         absl::StartsWith(text, "export function ");
}

Span WithoutAdmonition(absl::string_view text, absl::string_view first_line) {
  Span kept{0, static_cast<uint32_t>(text.size())};
  first_line = absl::StripAsciiWhitespace(first_line);
  if (absl::StartsWith(text, "[!")) {  // GitHub, Obsidian: "[!NOTE] The text"
    const size_t close = text.find(']');
    if (close == absl::string_view::npos || close < 3 || close > 24) return kept;
    for (char c : text.substr(2, close - 2)) {
      if (!absl::ascii_isalpha(c) && c != '-') return kept;
    }
    kept.begin = static_cast<uint32_t>(close + 1);
    if (kept.begin < kept.end && (text[kept.begin] == '-' || text[kept.begin] == '+'))
      ++kept.begin;  // folded or open
    while (kept.begin < kept.end && text[kept.begin] == ' ') ++kept.begin;
    return kept;
  }
  if (text.empty() || (text[0] != '!' && text[0] != '?' && text[0] != ':')) return kept;
  if (!IsAdmonitionLine(first_line) || !absl::StartsWith(text, first_line)) return kept;
  kept.begin = static_cast<uint32_t>(first_line.size());
  if (first_line[0] == ':') {
    while (kept.end > kept.begin && text[kept.end - 1] == ':') --kept.end;
  }
  while (kept.begin < kept.end && text[kept.begin] == ' ') ++kept.begin;
  while (kept.end > kept.begin && text[kept.end - 1] == ' ') --kept.end;
  return kept;
}

size_t TableCaptionPrefix(absl::string_view text) {
  if (absl::StartsWith(text, ": ")) return 2;
  return absl::StartsWith(text, "Table: ") ? 7 : 0;
}

}  // namespace dateline
