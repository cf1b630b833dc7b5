// What `dateline annotate` and `dateline time` print.
//
//   DocumentText doc = PlainText(bytes);
//   std::string out = Annotated(doc, TagTimes(doc, options), AnnotationFormat::kJsonLines);
//
// Offsets in the output count code points of DocumentText::text, from 0.
#ifndef DATELINE_EXTRACT_TIME_ANNOTATE_H_
#define DATELINE_EXTRACT_TIME_ANNOTATE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/document_text.h"
#include "extract/time/tagger.h"

namespace dateline {

// Text as it stands, every byte at its own offset, in paragraphs that blank lines and line breaks
// before short lines separate; a short line without a full stop is a heading. Malformed UTF-8
// stays as it is. Without its source a document has no Locations, and takes half the memory.
DocumentText PlainText(std::string text, bool keep_source = true);

enum class AnnotationFormat : uint8_t {
  // One line a time expression: {"start","end","text","type","value","edtf"}; type and value are
  // TIMEX3's. TIMEX3 has no ranges: '1954-58' gives two lines, both with the EDTF of the range in
  // "range".
  kJsonLines,
  // A TimeML document, valid against TimeML 1.2.1's schema.
  kTimeMl,
  // The text with each expression and its EDTF in brackets, "[March 1972 = 1972-03]"; or, for a
  // terminal, underlined and followed by its EDTF.
  kText,
  kColorText,
};

// Byte offsets -> code points, for offsets that only grow.
class CodePointCounter {
 public:
  explicit CodePointCounter(absl::string_view text) : text_(text) {}
  size_t At(size_t offset);

 private:
  absl::string_view text_;
  size_t at_ = 0, count_ = 0;
};

// Writes expressions as they come, in order of place. doc and out must outlive the writer; what
// stands in *out may be taken away between calls.
class AnnotationWriter {
 public:
  AnnotationWriter(const DocumentText& doc, AnnotationFormat format, std::string* out)
      : doc_(doc), format_(format), out_(out), counter_(doc.text) {}

  // published: EDTF of the document's date, for TimeML; empty: unknown.
  void Begin(absl::string_view published);
  void Add(const TimeExpression& expression);
  void Finish();

 private:
  void AddJson(const TimeExpression& expression);
  void AddXml(const TimeExpression& expression);
  void AddMarked(const TimeExpression& expression);

  const DocumentText& doc_;
  const AnnotationFormat format_;
  std::string* out_;
  CodePointCounter counter_;
  uint32_t at_ = 0;  // text before it is written
  int next_id_ = 1;
};

// All at once.
std::string Annotated(const DocumentText& doc, const std::vector<TimeExpression>& expressions,
                      AnnotationFormat format);

// EDTF of a phrase that is one expression of time ('before 18 January 1928'), as a range where the
// phrase is one; empty: none.
std::string EdtfOfPhrase(absl::string_view phrase, const TimeOptions& options);

// The expressions of a phrase that stands alone, as in `dateline time EXPR`.
struct TimePhrase {
  DocumentText doc;
  std::vector<TimeExpression> expressions;

  // Whether any of them has a value.
  bool understood() const;
};

// Where a reference day is given and no reading asked for, the phrase is read as said on that day
// ('next March'); where that gives nothing, as told after it in a story ('three days later').
TimePhrase ReadTimePhrase(absl::string_view text, const TimeOptions& options);

// What is understood, a field a line; with the derivation where options.explain was set.
std::string DescribeTime(const TimePhrase& phrase);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_ANNOTATE_H_
