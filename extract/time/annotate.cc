#include "extract/time/annotate.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/civil.h"
#include "base/strings.h"
#include "extract/time/edtf.h"
#include "extract/time/point.h"

namespace dateline {
namespace {

// A line as short as this without an end of sentence is a heading.
constexpr size_t kHeadingSize = 80;
// A longer line is not wrapped: it is a paragraph of its own.
constexpr size_t kParagraphLine = 160;

// Byte offsets -> code points, for offsets that only grow.
class CodePointCounter {
 public:
  explicit CodePointCounter(absl::string_view text) : text_(text) {}
  size_t At(size_t offset) {
    if (offset < at_) at_ = count_ = 0;
    for (; at_ < offset && at_ < text_.size(); ++at_) {
      count_ += (static_cast<unsigned char>(text_[at_]) & 0xC0) != 0x80;
    }
    return count_;
  }

 private:
  absl::string_view text_;
  size_t at_ = 0, count_ = 0;
};

void AppendJsonString(absl::string_view text, std::string* out) {
  out->push_back('"');
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out->push_back('\\');
      out->push_back(c);
    } else if (byte < 0x20) {
      if (c == '\n') out->append("\\n");
      else absl::StrAppendFormat(out, "\\u%04x", byte);
    } else {
      out->push_back(c);
    }
  }
  out->push_back('"');
}

void AppendLine(CodePointCounter* counter, absl::string_view text, Span span,
                absl::string_view type, absl::string_view value, absl::string_view edtf,
                absl::string_view range, std::string* out) {
  const size_t start = counter->At(span.begin);
  const size_t end = counter->At(span.end);
  absl::StrAppend(out, "{\"start\":", start, ",\"end\":", end, ",\"text\":");
  AppendJsonString(span.In(text), out);
  absl::StrAppend(out, ",\"type\":\"", type, "\",\"value\":\"", value, "\",\"edtf\":\"", edtf,
                  "\"");
  if (!range.empty()) absl::StrAppend(out, ",\"range\":\"", range, "\"");
  out->append("}\n");
}

void AppendXml(absl::string_view text, std::string* out) {
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (c == '&') out->append("&amp;");
    else if (c == '<') out->append("&lt;");
    else if (c == '>') out->append("&gt;");
    else if (c == '"') out->append("&quot;");
    else if (byte < 0x20 && c != '\n' && c != '\t') out->push_back(' ');
    else out->push_back(c);
  }
}

struct Tag {
  Span span;
  absl::string_view type, value, mod;
};

std::vector<Tag> TagsOf(const std::vector<TimeExpression>& expressions) {
  std::vector<Tag> tags;
  for (const TimeExpression& e : expressions) {
    if (e.parts.empty()) {
      tags.push_back({e.span, e.timex_type, e.timex_value, e.timex_mod});
    }
    for (const TimePart& part : e.parts) {
      tags.push_back({part.span, part.timex_type, part.timex_value, part.timex_mod});
    }
  }
  return tags;
}

std::string DayText(const std::optional<int32_t>& day) {
  return day ? EdtfOf(DayPoint(*day)) : "open";
}

void Describe(const TimeExpression& e, const DocumentText& doc, std::string* out) {
  static constexpr const char* kKinds[] = {"",       "point in", "whole",  "start",   "end",
                                           "before", "after",    "length", "recurring", "nominal"};
  static constexpr const char* kResolutions[] = {"not resolved", "explicit", "inherited",
                                                 "relative"};
  absl::StrAppend(out, "text        ", e.span.In(doc.text), "\n");
  absl::StrAppend(out, "edtf        ", e.edtf.empty() ? "-" : OpenEdtf(e), "\n");
  if (!e.edtf.empty()) {
    absl::StrAppend(out, "bounds      ", DayText(e.earliest), " to ", DayText(e.latest), "\n");
  }
  std::string grain(Grain_Name(e.grain));
  for (char& c : grain) c = c == '_' ? ' ' : static_cast<char>(c | 0x20);
  if (e.grain != GRAIN_UNSPECIFIED) absl::StrAppend(out, "grain       ", grain, "\n");
  absl::StrAppend(out, "kind        ", kKinds[e.kind], "\n");
  absl::StrAppend(out, "read as     ", kResolutions[e.resolution], "\n");
  absl::StrAppend(out, "timex3      ", e.timex_type, " ", e.timex_value,
                  e.timex_mod.empty() ? "" : " ", e.timex_mod, "\n");
  if (e.approximate) out->append("qualifier   approximate\n");
  if (e.uncertain) out->append("qualifier   uncertain\n");
  if (!e.problem.empty()) absl::StrAppend(out, "problem     ", e.problem, "\n");
  if (e.stated_weekday != 0 && e.earliest && WeekdayOf(*e.earliest) != e.stated_weekday) {
    out->append("problem     the weekday is another\n");
  }
  for (const std::string& other : e.alternatives) {
    absl::StrAppend(out, "or          ", other, "\n");
  }
  for (const std::string& step : e.trace) absl::StrAppend(out, "            ", step, "\n");
}

bool EndsSentence(absl::string_view line) {
  while (!line.empty() && (line.back() == '"' || line.back() == ')' || line.back() == ' ')) {
    line.remove_suffix(1);
  }
  return !line.empty() && (line.back() == '.' || line.back() == '!' || line.back() == '?' ||
                           line.back() == ':' || line.back() == ';' || line.back() == ',');
}

}  // namespace

DocumentText PlainText(std::string text) {
  DocumentText doc;
  doc.source = text;
  doc.text = std::move(text);
  doc.lines.push_back(0);
  if (!doc.text.empty()) doc.runs.push_back({0, 0, true});
  int32_t heading = -1;
  bool blank_before = true;
  size_t previous_size = 0;
  for (size_t at = 0; at < doc.text.size();) {
    size_t end = doc.text.find('\n', at);
    if (end == std::string::npos) end = doc.text.size();
    size_t stop = end;
    if (stop > at && doc.text[stop - 1] == '\r') --stop;
    const Span line{static_cast<uint32_t>(at), static_cast<uint32_t>(stop)};
    const absl::string_view content = line.In(doc.text);
    const bool blank = content.find_first_not_of(" \t") == absl::string_view::npos;
    if (!blank) {
      const bool next_blank = end + 1 >= doc.text.size() || doc.text[end + 1] == '\n' ||
                              doc.text[end + 1] == '\r';
      const bool title = blank_before && next_blank && content.size() < kHeadingSize &&
                         !EndsSentence(content);
      if (blank_before || doc.blocks.empty() || previous_size > kParagraphLine) {
        Block block;
        block.span = line;
        block.heading = heading;
        if (title) {
          block.kind = BlockKind::kHeading;
          heading = static_cast<int32_t>(doc.blocks.size());
        }
        doc.blocks.push_back(block);
      } else {
        doc.blocks.back().span.end = line.end;
      }
    }
    blank_before = blank;
    previous_size = content.size();
    at = end + 1;
    if (at < doc.text.size()) doc.lines.push_back(at);
  }
  return doc;
}

void AppendJsonLines(const DocumentText& doc, const std::vector<TimeExpression>& expressions,
                     std::string* out) {
  CodePointCounter counter(doc.text);
  for (const TimeExpression& e : expressions) {
    if (e.parts.empty()) {
      AppendLine(&counter, doc.text, e.span, e.timex_type, e.timex_value, e.edtf, "", out);
    }
    for (const TimePart& part : e.parts) {
      AppendLine(&counter, doc.text, part.span, part.timex_type, part.timex_value, part.edtf,
                 e.edtf, out);
    }
  }
}

std::string ToTimeMl(const DocumentText& doc, const std::vector<TimeExpression>& expressions,
                     absl::string_view published) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n";
  int id = 1;
  if (!published.empty()) {
    absl::StrAppend(&out, "<TIMEX3 tid=\"t0\" type=\"DATE\" value=\"", published,
                    "\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">",
                    published, "</TIMEX3>\n");
  }
  uint32_t at = 0;
  for (const Tag& tag : TagsOf(expressions)) {
    AppendXml(Span{at, tag.span.begin}.In(doc.text), &out);
    absl::StrAppend(&out, "<TIMEX3 tid=\"t", id++, "\" type=\"", tag.type, "\" value=\"",
                    tag.value, "\"");
    if (!tag.mod.empty()) absl::StrAppend(&out, " mod=\"", tag.mod, "\"");
    out.push_back('>');
    AppendXml(tag.span.In(doc.text), &out);
    out.append("</TIMEX3>");
    at = tag.span.end;
  }
  AppendXml(Span{at, static_cast<uint32_t>(doc.text.size())}.In(doc.text), &out);
  out.append("\n</TimeML>\n");
  return out;
}

std::string ToMarkedText(const DocumentText& doc, const std::vector<TimeExpression>& expressions,
                         bool color) {
  std::string out;
  uint32_t at = 0;
  for (const TimeExpression& e : expressions) {
    absl::StrAppend(&out, Span{at, e.span.begin}.In(doc.text));
    const absl::string_view value = e.edtf.empty() ? absl::string_view(e.timex_value) : e.edtf;
    if (color) {
      absl::StrAppend(&out, "\x1b[4m", e.span.In(doc.text), "\x1b[24m \x1b[2m", value, "\x1b[22m");
    } else {
      absl::StrAppend(&out, "[", e.span.In(doc.text), " = ", value.empty() ? "?" : value, "]");
    }
    at = e.span.end;
  }
  absl::StrAppend(&out, Span{at, static_cast<uint32_t>(doc.text.size())}.In(doc.text));
  return out;
}

std::string EdtfOfPhrase(absl::string_view phrase, const TimeOptions& options) {
  const DocumentText doc = PlainText(std::string(phrase));
  for (const TimeExpression& e : TagTimes(doc, options)) {
    if (!e.edtf.empty()) return OpenEdtf(e);
    // A day or month of no known year.
    if (e.problem.empty() && IsValidEdtf(e.timex_value)) return e.timex_value;
  }
  return "";
}

std::string DescribeTime(absl::string_view text, const TimeOptions& options, bool* understood) {
  const DocumentText doc = PlainText(std::string(text));
  const std::vector<TimeExpression> expressions = TagTimes(doc, options);
  std::string out;
  bool any = false;
  for (const TimeExpression& e : expressions) {
    if (!out.empty()) out.push_back('\n');
    Describe(e, doc, &out);
    any = any || !e.edtf.empty() || e.kind == LENGTH || e.kind == SET || e.kind == NOMINAL;
  }
  if (expressions.empty()) out = "no time expression\n";
  if (understood) *understood = any;
  return out;
}

}  // namespace dateline
