// Comments in a Word document, at given characters of given paragraphs.
//
//   std::vector<WordComment> comments = {{.paragraph = 3, .begin = 3, .end = 13, .lines =
//   {"..."}}}; absl::StatusOr<std::string> copy = AddComments(docx_bytes, comments);
//
// Paragraphs and characters are counted as Location.WordAnchor counts them: w:p elements in
// document order from 0, code points of what is shown (tabs and breaks are one each; deleted text
// and field codes are none). Runs are split at the ends of a comment and keep their formatting;
// nothing else of the document changes, and comments that it has stay.
#ifndef DATELINE_REPORTS_DOCX_COMMENTS_H_
#define DATELINE_REPORTS_DOCX_COMMENTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dateline {

struct WordComment {
  int paragraph = 0;
  int begin = 0;  // an empty or unknown range stands for the whole paragraph
  int end = 0;
  std::vector<std::string> lines;  // paragraphs of the comment, plain text, the first in bold
};

// A comment on a paragraph that there is not goes to the first one. Errors: InvalidArgument when
// the bytes are no .docx.
absl::StatusOr<std::string> AddComments(absl::string_view docx,
                                        const std::vector<WordComment>& comments);

}  // namespace dateline

#endif  // DATELINE_REPORTS_DOCX_COMMENTS_H_
