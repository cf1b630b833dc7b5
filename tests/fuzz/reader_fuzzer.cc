// Any bytes through one reader: no crash, no hang, and the promises of document_text.h hold.
// FORMAT is the reader's name, set by the build.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "absl/strings/string_view.h"
#include "extract/reader/encoding.h"
#include "extract/reader/reader.h"

namespace {

void Require(bool holds) {
  if (!holds) abort();
}

void CheckText(const dateline::DocumentText& doc) {
  Require(dateline::IsValidUtf8(doc.text));
  uint32_t last = 0;
  for (const dateline::Block& block : doc.blocks) {
    Require(last <= block.span.begin && block.span.begin < block.span.end);
    Require(block.span.end <= doc.text.size());
    Require(block.heading < static_cast<int32_t>(doc.blocks.size()));
    last = block.span.end;
  }
  last = 0;
  for (const dateline::NoteMark& mark : doc.note_marks) {
    Require(last <= mark.at && mark.at <= doc.text.size());
    last = mark.at;
  }
  for (dateline::Span span : doc.code_spans) Require(span.begin < span.end && span.end <= doc.text.size());
  for (const auto& date : doc.marked_dates) Require(date.span.end <= doc.text.size());
}

// Literal runs are the source's own bytes; all places are inside the source.
void CheckMap(const dateline::DocumentText& doc) {
  Require(doc.text.empty() || (!doc.runs.empty() && doc.runs[0].text == 0));
  for (size_t k = 0; k < doc.runs.size(); ++k) {
    const dateline::OffsetRun& run = doc.runs[k];
    const uint32_t end = k + 1 < doc.runs.size() ? doc.runs[k + 1].text : doc.text.size();
    Require(run.text < end && run.source + run.source_size <= doc.source.size());
    if (!run.literal) continue;
    Require(run.source + (end - run.text) <= doc.source.size());
    Require(doc.text.compare(run.text, end - run.text, doc.source, run.source, end - run.text) == 0);
  }
  for (size_t k = 0; k < doc.blocks.size() && k < 50; ++k) {
    const dateline::Location place = dateline::LocationOf(doc, doc.blocks[k].span);
    Require(place.line() >= 1 && place.column() >= 1 && place.byte_length() >= 0);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > 1 << 18) return 0;
  dateline::ReadOptions options;
  options.format = FORMAT;
  const auto doc = dateline::ReadDocument(std::string(reinterpret_cast<const char*>(data), size), "fuzz", options);
  if (!doc.ok()) {
    Require(!doc.status().message().empty());
    return 0;
  }
  CheckText(*doc);
  CheckMap(*doc);
  return 0;
}
