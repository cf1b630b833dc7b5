#include "extract/reader/pdf_source.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/strings.h"
#include "extract/reader/hyphenation.h"
#include "extract/reader/lines.h"
#include "extract/reader/pdf_page.h"
#include "extract/reader/pdf_rows.h"

namespace dateline {
namespace {

bool IsDigits(absl::string_view text) {
  return !text.empty() && text.size() <= 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return absl::ascii_isdigit(c); });
}

std::string Superscript(absl::string_view digits) {
  static constexpr absl::string_view kDigits[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                                  "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
  std::string text;
  for (char c : digits) absl::StrAppend(&text, kDigits[c - '0']);
  return text;
}

// Where the tallest words stand: raised ones are smaller and stand above.
PdfBox TallWords(const PdfLine& line) {
  const float height = line.height();
  PdfBox box = line.box;
  bool first = true;
  for (const PdfWord& word : line.words) {
    if (word.box.height() <= 0.95f * height) continue;
    box.y_min = first ? word.box.y_min : std::min(box.y_min, word.box.y_min);
    box.y_max = first ? word.box.y_max : std::max(box.y_max, word.box.y_max);
    first = false;
  }
  return box;
}

float BlockLeft(const PdfPage& page, int block) {
  float left = page.width;
  for (const PdfLine& line : page.lines) {
    if (line.block == block) left = std::min(left, line.box.x_min);
  }
  return left;
}

}  // namespace

void PdfSourceWriter::AddPage(PdfPage page) {
  ++page_number_;
  for (const PdfLine& line : page.lines) {
    characters_[static_cast<int>(std::lround(line.height() * 4))] += line.characters();
  }
  ArrangePage(BodyHeight(), page_number_ == 1, &flow_, &page);
  note_signs_.clear();
  for (const PdfLine& line : page.lines) {
    const absl::string_view sign = NoteSign(line.words[0].text);
    if (line.role == PdfRole::kNoteStart && !sign.empty()) note_signs_.emplace_back(sign);
  }
  bool first = true;
  for (const PdfLine& line : page.lines) {
    if (first) {
      if (page_number_ > 1) source_ += '\f';
      page_starts_.push_back(source_.size());
    } else if (line.role != role_ ||
               (line.block != block_ && !GoesOn(line, TallWords(line).y_min))) {
      source_ += '\n';
    } else if (line.block == block_ && !shapes_.empty()) {
      const float gap = TallWords(line).y_min - shapes_.back().base;
      if (std::fabs(gap) < line.height()) ++gaps_[static_cast<int>(std::lround(gap * 4))];
    }
    role_ = line.role;
    if (line.block != block_) left_ = BlockLeft(page, line.block);
    block_ = line.block;
    AddLine(line);
    first = false;
  }
  if (first) {
    ++empty_pages_;
    page_starts_.push_back(source_.size());
  }
}

float PdfSourceWriter::BodyHeight() const {
  size_t most = 0;
  for (const auto& [height, n] : characters_) most = std::max(most, n);
  // Notes may be longer than the text; what is larger and not rare is the text.
  int best = 0;
  for (const auto& [height, n] : characters_) {
    if (n == most || (n * 10 >= most * 3 && n > 500)) best = height;
  }
  return best / 4.0f;
}

// Poppler takes large print in several lines, and text with wide spaces between the lines, for
// several blocks. The line goes on with the one above where it stands at the usual distance.
bool PdfSourceWriter::GoesOn(const PdfLine& line, float top) const {
  const LineShape& last = shapes_.back();
  const float height = line.height(), gap = top - last.base;
  if (std::fabs(height - last.height) > 0.03f * height || gap < -0.5f * height) return false;
  if (height > 1.12f * BodyHeight()) return gap < 0.6f * height;
  if (shapes_.size() < 2 || line.role != PdfRole::kBody || line.row) return false;
  if (IsWrapped(line, gap)) return true;
  const LineShape& before = shapes_[shapes_.size() - 2];
  const float usual = last.top - before.base;
  return std::fabs(last.box.x_min - before.box.x_min) < 3 * height && usual > -0.5f * height &&
         std::fabs(gap - usual) < 0.12f * height &&
         std::fabs(line.box.x_min - last.box.x_min) < height;
}

// A line of the usual distance whose predecessor starts where it does and is as long. A raised mark
// lets poppler begin a block in the middle of a paragraph.
bool PdfSourceWriter::IsWrapped(const PdfLine& line, float gap) const {
  const LineShape& last = shapes_.back();
  const float height = line.height();
  const float width = line.box.x_max - line.box.x_min, above = last.box.x_max - last.box.x_min;
  return !gaps_.empty() && std::fabs(gap - UsualGap()) < 0.2f * height &&
         std::fabs(line.box.x_min - last.box.x_min) < 0.5f * height && above > 0.8f * width;
}

float PdfSourceWriter::UsualGap() const {
  int best = 0;
  size_t count = 0;
  for (const auto& [gap, n] : gaps_) {
    if (n > count) best = gap, count = n;
  }
  return best / 4.0f;
}

void PdfSourceWriter::AddLine(const PdfLine& line) {
  LineShape shape;
  shape.begin = source_.size();
  shape.box = line.box;
  shape.left = left_;
  shape.height = line.height();
  shape.role = line.role;
  const PdfBox tall = TallWords(line);
  shape.top = tall.y_min;
  shape.base = tall.y_max;
  const PdfWord* before = nullptr;
  bool label = line.role == PdfRole::kNoteStart;  // its number, raised or not
  for (const PdfWord& word : line.words) {
    const bool small = word.box.height() < 0.85f * shape.height &&
                       word.box.y_max < shape.base - 0.08f * shape.height;
    const float gap = before == nullptr ? 0 : word.box.x_min - before->box.x_max;
    const bool apart = line.row || line.role == PdfRole::kEdge;
    const bool below =
        before != nullptr && word.box.y_min > before->box.y_max - 0.3f * shape.height;
    if (below && JoinHyphenated(word.text)) {
      // The cell's next line goes on with the word.
    } else if (before != nullptr && (below || gap > 0.12f * shape.height)) {
      source_ += apart && !below && gap > kCellGap * shape.height ? "   " : " ";
    }
    const absl::string_view number = absl::StripSuffix(word.text, label ? "." : "");
    if ((small || label) && IsDigits(number)) {
      AddWord(word, Superscript(number));
    } else if (line.role == PdfRole::kBody) {
      AddWords(word, word.text);
    } else {
      AddWord(word, word.text);
    }
    label = false;
    shape.characters += static_cast<int>(CountCodePoints(word.text)) + 1;
    before = &word;
  }
  source_ += '\n';
  shapes_.push_back(shape);
}

// Whether the last word was cut in front of `next`. Its hyphen goes where it is one word.
bool PdfSourceWriter::JoinHyphenated(absl::string_view next) {
  if (source_.size() < 2 || source_.back() != '-' || !absl::ascii_islower(next[0]) ||
      !absl::ascii_isalpha(source_[source_.size() - 2])) {
    return false;
  }
  const size_t begin = std::min(source_.find_last_of(" \n") + 1, source_.size());
  const absl::string_view head =
      absl::string_view(source_).substr(begin, source_.size() - begin - 1);
  const size_t letters =
      std::find_if_not(next.begin(), next.end(), absl::ascii_isalpha) - next.begin();
  if (IsDictionaryWord(absl::StrCat(head, next.substr(0, letters)))) {
    source_.pop_back();
    --words_.back().end;
  }
  return true;
}

// "days.*On": two words and the sign of a note on this page, which is left out.
void PdfSourceWriter::AddWords(const PdfWord& word, absl::string_view text) {
  for (const std::string& sign : note_signs_) {
    const size_t at = text.find(sign);
    if (at == absl::string_view::npos) continue;
    if (at > 0) AddWord(word, text.substr(0, at));
    text.remove_prefix(at + sign.size());
    if (text.empty()) return;
    if (at > 0) source_ += ' ';
  }
  AddWord(word, text);
}

void PdfSourceWriter::AddWord(const PdfWord& word, absl::string_view text) {
  SourceWord entry;
  entry.begin = source_.size();
  source_.append(text.data(), text.size());
  entry.end = source_.size();
  entry.word.page = page_number_;
  entry.word.x_min = word.box.x_min;
  entry.word.y_min = word.box.y_min;
  entry.word.x_max = word.box.x_max;
  entry.word.y_max = word.box.y_max;
  words_.push_back(entry);
}

}  // namespace dateline
