// Prints what the readers understood of each file: kinds, places and text of the blocks.
//
//   show_document FILE...
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "base/strings.h"
#include "extract/reader/reader.h"

namespace {

constexpr const char* kKinds[] = {"paragraph", "heading", "item",      "cell", "header", "caption",
                                  "quote",     "note",    "reference", "code", "meta"};

void Show(const dateline::DocumentText& doc) {
  std::printf("== %s [%s] %s\n", doc.info.path().c_str(), doc.info.format().c_str(),
              doc.info.id().c_str());
  std::printf("title: %s\ndate: %s\npublisher: %s\n", doc.info.title().c_str(),
              doc.info.date().edtf().c_str(), doc.info.publisher().c_str());
  for (const std::string& author : doc.info.authors()) std::printf("author: %s\n", author.c_str());
  for (const auto& notice : doc.info.notices()) std::printf("notice: %s\n", notice.text().c_str());
  for (const dateline::Block& block : doc.blocks) {
    const dateline::Location place = dateline::LocationOf(doc, block.span);
    std::printf("%d:%d-%d:%d p%d %s%d [%s]", place.line(), place.column(), place.end_line(),
                place.end_column(), place.page(), kKinds[static_cast<int>(block.kind)], block.level,
                block.label.c_str());
    if (block.table >= 0) std::printf(" t%d r%d c%d", block.table, block.row, block.column);
    std::printf(" | %s\n", std::string(block.span.In(doc.text)).c_str());
  }
  std::printf("marks:");
  for (const auto& mark : doc.note_marks) std::printf(" %s@%u", mark.label.c_str(), mark.at);
  std::printf("\nsources:\n");
  for (const auto& source : doc.info.cited_sources()) {
    std::printf("  {%s} %d %s\n", source.key().c_str(), source.year(), source.entry().c_str());
  }
  for (const auto& date : doc.marked_dates) {
    std::printf("  marked %s = %s\n", date.iso.c_str(), std::string(date.span.In(doc.text)).c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  for (int k = 1; k < argc; ++k) {
    std::ifstream file(argv[k], std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    const auto doc = dateline::ReadDocument(bytes.str(), argv[k], dateline::ReadOptions());
    if (doc.ok()) {
      Show(*doc);
    } else {
      std::printf("== %s: %s\n", argv[k], std::string(doc.status().message()).c_str());
    }
  }
}
