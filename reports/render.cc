#include "reports/render.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "reports/html/html.h"
#include "reports/json.h"

namespace dateline {
namespace {

using Renderer = absl::StatusOr<std::string> (*)(const ReportView&, const RenderOptions&);

struct Entry {
  Format format;
  Renderer render;
};

// JSON holds the whole report; what the view leaves out of the findings stays out here too.
Report ShownReport(const ReportView& view) {
  Report shown = *view.report;
  shown.clear_findings();
  for (const FindingView& finding : view.findings) *shown.add_findings() = *finding.finding;
  return shown;
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

absl::StatusOr<std::string> Text(const ReportView& view, const RenderOptions& options) {
  return RenderText(view, options.text);
}

const Entry kEntries[] = {
    {{"html", "one self-contained page for reviewers"}, Html},
    {{"json", "the whole report as JSON: the stable interface"}, Json},
    {{"pb", "the whole report as a binary protocol buffer", true}, Pb},
    {{"text", "for a terminal, like a compiler's messages"}, Text},
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
