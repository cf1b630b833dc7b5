// What is common to all formats once a reader has found the blocks: the title page, headings told
// by their shape, sentences cut by a page, note marks glued to words, reference lists, datelines.
//
//   DocumentText doc = Refine(std::move(raw), options);
#ifndef DATELINE_EXTRACT_READER_REFINE_H_
#define DATELINE_EXTRACT_READER_REFINE_H_

#include "extract/document_text.h"

namespace dateline {

struct RefineOptions {
  // Blocks come from the layout of pages or lines: paragraphs may be cut, and a short line
  // without a full stop may be a heading. False where markup says what is what (HTML).
  bool from_layout = true;
};

// raw.blocks' spans, kinds, levels, labels, tables and pages are set; the headings that blocks
// stand under are set here. Text that no block holds is dropped.
DocumentText Refine(DocumentText raw, const RefineOptions& options);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_REFINE_H_
