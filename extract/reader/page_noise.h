// What pages add to a text and its reader skips: page numbers, running heads and feet.
#ifndef DATELINE_EXTRACT_READER_PAGE_NOISE_H_
#define DATELINE_EXTRACT_READER_PAGE_NOISE_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "extract/reader/lines.h"

namespace dateline {

// Sets Line::noise. A line is taken for noise on evidence alone: page numbers that count up, a
// line that comes back beside page numbers or inside sentences, the document's own title or
// authors between two pages. A lone "1914" is a heading, not a page. With page_layout (PDF) only
// lines in the margins (Line::edge) come into question. Linear in lines.
void MarkPageNoise(absl::string_view text, bool page_layout, std::vector<Line>* lines);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_PAGE_NOISE_H_
