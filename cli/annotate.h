// The temporal expressions of one document, marked in it.
#ifndef DATELINE_CLI_ANNOTATE_H_
#define DATELINE_CLI_ANNOTATE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/document_text.h"
#include "extract/time/tagger.h"

namespace dateline {

// format: "jsonl", {"start","end","text","type","value","mod","edtf"} with code point offsets into
// the source; "timeml", a TimeML document around the source; "text", the source with each
// expression underlined (color) or in brackets, and its EDTF behind it.
std::string Annotated(const DocumentText& doc, const std::vector<TimeExpression>& expressions,
                      absl::string_view format, bool color);

}  // namespace dateline

#endif  // DATELINE_CLI_ANNOTATE_H_
