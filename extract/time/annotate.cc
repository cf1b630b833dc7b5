#include "extract/time/annotate.h"

#include <algorithm>
#include <utility>

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

void AppendJsonString(absl::string_view text, std::string* out) {
  out->push_back('"');
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out->push_back('\\');
      out->push_back(c);
    } else if (byte < 0x20) {
      if (c == '\n')
        out->append("\\n");
      else
        absl::StrAppendFormat(out, "\\u%04x", byte);
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
    if (c == '&')
      out->append("&amp;");
    else if (c == '<')
      out->append("&lt;");
    else if (c == '>')
      out->append("&gt;");
    else if (c == '"')
      out->append("&quot;");
    else if (byte < 0x20 && c != '\n' && c != '\t')
      out->push_back(' ');
    else
      out->push_back(c);
  }
}

struct Tag {
  Span span;
  absl::string_view type, value, mod;
};

std::vector<Tag> TagsOf(const TimeExpression& e) {
  if (e.parts.empty()) return {{e.span, e.timex_type, e.timex_value, e.timex_mod}};
  std::vector<Tag> tags;
  for (const TimePart& part : e.parts) {
    tags.push_back({part.span, part.timex_type, part.timex_value, part.timex_mod});
  }
  return tags;
}

std::string DayText(const std::optional<int32_t>& day) {
  return day ? EdtfOf(DayPoint(*day)) : "open";
}

void Describe(const TimeExpression& e, const DocumentText& doc, std::string* out) {
  static constexpr const char* kKinds[] = {"",       "point in", "whole",  "start",     "end",
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

size_t CodePointCounter::At(size_t offset) {
  if (offset < at_) at_ = count_ = 0;
  for (; at_ < offset && at_ < text_.size(); ++at_) {
    count_ += (static_cast<unsigned char>(text_[at_]) & 0xC0) != 0x80;
  }
  return count_;
}

DocumentText PlainText(std::string text, bool keep_source) {
  DocumentText doc;
  if (keep_source) doc.source = text;
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
      const bool next_blank =
          end + 1 >= doc.text.size() || doc.text[end + 1] == '\n' || doc.text[end + 1] == '\r';
      const bool title =
          blank_before && next_blank && content.size() < kHeadingSize && !EndsSentence(content);
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

void AnnotationWriter::Begin(absl::string_view published) {
  if (format_ != AnnotationFormat::kTimeMl) return;
  out_->append(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n");
  if (published.empty()) return;
  absl::StrAppend(out_, "<TIMEX3 tid=\"t0\" type=\"DATE\" value=\"", published,
                  "\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">", published,
                  "</TIMEX3>\n");
}

void AnnotationWriter::Add(const TimeExpression& e) {
  switch (format_) {
    case AnnotationFormat::kJsonLines: return AddJson(e);
    case AnnotationFormat::kTimeMl: return AddXml(e);
    default: return AddMarked(e);
  }
}

void AnnotationWriter::Finish() {
  const Span rest{at_, static_cast<uint32_t>(doc_.text.size())};
  if (format_ == AnnotationFormat::kTimeMl) {
    AppendXml(rest.In(doc_.text), out_);
    out_->append("\n</TimeML>\n");
  } else if (format_ != AnnotationFormat::kJsonLines) {
    absl::StrAppend(out_, rest.In(doc_.text));
  }
}

void AnnotationWriter::AddJson(const TimeExpression& e) {
  if (e.parts.empty()) {
    AppendLine(&counter_, doc_.text, e.span, e.timex_type, e.timex_value, e.edtf, "", out_);
  }
  for (const TimePart& part : e.parts) {
    AppendLine(&counter_, doc_.text, part.span, part.timex_type, part.timex_value, part.edtf,
               e.edtf, out_);
  }
}

void AnnotationWriter::AddXml(const TimeExpression& e) {
  for (const Tag& tag : TagsOf(e)) {
    AppendXml(Span{at_, tag.span.begin}.In(doc_.text), out_);
    absl::StrAppend(out_, "<TIMEX3 tid=\"t", next_id_++, "\" type=\"", tag.type, "\" value=\"",
                    tag.value, "\"");
    if (!tag.mod.empty()) absl::StrAppend(out_, " mod=\"", tag.mod, "\"");
    out_->push_back('>');
    AppendXml(tag.span.In(doc_.text), out_);
    out_->append("</TIMEX3>");
    at_ = tag.span.end;
  }
}

void AnnotationWriter::AddMarked(const TimeExpression& e) {
  absl::StrAppend(out_, Span{at_, e.span.begin}.In(doc_.text));
  const absl::string_view value = e.edtf.empty() ? absl::string_view(e.timex_value) : e.edtf;
  if (format_ == AnnotationFormat::kColorText) {
    absl::StrAppend(out_, "\x1b[4m", e.span.In(doc_.text), "\x1b[24m \x1b[2m", value, "\x1b[22m");
  } else {
    absl::StrAppend(out_, "[", e.span.In(doc_.text), " = ", value.empty() ? "?" : value, "]");
  }
  at_ = e.span.end;
}

std::string Annotated(const DocumentText& doc, const std::vector<TimeExpression>& expressions,
                      AnnotationFormat format) {
  std::string out;
  AnnotationWriter writer(doc, format, &out);
  writer.Begin(doc.info.date().edtf());
  for (const TimeExpression& e : expressions) writer.Add(e);
  writer.Finish();
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

bool TimePhrase::understood() const {
  return std::any_of(expressions.begin(), expressions.end(), [](const TimeExpression& e) {
    return !e.edtf.empty() || e.kind == LENGTH || e.kind == SET || e.kind == NOMINAL;
  });
}

TimePhrase ReadTimePhrase(absl::string_view text, const TimeOptions& options) {
  TimeOptions chosen = options;
  const bool open = options.reading == TimeReading::kAuto && options.reference_day.has_value();
  if (open) chosen.reading = TimeReading::kReport;
  TimePhrase phrase;
  phrase.doc = PlainText(std::string(text));
  phrase.expressions = TagTimes(phrase.doc, chosen);
  if (!open || phrase.understood()) return phrase;
  chosen.reading = TimeReading::kNarrative;
  TimePhrase told;
  const std::string before = absl::StrCat(EdtfOf(DayPoint(*options.reference_day)), ".\n\n");
  told.doc = PlainText(absl::StrCat(before, text));
  told.expressions = TagTimes(told.doc, chosen);
  if (!told.expressions.empty()) told.expressions.erase(told.expressions.begin());
  return told.understood() ? std::move(told) : std::move(phrase);
}

std::string DescribeTime(const TimePhrase& phrase) {
  std::string out;
  for (const TimeExpression& e : phrase.expressions) {
    if (!out.empty()) out.push_back('\n');
    Describe(e, phrase.doc, &out);
  }
  return phrase.expressions.empty() ? "no time expression\n" : out;
}

}  // namespace dateline
