#include "extract/reader/html_tokenizer.h"

#include <cmark-gfm.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace dateline {
namespace {

constexpr size_t kMaxName = 40;
constexpr size_t kMaxTag = 1 << 16;   // bytes of attributes; keeps broken quotes linear
constexpr size_t kMaxReference = 33;  // the longest name in HTML 5, with & and ;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Named references by cmark's table of HTML 5: the name is parsed as a paragraph of its own.
std::string NamedReference(absl::string_view text) {
  cmark_node* document = cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT);
  cmark_node* paragraph = cmark_node_first_child(document);
  cmark_node* child = paragraph == nullptr ? nullptr : cmark_node_first_child(paragraph);
  const char* literal = child == nullptr ? nullptr : cmark_node_get_literal(child);
  std::string value = literal == nullptr ? "" : literal;
  cmark_node_free(document);
  return absl::StartsWith(value, "&") && text != "&amp;" && text != "&AMP;" ? "" : value;
}

// Names that browsers read without their semicolon: those of HTML 2 and Latin-1.
bool IsLegacyName(absl::string_view name) {
  static constexpr absl::string_view kNames[] = {
      "AElig",  "AMP",    "Aacute", "Acirc",  "Agrave", "Aring",  "Atilde", "Auml",   "COPY",
      "Ccedil", "ETH",    "Eacute", "Ecirc",  "Egrave", "Euml",   "GT",     "Iacute", "Icirc",
      "Igrave", "Iuml",   "LT",     "Ntilde", "Oacute", "Ocirc",  "Ograve", "Oslash", "Otilde",
      "Ouml",   "QUOT",   "REG",    "THORN",  "Uacute", "Ucirc",  "Ugrave", "Uuml",   "Yacute",
      "aacute", "acirc",  "acute",  "aelig",  "agrave", "amp",    "aring",  "atilde", "auml",
      "brvbar", "ccedil", "cedil",  "cent",   "copy",   "curren", "deg",    "divide", "eacute",
      "ecirc",  "egrave", "eth",    "euml",   "frac12", "frac14", "frac34", "gt",     "iacute",
      "icirc",  "iexcl",  "igrave", "iquest", "iuml",   "laquo",  "lt",     "macr",   "micro",
      "middot", "nbsp",   "not",    "ntilde", "oacute", "ocirc",  "ograve", "ordf",   "ordm",
      "oslash", "otilde", "ouml",   "para",   "plusmn", "pound",  "quot",   "raquo",  "reg",
      "sect",   "shy",    "sup1",   "sup2",   "sup3",   "szlig",  "thorn",  "times",  "uacute",
      "ucirc",  "ugrave", "uml",    "uuml",   "yacute", "yen",    "yuml"};
  return std::binary_search(std::begin(kNames), std::end(kNames), name);
}

std::string NumericReference(absl::string_view digits, bool hex) {
  uint32_t value = 0;
  for (char c : digits) {
    const int digit = absl::ascii_isdigit(c) ? c - '0' : absl::ascii_tolower(c) - 'a' + 10;
    value = std::min<uint32_t>(value * (hex ? 16 : 10) + digit, 0x110000);
  }
  // Windows-1252 written as numbers, as browsers read them.
  static constexpr char16_t kWindows[32] = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (value >= 0x80 && value < 0xA0) value = kWindows[value - 0x80];
  if (value < 0x20) value = ' ';
  if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = 0xFFFD;
  std::string utf8;
  AppendUtf8(value, &utf8);
  return utf8;
}

}  // namespace

std::string HtmlReference(absl::string_view text, size_t* size) {
  *size = 0;
  if (text.size() < 3 || text[0] != '&') return "";
  size_t at = 1;
  if (text[1] == '#') {
    at = 2;
    const bool hex = text[2] == 'x' || text[2] == 'X';
    if (hex) ++at;
    const size_t digits = at;
    while (at < text.size() && at - digits < 8 &&
           (hex ? absl::ascii_isxdigit(text[at]) : absl::ascii_isdigit(text[at]))) {
      ++at;
    }
    if (at == digits) return "";
    *size = at < text.size() && text[at] == ';' ? at + 1 : at;
    return NumericReference(text.substr(digits, at - digits), hex);
  }
  while (at < text.size() && at < kMaxReference && absl::ascii_isalnum(text[at])) ++at;
  if (at == 1) return "";
  if (at >= text.size() || text[at] != ';') {
    // "AT&amp T", but not "?a=1&copy=2".
    if ((at < text.size() && text[at] == '=') || !IsLegacyName(text.substr(1, at - 1))) return "";
    std::string value = NamedReference(absl::StrCat(text.substr(0, at), ";"));
    if (!value.empty()) *size = at;
    return value;
  }
  const absl::string_view name = text.substr(0, at + 1);
  static constexpr struct {
    absl::string_view name, value;
  } kFrequent[] = {{"&nbsp;", " "},        {"&amp;", "&"},         {"&lt;", "<"},
                   {"&gt;", ">"},          {"&quot;", "\""},       {"&apos;", "'"},
                   {"&rsquo;", "\u2019"},  {"&lsquo;", "\u2018"},  {"&ldquo;", "\u201C"},
                   {"&rdquo;", "\u201D"},  {"&ndash;", "\u2013"},  {"&mdash;", "\u2014"},
                   {"&eacute;", "\u00E9"}, {"&hellip;", "\u2026"}, {"&shy;", "\u00AD"}};
  for (const auto& frequent : kFrequent) {
    if (frequent.name == name) {
      *size = name.size();
      return std::string(frequent.value);
    }
  }
  std::string value = NamedReference(name);
  if (!value.empty()) *size = name.size();
  return value;
}

std::string HtmlUnescaped(absl::string_view text) {
  std::string plain;
  for (size_t at = 0; at < text.size();) {
    size_t size = 0;
    const std::string value = text[at] == '&' ? HtmlReference(text.substr(at), &size) : "";
    if (size > 0) {
      plain += value;
      at += size;
    } else {
      plain += text[at++];
    }
  }
  return CollapseSpace(plain);
}

bool HtmlTokenizer::Next() {
  while (at_ < source_.size()) {
    if (source_[at_] != '<') {
      ReadText();
      return true;
    }
    const uint64_t start = at_;
    token_ = HtmlToken();
    token_.begin = start;
    if (!ReadMarkup()) {
      ReadText();
      return true;
    }
    token_.end = at_;
    if (!token_.name.empty()) return true;
  }
  return false;
}

// Up to the next '<' that may start markup.
void HtmlTokenizer::ReadText() {
  token_ = HtmlToken();
  token_.begin = at_;
  const size_t next = source_.find('<', at_ + 1);
  at_ = next == absl::string_view::npos ? source_.size() : next;
  token_.end = at_;
}

bool HtmlTokenizer::ReadMarkup() {
  const absl::string_view rest = source_.substr(at_);
  auto pass = [&](absl::string_view end, size_t from) {
    const size_t found = rest.find(end, from);
    at_ = found == absl::string_view::npos ? source_.size() : at_ + found + end.size();
    return true;
  };
  if (absl::StartsWith(rest, "<!--")) return pass("-->", rest.substr(4, 1) == ">" ? 2 : 4);
  if (absl::StartsWith(rest, "<![CDATA[")) return pass("]]>", 9);
  if (absl::StartsWith(rest, "<!") || absl::StartsWith(rest, "<?")) return pass(">", 2);
  const bool end_tag = absl::StartsWith(rest, "</");
  const size_t name = end_tag ? 2 : 1;
  if (rest.size() <= name || !absl::ascii_isalpha(rest[name])) return false;
  size_t at = name;
  while (at < rest.size() && !IsSpace(rest[at]) && rest[at] != '>' && rest[at] != '/') ++at;
  token_.kind = end_tag ? HtmlTokenKind::kEnd : HtmlTokenKind::kStart;
  token_.name = rest.substr(name, std::min(at - name, kMaxName));
  const size_t attributes = at;
  const size_t limit = std::min(rest.size(), attributes + kMaxTag);
  char quote = 0, before = 0;
  for (; at < limit; ++at) {
    const char c = rest[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && before == '=') {
      quote = c;  // elsewhere a quote is a stray character
    } else if (c == '>') {
      break;
    }
    if (!IsSpace(c)) before = c;
  }
  // A quote that never closes would swallow the rest of the file: the tag ends at its first '>'.
  if (at == limit) {
    at = std::min(rest.substr(0, limit).find('>', attributes), limit);
  }
  token_.attributes = rest.substr(attributes, at - attributes);
  token_.self_closing = absl::EndsWith(token_.attributes, "/");
  at_ += std::min(at + 1, rest.size());
  return true;
}

absl::string_view HtmlTokenizer::RawUntil(absl::string_view name) {
  const uint64_t begin = at_;
  for (uint64_t at = begin;; at += 2) {
    at = source_.find("</", at);
    if (at == absl::string_view::npos) {
      at_ = source_.size();
      return source_.substr(begin);
    }
    if (absl::EqualsIgnoreCase(source_.substr(at + 2, name.size()), name)) {
      at_ = at;
      return source_.substr(begin, at - begin);
    }
  }
}

absl::string_view HtmlAttribute(absl::string_view attributes, absl::string_view name,
                                bool* present) {
  if (present != nullptr) *present = false;
  for (size_t at = 0; at < attributes.size();) {
    while (at < attributes.size() && (IsSpace(attributes[at]) || attributes[at] == '/')) ++at;
    const size_t begin = at;
    while (at < attributes.size() && !IsSpace(attributes[at]) && attributes[at] != '=' &&
           attributes[at] != '/') {
      ++at;
    }
    const absl::string_view key = attributes.substr(begin, at - begin);
    if (key.empty()) {
      ++at;  // a stray '='
      continue;
    }
    while (at < attributes.size() && IsSpace(attributes[at])) ++at;
    absl::string_view value;
    if (at < attributes.size() && attributes[at] == '=') {
      ++at;
      while (at < attributes.size() && IsSpace(attributes[at])) ++at;
      if (at < attributes.size() && (attributes[at] == '"' || attributes[at] == '\'')) {
        const size_t close = std::min(attributes.find(attributes[at], at + 1), attributes.size());
        value = attributes.substr(at + 1, close - at - 1);
        at = std::min(close + 1, attributes.size());
      } else {
        const size_t from = at;
        while (at < attributes.size() && !IsSpace(attributes[at])) ++at;
        value = attributes.substr(from, at - from);
      }
    }
    if (absl::EqualsIgnoreCase(key, name)) {
      if (present != nullptr) *present = true;
      return value;
    }
  }
  return "";
}

}  // namespace dateline
