// The report for editors who work in Word.
#ifndef DATELINE_REPORTS_DOCX_DOCX_H_
#define DATELINE_REPORTS_DOCX_DOCX_H_

#include <string>

#include "absl/status/statusor.h"
#include "reports/sources.h"
#include "reports/view.h"

namespace dateline {

// A copy of the manuscript with a comment at each open conflict and lint in it, where the
// manuscript is a .docx: the one that the view names, else the only .docx of the report. Without
// such a manuscript: the report as a document of its own.
// Errors: NotFound when the manuscript's bytes are not at hand; those of AddComments.
absl::StatusOr<std::string> RenderDocx(const ReportView& view, const SourceBytes& source);

}  // namespace dateline

#endif  // DATELINE_REPORTS_DOCX_DOCX_H_
