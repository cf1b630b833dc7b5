// The output of `pdftotext -bbox-layout` -> lines of words with their places on the page.
#ifndef DATELINE_EXTRACT_READER_PDF_LAYOUT_H_
#define DATELINE_EXTRACT_READER_PDF_LAYOUT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace dateline {

struct PdfBox {
  float x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  float height() const { return y_max - y_min; }
};

struct PdfWord {
  PdfBox box;
  std::string text;
};

struct PdfLine {
  PdfBox box;
  int block = 0;  // lines of one block have one number; counts up through the document
  std::vector<PdfWord> words;
};

struct PdfPage {
  float width = 0, height = 0;
  std::vector<PdfLine> lines;  // in poppler's reading order
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
