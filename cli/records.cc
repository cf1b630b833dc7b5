#include "cli/records.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "cli/files.h"
#include "cli/version.h"
#include "reconcile/claims_io.h"

namespace dateline {
namespace {

// claims_io puts the path before every mistake; the caller puts it before the first.
std::string WithoutPath(absl::string_view message, const std::string& path) {
  if (!absl::ConsumePrefix(&message, absl::StrCat(path, ":"))) return std::string(message);
  if (absl::ConsumePrefix(&message, " ")) return std::string(message);
  return absl::StrCat("line ", message);
}

}  // namespace

absl::StatusOr<Report> ReadReport(const std::string& path) {
  const absl::StatusOr<std::string> bytes = ReadBytes(path);
  if (!bytes.ok()) return bytes.status();
  absl::StatusOr<Report> report = ReadReport(*bytes, path);
  if (report.ok()) return report;
  return absl::InvalidArgumentError(
      absl::StrCat("is no report: ", WithoutPath(report.status().message(), path),
                   "; write one with `dateline check --format=json`"));
}

absl::StatusOr<std::vector<Extraction>> ReadExtractions(const std::string& path) {
  const absl::StatusOr<std::string> bytes = ReadBytes(path);
  if (!bytes.ok()) return bytes.status();
  absl::StatusOr<std::vector<Extraction>> claims = ReadClaims(*bytes, path);
  if (claims.ok()) return claims;
  return absl::InvalidArgumentError(
      absl::StrCat("holds no claims: ", WithoutPath(claims.status().message(), path),
                   "; write them with `dateline extract --format=jsonl`"));
}

Report ClaimsReport(std::vector<Extraction> extractions) {
  Report report;
  report.set_version(1);
  report.set_tool(kTool);
  Summary* summary = report.mutable_summary();
  for (Extraction& extraction : extractions) {
    const Coverage& coverage = extraction.document().coverage();
    summary->set_documents(summary->documents() + 1);
    summary->set_dates_seen(summary->dates_seen() + coverage.dates_seen());
    summary->set_dates_understood(summary->dates_understood() + coverage.dates_understood());
    summary->set_claims(summary->claims() + extraction.claims_size());
    *report.add_documents() = std::move(*extraction.mutable_document());
    for (Claim& claim : *extraction.mutable_claims()) *report.add_claims() = std::move(claim);
  }
  return report;
}

}  // namespace dateline
