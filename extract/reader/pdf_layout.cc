#include "extract/reader/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "extract/reader/html_tokenizer.h"

namespace dateline {
namespace {

constexpr size_t kMaxLine = 1 << 16;  // poppler prints one word a line; longer is garbage

constexpr float kMaxCoordinate = 1e5;  // points: no page is 35 metres wide

float Number(absl::string_view attributes, absl::string_view name) {
  float value = 0;
  if (!absl::SimpleAtof(HtmlAttribute(attributes, name), &value)) return 0;
  return std::fabs(value) <= kMaxCoordinate ? value : 0;  // not NaN, not infinite
}

// LaTeX's bitmap fonts say nothing of Unicode: these are the codes of its T1 encoding, and the
// bullet of TS1. Empty: none.
absl::string_view TexCharacter(char32_t code) {
  static constexpr absl::string_view kFrom0x15[] = {"\u2013", "\u2014", "",   "",    "\u0131", "",
                                                    "ff",     "fi",     "fl", "ffi", "ffl"};
  if (code >= 0x15 && code <= 0x1F) return kFrom0x15[code - 0x15];
  if (code == 0x10) return "\u201C";
  if (code == 0x11) return "\u201D";
  return code == 0x88 ? "\u2022" : "";
}

// A word's bytes come from the fonts of the PDF: they may be anything.
std::string CleanWord(absl::string_view escaped) {
  const std::string raw = HtmlUnescaped(escaped);
  std::string word;
  for (size_t at = 0; at < raw.size();) {
    char32_t code_point;
    at += DecodeUtf8(raw, at, &code_point);
    const absl::string_view tex = TexCharacter(code_point);
    if (!tex.empty()) {
      word.append(tex.data(), tex.size());
    } else if (code_point >= 0x20 && code_point != 0x7F) {
      AppendUtf8(code_point, &word);
    }
  }
  return word;
}

// Attribute names are looked up without regard to case.
PdfBox BoxOf(absl::string_view attributes) {
  return {Number(attributes, "xmin"), Number(attributes, "ymin"), Number(attributes, "xmax"),
          Number(attributes, "ymax")};
}

}  // namespace

void PdfLayoutParser::Add(absl::string_view chunk, std::vector<PdfPage>* pages) {
  while (!chunk.empty()) {
    const size_t end = chunk.find('\n');
    if (end == absl::string_view::npos) {
      if (rest_.size() < kMaxLine) rest_.append(chunk.data(), chunk.size());
      return;
    }
    if (rest_.empty()) {
      Line(chunk.substr(0, end), pages);
    } else {
      rest_.append(chunk.data(), end);
      Line(rest_, pages);
      rest_.clear();
    }
    chunk.remove_prefix(end + 1);
  }
}

void PdfLayoutParser::Line(absl::string_view line, std::vector<PdfPage>* pages) {
  line = absl::StripAsciiWhitespace(line);
  if (absl::ConsumePrefix(&line, "<word ")) {
    const size_t close = line.find('>');
    const size_t end = line.rfind("</word>");
    if (close == absl::string_view::npos || end == absl::string_view::npos || end < close) return;
    std::string text = CleanWord(line.substr(close + 1, end - close - 1));
    if (text.empty() || page_.lines.empty()) return;
    page_.lines.back().words.push_back({BoxOf(line.substr(0, close)), std::move(text)});
  } else if (absl::ConsumePrefix(&line, "<line ")) {
    page_.lines.push_back({BoxOf(line.substr(0, line.find('>'))), block_, {}});
  } else if (absl::StartsWith(line, "<block ")) {
    ++block_;
  } else if (absl::ConsumePrefix(&line, "<page ")) {
    page_ = PdfPage();
    page_.width = Number(line, "width");
    page_.height = Number(line, "height");
  } else if (absl::StartsWith(line, "</page>")) {
    page_.lines.erase(std::remove_if(page_.lines.begin(), page_.lines.end(),
                                     [](const PdfLine& l) { return l.words.empty(); }),
                      page_.lines.end());
    pages->push_back(std::move(page_));
    page_ = PdfPage();
  }
}

}  // namespace dateline
