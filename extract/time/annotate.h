// What `dateline annotate` and `dateline time` print.
//
//   DocumentText doc = PlainText(bytes);
//   std::string out;
//   AppendJsonLines(doc, TagTimes(doc, options), &out);
//
// Offsets in the output count code points of DocumentText::text, from 0.
#ifndef DATELINE_EXTRACT_TIME_ANNOTATE_H_
#define DATELINE_EXTRACT_TIME_ANNOTATE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/document_text.h"
#include "extract/time/tagger.h"

namespace dateline {

// Text as it stands, every byte at its own offset, in paragraphs that blank lines and line breaks
// before short lines separate; a short line without a full stop is a heading. Malformed UTF-8
// stays as it is.
DocumentText PlainText(std::string text);

// One line a time expression: {"start","end","text","type","value","edtf"}; type and value are
// TIMEX3's. TIMEX3 has no ranges: '1954-58' gives two lines, both with the EDTF of the range in
// "range".
void AppendJsonLines(const DocumentText& doc, const std::vector<TimeExpression>& expressions,
                     std::string* out);

// A TimeML document, valid against TimeML 1.2.1's schema. published: EDTF of the document's date;
// empty: unknown.
std::string ToTimeMl(const DocumentText& doc, const std::vector<TimeExpression>& expressions,
                     absl::string_view published);

// The text with each expression underlined and followed by its EDTF; without colour, in brackets:
// "[March 1972 = 1972-03]".
std::string ToMarkedText(const DocumentText& doc, const std::vector<TimeExpression>& expressions,
                         bool color);

// EDTF of a phrase that is one expression of time ('before 18 January 1928'), as a range where the
// phrase is one; empty: none.
std::string EdtfOfPhrase(absl::string_view phrase, const TimeOptions& options);

// `dateline time EXPR`: what is understood, a field a line; with the derivation where
// options.explain is set. *understood (may be null): whether anything was.
std::string DescribeTime(absl::string_view text, const TimeOptions& options, bool* understood);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_ANNOTATE_H_
