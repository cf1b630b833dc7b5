// The output of `pdftotext -bbox-layout` -> lines of words with their places on the page.
#ifndef DATELINE_EXTRACT_READER_PDF_LAYOUT_H_
#define DATELINE_EXTRACT_READER_PDF_LAYOUT_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace dateline {

struct PdfBox {
  float x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  float width() const { return x_max - x_min; }
  float height() const { return y_max - y_min; }
};

inline float HorizontalOverlap(const PdfBox& a, const PdfBox& b) {
  return std::min(a.x_max, b.x_max) - std::max(a.x_min, b.x_min);
}

inline float VerticalOverlap(const PdfBox& a, const PdfBox& b) {
  return std::min(a.y_max, b.y_max) - std::max(a.y_min, b.y_min);
}

inline void Extend(const PdfBox& with, PdfBox* box) {
  box->x_min = std::min(box->x_min, with.x_min);
  box->y_min = std::min(box->y_min, with.y_min);
  box->x_max = std::max(box->x_max, with.x_max);
  box->y_max = std::max(box->y_max, with.y_max);
}

struct PdfWord {
  PdfBox box;
  std::string text;
};

// Where a line belongs; set by ArrangePage (pdf_page.h).
enum class PdfRole : uint8_t {
  kBody,
  kNoteStart,  // the first line of a footnote
  kNote,       // a further one
  kEdge,       // in the margin at the top or the bottom
  kFront,      // title and authors, where these stand side by side
  kBeside,     // in a narrow column beside the text, which is none of the text's
};

struct PdfLine {
  PdfBox box;
  int block = 0;  // lines of one block have one number; counts up through the document
  std::vector<PdfWord> words;
  PdfRole role = PdfRole::kBody;
  bool row = false;  // of a table: its cells stand apart

  size_t characters() const {
    size_t count = 0;
    for (const PdfWord& word : words) count += word.text.size() + 1;
    return count;
  }
  // Of its tallest word: the size of its print.
  float height() const {
    float tallest = 0;
    for (const PdfWord& word : words) tallest = std::max(tallest, word.box.height());
    return tallest;
  }
};

using PdfLines = std::vector<PdfLine>;

struct PdfPage {
  float width = 0, height = 0;
  PdfLines lines;  // in poppler's reading order
};

// Takes the output in chunks of any size.
class PdfLayoutParser {
 public:
  // Feeds a chunk; appends finished pages to *pages.
  void Add(absl::string_view chunk, std::vector<PdfPage>* pages);

 private:
  void Line(absl::string_view line, std::vector<PdfPage>* pages);

  std::string rest_;  // of a line that the next chunk goes on with
  PdfPage page_;
  int block_ = 0;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PDF_LAYOUT_H_
