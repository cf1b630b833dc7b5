// The formats by name: what the command line offers, and one call for all of them.
//
//   absl::StatusOr<std::string> bytes = Render("html", view, RenderOptions());
#ifndef DATELINE_REPORTS_RENDER_H_
#define DATELINE_REPORTS_RENDER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "reports/sources.h"
#include "reports/text.h"
#include "reports/view.h"

namespace dateline {

struct RenderOptions {
  TextOptions text;
  // Formats for continuous integration hold conflicts and lints; with this all kinds.
  bool all_kinds = false;
  // SARIF: findings that are settled are results with `suppressions`, not left out.
  bool mark_suppressed = false;
  // The documents themselves, where they are at hand.
  SourceBytes source;
};

struct Format {
  const char* name;
  const char* summary;
  bool binary = false;  // nothing for a terminal
  // A record for programs: what a person has settled stays in it, with its state.
  bool record = false;
  // Shows claims that no finding names.
  bool all_claims = false;
};

// In order of name.
const std::vector<Format>& Formats();

// null: there is no such format.
const Format* FindFormat(absl::string_view name);

// Errors: InvalidArgument for an unknown name, else what the format says.
absl::StatusOr<std::string> Render(absl::string_view format, const ReportView& view,
                                   const RenderOptions& options);

}  // namespace dateline

#endif  // DATELINE_REPORTS_RENDER_H_
