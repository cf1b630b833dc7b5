#include "extract/reader/pdf_authors.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/reader/lines.h"

namespace dateline {
namespace {

using Row = std::vector<PdfLine*>;  // the pieces that stand at one height, from left to right

constexpr float kLowest = 0.6f;        // of the page's height: no author's name stands below
constexpr float kWidestPiece = 0.38f;  // of its width: the lines of two columns are wider
constexpr float kTitle = 1.2f;         // of the body's size

// The lines of text between y and the lowest place, row by row.
std::vector<Row> RowsBelow(float y, PdfPage* page) {
  Row lines;
  for (PdfLine& line : page->lines) {
    const bool inside = line.box.y_min > y && line.box.y_max < kLowest * page->height;
    if (line.role == PdfRole::kBody && inside) lines.push_back(&line);
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const PdfLine* a, const PdfLine* b) { return a->box.y_min < b->box.y_min; });
  std::vector<Row> rows;
  for (PdfLine* line : lines) {
    const bool same =
        !rows.empty() && VerticalOverlap(line->box, rows.back()[0]->box) >
                             0.5f * std::min(line->box.height(), rows.back()[0]->box.height());
    if (!same) rows.emplace_back();
    rows.back().push_back(line);
  }
  for (Row& row : rows) {
    std::stable_sort(row.begin(), row.end(), [](const PdfLine* a, const PdfLine* b) {
      return a->box.x_min < b->box.x_min;
    });
  }
  return rows;
}

// "Mary K. Thornley", "Jan van der Lee*": some words that start in capitals, or in small letters
// between two that do.
bool LooksLikeName(const PdfLine& line) {
  if (line.words.size() < 2 || line.words.size() > 6) return false;
  for (size_t k = 0; k < line.words.size(); ++k) {
    const Opening opening = OpeningOf(line.words[k].text);
    const bool inside = k > 0 && k + 1 < line.words.size();
    const bool mark = k > 0 && line.words[k].text.size() <= 3 && opening != Opening::kLower;
    if (opening != Opening::kUpper && !mark && !(inside && opening == Opening::kLower))
      return false;
  }
  return true;
}

// Author by author: the pieces of rows[begin, end) that stand below each other. None: no authors.
struct Columns {
  size_t end = 0;  // behind the last row that belongs to them
  std::vector<Row> pieces;
};

Columns ColumnsFrom(const std::vector<Row>& rows, size_t begin, float width) {
  Columns columns;
  const Row& names = rows[begin];
  const bool authors = names.size() > 1 && std::all_of(names.begin(), names.end(), [](PdfLine* l) {
                         return LooksLikeName(*l);
                       });
  if (!authors) return columns;
  for (PdfLine* name : names) columns.pieces.push_back({name});
  size_t full = 0;
  for (size_t r = begin + 1; r < rows.size(); ++r) {
    if (rows[r][0]->box.y_min - rows[r - 1][0]->box.y_max > 2 * rows[r][0]->height()) break;
    std::vector<size_t> places;  // the column of each piece
    for (const PdfLine* piece : rows[r]) {
      if (piece->box.width() > kWidestPiece * width) break;
      size_t place = 0, found = 0;
      for (size_t c = 0; c < columns.pieces.size(); ++c) {
        if (HorizontalOverlap(piece->box, columns.pieces[c][0]->box) > 0) place = c, ++found;
      }
      if (found != 1) break;
      places.push_back(place);
    }
    if (places.size() != rows[r].size()) break;
    for (size_t k = 0; k < places.size(); ++k) columns.pieces[places[k]].push_back(rows[r][k]);
    full += places.size() > 1;
    columns.end = r + 1;
  }
  return full > 0 ? columns : Columns();
}

// The foot of the title: the largest print in the upper half. 0: there is none.
float TitleFoot(float body_height, const PdfPage& page) {
  float largest = 0, foot = 0;
  for (const PdfLine& line : page.lines) {
    if (line.role == PdfRole::kBody && line.box.y_max < page.height / 2)
      largest = std::max(largest, line.height());
  }
  if (largest < kTitle * body_height) return 0;
  for (const PdfLine& line : page.lines) {
    const bool title = line.role == PdfRole::kBody && line.box.y_max < page.height / 2 &&
                       line.height() > 0.95f * largest;
    if (title) foot = std::max(foot, line.box.y_max);
  }
  return foot;
}

}  // namespace

void FindAuthors(float body_height, PdfPage* page) {
  const float title = TitleFoot(body_height, *page);
  if (title == 0) return;
  const std::vector<Row> rows = RowsBelow(title - 1, page);
  Row order;
  int block = -2;  // a column is a block of its own; poppler's count from 0
  size_t done = 0;
  for (size_t r = 0; r < rows.size(); ++r) {
    const Columns columns = ColumnsFrom(rows, r, page->width);
    if (columns.pieces.empty()) continue;
    for (; done < r; ++done) order.insert(order.end(), rows[done].begin(), rows[done].end());
    for (const Row& column : columns.pieces) {
      for (PdfLine* piece : column) piece->block = block;
      order.insert(order.end(), column.begin(), column.end());
      --block;
    }
    done = columns.end;
    r = done - 1;
  }
  if (order.empty()) return;
  PdfLines front;
  for (PdfLine& line : page->lines) {
    if (line.role == PdfRole::kBody && line.box.y_min <= title - 1)
      front.push_back(std::move(line));
  }
  std::stable_sort(front.begin(), front.end(),
                   [](const PdfLine& a, const PdfLine& b) { return a.box.y_min < b.box.y_min; });
  for (PdfLine* line : order) front.push_back(std::move(*line));
  for (PdfLine& line : front) line.role = PdfRole::kFront;
  for (PdfLine& line : page->lines) {
    if (!line.words.empty()) front.push_back(std::move(line));
  }
  page->lines = std::move(front);
}

}  // namespace dateline
