// JUnit XML after Jenkins' schema: a suite for each document; conflicts and lints are failures,
// settled ones skipped, agreements and refinements passes, unreadable inputs errors.
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "reports/formats/ci.h"
#include "reports/inert.h"
#include "reports/words.h"

namespace dateline {
namespace {

struct Suite {
  std::string name;
  std::string cases;
  int tests = 0, failures = 0, errors = 0, skipped = 0;
};

void AddCase(const FindingView& view, Suite* suite) {
  const Finding& finding = *view.finding;
  const bool failing = !view.settled && KindRank(finding.kind()) <= KindRank(Finding::LINT);
  const std::string name = absl::StrCat(finding.title().empty() ? finding.rule() : finding.title(),
                                        " (", PlaceText(view.place), ")");
  absl::StrAppend(&suite->cases, "  <testcase classname=\"", EscapeMarkup(finding.rule()),
                  "\" name=\"", EscapeMarkup(name), "\"");
  ++suite->tests;
  if (failing) {
    ++suite->failures;
    absl::StrAppend(&suite->cases, ">\n   <failure type=\"", EscapeMarkup(finding.rule()),
                    "\" message=\"", EscapeMarkup(finding.title()), "\">",
                    EscapeMarkup(CiMessage(view)), "</failure>\n  </testcase>\n");
  } else if (view.settled) {
    ++suite->skipped;
    absl::StrAppend(&suite->cases, ">\n   <skipped message=\"",
                    finding.in_baseline() ? "in the baseline" : StateName(finding.state()),
                    "\"/>\n  </testcase>\n");
  } else {
    absl::StrAppend(&suite->cases, "/>\n");
  }
}

void AddError(const Notice& notice, Suite* suite) {
  ++suite->tests;
  ++suite->errors;
  absl::StrAppend(&suite->cases, "  <testcase classname=\"unreadable\" name=\"",
                  EscapeMarkup(notice.path()), "\">\n   <error type=\"unreadable\" message=\"",
                  EscapeMarkup(notice.text()), "\"/>\n  </testcase>\n");
}

// A document in which nothing was found has still been checked.
void AddPass(Suite* suite) {
  ++suite->tests;
  absl::StrAppend(&suite->cases, "  <testcase classname=\"check\" name=\"nothing found\"/>\n");
}

}  // namespace

std::string RenderJunit(const ReportView& view, const CiOptions& options) {
  std::vector<Suite> suites;
  absl::flat_hash_map<std::string, size_t> index;
  const auto suite_of = [&](const std::string& path) -> Suite& {
    const auto [it, added] = index.emplace(path, suites.size());
    if (added) suites.push_back({path, "", 0, 0, 0, 0});
    return suites[it->second];
  };
  for (const Document& document : view.report->documents()) suite_of(document.path());
  CiOptions all = options;
  all.all_kinds = true;
  all.mark_suppressed = true;
  for (const FindingView* finding : CiFindings(view, all)) {
    AddCase(*finding, &suite_of(finding->place.path()));
  }
  for (const Notice& notice : view.report->notices()) {
    if (notice.level() == Notice::ERROR) AddError(notice, &suite_of(notice.path()));
  }
  Suite total;
  std::string body;
  for (Suite& suite : suites) {
    if (suite.tests == 0) AddPass(&suite);
    absl::StrAppendFormat(&body,
                          " <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" "
                          "skipped=\"%d\">\n%s </testsuite>\n",
                          EscapeMarkup(suite.name), suite.tests, suite.failures, suite.errors,
                          suite.skipped, suite.cases);
    total.tests += suite.tests;
    total.failures += suite.failures;
    total.errors += suite.errors;
  }
  return absl::StrFormat(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dateline\" tests=\"%d\" "
      "failures=\"%d\" errors=\"%d\">\n%s</testsuites>\n",
      total.tests, total.failures, total.errors, body);
}

}  // namespace dateline
