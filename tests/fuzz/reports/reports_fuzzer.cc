// libFuzzer: any bytes as a report (pb) in every format, as a decisions file, as the body of a Word
// manuscript, as a PDF manuscript, and as text of a stranger. The first byte chooses.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "absl/strings/string_view.h"
#include "reports/decisions.h"
#include "reports/docx/comments.h"
#include "reports/docx/package.h"
#include "reports/inert.h"
#include "reports/json.h"
#include "reports/pdf/annotations.h"
#include "reports/render.h"

namespace {

using dateline::Report;

void Check(bool condition) {
  if (!condition) std::abort();
}

void EveryFormat(const std::string& bytes) {
  Report report;
  if (!report.ParseFromString(bytes)) return;
  const auto view = dateline::MakeView(report, {.show_settled = true});
  Check(view.ok());
  for (const dateline::Format& format : dateline::Formats()) {
    const auto out = dateline::Render(format.name, *view, {});
    if (absl::string_view(format.name) != "json") continue;
    Report back;
    Check(out.ok() && dateline::FromJson(*out, &back).ok());
  }
}

void Decide(const std::string& bytes) {
  const auto decisions = dateline::ParseDecisions(bytes);
  if (!decisions.ok()) return;
  const std::string text = dateline::PrintDecisions(*decisions);
  const auto again = dateline::ParseDecisions(text);
  Check(again.ok() && dateline::PrintDecisions(*again) == text);
}

void Comment(const std::string& bytes) {
  const auto docx = dateline::WithParts("", {{"[Content_Types].xml", "<Types/>"},
                                             {"word/_rels/document.xml.rels", "<Relationships/>"},
                                             {"word/document.xml", bytes}});
  Check(docx.ok());
  dateline::WordComment comment;
  comment.begin = 1;
  comment.end = 4;
  comment.lines = {"a", bytes};
  const auto once = dateline::AddComments(*docx, {comment, comment});
  if (once.ok()) Check(dateline::AddComments(*once, {comment}).ok());
}

void Note(const std::string& bytes) {
  dateline::PdfNote note;
  note.page = 1;
  note.lines = {bytes};
  const auto once = dateline::AddNotes(bytes, {note});
  if (once.ok()) Check(dateline::AddNotes(*once, {note}).ok());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // Rendering is linear; longer inputs find nothing that shorter ones do not.
  if (size == 0 || size > 20000) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 5) {
    case 0: EveryFormat(bytes); break;
    case 1: Decide(bytes); break;
    case 2: Comment(bytes); break;
    case 3: Note(bytes); break;
    default: Check(dateline::Inert(dateline::Inert(bytes)) == dateline::Inert(bytes));
  }
  return 0;
}
