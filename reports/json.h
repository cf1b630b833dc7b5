// The stable interface: the canonical JSON of a proto message (lowerCamelCase names, enums by
// name, 64-bit integers as strings), and the way back.
//
//   std::string text = ToJson(report);            // one line
//   absl::Status status = FromJson(text, &report);
//
// Differences to protobuf's own printer, all within what its parser accepts: fields that a reader
// counts on are printed also when they are zero or empty (lines, columns, counts, readings),
// control and bidirectional characters are escaped so that the output is harmless on a terminal,
// malformed UTF-8 becomes U+FFFD, and it is an order of magnitude faster on large reports.
#ifndef DATELINE_REPORTS_JSON_H_
#define DATELINE_REPORTS_JSON_H_

#include <google/protobuf/message.h>

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace dateline {

struct JsonOptions {
  // Spaces to indent by; 0: all on one line.
  int indent = 0;
};

std::string ToJson(const google::protobuf::Message& message, const JsonOptions& options = {});

// Unknown fields are ignored, so that a newer report can be read. Errors: InvalidArgument with
// the parser's message.
absl::Status FromJson(absl::string_view json, google::protobuf::Message* message);

// text as a JSON string with its quotation marks.
std::string JsonString(absl::string_view text);

}  // namespace dateline

#endif  // DATELINE_REPORTS_JSON_H_
