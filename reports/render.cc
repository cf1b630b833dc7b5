#include "reports/render.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "reports/docx/docx.h"
#include "reports/formats/ci.h"
#include "reports/formats/scholarly.h"
#include "reports/formats/tables.h"
#include "reports/html/html.h"
#include "reports/json.h"
#include "reports/pdf/pdf.h"

namespace dateline {
namespace {

using Renderer = absl::StatusOr<std::string> (*)(const ReportView&, const RenderOptions&);

struct Entry {
  Format format;
  Renderer render;
};

// JSON holds the whole report; findings that the view leaves out stay out here too.
Report ShownReport(const ReportView& view) {
  Report shown = *view.report;
  shown.clear_findings();
  for (const FindingView& finding : view.findings) *shown.add_findings() = *finding.finding;
  return shown;
}

CiOptions CiOptionsOf(const RenderOptions& options) {
  CiOptions ci;
  ci.all_kinds = options.all_kinds;
  ci.mark_suppressed = options.mark_suppressed;
  ci.source = options.source;
  return ci;
}

absl::StatusOr<std::string> Csv(const ReportView& view, const RenderOptions&) {
  return RenderCsv(view);
}

absl::StatusOr<std::string> Diff(const ReportView& view, const RenderOptions& options) {
  return RenderDiff(view, options.source);
}

absl::StatusOr<std::string> Docx(const ReportView& view, const RenderOptions& options) {
  return RenderDocx(view, options.source);
}

absl::StatusOr<std::string> Tei(const ReportView& view, const RenderOptions&) {
  return RenderTei(view);
}

absl::StatusOr<std::string> WebAnnotation(const ReportView& view, const RenderOptions& options) {
  return RenderWebAnnotation(view, options.source);
}

absl::StatusOr<std::string> Github(const ReportView& view, const RenderOptions& options) {
  return RenderGithub(view, CiOptionsOf(options));
}

absl::StatusOr<std::string> Gitlab(const ReportView& view, const RenderOptions& options) {
  return RenderGitlab(view, CiOptionsOf(options));
}

absl::StatusOr<std::string> Junit(const ReportView& view, const RenderOptions& options) {
  return RenderJunit(view, CiOptionsOf(options));
}

absl::StatusOr<std::string> Markdown(const ReportView& view, const RenderOptions&) {
  return RenderMarkdown(view);
}

absl::StatusOr<std::string> Rdjson(const ReportView& view, const RenderOptions& options) {
  return RenderRdjson(view, CiOptionsOf(options));
}

absl::StatusOr<std::string> Sarif(const ReportView& view, const RenderOptions& options) {
  return RenderSarif(view, CiOptionsOf(options));
}

absl::StatusOr<std::string> Html(const ReportView& view, const RenderOptions&) {
  return RenderHtml(view);
}

absl::StatusOr<std::string> Json(const ReportView& view, const RenderOptions&) {
  return ToJson(ShownReport(view), {.indent = 1}) + "\n";
}

absl::StatusOr<std::string> Pb(const ReportView& view, const RenderOptions&) {
  std::string bytes;
  if (!ShownReport(view).SerializeToString(&bytes)) {
    return absl::ResourceExhaustedError("the report is over 2 GB as pb; use json");
  }
  return bytes;
}

absl::StatusOr<std::string> Pdf(const ReportView& view, const RenderOptions& options) {
  return RenderPdf(view, options.source);
}

absl::StatusOr<std::string> Text(const ReportView& view, const RenderOptions& options) {
  return RenderText(view, options.text);
}

const Entry kEntries[] = {
    {{"csv", "a row for each passage, for spreadsheets"}, Csv},
    {{"diff", "a patch that adds queries to Markdown and text, and changes no word"}, Diff},
    {{"docx", "the Word manuscript with comments; the report, where there is none", true}, Docx},
    {{"github", "workflow commands that mark lines of a pull request"}, Github},
    {{"gitlab", "GitLab's code quality report"}, Gitlab},
    {{"html", "one self-contained page for reviewers", false, false, true}, Html},
    {{"json", "the whole report as JSON: the stable interface", false, true, true}, Json},
    {{"junit", "JUnit XML: a suite for each document"}, Junit},
    {{"md", "Markdown"}, Markdown},
    {{"pb", "the whole report as a binary protocol buffer", true, true, true}, Pb},
    {{"pdf", "the PDF manuscript with highlights and notes", true}, Pdf},
    {{"rdjson", "reviewdog's diagnostics"}, Rdjson},
    {{"sarif", "SARIF 2.1.0 for code scanning"}, Sarif},
    {{"tei", "a critical apparatus"}, Tei},
    {{"text", "for a terminal, like a compiler's messages"}, Text},
    {{"webannotation", "W3C Web Annotations"}, WebAnnotation},
};

}  // namespace

const std::vector<Format>& Formats() {
  static const auto* const kFormats = [] {
    auto* formats = new std::vector<Format>;
    for (const Entry& entry : kEntries) formats->push_back(entry.format);
    return formats;
  }();
  return *kFormats;
}

const Format* FindFormat(absl::string_view name) {
  for (const Entry& entry : kEntries) {
    if (name == entry.format.name) return &entry.format;
  }
  return nullptr;
}

absl::StatusOr<std::string> Render(absl::string_view format, const ReportView& view,
                                   const RenderOptions& options) {
  for (const Entry& entry : kEntries) {
    if (format == entry.format.name) return entry.render(view, options);
  }
  return absl::InvalidArgumentError(absl::StrCat(format, ": no such format"));
}

}  // namespace dateline
