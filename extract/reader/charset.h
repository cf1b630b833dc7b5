// Other encodings than Unicode and Windows-1252, by the names that documents declare.
#ifndef DATELINE_EXTRACT_READER_CHARSET_H_
#define DATELINE_EXTRACT_READER_CHARSET_H_

#include <string>

#include "absl/strings/string_view.h"

namespace dateline {

// Bytes -> UTF-8. False where the name is unknown ("x-user-defined"). *single_byte: each character
// is one byte. Bytes without a meaning become U+FFFD.
bool ConvertCharset(absl::string_view bytes, const std::string& name, std::string* utf8,
                    bool* single_byte);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_CHARSET_H_
