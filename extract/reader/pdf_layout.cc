#include "extract/reader/pdf_layout.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/strip.h"
#include "extract/reader/html_tokenizer.h"

namespace dateline {
namespace {

constexpr size_t kMaxLine = 1 << 16;  // poppler prints one word a line; longer is garbage

float Number(absl::string_view attributes, absl::string_view name) {
  float value = 0;
  return absl::SimpleAtof(HtmlAttribute(attributes, name), &value) ? value : 0;
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
    std::string text = HtmlUnescaped(line.substr(close + 1, end - close - 1));
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
