// Any bytes as the output of `pdftotext -bbox-layout`, in chunks of a size that the first byte
// chooses. Poppler itself runs in a process of its own: this is where a PDF's bytes come in.
#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "extract/reader/pdf.h"
#include "extract/reader/refine.h"
#include "tests/fuzz/document_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2 || size > 1 << 18) return 0;
  absl::string_view output(reinterpret_cast<const char*>(data) + 1, size - 1);
  const size_t chunk = data[0] == 0 ? output.size() : data[0];
  dateline::DocumentText raw;
  std::vector<dateline::SourceWord> words;
  dateline::PdfTextReader reader(&raw, &words);
  for (; !output.empty(); output.remove_prefix(std::min(chunk, output.size()))) {
    if (!reader.Add(output.substr(0, chunk))) return 0;
  }
  if (words.empty()) return 0;
  reader.Finish();
  dateline::DocumentText doc = dateline::Refine(std::move(raw), dateline::RefineOptions());
  dateline::PlacePageWords(words, &doc);
  dateline::CheckText(doc);
  dateline::CheckMap(doc);
  for (const dateline::PageWord& word : doc.page_words) {
    dateline::Require(word.span.begin < word.span.end && word.span.end <= doc.text.size());
  }
  return 0;
}
