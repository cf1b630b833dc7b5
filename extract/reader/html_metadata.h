// What an HTML page says of itself: <meta>, JSON-LD, <title>.
#ifndef DATELINE_EXTRACT_READER_HTML_METADATA_H_
#define DATELINE_EXTRACT_READER_HTML_METADATA_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "proto/document.pb.h"

namespace dateline {

class HtmlMetadata {
 public:
  // A <meta> tag's attributes.
  void AddMeta(absl::string_view attributes);
  // The text of a <script type="application/ld+json">. Malformed JSON is passed over.
  void AddJsonLd(absl::string_view json);
  void set_title(absl::string_view title);

  // Fills title, authors, date and publisher where they are empty. Of several values the most
  // specific wins: JSON-LD and article:published_time before a general "date".
  void Fill(Document* info) const;

 private:
  std::string headline_, title_, published_, date_, publisher_;
  std::vector<std::string> authors_;
};

// The encoding that the first bytes of a page name, as written ("windows-1252"); empty: none.
std::string DeclaredCharset(absl::string_view bytes);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_READER_HTML_METADATA_H_
