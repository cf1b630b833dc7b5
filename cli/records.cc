#include "cli/records.h"

#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "cli/version.h"
#include "cli/files.h"
#include "reports/json.h"

namespace dateline {
namespace {

bool LooksLikeJson(absl::string_view bytes) {
  const absl::string_view text = absl::StripLeadingAsciiWhitespace(bytes);
  return !text.empty() && text[0] == '{';
}

absl::Status ParseReport(absl::string_view bytes, Report* report) {
  if (LooksLikeJson(bytes)) return FromJson(bytes, report);
  if (bytes.empty() || !report->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return absl::InvalidArgumentError("is neither JSON nor pb");
  }
  return absl::OkStatus();
}

std::vector<Extraction> SplitReport(Report report) {
  std::vector<Extraction> extractions;
  absl::flat_hash_map<std::string, size_t> index;
  for (Document& document : *report.mutable_documents()) {
    index.emplace(document.id(), extractions.size());
    *extractions.emplace_back().mutable_document() = std::move(document);
  }
  for (Claim& claim : *report.mutable_claims()) {
    const auto found = index.find(claim.document());
    if (found == index.end()) continue;
    *extractions[found->second].add_claims() = std::move(claim);
  }
  return extractions;
}

// An Extraction is told from a Report by its field "document".
bool IsExtractionLine(absl::string_view line) {
  Extraction probe;
  return FromJson(line, &probe).ok() && probe.has_document();
}

absl::StatusOr<std::vector<Extraction>> ParseLines(absl::string_view bytes) {
  std::vector<Extraction> extractions;
  int number = 0;
  for (const absl::string_view line : absl::StrSplit(bytes, '\n')) {
    ++number;
    if (absl::StripAsciiWhitespace(line).empty()) continue;
    if (absl::Status status = FromJson(line, &extractions.emplace_back()); !status.ok()) {
      return absl::InvalidArgumentError(absl::StrCat(
          "line ", number, ": ", status.message(), "; expected what `dateline extract` writes"));
    }
  }
  return extractions;
}

}  // namespace

absl::StatusOr<Report> ReadReport(const std::string& path) {
  const absl::StatusOr<std::string> bytes = ReadBytes(path);
  if (!bytes.ok()) return bytes.status();
  Report report;
  if (absl::Status status = ParseReport(*bytes, &report); !status.ok()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "is no report: ", status.message(), "; write one with `dateline check --format=json`"));
  }
  return report;
}

absl::StatusOr<std::vector<Extraction>> ReadExtractions(const std::string& path) {
  const absl::StatusOr<std::string> bytes = ReadBytes(path);
  if (!bytes.ok()) return bytes.status();
  const absl::string_view text(*bytes);
  if (LooksLikeJson(text) && IsExtractionLine(text.substr(0, text.find('\n')))) {
    return ParseLines(text);
  }
  Report report;
  if (absl::Status status = ParseReport(text, &report); !status.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat("holds no claims: ", status.message(),
                     "; write them with `dateline extract --format=jsonl`"));
  }
  return SplitReport(std::move(report));
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
