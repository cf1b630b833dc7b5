#include "gate/baseline.h"

#include <google/protobuf/text_format.h>

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "gate/evidence.h"
#include "gate/textproto.h"

namespace dateline {
namespace {

constexpr int kVersion = 1;

bool IsOpen(const Finding& finding) {
  return finding.suppressed_because().empty() && finding.state() != Finding::ACCEPTED &&
         finding.state() != Finding::DISMISSED;
}

// Evidence, then rule and title: a total order on what is printed.
bool Before(const BaselineEntry& a, const BaselineEntry& b) {
  if (!std::equal(a.evidence().begin(), a.evidence().end(), b.evidence().begin(),
                  b.evidence().end())) {
    return std::lexicographical_compare(a.evidence().begin(), a.evidence().end(),
                                        b.evidence().begin(), b.evidence().end());
  }
  return a.rule() != b.rule() ? a.rule() < b.rule() : a.title() < b.title();
}

}  // namespace

Baseline MakeBaseline(const Report& report, bool refinements) {
  Baseline baseline;
  baseline.set_version(kVersion);
  const ClaimMap claims = ClaimIndex(report);
  for (const Finding& finding : report.findings()) {
    const bool wanted = finding.kind() == Finding::CONFLICT || finding.kind() == Finding::LINT ||
                        (refinements && finding.kind() == Finding::REFINEMENT);
    if (!wanted || !IsOpen(finding)) continue;
    BaselineEntry* entry = baseline.add_entries();
    for (std::string& key : EvidenceOf(finding, claims)) entry->add_evidence(std::move(key));
    entry->set_rule(finding.rule());
    entry->set_title(finding.title());
  }
  std::sort(baseline.mutable_entries()->begin(), baseline.mutable_entries()->end(), Before);
  return baseline;
}

BaselineUse ApplyBaseline(const Baseline& baseline, Report* report) {
  absl::flat_hash_set<absl::string_view> known;
  for (const BaselineEntry& entry : baseline.entries()) {
    known.insert(entry.evidence().begin(), entry.evidence().end());
  }
  BaselineUse use;
  if (baseline.entries().empty())
    return use;  // the usual case; the evidence of a large report takes a while
  absl::flat_hash_set<std::string> seen;
  const ClaimMap claims = ClaimIndex(*report);
  for (Finding& finding : *report->mutable_findings()) {
    std::vector<std::string> keys = EvidenceOf(finding, claims);
    const bool all = std::all_of(keys.begin(), keys.end(),
                                 [&](const std::string& key) { return known.contains(key); });
    finding.set_in_baseline(all);
    use.known += all;
    for (std::string& key : keys) seen.insert(std::move(key));
  }
  for (const BaselineEntry& entry : baseline.entries()) {
    const bool used = std::any_of(entry.evidence().begin(), entry.evidence().end(),
                                  [&](const std::string& key) { return seen.contains(key); });
    if (!used) use.stale.push_back(&entry);
  }
  return use;
}

Baseline Prune(const Baseline& baseline, const BaselineUse& use) {
  Baseline pruned;
  pruned.set_version(baseline.version());
  const absl::flat_hash_set<const BaselineEntry*> stale(use.stale.begin(), use.stale.end());
  for (const BaselineEntry& entry : baseline.entries()) {
    if (!stale.contains(&entry)) *pruned.add_entries() = entry;
  }
  return pruned;
}

std::string PrintBaseline(const Baseline& baseline) {
  std::string text =
      "# Findings that were there before; `dateline baseline write` makes this file, `prune` "
      "drops\n"
      "# what is mended. docs/gate.md explains it.\n";
  absl::StrAppend(&text, "version: ", baseline.version(), "\n");
  google::protobuf::TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  printer.SetUseUtf8StringEscaping(true);
  printer.SetUseShortRepeatedPrimitives(true);
  for (const BaselineEntry& entry : baseline.entries()) {
    std::string line;
    printer.PrintToString(entry, &line);
    while (!line.empty() && line.back() == ' ') line.pop_back();
    absl::StrAppend(&text, "entries { ", line, " }\n");
  }
  return text;
}

bool ReadBaseline(absl::string_view text, absl::string_view name, Baseline* baseline,
                  std::vector<std::string>* mistakes) {
  TextprotoLines lines;
  if (!ParseTextproto(text, name, baseline, &lines, mistakes)) return false;
  if (baseline->version() == kVersion) return true;
  mistakes->push_back(absl::StrCat(name, ":", std::max(1, lines.LineOf({{"version", 0}})),
                                   ": version ", baseline->version(), "; this program reads ",
                                   kVersion, ": write it again with `dateline baseline write`"));
  return false;
}

}  // namespace dateline
