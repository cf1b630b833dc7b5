// What every reader promises of its DocumentText (document_text.h); aborts where it does not hold.
#ifndef DATELINE_TESTS_FUZZ_DOCUMENT_CHECKS_H_
#define DATELINE_TESTS_FUZZ_DOCUMENT_CHECKS_H_

#include <cstdint>
#include <cstdlib>

#include "extract/document_text.h"
#include "extract/reader/encoding.h"

namespace dateline {

inline void Require(bool holds) {
  if (!holds) abort();
}

inline void CheckText(const DocumentText& doc) {
  Require(IsValidUtf8(doc.text));
  uint32_t last = 0;
  for (const Block& block : doc.blocks) {
    Require(last <= block.span.begin && block.span.begin < block.span.end);
    Require(block.span.end <= doc.text.size());
    Require(block.heading < static_cast<int32_t>(doc.blocks.size()));
    last = block.span.end;
  }
  last = 0;
  for (const NoteMark& mark : doc.note_marks) {
    Require(last <= mark.at && mark.at <= doc.text.size());
    last = mark.at;
  }
  for (Span span : doc.code_spans) Require(span.begin < span.end && span.end <= doc.text.size());
  for (const auto& date : doc.marked_dates) Require(date.span.end <= doc.text.size());
}

// Literal runs are the source's own bytes; all places are inside the source.
inline void CheckMap(const DocumentText& doc) {
  Require(doc.text.empty() || (!doc.runs.empty() && doc.runs[0].text == 0));
  for (size_t k = 0; k < doc.runs.size(); ++k) {
    const OffsetRun& run = doc.runs[k];
    const uint32_t end = k + 1 < doc.runs.size() ? doc.runs[k + 1].text : doc.text.size();
    Require(run.text < end && run.source + run.source_size <= doc.source.size());
    if (!run.literal) continue;
    Require(run.source + (end - run.text) <= doc.source.size());
    Require(doc.text.compare(run.text, end - run.text, doc.source, run.source, end - run.text) ==
            0);
  }
  for (size_t k = 0; k < doc.blocks.size() && k < 50; ++k) {
    const Location place = LocationOf(doc, doc.blocks[k].span);
    Require(place.line() >= 1 && place.column() >= 1 && place.byte_length() >= 0);
  }
}

}  // namespace dateline

#endif  // DATELINE_TESTS_FUZZ_DOCUMENT_CHECKS_H_
