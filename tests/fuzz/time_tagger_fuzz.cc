// Any bytes as a text: spans are in order, inside the text and do not overlap; bounds are in
// order; every EDTF value parses, and its bounds are those of the expression where both are closed.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "extract/time/annotate.h"
#include "extract/time/edtf.h"

namespace {

void Check(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // Patterns are short; longer inputs only repeat what shorter ones do.
  if (size < 1 || size > 8192) return 0;
  dateline::TimeOptions options;
  options.explain = (data[0] & 1) != 0;
  if (data[0] & 2) options.reference_day = 11123;
  options.reading = data[0] & 4 ? dateline::TimeReading::kReport : dateline::TimeReading::kAuto;
  const dateline::DocumentText doc =
      dateline::PlainText(std::string(reinterpret_cast<const char*>(data + 1), size - 1));
  const auto expressions = dateline::TagTimes(doc, options);
  uint32_t end = 0;
  for (const dateline::TimeExpression& e : expressions) {
    Check(e.span.begin >= end && e.span.begin < e.span.end && e.span.end <= doc.text.size());
    end = e.span.end;
    for (const dateline::TimePart& part : e.parts) Check(e.span.Contains(part.span));
    if (e.earliest && e.latest) Check(*e.earliest <= *e.latest);
    if (!e.edtf.empty()) Check(dateline::ParseEdtf(e.edtf).ok());
    const std::string open = dateline::OpenEdtf(e);
    if (!open.empty()) Check(dateline::ParseEdtf(open).ok());
  }
  for (const auto format :
       {dateline::AnnotationFormat::kJsonLines, dateline::AnnotationFormat::kTimeMl,
        dateline::AnnotationFormat::kText, dateline::AnnotationFormat::kColorText}) {
    dateline::Annotated(doc, expressions, format);
  }
  return 0;
}
