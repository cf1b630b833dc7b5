#include "extract/reader/pdf_rows.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extract/reader/lines.h"

namespace dateline {
namespace {

constexpr float kSamePlace = 3;    // points
constexpr size_t kFewestRows = 3;  // of a table whose cells are wrapped

// What stands at one height: lines[begin, end), from left to right.
struct Row {
  size_t begin = 0, end = 0;
  bool wrapped = false;  // more of the last cell of the row above
  bool of_table = false;

  bool several() const { return end - begin > 1; }
};

std::vector<Row> FindRows(PdfLines* lines) {
  std::vector<Row> rows;
  for (size_t k = 0; k < lines->size();) {
    Row row{k, k + 1};
    while (row.end < lines->size() &&
           VerticalOverlap((*lines)[row.end].box, (*lines)[k].box) >
               0.6f * std::min((*lines)[row.end].box.height(), (*lines)[k].box.height())) {
      ++row.end;
    }
    std::stable_sort(lines->begin() + k, lines->begin() + row.end,
                     [](const PdfLine& a, const PdfLine& b) { return a.box.x_min < b.box.x_min; });
    k = row.end;
    rows.push_back(row);
  }
  return rows;
}

// "Year   Copper (t)   Tin (t)" in one piece: wider gaps than between words.
bool HasCells(const PdfLine& line) {
  int cells = 1;
  for (size_t k = 0; k + 1 < line.words.size(); ++k) {
    cells += line.words[k + 1].box.x_min - line.words[k].box.x_max > kCellGap * line.height();
  }
  return cells > 1 && line.words.size() <= 8;
}

bool SamePlace(float a, float b) { return std::fabs(a - b) < kSamePlace; }

// "1.", "(a)", "-", "[12]", "[Roe85]": what the items of a list and of references hang on.
bool IsMarker(const PdfLine& line) {
  int number;
  return line.words[0].text[0] == '[' || line.characters() < 5 ||
         ListMarker(absl::StrCat(line.words[0].text, " x"), &number) > 0;
}

// Rows of two cells each, as of a list of what was when, the second of which takes up several
// lines: as far as they go from rows[first].
void FindWrappedCells(const PdfLines& lines, size_t first, std::vector<Row>* rows) {
  const Row& top = (*rows)[first];
  if (top.end - top.begin != 2 || IsMarker(lines[top.begin])) return;
  const float left = lines[top.begin].box.x_min, right = lines[top.begin + 1].box.x_min;
  size_t heads = 0, wraps = 0, end = first;
  float foot = lines[top.begin].box.y_max;
  for (; end < rows->size(); ++end) {
    const Row& row = (*rows)[end];
    const PdfLine& line = lines[row.begin];
    if (line.box.y_min - foot > 1.5f * line.height()) break;
    if (row.end - row.begin == 2) {
      if (!SamePlace(line.box.x_min, left) || !SamePlace(lines[row.end - 1].box.x_min, right))
        break;
      ++heads;
    } else if (!row.several() && SamePlace(line.box.x_min, right)) {
      ++wraps;
    } else {
      break;
    }
    foot = line.box.y_max;
  }
  if (heads < kFewestRows || wraps == 0) return;
  for (size_t r = first; r < end; ++r) {
    (*rows)[r].wrapped = !(*rows)[r].several();
    (*rows)[r].of_table = true;
  }
}

void FindTables(const PdfLines& lines, std::vector<Row>* rows) {
  auto several = [&](size_t r) { return r < rows->size() && (*rows)[r].several(); };
  for (size_t r = 0; r < rows->size(); ++r) {
    // A table has rows above or below; a lone pair of pieces is a line with a wide gap.
    (*rows)[r].of_table |= several(r) && ((r > 0 && several(r - 1)) || several(r + 1));
    if (!(*rows)[r].wrapped && (r == 0 || !(*rows)[r - 1].of_table))
      FindWrappedCells(lines, r, rows);
  }
}

}  // namespace

void Append(PdfLine from, PdfLine* to) {
  Extend(from.box, &to->box);
  for (PdfWord& word : from.words) to->words.push_back(std::move(word));
}

void SortDown(PdfLines* lines) {
  std::stable_sort(lines->begin(), lines->end(),
                   [](const PdfLine& a, const PdfLine& b) { return a.box.y_min < b.box.y_min; });
}

void JoinRows(PdfLines* lines) {
  SortDown(lines);
  std::vector<Row> rows = FindRows(lines);
  FindTables(*lines, &rows);
  PdfLines joined;
  for (size_t r = 0; r < rows.size(); ++r) {
    const Row& row = rows[r];
    if (row.wrapped) {
      Append(std::move((*lines)[row.begin]), &joined.back());
      continue;
    }
    const bool below_row = r > 0 && (rows[r - 1].several() || rows[r - 1].wrapped);
    // Of its pieces the longest says where the line belongs, not the number of a heading.
    const auto longest = std::max_element(
        lines->begin() + row.begin, lines->begin() + row.end,
        [](const PdfLine& a, const PdfLine& b) { return a.characters() < b.characters(); });
    // Not so a numbered heading below a table.
    const bool goes_on =
        row.of_table && below_row && !joined.empty() &&
        longest->box.y_min - joined.back().box.y_max < kCellGap * longest->height();
    const int block = goes_on ? joined.back().block : longest->block;
    PdfLine line = std::move((*lines)[row.begin]);
    line.block = block;
    const bool header =
        !row.several() && r + 1 < rows.size() && rows[r + 1].several() && HasCells(line);
    line.row = line.row || row.of_table || header;
    for (size_t k = row.begin + 1; k < row.end; ++k) Append(std::move((*lines)[k]), &line);
    joined.push_back(std::move(line));
  }
  *lines = std::move(joined);
}

}  // namespace dateline
