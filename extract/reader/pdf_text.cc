#include "extract/reader/pdf_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "extract/reader/encoding.h"
#include "extract/reader/lines.h"
#include "extract/reader/pdf_source.h"
#include "extract/reader/plain_text.h"

namespace dateline {
namespace {

// Lines in larger print are headings, the larger the higher.
void MarkHeadings(const std::vector<LineShape>& shapes, float body, std::vector<Line>* lines,
                  const std::vector<const LineShape*>& shape_of) {
  std::map<int, int> sizes;  // quarter points -> lines
  for (const LineShape& shape : shapes) {
    if (shape.height > 1.12f * body) ++sizes[static_cast<int>(std::lround(shape.height * 4))];
  }
  int groups = 0, last = -3;  // italics and capitals of one size differ a little
  for (const auto& [size, count] : sizes) {
    groups += size > last + 2;
    last = size;
  }
  if (groups > 8) return;  // a poster or slides: size says nothing
  for (size_t k = 0; k < lines->size(); ++k) {
    const LineShape* shape = shape_of[k];
    if (shape == nullptr || shape->height <= 1.12f * body || shape->characters > 160 ||
        (shape->role != PdfRole::kBody && shape->role != PdfRole::kFront)) {
      continue;
    }
    int level = 1;
    for (const auto& [size, count] : sizes) level += size > std::lround(shape->height * 4) + 2;
    (*lines)[k].heading = static_cast<uint8_t>(std::min(level, 6));
  }
}

// Lines' indent and width as the page has them, in characters of the body.
void SetGeometry(const std::vector<const LineShape*>& shape_of, std::vector<Line>* lines) {
  double width = 0, characters = 0;
  for (const LineShape* shape : shape_of) {
    if (shape == nullptr) continue;
    width += shape->box.x_max - shape->box.x_min;
    characters += shape->characters;
  }
  const double unit = characters > 0 ? std::max(width / characters, 0.1) : 1;
  const LineShape* last = nullptr;
  for (size_t k = 0; k < lines->size(); ++k) {
    if (shape_of[k] == nullptr) continue;
    // The next column is like the next page.
    if (last != nullptr && shape_of[k]->box.y_min < last->box.y_min - last->height) {
      (*lines)[k].page_break = true;
    }
    last = shape_of[k];
    auto columns = [&](double points) {
      return static_cast<uint16_t>(std::clamp(points / unit, 0.0, 60000.0));
    };
    (*lines)[k].note = shape_of[k]->role == PdfRole::kNoteStart ? NoteLine::kStart
                       : shape_of[k]->role == PdfRole::kNote    ? NoteLine::kMore
                                                                : NoteLine::kNone;
    (*lines)[k].edge = shape_of[k]->role == PdfRole::kEdge;
    (*lines)[k].front = shape_of[k]->role == PdfRole::kFront;
    (*lines)[k].beside = shape_of[k]->role == PdfRole::kBeside;
    (*lines)[k].indent = columns(shape_of[k]->box.x_min - shape_of[k]->left);
    (*lines)[k].width = columns(shape_of[k]->box.x_max - shape_of[k]->left);
  }
}

// The shape of each line of text; null for those without words.
std::vector<const LineShape*> ShapesOf(const std::vector<Line>& lines,
                                       const std::vector<LineShape>& shapes) {
  std::vector<const LineShape*> shape_of(lines.size(), nullptr);
  for (size_t k = 0, s = 0; k < lines.size(); ++k) {
    while (s < shapes.size() && shapes[s].begin < lines[k].begin) ++s;
    if (s < shapes.size() && shapes[s].begin == lines[k].begin && !lines[k].blank()) {
      shape_of[k] = &shapes[s];
    }
  }
  return shape_of;
}

}  // namespace

PdfTextReader::PdfTextReader(DocumentText* doc, std::vector<SourceWord>* words)
    : doc_(doc), writer_(std::make_unique<PdfSourceWriter>(&doc->source, words)) {}

PdfTextReader::~PdfTextReader() = default;

int PdfTextReader::pages() const { return writer_->pages(); }
int PdfTextReader::empty_pages() const { return writer_->empty_pages(); }

bool PdfTextReader::Add(absl::string_view chunk) {
  parser_.Add(chunk, &pages_);
  for (PdfPage& page : pages_) writer_->AddPage(std::move(page));
  pages_.clear();
  return doc_->source.size() <= kMaxPdfText && writer_->pages() <= kMaxPdfPages;
}

void PdfTextReader::Finish() {
  doc_->lines = LineStarts(doc_->source);
  doc_->page_starts = std::move(writer_->page_starts());
  std::vector<Line> lines = SplitLines(doc_->source);
  const std::vector<const LineShape*> shape_of = ShapesOf(lines, writer_->shapes());
  SetGeometry(shape_of, &lines);
  MarkHeadings(writer_->shapes(), writer_->BodyHeight(), &lines, shape_of);
  ReadLines(std::move(lines), /*page_layout=*/true, doc_);
}

}  // namespace dateline
