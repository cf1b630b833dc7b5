#include "extract/document_text.h"

#include <algorithm>

#include "base/strings.h"

namespace dateline {
namespace {

struct LineColumn {
  int32_t line = 1;
  int32_t column = 1;
};

// Code points of source[begin, end).
uint64_t CodePointsIn(const DocumentText& doc, uint64_t begin, uint64_t end) {
  const absl::string_view source = doc.source;
  begin = std::min<uint64_t>(begin, source.size());
  end = std::clamp<uint64_t>(end, begin, source.size());
  if (doc.code_points.empty() || end - begin < 2 * kColumnStep) {
    return CountCodePoints(source.substr(begin, end - begin));
  }
  auto before = [&](uint64_t at) {
    const uint64_t step = std::min<uint64_t>(at / kColumnStep, doc.code_points.size() - 1);
    uint64_t from = step * kColumnStep;
    while (from < at && (static_cast<unsigned char>(source[from]) & 0xC0) == 0x80) ++from;
    return doc.code_points[step] + CountCodePoints(source.substr(from, at - from));
  };
  return before(end) - before(begin);
}

LineColumn LineColumnOf(const DocumentText& doc, uint64_t source) {
  if (doc.lines.empty()) return {};
  const auto next = std::upper_bound(doc.lines.begin(), doc.lines.end(), source);
  const uint64_t start = *(next - 1);
  return {static_cast<int32_t>(next - doc.lines.begin()),
          static_cast<int32_t>(CodePointsIn(doc, start, source)) + 1};
}

// The offset in the original file of an offset in doc.source.
uint64_t OriginalByte(const DocumentText& doc, uint64_t source) {
  if (doc.line_bytes.empty()) return source;
  const auto next = std::upper_bound(doc.lines.begin(), doc.lines.end(), source);
  const uint64_t start = *(next - 1);
  const absl::string_view before =
      absl::string_view(doc.source)
          .substr(std::min<uint64_t>(start, doc.source.size()), source - start);
  uint64_t units = CountCodePoints(before);
  if (doc.encoding == SourceEncoding::kUtf16) {
    // Four bytes of UTF-8 are two units of UTF-16.
    units += std::count_if(before.begin(), before.end(),
                           [](char c) { return static_cast<unsigned char>(c) >= 0xF0; });
    units *= 2;
  }
  return doc.line_bytes[next - 1 - doc.lines.begin()] + units;
}

// The source byte behind text[offset].
uint64_t SourceEnd(const DocumentText& doc, uint32_t offset) {
  if (doc.runs.empty()) return offset + 1;
  const auto next =
      std::upper_bound(doc.runs.begin(), doc.runs.end(), offset,
                       [](uint32_t at, const OffsetRun& run) { return at < run.text; });
  if (next == doc.runs.begin()) return next->source;
  const OffsetRun& run = *(next - 1);
  return run.literal ? run.source + (offset - run.text) + 1 : run.source + run.source_size;
}

// The paragraph and the characters in it, from the line and columns.
void SetWordAnchor(const DocumentText& doc, Location* location) {
  const size_t line = location->line() - 1;
  if (line >= doc.line_paragraphs.size()) return;
  Location::WordAnchor* word = location->mutable_word();
  word->set_part(doc.line_paragraphs[line].part);
  word->set_paragraph(doc.line_paragraphs[line].index);
  word->set_begin(location->column() - 1);
  // A sentence over two paragraphs is anchored in the first.
  const bool one_line = location->end_line() == location->line();
  word->set_end(one_line ? location->end_column() - 1 : word->begin());
  location->set_line(word->paragraph() + 1);
  location->set_end_line(location->line());
}

// Page, and lines counted on it, of source[begin].
void SetPage(const DocumentText& doc, uint64_t begin, Location* location) {
  if (doc.page_starts.empty()) return;
  const auto next = std::upper_bound(doc.page_starts.begin(), doc.page_starts.end(), begin);
  if (next == doc.page_starts.begin()) return;
  const int32_t above = LineColumnOf(doc, *(next - 1)).line - 1;
  location->set_page(static_cast<int32_t>(next - doc.page_starts.begin()));
  location->set_line(std::max(location->line() - above, 1));
  location->set_end_line(std::max(location->end_line() - above, location->line()));
}

// Boxes of the words in span, words on one line of one page merged into one box.
void AddBoxes(const DocumentText& doc, Span span, Location* location) {
  auto word = std::partition_point(doc.page_words.begin(), doc.page_words.end(),
                                   [&](const PageWord& w) { return w.span.end <= span.begin; });
  if (word == doc.page_words.end() || word->span.begin >= span.end) return;
  location->set_page(word->page);
  for (; word != doc.page_words.end() && word->span.begin < span.end; ++word) {
    if (word->page != location->page()) break;  // one page a location
    Location::Box* last =
        location->boxes().empty() ? nullptr : location->mutable_boxes(location->boxes_size() - 1);
    if (last && word->y_min < last->y_max() && last->y_min() < word->y_max &&
        word->x_min >= last->x_min()) {
      last->set_x_max(std::max(last->x_max(), word->x_max));
      last->set_y_min(std::min(last->y_min(), word->y_min));
      last->set_y_max(std::max(last->y_max(), word->y_max));
      continue;
    }
    Location::Box* box = location->add_boxes();
    box->set_x_min(word->x_min);
    box->set_y_min(word->y_min);
    box->set_x_max(word->x_max);
    box->set_y_max(word->y_max);
  }
}

}  // namespace

uint64_t SourceOffset(const DocumentText& doc, uint32_t offset) {
  if (doc.runs.empty()) return offset;
  const auto next =
      std::upper_bound(doc.runs.begin(), doc.runs.end(), offset,
                       [](uint32_t at, const OffsetRun& run) { return at < run.text; });
  if (next == doc.runs.begin()) return next->source;
  const OffsetRun& run = *(next - 1);
  return run.literal ? run.source + (offset - run.text) : run.source;
}

Location LocationOf(const DocumentText& doc, Span span) {
  Location location;
  location.set_path(doc.info.path());
  location.set_text_offset(span.begin);
  const uint64_t begin = SourceOffset(doc, span.begin);
  // The place behind the last character, not the place of the next one: that may be lines away.
  const uint64_t end = span.empty() ? begin : SourceEnd(doc, span.end - 1);
  const uint64_t first_byte = OriginalByte(doc, begin);
  location.set_byte_offset(first_byte);
  location.set_byte_length(OriginalByte(doc, std::max(begin, end)) - first_byte);
  const LineColumn first = LineColumnOf(doc, begin);
  const LineColumn last = LineColumnOf(doc, std::max(begin, end));
  location.set_line(first.line);
  location.set_column(first.column);
  location.set_end_line(last.line);
  location.set_end_column(last.column);
  const int index = BlockAt(doc, span.begin);
  if (index >= 0) {
    const Block& block = doc.blocks[index];
    if (doc.page_starts.empty()) location.set_page(block.page);
    location.set_section(CollapseSpace(SectionOf(doc, index)));
  }
  SetWordAnchor(doc, &location);
  SetPage(doc, begin, &location);
  AddBoxes(doc, span, &location);
  return location;
}

int BlockAt(const DocumentText& doc, uint32_t offset) {
  const auto next =
      std::upper_bound(doc.blocks.begin(), doc.blocks.end(), offset,
                       [](uint32_t at, const Block& block) { return at < block.span.begin; });
  if (next == doc.blocks.begin()) return -1;
  const auto block = next - 1;
  return offset <= block->span.end ? static_cast<int>(block - doc.blocks.begin()) : -1;
}

void IndexColumns(DocumentText* doc) {
  doc->code_points.clear();
  uint64_t count = 0;
  for (size_t at = 0; at < doc->source.size(); at += kColumnStep) {
    doc->code_points.push_back(count);
    // Bytes that start a character; a step may cut one.
    for (char c : absl::string_view(doc->source).substr(at, kColumnStep)) {
      count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }
  }
}

bool InCode(const DocumentText& doc, uint32_t offset) {
  const auto next = std::upper_bound(doc.code_spans.begin(), doc.code_spans.end(), offset,
                                     [](uint32_t at, const Span& span) { return at < span.begin; });
  return next != doc.code_spans.begin() && (next - 1)->Contains(offset);
}

absl::string_view SectionOf(const DocumentText& doc, int block) {
  const int heading = doc.blocks[block].heading;
  return heading < 0 ? absl::string_view() : doc.blocks[heading].span.In(doc.text);
}

}  // namespace dateline
