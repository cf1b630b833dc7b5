#include "reports/pdf/pdf.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "reports/pdf/annotations.h"
#include "reports/remarks.h"

namespace dateline {
namespace {

bool SameWords(const PdfNote& note, const Location& place) {
  return note.page == place.page() &&
         std::equal(note.boxes.begin(), note.boxes.end(), place.boxes().begin(),
                    place.boxes().end(), [](const Location::Box& a, const Location::Box& b) {
                      return a.x_min() == b.x_min() && a.y_min() == b.y_min() &&
                             a.x_max() == b.x_max() && a.y_max() == b.y_max();
                    });
}

// A viewer shows the topmost note alone: what is said of the same words stands in one.
void AddRemark(const Remark& remark, std::vector<PdfNote>* notes) {
  const Location& place = remark.place;
  auto note = std::find_if(notes->begin(), notes->end(),
                           [&](const PdfNote& other) { return SameWords(other, place); });
  if (note == notes->end()) {
    note = notes->insert(note, PdfNote());
    note->page = place.page();
    note->boxes.assign(place.boxes().begin(), place.boxes().end());
    note->name = absl::StrCat(remark.finding->finding->id(), "-", notes->size());
  } else {
    note->lines.push_back("");
  }
  note->conflict |= remark.finding->finding->kind() == Finding::CONFLICT;
  note->lines.insert(note->lines.end(), remark.lines.begin(), remark.lines.end());
}

absl::Status NoManuscript(const ReportView& view) {
  if (view.manuscript) {
    return absl::FailedPreconditionError(
        absl::StrCat("the manuscript ", view.manuscript->path(),
                     " is no PDF; use --format=docx or --format=html"));
  }
  const bool any = std::any_of(view.report->documents().begin(), view.report->documents().end(),
                               [](const Document& d) { return d.format() == "pdf"; });
  return absl::FailedPreconditionError(
      any ? "several documents are PDF; say which one to annotate with --manuscript=FILE"
          : "no document is a PDF; use --format=docx or --format=html");
}

}  // namespace

absl::StatusOr<std::string> RenderPdf(const ReportView& view, const SourceBytes& source) {
  const Document* manuscript = ManuscriptWithFormat(view, "pdf");
  if (!manuscript) return NoManuscript(view);
  const std::string* bytes = source ? source(manuscript->path()) : nullptr;
  if (!bytes) {
    return absl::NotFoundError(absl::StrCat(manuscript->path(),
                                            " is not at hand; run from where "
                                            "the document was checked"));
  }
  std::vector<PdfNote> notes;
  for (const Remark& remark : RemarksOn(view, *manuscript)) AddRemark(remark, &notes);
  return AddNotes(*bytes, notes);
}

}  // namespace dateline
