// The report for editors whose manuscript is a PDF.
#ifndef DATELINE_REPORTS_PDF_PDF_H_
#define DATELINE_REPORTS_PDF_PDF_H_

#include <string>

#include "absl/status/statusor.h"
#include "reports/sources.h"
#include "reports/view.h"

namespace dateline {

// A copy of the manuscript with a highlight and a note at each open conflict and lint in it. The
// manuscript is the one that the view names, else the only PDF of the report.
// Errors: FailedPrecondition when the manuscript is no PDF; NotFound when its bytes are not at
// hand; those of AddNotes.
absl::StatusOr<std::string> RenderPdf(const ReportView& view, const SourceBytes& source);

}  // namespace dateline

#endif  // DATELINE_REPORTS_PDF_PDF_H_
