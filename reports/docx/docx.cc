#include "reports/docx/docx.h"

#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "reports/docx/comments.h"
#include "reports/docx/package.h"
#include "reports/inert.h"
#include "reports/marks.h"
#include "reports/remarks.h"
#include "reports/words.h"

namespace dateline {
namespace {

WordComment CommentOf(const Remark& remark) {
  const Location& place = remark.place;
  WordComment comment;
  comment.lines = remark.lines;
  // Word has no comments in notes: these stand at the first paragraph.
  const bool body =
      place.has_word() && (place.word().part().empty() || place.word().part() == "document");
  comment.paragraph = body ? place.word().paragraph() : -1;
  comment.begin = place.word().begin();
  comment.end = place.word().end();
  if (!body) comment.lines.insert(comment.lines.begin() + 1, "In a note of the document.");
  return comment;
}

constexpr char kContentTypes[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>";

constexpr char kRelations[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

constexpr char kDocumentRelations[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/styles\" Target=\"styles.xml\"/></Relationships>";

constexpr char kStyles[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
    "<w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/>"
    "<w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"360\"/>"
    "<w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/>"
    "<w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\"/>"
    "<w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"26\"/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Quote\"><w:name w:val=\"Quote\"/>"
    "<w:basedOn w:val=\"Normal\"/><w:pPr><w:ind w:left=\"567\"/></w:pPr></w:style></w:styles>";

std::string Run(absl::string_view text, absl::string_view properties = "") {
  return absl::StrCat("<w:r>", properties.empty() ? "" : "<w:rPr>", properties,
                      properties.empty() ? "" : "</w:rPr>", "<w:t xml:space=\"preserve\">",
                      EscapeMarkup(text), "</w:t></w:r>");
}

std::string Paragraph(absl::string_view style, absl::string_view runs) {
  return absl::StrCat("<w:p><w:pPr><w:pStyle w:val=\"", style, "\"/></w:pPr>", runs, "</w:p>\n");
}

std::string QuoteRuns(const Claim& claim, Dimension dimension) {
  const absl::string_view quote(claim.quote());
  std::string runs;
  uint32_t at = 0;
  for (const Span& span : MarksOf(claim, dimension).value) {
    absl::StrAppend(&runs, Run(quote.substr(at, span.begin - at)),
                    Run(span.In(quote), "<w:b/><w:u w:val=\"single\"/>"));
    at = span.end;
  }
  return runs + Run(quote.substr(at));
}

void AddFinding(const FindingView& view, std::string* body) {
  const Finding& finding = *view.finding;
  absl::StrAppend(
      body, Paragraph("Heading2", Run(finding.title().empty() ? finding.rule() : finding.title())));
  for (const ReadingView& reading : view.readings) {
    absl::StrAppend(body,
                    Paragraph("Normal", Run(ValueForPeople(finding, *reading.reading), "<w:b/>") +
                                            Run(" — " + SupportText(reading))));
    for (const Witness& witness : reading.witnesses) {
      absl::StrAppend(
          body,
          Paragraph("Quote", QuoteRuns(*witness.claim, finding.dimension()) +
                                 Run(absl::StrCat(" (", PlaceText(witness.claim->location()), ")"),
                                     "<w:i/>")));
    }
  }
  for (const Finding::Place& place : finding.locations()) {
    absl::StrAppend(
        body, Paragraph("Quote",
                        Run(place.quote()) +
                            Run(absl::StrCat(" (", PlaceText(place.location()), ")"), "<w:i/>")));
  }
  if (!finding.explanation().empty()) {
    absl::StrAppend(body, Paragraph("Normal", Run(finding.explanation())));
  }
  if (!finding.query().empty()) {
    absl::StrAppend(body, Paragraph("Normal", Run("Query: ", "<w:b/>") + Run(finding.query())));
  }
}

absl::StatusOr<std::string> WholeReport(const ReportView& view) {
  const Summary& s = view.report->summary();
  std::string body = Paragraph("Heading1", Run("Dateline report"));
  absl::StrAppend(
      &body, Paragraph("Normal",
                       Run(absl::StrCat(Counted(s.documents(), "document"), ", ",
                                        Counted(s.claims(), "claim"), ", ",
                                        Counted(CountOf(view, Finding::CONFLICT), "conflict"), ", ",
                                        Counted(CountOf(view, Finding::LINT), "lint"), "."))));
  for (const FindingView& finding : view.findings) AddFinding(finding, &body);
  return WithParts("", {{"[Content_Types].xml", kContentTypes},
                        {"_rels/.rels", kRelations},
                        {"word/_rels/document.xml.rels", kDocumentRelations},
                        {"word/styles.xml", kStyles},
                        {"word/document.xml",
                         absl::StrCat("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\""
                                      "?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/"
                                      "wordprocessingml/2006/main\"><w:body>",
                                      body, "</w:body></w:document>")}});
}

}  // namespace

absl::StatusOr<std::string> RenderDocx(const ReportView& view, const SourceBytes& source) {
  const Document* manuscript = ManuscriptWithFormat(view, "docx");
  if (!manuscript) return WholeReport(view);
  const std::string* bytes = source ? source(manuscript->path()) : nullptr;
  if (!bytes) {
    return absl::NotFoundError(absl::StrCat(manuscript->path(),
                                            " is not at hand; run from where "
                                            "the document was checked"));
  }
  std::vector<WordComment> comments;
  for (const Remark& remark : RemarksOn(view, *manuscript)) comments.push_back(CommentOf(remark));
  return AddComments(*bytes, comments);
}

}  // namespace dateline
