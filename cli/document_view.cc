#include "cli/document_view.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reports/inert.h"

namespace dateline {
namespace {

std::string KindOf(const Block& block) {
  switch (block.kind) {
    case BlockKind::kParagraph: return "paragraph";
    case BlockKind::kHeading: return absl::StrCat("heading ", block.level);
    case BlockKind::kListItem: return absl::StrCat("item ", block.label);
    case BlockKind::kTableCell:
    case BlockKind::kTableHeader:
      return absl::StrCat(block.kind == BlockKind::kTableCell ? "cell " : "header ",
                          block.table + 1, "/", block.row + 1, "/", block.column + 1);
    case BlockKind::kCaption: return "caption";
    case BlockKind::kQuote: return "quote";
    case BlockKind::kFootnote: return absl::StrCat("note ", block.label);
    case BlockKind::kReference: return absl::StrCat("reference ", block.label);
    case BlockKind::kCode: return "code";
    case BlockKind::kMeta: return "about the document";
  }
  return "";
}

// "12:3", on a page "p. 4, 12:3".
std::string PlaceOf(const Location& place) {
  return absl::StrCat(place.page() > 0 ? absl::StrCat("p. ", place.page(), ", ") : "", place.line(),
                      ":", place.column());
}

// The text with its note marks in brackets, on one line.
std::string TextOf(const DocumentText& doc, Span span,
                   std::vector<NoteMark>::const_iterator* mark) {
  std::string text;
  uint32_t at = span.begin;
  for (; *mark != doc.note_marks.end() && (*mark)->at <= span.end; ++*mark) {
    if ((*mark)->at < at) continue;
    absl::StrAppend(&text, Span{at, (*mark)->at}.In(doc.text), "[^", (*mark)->label, "]");
    at = (*mark)->at;
  }
  absl::StrAppend(&text, Span{at, span.end}.In(doc.text));
  return Inert(text);
}

}  // namespace

std::string DescribeDocument(const Document& document) {
  std::string out = absl::StrCat(Inert(document.path()), " (", document.format(), ")\n");
  const auto add = [&](absl::string_view name, absl::string_view value) {
    if (!value.empty()) absl::StrAppend(&out, "  ", name, ": ", Inert(value), "\n");
  };
  add("title", document.title());
  add("authors", absl::StrJoin(document.authors(), "; "));
  add("date", document.date().edtf());
  add("publisher", document.publisher());
  if (document.has_coverage()) {
    const Coverage& coverage = document.coverage();
    add("read",
        absl::StrCat(coverage.words(), " words, ", coverage.dates_seen(), " dates (",
                     coverage.dates_understood(), " understood), ", coverage.claims(), " claims"));
  }
  if (document.cited_sources_size() > 0)
    add("sources", absl::StrCat(document.cited_sources_size()));
  for (const Notice& notice : document.notices()) {
    add(notice.level() == Notice::NOTE ? "note" : "warning", notice.text());
  }
  return out;
}

std::string DescribeBlocks(const DocumentText& doc) {
  std::string out = DescribeDocument(doc.info);
  auto mark = doc.note_marks.begin();
  for (const Block& block : doc.blocks) {
    absl::StrAppend(&out, PlaceOf(LocationOf(doc, block.span)), "  ", KindOf(block), " | ",
                    TextOf(doc, block.span, &mark), "\n");
  }
  return out;
}

}  // namespace dateline
