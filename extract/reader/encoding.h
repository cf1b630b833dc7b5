// Bytes of a text file -> UTF-8, keeping the way back to the original's byte offsets.
#ifndef DATELINE_EXTRACT_READER_ENCODING_H_
#define DATELINE_EXTRACT_READER_ENCODING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "extract/document_text.h"

namespace dateline {

// Sets doc->source, encoding, lines and line_bytes, and adds notices. `declared` is the encoding
// that the format itself names ("windows-1252", from <meta charset>); empty: none. Order of
// belief: byte order mark, valid UTF-8, the declaration, zeros in every second byte (UTF-16),
// Windows-1252. UTF-8 with a few bad bytes stays UTF-8: these become U+001A in the source (one
// byte for one byte) and U+FFFD in the text.
// InvalidArgument: binary content, or a line over kMaxLine.
absl::Status DecodeText(std::string bytes, absl::string_view declared, DocumentText* doc);

// Byte 0x1A in doc->source stands for a byte that is no text.
constexpr char kBadByte = '\x1A';

// A single line longer than this is refused: no paper has one, and later stages hold a line's
// sentences at once.
constexpr size_t kMaxLine = size_t{16} << 20;

// Whether the bytes can be text at all: no zero bytes (outside UTF-16) and few control characters.
bool LooksBinary(absl::string_view bytes);

// Offsets at which the lines of UTF-8 text start; the first is 0.
std::vector<uint64_t> LineStarts(absl::string_view text);

bool IsValidUtf8(absl::string_view text);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_ENCODING_H_
