// The output of `pdftotext -bbox-layout` -> raw DocumentText.
//
//   PdfTextReader reader(&doc, &words);
//   while (more) if (!reader.Add(chunk)) return TooLong();
//   reader.Finish();
#ifndef DATELINE_EXTRACT_READER_PDF_TEXT_H_
#define DATELINE_EXTRACT_READER_PDF_TEXT_H_

#include <cstddef>
#include <memory>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/document_text.h"
#include "extract/reader/pdf_layout.h"

namespace dateline {

// A word of doc->source with its place on the page.
struct SourceWord {
  uint64_t begin = 0, end = 0;  // of doc->source
  PageWord word;                // its span is not set
};

constexpr size_t kMaxPdfText = size_t{64} << 20;
constexpr int kMaxPdfPages = 20000;

class PdfSourceWriter;

// Takes the output in chunks of any size, whatever their bytes.
class PdfTextReader {
 public:
  // Both must outlive the reader.
  PdfTextReader(DocumentText* doc, std::vector<SourceWord>* words);
  ~PdfTextReader();

  // False: over kMaxPdfText or kMaxPdfPages, and the rest is not wanted.
  bool Add(absl::string_view chunk);
  int pages() const;
  int empty_pages() const;
  // Sets text, blocks, runs, lines and page_starts of the document.
  void Finish();

 private:
  DocumentText* doc_;
  PdfLayoutParser parser_;
  std::vector<PdfPage> pages_;  // of one chunk
  std::unique_ptr<PdfSourceWriter> writer_;
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PDF_TEXT_H_
