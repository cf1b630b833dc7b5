#include "extract/reader/pdf_sidebar.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "extract/reader/pdf_columns.h"

namespace dateline {
namespace {

constexpr size_t kFewest = 6;          // lines of a sidebar, and of the text beside it
constexpr size_t kLineOfText = 30;     // characters, on average
constexpr size_t kLineOfSidebar = 6;   // more than a table's figures have
constexpr float kWidestShare = 0.75f;  // of the text's width
constexpr float kAligned = 0.6f;       // share of lines at the height of one of the text

// The lines on both sides of x, as far up and down as those of the narrow column reach.
struct Sides {
  std::vector<const PdfLine*> narrow, wide;
  PdfBox narrow_box, wide_box;
  size_t crossing = 0;
};

PdfBox BoxOf(const std::vector<const PdfLine*>& lines) {
  PdfBox box = lines.empty() ? PdfBox() : lines[0]->box;
  for (const PdfLine* line : lines) Extend(line->box, &box);
  return box;
}

size_t MeanCharacters(const std::vector<const PdfLine*>& lines) {
  size_t characters = 0;
  for (const PdfLine* line : lines) characters += line->characters();
  return lines.empty() ? 0 : characters / lines.size();
}

Sides SidesOf(const PdfLines& lines, float x, bool right) {
  Sides sides;
  for (const PdfLine& line : lines) {
    if (right ? line.box.x_min >= x : line.box.x_max <= x) sides.narrow.push_back(&line);
  }
  sides.narrow_box = BoxOf(sides.narrow);
  for (const PdfLine& line : lines) {
    if (VerticalOverlap(line.box, sides.narrow_box) <= 0) continue;
    if (right ? line.box.x_max <= x : line.box.x_min >= x) sides.wide.push_back(&line);
    sides.crossing += Crosses(line, x);
  }
  sides.wide_box = BoxOf(sides.wide);
  return sides;
}

// As the cells of a table stand, and the dates of a list of what was when.
bool StandsInRows(const Sides& sides) {
  std::vector<float> feet;
  for (const PdfLine* line : sides.wide) feet.push_back(line->box.y_max);
  std::sort(feet.begin(), feet.end());
  size_t aligned = 0;
  for (const PdfLine* line : sides.narrow) {
    const float slack = 0.15f * line->height();
    const auto foot = std::lower_bound(feet.begin(), feet.end(), line->box.y_max - slack);
    aligned += foot != feet.end() && *foot <= line->box.y_max + slack;
  }
  return aligned > kAligned * sides.narrow.size();
}

bool IsSidebar(const Sides& sides, const PdfPage& page, bool right) {
  if (sides.narrow.size() < kFewest || sides.wide.size() < kFewest) return false;
  if (sides.crossing * 20 > sides.wide.size()) return false;
  const PdfBox &narrow = sides.narrow_box, &wide = sides.wide_box;
  // The second of two columns, full of short lines, starts in the middle of the page.
  if (right ? narrow.x_min < 0.58f * page.width : narrow.x_max > 0.42f * page.width) return false;
  if (wide.width() < 0.45f * page.width || narrow.width() > kWidestShare * wide.width())
    return false;
  const float gap = right ? narrow.x_min - wide.x_max : wide.x_min - narrow.x_max;
  if (gap < 0.6f * sides.wide[sides.wide.size() / 2]->height()) return false;
  if (MeanCharacters(sides.narrow) < kLineOfSidebar) return false;
  if (MeanCharacters(sides.wide) < kLineOfText) return false;
  std::vector<float> widths;
  for (const PdfLine* line : sides.wide) widths.push_back(line->box.width());
  return FullWidth(std::move(widths)) > 0.7f * wide.width() && !StandsInRows(sides);
}

// What parts the sidebar on one side of the body from the text; x 0: there is none.
Gutter FindSidebar(const PdfLines& body, const PdfPage& page, bool right) {
  PdfBox box = body.empty() ? PdfBox() : body[0].box;
  for (const PdfLine& line : body) Extend(line.box, &box);
  Gutter best;
  for (float share = 0.1f; share < 0.46f; share += 0.01f) {
    const float x = right ? box.x_max - share * box.width() : box.x_min + share * box.width();
    const Sides sides = SidesOf(body, x, right);
    const float begin = right ? sides.wide_box.x_max : sides.narrow_box.x_max;
    const float end = right ? sides.narrow_box.x_min : sides.wide_box.x_min;
    // Of the steps in one gap the first that has it all.
    if (end - begin > best.width && IsSidebar(sides, page, right))
      best = {(begin + end) / 2, end - begin};
  }
  return best;
}

}  // namespace

void FindSidebars(PdfPage* page) {
  PdfLines body, rest;
  for (PdfLine& line : page->lines)
    (line.role == PdfRole::kBody ? body : rest).push_back(std::move(line));
  for (const bool right : {true, false}) {
    const Gutter gutter = body.size() < 2 * kFewest ? Gutter() : FindSidebar(body, *page, right);
    if (gutter.x == 0) continue;
    SplitAtGutter(gutter, &body);
    PdfLines text;
    for (PdfLine& line : body) {
      const bool beside = right ? line.box.x_min >= gutter.x : line.box.x_max <= gutter.x;
      if (beside) line.role = PdfRole::kBeside;
      (beside ? rest : text).push_back(std::move(line));
    }
    body = std::move(text);
  }
  std::move(rest.begin(), rest.end(), std::back_inserter(body));
  page->lines = std::move(body);
}

}  // namespace dateline
