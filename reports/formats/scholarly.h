// Formats of scholarly editing and annotation: TEI critical apparatus, Web Annotation, and query
// notes as a change to the manuscript.
#ifndef DATELINE_REPORTS_FORMATS_SCHOLARLY_H_
#define DATELINE_REPORTS_FORMATS_SCHOLARLY_H_

#include <string>

#include "absl/status/statusor.h"
#include "reports/sources.h"
#include "reports/view.h"

namespace dateline {

// A TEI document: a witness for each document, an <app> for each finding with readings, a <rdg>
// for each reading with its passages as notes.
std::string RenderTei(const ReportView& view);

// An AnnotationPage of the W3C Web Annotation model: one annotation for each finding, a target for
// each passage with a TextQuoteSelector and, where the source is at hand, a TextPositionSelector
// that counts code points of the file.
std::string RenderWebAnnotation(const ReportView& view, const SourceBytes& source);

// A unified diff against the Markdown and text files (with a manuscript: against it alone) that
// adds a note with the query behind each paragraph with an open conflict or lint. It changes no
// word of a document. Errors: NotFound when no such file is at hand.
absl::StatusOr<std::string> RenderDiff(const ReportView& view, const SourceBytes& source);

}  // namespace dateline

#endif  // DATELINE_REPORTS_FORMATS_SCHOLARLY_H_
