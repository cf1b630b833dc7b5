// Prints what the readers understood of each file: kinds, places and text of the blocks.
//
//   show_document FILE...
//   show_document --markdown FILE    the text as clean Markdown, for make_files.sh
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
    std::printf("  marked %s = %s\n", date.iso.c_str(),
                std::string(date.span.In(doc.text)).c_str());
  }
}

std::string Escaped(absl::string_view text) {
  std::string escaped;
  for (char c : text) {
    if (std::string("\\`*_{}[]<>#$^~|\"'").find(c) != std::string::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

// The text with its note marks.
std::string Marked(const dateline::DocumentText& doc, dateline::Span span, bool* marked) {
  std::string text;
  uint32_t at = span.begin;
  for (const auto& mark : doc.note_marks) {
    if (mark.at <= span.begin || mark.at > span.end) continue;
    text += Escaped(dateline::Span{at, mark.at}.In(doc.text)) + "[^" + mark.label + "]";
    at = mark.at;
    *marked = true;
  }
  return text + Escaped(dateline::Span{at, span.end}.In(doc.text));
}

void ShowMarkdown(const dateline::DocumentText& doc) {
  using dateline::BlockKind;
  bool marked = false;
  if (!doc.info.title().empty())
    std::printf("---\ntitle: \"%s\"\n---\n\n", doc.info.title().c_str());
  for (const dateline::Block& block : doc.blocks) {
    const std::string text = Marked(doc, block.span, &marked);
    if (block.kind == BlockKind::kMeta) continue;
    if (block.kind == BlockKind::kHeading) {
      if (block.level > 1 || doc.info.title().empty()) std::printf("# %s\n\n", text.c_str());
    } else if (block.kind == BlockKind::kListItem) {
      std::printf("- %s\n\n", text.c_str());
    } else if (block.kind == BlockKind::kReference && marked) {
      std::printf("[^%s]: %s\n\n", block.label.c_str(), text.c_str());
    } else {
      std::printf("%s\n\n", text.c_str());
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const bool markdown = argc > 1 && std::string(argv[1]) == "--markdown";
  for (int k = markdown ? 2 : 1; k < argc; ++k) {
    std::ifstream file(argv[k], std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    const auto doc = dateline::ReadDocument(bytes.str(), argv[k], dateline::ReadOptions());
    if (doc.ok() && markdown) {
      ShowMarkdown(*doc);
    } else if (doc.ok()) {
      Show(*doc);
    } else {
      std::printf("== %s: %s\n", argv[k], std::string(doc.status().message()).c_str());
    }
  }
}
