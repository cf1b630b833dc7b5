// The parts of a Word, OpenDocument or EPUB file, one behind the other with a zero byte between,
// through their reader. The first byte says which: 'd', 'o', 'e'.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "extract/reader/reader.h"
#include "tests/fuzz/document_checks.h"
#include "tests/fuzz/stored_archive.h"

namespace {

std::vector<std::string> NamesOf(char format) {
  if (format == 'd') {
    return {"word/document.xml", "word/styles.xml", "word/footnotes.xml", "word/endnotes.xml",
            "docProps/core.xml"};
  }
  if (format == 'o') return {"content.xml", "meta.xml"};
  return {"META-INF/container.xml", "a.opf", "1.xhtml", "2.xhtml"};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2 || size > 1 << 18) return 0;
  std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::vector<std::pair<std::string, std::string>> files;
  for (const std::string& name : NamesOf(static_cast<char>(data[0]))) {
    const size_t end = rest.find('\0');
    files.emplace_back(name, rest.substr(0, end));
    if (end == std::string::npos) break;
    rest.erase(0, end + 1);
  }
  dateline::ReadOptions options;
  options.format = data[0] == 'd' ? "docx" : data[0] == 'o' ? "odt" : "epub";
  const auto doc = dateline::ReadDocument(dateline::StoredArchive(files), "fuzz", options);
  if (!doc.ok()) {
    dateline::Require(!doc.status().message().empty());
    return 0;
  }
  dateline::CheckText(*doc);
  dateline::CheckMap(*doc);
  return 0;
}
