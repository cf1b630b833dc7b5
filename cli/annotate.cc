#include "cli/annotate.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/strings.h"
#include "reports/inert.h"
#include "reports/json.h"

namespace dateline {
namespace {

struct Marked {
  const TimeExpression* expression;
  size_t begin, end;  // bytes of doc.source
};

std::vector<Marked> MarksIn(const DocumentText& doc,
                            const std::vector<TimeExpression>& expressions) {
  std::vector<Marked> marks;
  for (const TimeExpression& e : expressions) {
    if (e.span.empty()) continue;
    const size_t begin = std::min<size_t>(SourceOffset(doc, e.span.begin), doc.source.size());
    // Behind the last character, not before the next one: markup may stand between them.
    char32_t last;
    const size_t last_byte = SourceOffset(doc, e.span.end - 1);
    size_t start = std::min(last_byte, doc.source.size());
    while (start > begin && (static_cast<unsigned char>(doc.source[start]) & 0xC0) == 0x80) --start;
    const size_t size = start < doc.source.size() ? DecodeUtf8(doc.source, start, &last) : 0;
    marks.push_back({&e, begin, std::max(begin, start + size)});
  }
  return marks;
}

std::string JsonLines(const DocumentText& doc, const std::vector<Marked>& marks) {
  const absl::string_view source(doc.source);
  std::string out;
  size_t at = 0, points = 0;  // points: code points before source[at]
  for (const Marked& mark : marks) {
    if (mark.begin < at) continue;
    points += CountCodePoints(source.substr(at, mark.begin - at));
    const size_t start = points;
    points += CountCodePoints(source.substr(mark.begin, mark.end - mark.begin));
    at = mark.end;
    const TimeExpression& e = *mark.expression;
    absl::StrAppend(&out, "{\"start\":", start, ",\"end\":", points,
                    ",\"text\":", JsonString(source.substr(mark.begin, mark.end - mark.begin)),
                    ",\"type\":", JsonString(e.timex_type), ",\"value\":",
                    JsonString(e.timex_value), ",\"mod\":", JsonString(e.timex_mod),
                    ",\"edtf\":", JsonString(e.edtf), "}\n");
  }
  return out;
}

// XML keeps line ends and tabs; everything else as EscapeMarkup.
std::string XmlText(absl::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t end = text.find_first_of("\n\t");
    out += EscapeMarkup(text.substr(0, end));
    if (end == absl::string_view::npos) break;
    out.push_back(text[end]);
    text.remove_prefix(end + 1);
  }
  return out;
}

std::string TimexTag(const TimeExpression& e, int id) {
  std::string tag = absl::StrFormat("<TIMEX3 tid=\"t%d\" type=\"%s\" value=\"%s\"", id,
                                    EscapeMarkup(e.timex_type), EscapeMarkup(e.timex_value));
  if (!e.timex_mod.empty()) absl::StrAppend(&tag, " mod=\"", EscapeMarkup(e.timex_mod), "\"");
  return tag + ">";
}

std::string TimeMl(const DocumentText& doc, const std::vector<Marked>& marks) {
  const absl::string_view source(doc.source);
  std::string out = absl::StrCat(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n"
      "<DOCID>", EscapeMarkup(doc.info.id()), "</DOCID>\n");
  absl::StrAppend(&out, "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"",
                  EscapeMarkup(doc.info.date().edtf()),
                  "\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">",
                  EscapeMarkup(doc.info.date().text()), "</TIMEX3></DCT>\n<TEXT>");
  size_t at = 0;
  int id = 0;
  for (const Marked& mark : marks) {
    if (mark.begin < at) continue;
    absl::StrAppend(&out, XmlText(source.substr(at, mark.begin - at)),
                    TimexTag(*mark.expression, ++id),
                    XmlText(source.substr(mark.begin, mark.end - mark.begin)), "</TIMEX3>");
    at = mark.end;
  }
  absl::StrAppend(&out, XmlText(source.substr(at)), "</TEXT>\n</TimeML>\n");
  return out;
}

std::string LinesInert(absl::string_view text) {
  std::string out;
  for (size_t end; (end = text.find('\n')) != absl::string_view::npos;) {
    absl::StrAppend(&out, Inert(text.substr(0, end)), "\n");
    text.remove_prefix(end + 1);
  }
  return out + Inert(text);
}

std::string MarkedText(const DocumentText& doc, const std::vector<Marked>& marks, bool color) {
  const absl::string_view source(doc.source);
  std::string out;
  size_t at = 0;
  for (const Marked& mark : marks) {
    if (mark.begin < at) continue;
    const absl::string_view value =
        mark.expression->edtf.empty() ? "?" : absl::string_view(mark.expression->edtf);
    absl::StrAppend(&out, LinesInert(source.substr(at, mark.begin - at)), color ? "\x1b[4m" : "[",
                    LinesInert(source.substr(mark.begin, mark.end - mark.begin)),
                    color ? "\x1b[0m\x1b[2m {" : "]{", Inert(value), color ? "}\x1b[0m" : "}");
    at = mark.end;
  }
  absl::StrAppend(&out, LinesInert(source.substr(at)));
  return out;
}

}  // namespace

std::string Annotated(const DocumentText& doc, const std::vector<TimeExpression>& expressions,
                      absl::string_view format, bool color) {
  const std::vector<Marked> marks = MarksIn(doc, expressions);
  if (format == "timeml") return TimeMl(doc, marks);
  if (format == "text") return MarkedText(doc, marks, color);
  return JsonLines(doc, marks);
}

}  // namespace dateline
