// HTML bytes -> tags and text, with the place of each. Forgiving as browsers are: nothing is an
// error. An own tokenizer, because libxml2's HTML parser gives lines alone, and a report needs
// the very bytes that a sentence was written in, with its character references.
//
//   HtmlTokenizer tokens(source);
//   while (tokens.Next()) Use(tokens.token());
#ifndef DATELINE_EXTRACT_READER_HTML_TOKENIZER_H_
#define DATELINE_EXTRACT_READER_HTML_TOKENIZER_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace dateline {

enum class HtmlTokenKind : uint8_t { kText, kStart, kEnd };

struct HtmlToken {
  HtmlTokenKind kind = HtmlTokenKind::kText;
  // Text: source[begin, end), with character references as written. Tags: the whole tag.
  uint64_t begin = 0, end = 0;
  absl::string_view name;        // of a tag, as written; at most kMaxName bytes
  absl::string_view attributes;  // what stands between the name and '>'
  bool self_closing = false;
};

class HtmlTokenizer {
 public:
  // source must outlive the tokenizer. Tokens start at byte `begin` and stop at byte `end`.
  explicit HtmlTokenizer(absl::string_view source, uint64_t begin = 0)
      : source_(source), at_(begin) {}

  // False at the end. Comments, doctypes and processing instructions are passed over.
  bool Next();
  const HtmlToken& token() const { return token_; }

  // Passes over everything up to the end tag `name` (lower case), which becomes the next token.
  // Returns the bytes passed over. For script, style, title.
  absl::string_view RawUntil(absl::string_view name);

  uint64_t position() const { return at_; }
  void Rewind(uint64_t position) { at_ = position; }

 private:
  bool ReadMarkup();  // at '<'; false: it is text
  void ReadText();

  absl::string_view source_;
  uint64_t at_ = 0;
  HtmlToken token_;
};

// The value of an attribute (name in lower case), references as written; empty: absent or empty.
// *present may be null.
absl::string_view HtmlAttribute(absl::string_view attributes, absl::string_view name,
                                bool* present = nullptr);

// The character or characters of the reference that text starts with ("&eacute;", "&#8211;",
// "&#x2013"), as UTF-8, and its length in bytes in *size; empty: no reference. All names of HTML 5.
std::string HtmlReference(absl::string_view text, size_t* size);

// With the references replaced and white space collapsed.
std::string HtmlUnescaped(absl::string_view text);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_HTML_TOKENIZER_H_
