#include "extract/reader/pdf_notes.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "extract/reader/lines.h"

namespace dateline {
namespace {

using Lines = std::vector<PdfLine>;

constexpr float kHighestNote = 0.4f;  // of the page's height: notes start below
constexpr size_t kMaxContinued = 15;  // lines of a note in print of the body's size

bool StartsNote(const PdfLine& line, float body) {
  if (line.words.size() < 2) return false;
  absl::string_view number = line.words[0].text;
  const bool stop = absl::ConsumeSuffix(&number, ".");  // groff's "1."
  const bool sign = !NoteSign(number).empty();
  if (!IsNoteNumber(number) && !sign) return false;
  const PdfBox& label = line.words[0].box;
  float tallest = 0, base = 0;
  for (size_t k = 1; k < line.words.size(); ++k) {
    tallest = std::max(tallest, line.words[k].box.height());
    base = std::max(base, line.words[k].box.y_max);
  }
  const bool raised = label.height() < 0.85f * tallest && label.y_max < base - 0.05f * tallest;
  if (sign) return base > 0 && tallest < kSmallPrint * body;
  return (raised && !stop) || (tallest < kSmallPrint * body && label.height() <= tallest);
}

// Whether the line stands in the column that `column` is a line of.
bool InColumn(const PdfBox& line, const PdfBox& column) {
  return HorizontalOverlap(line, column) >
         0.3f * std::min(line.x_max - line.x_min, column.x_max - column.x_min);
}

// A column's lowest lines of text: body[begin, end).
struct Foot {
  size_t begin = 0, end = 0;
  PdfBox box;
};

// The columns in reading order: the next one starts higher up.
std::vector<Foot> FindFeet(const Lines& body) {
  std::vector<Foot> feet;
  for (size_t end = 0, start = 0; end < body.size(); start = end) {
    ++end;
    while (end < body.size() &&
           body[end].box.y_min > body[end - 1].box.y_min - body[end - 1].height())
      ++end;
    Foot foot{end - 1, end, body[end - 1].box};
    while (foot.begin > start && InColumn(body[foot.begin - 1].box, foot.box)) {
      const PdfBox& line = body[--foot.begin].box;
      foot.box.x_min = std::min(foot.box.x_min, line.x_min);
      foot.box.x_max = std::max(foot.box.x_max, line.x_max);
      foot.box.y_min = std::min(foot.box.y_min, line.y_min);
      foot.box.y_max = std::max(foot.box.y_max, line.y_max);
    }
    feet.push_back(foot);
  }
  return feet;
}

// Another part of the column stands below, under what spans the page.
bool HasTextBelow(const Lines& body, const Foot& foot) {
  return std::any_of(body.begin() + foot.end, body.end(), [&](const PdfLine& line) {
    return line.box.y_min > foot.box.y_max - 1 && InColumn(line.box, foot.box);
  });
}

float Pitch(const Lines& body, size_t k) { return body[k].box.y_min - body[k - 1].box.y_min; }

float UsualPitch(const Lines& body, const Foot& foot) {
  std::vector<float> pitches;
  for (size_t k = foot.begin + 1; k < foot.end; ++k) pitches.push_back(Pitch(body, k));
  if (pitches.empty()) return 0;
  std::nth_element(pitches.begin(), pitches.begin() + pitches.size() / 2, pitches.end());
  return pitches[pitches.size() / 2];
}

// The line's words without raised numbers at its end.
std::string TextOf(const PdfLine& line) {
  size_t size = line.words.size();
  while (size > 1 && IsNoteNumber(line.words[size - 1].text) &&
         line.words[size - 1].box.height() < 0.85f * line.height()) {
    --size;
  }
  std::string text;
  for (size_t k = 0; k < size; ++k) absl::StrAppend(&text, k > 0 ? " " : "", line.words[k].text);
  return text;
}

// Full, or nearly, and no sentence ends here.
bool IsUnfinished(const PdfLine& line, const PdfBox& column) {
  const std::string text = TextOf(line);
  if (EndingOf(text) != Ending::kOpen) return false;
  return line.box.x_max - column.x_min > 0.85f * (column.x_max - column.x_min) ||
         EndsInFunctionWord(text) || EndsInHyphen(text);
}

// In print of the notes' size: the smaller lines at the column's foot.
size_t SmallPrintStart(const Lines& body, const Foot& foot, float height) {
  size_t start = foot.end;
  while (start > foot.begin && std::fabs(body[start - 1].height() - height) < 0.05f * height)
    --start;
  return start;
}

// Where notes are printed as large as the text: the last lines under a gap, when the sentence above
// the gap or the note before is unfinished. A heading above a gap has another gap above itself.
size_t SeparateStart(const Lines& body, const Foot& foot, float body_height, bool unfinished) {
  if (foot.end - foot.begin < 5) return foot.end;
  const float usual = UsualPitch(body, foot), wide = usual + 0.25f * body_height;
  size_t start = foot.end - 1;
  while (start > foot.begin && Pitch(body, start) < wide) --start;
  if (start < foot.begin + 2 || foot.end - start > kMaxContinued) return foot.end;
  for (size_t k = start; k < foot.end; ++k) {
    if (body[k].height() > 1.03f * body_height || body[k].row) return foot.end;
  }
  const PdfLine& above = body[start - 1];
  const bool runs_on = Pitch(body, start - 1) < wide &&
                       std::fabs(above.height() - body[start - 2].height()) < 0.03f * body_height;
  if (!runs_on) return foot.end;
  const bool cut = EndingOf(TextOf(above)) == Ending::kOpen;
  return cut || unfinished ? start : foot.end;
}

// Where the continuation starts in body[foot.begin, foot.end); foot.end: nowhere.
size_t ContinuationStart(const Lines& body, const Foot& foot, float body_height,
                         const PdfPage& page, const NoteFlow& flow) {
  const bool small = flow.height < kSmallPrint * body_height;
  const size_t start = small ? SmallPrintStart(body, foot, flow.height)
                             : SeparateStart(body, foot, body_height, flow.unfinished);
  if (start == foot.end || body[start].box.y_min < 0.35f * page.height) return foot.end;
  return start;
}

}  // namespace

bool IsNoteNumber(absl::string_view text) {
  return !text.empty() && text.size() <= 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return absl::ascii_isdigit(c); });
}

bool IsNoteOfPage(const PdfLine& line, float body_height, const PdfPage& page) {
  if (line.box.y_min < kHighestNote * page.height || !StartsNote(line, body_height)) return false;
  const absl::string_view sign = NoteSign(line.words[0].text);
  const absl::string_view number = absl::StripSuffix(line.words[0].text, ".");
  for (const PdfLine& text : page.lines) {
    if (text.box.y_min > line.box.y_min - 1) continue;
    const float raised = 0.85f * text.height();
    for (const PdfWord& word : text.words) {
      if (sign.empty() ? word.box.height() < raised && word.text == number
                       : absl::StrContains(word.text, sign)) {
        return true;
      }
    }
  }
  return false;
}

void FindNotes(float body_height, PdfPage* page) {
  Lines& lines = page->lines;
  for (PdfLine& start : lines) {
    if (start.role != PdfRole::kBody || start.box.y_min < kHighestNote * page->height) continue;
    if (!StartsNote(start, body_height)) continue;
    // Large print or a heading below: no notes.
    bool heading_below = false;
    for (const PdfLine& line : lines) {
      if (line.role == PdfRole::kEdge || HorizontalOverlap(line.box, start.box) <= 0) continue;
      heading_below |= line.box.y_min > start.box.y_min && line.height() > 1.12f * body_height;
    }
    if (heading_below) continue;
    start.role = PdfRole::kNoteStart;
    for (PdfLine& line : lines) {
      if (line.role != PdfRole::kBody || line.box.y_min < start.box.y_min - 1) continue;
      if (HorizontalOverlap(line.box, start.box) <= 0.3f * (line.box.x_max - line.box.x_min))
        continue;
      line.role = StartsNote(line, body_height) ? PdfRole::kNoteStart : PdfRole::kNote;
    }
  }
}

void ContinueNotes(float body_height, const PdfPage& page, Lines* body, Lines* notes,
                   NoteFlow* flow) {
  std::vector<bool> moved(body->size(), false);
  for (const Foot& foot : FindFeet(*body)) {
    if (HasTextBelow(*body, foot)) continue;
    const size_t start =
        flow->open ? ContinuationStart(*body, foot, body_height, page, *flow) : foot.end;
    const PdfLine* last = start < foot.end ? &(*body)[foot.end - 1] : nullptr;
    for (size_t k = start; k < foot.end; ++k) moved[k] = true;
    for (const PdfLine& note : *notes) {
      if (!InColumn(note.box, foot.box) || note.box.y_min < foot.box.y_min) continue;
      if (last == nullptr || note.box.y_min > last->box.y_min) last = &note;
    }
    flow->open = last != nullptr;
    if (last == nullptr) continue;
    flow->height = last->height();
    flow->unfinished = IsUnfinished(*last, foot.box);
  }
  Lines text;
  for (size_t k = 0; k < body->size(); ++k) {
    PdfLine& line = (*body)[k];
    if (moved[k]) line.role = PdfRole::kNote;
    (moved[k] ? notes : &text)->push_back(std::move(line));
  }
  *body = std::move(text);
}

}  // namespace dateline
