// Writes the pages of a PDF as text, a line for each line of print.
#ifndef DATELINE_EXTRACT_READER_PDF_SOURCE_H_
#define DATELINE_EXTRACT_READER_PDF_SOURCE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/reader/pdf_layout.h"
#include "extract/reader/pdf_notes.h"
#include "extract/reader/pdf_text.h"

namespace dateline {

// What the page shows of a line of the source.
struct LineShape {
  uint64_t begin = 0;  // in the source
  PdfBox box;
  float left = 0;           // of the block
  float height = 0;         // of its tallest word: the font's size
  float top = 0, base = 0;  // of its tallest words: raised marks stand above
  int characters = 0;
  PdfRole role = PdfRole::kBody;
};

class PdfSourceWriter {
 public:
  // Text goes to *source, its words to *words.
  PdfSourceWriter(std::string* source, std::vector<SourceWord>* words)
      : source_(*source), words_(*words) {}

  void AddPage(PdfPage page);

  const std::vector<LineShape>& shapes() const { return shapes_; }
  std::vector<uint64_t>& page_starts() { return page_starts_; }
  int pages() const { return page_number_; }
  int empty_pages() const { return empty_pages_; }
  // The height that most characters of the text have so far.
  float BodyHeight() const;

 private:
  bool GoesOn(const PdfLine& line, float top) const;
  bool IsWrapped(const PdfLine& line, float gap) const;
  float UsualGap() const;
  void AddLine(const PdfLine& line);
  bool JoinHyphenated(absl::string_view next);
  void AddWords(const PdfWord& word, absl::string_view text);
  void AddWord(const PdfWord& word, absl::string_view text);

  std::string& source_;
  std::vector<SourceWord>& words_;
  std::vector<LineShape> shapes_;
  std::vector<uint64_t> page_starts_;
  std::map<int, size_t> characters_;  // quarter points of height -> characters
  std::map<int, size_t> gaps_;        // quarter points between two lines of one block -> how often
  int page_number_ = 0, empty_pages_ = 0, block_ = -1;
  PdfRole role_ = PdfRole::kBody;
  float left_ = 0;
  NoteFlow flow_;
  std::vector<std::string> note_signs_;  // of the notes on this page
};

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PDF_SOURCE_H_
