// Highlights with notes in a PDF document, at given boxes of given pages.
//
//   std::vector<PdfNote> notes = {{.page = 3, .boxes = {box}, .lines = {"conflict: ..."}}};
//   absl::StatusOr<std::string> copy = AddNotes(pdf_bytes, notes);
//
// Boxes are those of Location.boxes: points from the upper left corner of the page as it is shown,
// its rotation applied. The pages' content, other annotations and form fields stay as they are; a
// signature on the document no longer covers the copy. Equal input gives equal bytes, save for an
// encrypted document, which stays encrypted.
#ifndef DATELINE_REPORTS_PDF_ANNOTATIONS_H_
#define DATELINE_REPORTS_PDF_ANNOTATIONS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "proto/document.pb.h"

namespace dateline {

struct PdfNote {
  int page = 0;                      // from 1; a page that there is not: the first
  std::vector<Location::Box> boxes;  // none: a note in the page's corner
  std::vector<std::string> lines;    // plain text, made inert here
  std::string name;                  // tells it from other annotations of the page
  bool conflict = false;             // red, else yellow
};

// Errors: InvalidArgument when the bytes are no PDF that can be read without a password.
absl::StatusOr<std::string> AddNotes(absl::string_view pdf, const std::vector<PdfNote>& notes);

}  // namespace dateline

#endif  // DATELINE_REPORTS_PDF_ANNOTATIONS_H_
