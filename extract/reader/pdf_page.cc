#include "extract/reader/pdf_page.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/strip.h"
#include "extract/reader/pdf_authors.h"
#include "extract/reader/pdf_columns.h"
#include "extract/reader/pdf_rows.h"
#include "extract/reader/pdf_sidebar.h"

namespace dateline {
namespace {

using Lines = PdfLines;

constexpr float kMargin = 0.13f;  // of the page's height: where running heads may stand

// A note's number that poppler took for a line of its own goes to the line that it stands before:
// at some distance where both are in small print.
void JoinLabels(float body_height, Lines* lines) {
  auto small = [&](const PdfLine& line) { return line.height() < kSmallPrint * body_height; };
  for (size_t k = 0; k < lines->size(); ++k) {
    PdfLine& label = (*lines)[k];
    if (label.words.size() != 1 || label.characters() > 7 ||
        !IsNoteNumber(absl::StripSuffix(label.words[0].text, small(label) ? "." : "")))
      continue;
    for (PdfLine& line : *lines) {
      if (&line == &label || line.words.empty() || line.characters() < 4) continue;
      const float gap = line.box.x_min - label.box.x_max;
      const float height = line.height();
      const float widest = small(label) && small(line) ? 2.5f : 1.2f;
      if (gap < -0.5f || gap > widest * height) continue;
      if (VerticalOverlap(line.box, label.box) < 0.5f * label.box.height()) continue;
      PdfLine joined = label;
      joined.block = line.block;
      Append(std::move(line), &joined);
      line = std::move(joined);
      label.words.clear();
      break;
    }
  }
  lines->erase(std::remove_if(lines->begin(), lines->end(),
                              [](const PdfLine& l) { return l.words.empty(); }),
               lines->end());
}

// ---- margins ----

// The outermost lines, at most two above and two below, that stand apart from the text.
void FindEdge(bool top, float body, PdfPage* page) {
  auto depth = [&](const PdfLine& line) {
    return top ? line.box.y_min : page->height - line.box.y_max;
  };
  for (int rows = 0; rows < 2; ++rows) {
    PdfLine* outermost = nullptr;
    for (PdfLine& line : page->lines) {
      if (line.role == PdfRole::kBody && (outermost == nullptr || depth(line) < depth(*outermost)))
        outermost = &line;
    }
    if (outermost == nullptr || depth(*outermost) > kMargin * page->height) return;
    const PdfBox row = outermost->box;
    const float height = std::max(row.height(), 1.0f);
    // Lines that are set close overlap a little.
    auto in_row = [&](const PdfLine& line) {
      return VerticalOverlap(line.box, row) > 0.4f * line.box.height();
    };
    bool apart = row.height() < 1.08f * body;  // larger print is a title
    for (const PdfLine& line : page->lines) {
      if (line.role != PdfRole::kBody || in_row(line)) continue;
      const float gap = top ? line.box.y_min - row.y_max : row.y_min - line.box.y_max;
      const bool smaller = row.height() < 0.8f * line.box.height();
      apart = apart && gap > (smaller ? 0.3f : 0.8f) * height;
    }
    if (!apart || (!top && IsNoteOfPage(*outermost, body, *page))) return;
    for (PdfLine& line : page->lines) {
      if (line.role == PdfRole::kBody && in_row(line)) line.role = PdfRole::kEdge;
    }
  }
}

void FindEdges(float body, PdfPage* page) {
  FindEdge(true, body, page);
  FindEdge(false, body, page);
}

void Order(Lines lines, int depth, Lines* out) {
  const Gutter gutter = depth < 3 && lines.size() >= 8 ? FindGutter(lines) : Gutter();
  if (gutter.x == 0) {
    SortDown(&lines);
    for (PdfLine& line : lines) out->push_back(std::move(line));
    return;
  }
  // What spans the columns parts the page into bands.
  SortDown(&lines);
  Lines before, behind;
  auto flush = [&] {
    Order(std::move(before), depth + 1, out);
    Order(std::move(behind), depth + 1, out);
    before.clear();
    behind.clear();
  };
  for (PdfLine& line : lines) {
    // Only what reaches well into both columns parts them; a long address merely runs over.
    const float left = gutter.x - line.box.x_min, right = line.box.x_max - gutter.x;
    const bool spans = std::min(left, right) > 0.35f * std::max(left, right);
    if (left > 0 && (right <= 0 || (!spans && left >= right))) {
      before.push_back(std::move(line));
    } else if (left <= 0 || !spans) {
      behind.push_back(std::move(line));
    } else {
      flush();
      out->push_back(std::move(line));
    }
  }
  flush();
}

// Notes are often too few to show columns of their own: they stand in those of the text.
void OrderNotes(Gutter gutter, Lines notes, Lines* out) {
  const bool spanned =
      gutter.x == 0 || std::any_of(notes.begin(), notes.end(), [&](const PdfLine& line) {
        return std::min(gutter.x - line.box.x_min, line.box.x_max - gutter.x) > 2 * line.height();
      });
  if (spanned) return Order(std::move(notes), 0, out);
  Lines before, behind;
  for (PdfLine& line : notes) {
    (line.box.x_min + line.box.x_max < 2 * gutter.x ? before : behind).push_back(std::move(line));
  }
  Order(std::move(before), 3, out);
  Order(std::move(behind), 3, out);
}

// Lines that poppler cut at wide spaces are put together again, column by column.
void JoinColumns(Lines lines, int depth, Lines* out) {
  const Gutter gutter = depth < 3 && lines.size() >= 8 ? FindGutter(lines) : Gutter();
  if (gutter.x == 0) {
    JoinRows(&lines);
    for (PdfLine& line : lines) out->push_back(std::move(line));
    return;
  }
  SplitAtGutter(gutter, &lines);
  Lines before, behind, across;
  for (PdfLine& line : lines) {
    (line.box.x_max <= gutter.x   ? before
     : line.box.x_min >= gutter.x ? behind
                                  : across)
        .push_back(std::move(line));
  }
  JoinColumns(std::move(before), depth + 1, out);
  JoinColumns(std::move(behind), depth + 1, out);
  JoinRows(&across);
  for (PdfLine& line : across) out->push_back(std::move(line));
}

void JoinPieces(Lines* lines) {
  Lines body, rest;
  for (PdfLine& line : *lines)
    (line.role == PdfRole::kBody ? body : rest).push_back(std::move(line));
  JoinColumns(std::move(body), 0, &rest);
  *lines = std::move(rest);
}

}  // namespace

void ArrangePage(float body_height, bool first, NoteFlow* flow, PdfPage* page) {
  JoinLabels(body_height, &page->lines);
  FindEdges(body_height, page);
  FindSidebars(page);
  if (first) FindAuthors(body_height, page);
  JoinPieces(&page->lines);
  FindNotes(body_height, page);
  Lines edges_above, front, body, notes, beside, edges_below, ordered;
  for (PdfLine& line : page->lines) {
    if (line.role == PdfRole::kFront) {
      front.push_back(std::move(line));
    } else if (line.role == PdfRole::kBeside) {
      beside.push_back(std::move(line));
    } else if (line.role == PdfRole::kEdge) {
      (line.box.y_min < page->height / 2 ? edges_above : edges_below).push_back(std::move(line));
    } else {
      (line.role == PdfRole::kBody ? body : notes).push_back(std::move(line));
    }
  }
  const Gutter gutter = body.size() >= 8 ? FindGutter(body) : Gutter();
  Lines body_ordered;
  Order(std::move(body), 0, &body_ordered);
  ContinueNotes(body_height, *page, &body_ordered, &notes, flow);
  JoinRows(&edges_above);
  for (Lines* part : {&edges_above, &front, &body_ordered}) {
    for (PdfLine& line : *part) ordered.push_back(std::move(line));
  }
  OrderNotes(gutter, std::move(notes), &ordered);
  OrderNotes({page->width / 2, 0}, std::move(beside), &ordered);
  JoinRows(&edges_below);
  for (PdfLine& line : edges_below) ordered.push_back(std::move(line));
  page->lines = std::move(ordered);
}

}  // namespace dateline
