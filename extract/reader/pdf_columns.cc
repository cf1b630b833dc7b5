#include "extract/reader/pdf_columns.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace dateline {
namespace {

constexpr size_t kProseLine = 16;  // characters of a line in a narrow column, on average

// Whether the lines fill the width from left to right, alone or in columns of their own, or at
// least their own: those of prose do, the cells of a table do not.
bool FillWidth(const PdfLines& lines, float left, float right, int depth) {
  std::vector<float> widths;
  for (const PdfLine& line : lines) widths.push_back(line.box.width());
  const float full = FullWidth(std::move(widths));
  if (full > 0.7f * (right - left)) return true;
  float begin = right, end = left;
  size_t characters = 0;
  for (const PdfLine& line : lines) {
    begin = std::min(begin, line.box.x_min);
    end = std::max(end, line.box.x_max);
    characters += line.characters();
  }
  if (full > 0.7f * (end - begin) && characters > kProseLine * lines.size()) return true;
  return depth == 0 && lines.size() >= 8 && FindGutter(lines, depth + 1).x > 0;
}

}  // namespace

float FullWidth(std::vector<float> widths) {
  if (widths.empty()) return 0;
  const auto quarter = widths.begin() + widths.size() * 3 / 4;
  std::nth_element(widths.begin(), quarter, widths.end());
  return *quarter;
}

bool Crosses(const PdfLine& line, float x) {
  if (line.box.x_max <= x || line.box.x_min >= x) return false;
  for (size_t k = 0; k + 1 < line.words.size(); ++k) {
    const float end = line.words[k].box.x_max, begin = line.words[k + 1].box.x_min;
    if (end > x || begin < x) continue;
    return begin - end <
           0.7f * std::min(line.words[k].box.height(), line.words[k + 1].box.height());
  }
  return true;
}

Gutter FindGutter(const PdfLines& lines, int depth) {
  float left = 1e9f, right = 0;
  for (const PdfLine& line : lines) {
    left = std::min(left, line.box.x_min);
    right = std::max(right, line.box.x_max);
  }
  float best = 0;
  size_t fewest = lines.size();
  for (float share = 0.3f; share <= 0.7f; share += 0.01f) {
    const float x = left + share * (right - left);
    size_t crossing = 0, before = 0, behind = 0;
    for (const PdfLine& line : lines) {
      if (Crosses(line, x))
        ++crossing;
      else if (line.box.x_max <= x)
        ++before;
      else if (line.box.x_min >= x)
        ++behind;
    }
    if (before < 4 || behind < 4 || crossing * 4 > lines.size()) continue;
    if (crossing < fewest) fewest = crossing, best = x;
  }
  if (best == 0) return {};
  PdfLines before, behind;
  float end = left, begin = right;
  for (const PdfLine& line : lines) {
    if (line.box.x_max <= best) {
      end = std::max(end, line.box.x_max);
      before.push_back(line);
    } else if (line.box.x_min >= best) {
      begin = std::min(begin, line.box.x_min);
      behind.push_back(line);
    }
  }
  const bool full = FillWidth(before, left, best, depth) && FillWidth(behind, best, right, depth);
  return full ? Gutter{(begin + end) / 2, begin - end} : Gutter{};
}

void SplitAtGutter(Gutter gutter, PdfLines* lines) {
  if (gutter.width < 2) return;
  PdfLines added;
  for (PdfLine& line : *lines) {
    for (size_t k = 0; k + 1 < line.words.size(); ++k) {
      const float end = line.words[k].box.x_max, begin = line.words[k + 1].box.x_min;
      if (end > gutter.x || begin < gutter.x || begin - end < 0.75f * gutter.width) continue;
      PdfLine right = line;
      right.words.assign(line.words.begin() + k + 1, line.words.end());
      line.words.resize(k + 1);
      for (PdfLine* part : {&line, &right}) {
        part->box = part->words[0].box;
        for (const PdfWord& word : part->words) Extend(word.box, &part->box);
      }
      added.push_back(std::move(right));
      break;
    }
  }
  for (PdfLine& line : added) lines->push_back(std::move(line));
}

}  // namespace dateline
