// What each HTML element means to a reader, and which parts of a page are no part of its text.
#ifndef DATELINE_EXTRACT_READER_HTML_ELEMENTS_H_
#define DATELINE_EXTRACT_READER_HTML_ELEMENTS_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace dateline {

enum class HtmlElement : uint8_t {
  kInline,   // unknown elements too: their text is text
  kBlock,    // p, div, section, ...: a new block starts and ends here
  kHeading,  // h1 to h6
  kList,
  kItem,
  kDescriptionList,
  kTerm,
  kDescription,
  kTable,
  kRow,
  kCell,
  kHeaderCell,
  kCaption,
  kQuote,
  kPre,
  kCode,
  kSup,
  kTime,
  kBreak,
  kDeleted,
  kInlineQuote,
  kMeta,
  kTitle,
  kScript,
  kRaw,      // style, textarea, ...: everything up to the end tag is passed over
  kSkipped,  // nav, aside, footer, form, ...: boilerplate with all that is in it
  kRoot,     // html, body, main, article: never boilerplate
  kVoid,     // img, hr, input, ...: no content
};

// name as written, in any case.
HtmlElement HtmlElementOf(absl::string_view name);

// Whether the attributes mark boilerplate: role=navigation, hidden, aria-hidden, display:none, or
// a class or id with a word such as cookie, newsletter, breadcrumb.
bool MarksBoilerplate(absl::string_view attributes);

// What a class or id says of an element's text.
enum class HtmlPart : uint8_t { kNone, kByline, kReferences, kNotes };
HtmlPart HtmlPartOf(absl::string_view attributes);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_HTML_ELEMENTS_H_
