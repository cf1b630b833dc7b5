// Any bytes through one reader: no crash, no hang, and the promises of document_text.h hold.
// FORMAT is the reader's name, set by the build.
#include <cstdint>
#include <string>

#include "extract/reader/reader.h"
#include "tests/fuzz/document_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > 1 << 18) return 0;
  dateline::ReadOptions options;
  options.format = FORMAT;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto doc = dateline::ReadDocument(bytes, "fuzz", options);
  if (!doc.ok()) {
    dateline::Require(!doc.status().message().empty());
    return 0;
  }
  dateline::CheckText(*doc);
  dateline::CheckMap(*doc);
  return 0;
}
