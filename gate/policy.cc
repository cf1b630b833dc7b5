#include "gate/policy.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "gate/evidence.h"

namespace dateline {
namespace {

// Days between the nearest bounds of two readings; nullopt when they are open or unknown.
std::optional<int64_t> DaysBetween(const Claim& a, const Claim& b) {
  const TimeValue &x = a.date(), &y = b.date();
  if (!x.has_earliest() || !x.has_latest() || !y.has_earliest() || !y.has_latest()) {
    return std::nullopt;
  }
  const int64_t gap =
      std::max<int64_t>(int64_t{x.earliest()} - y.latest(), int64_t{y.earliest()} - x.latest());
  return std::max<int64_t>(gap, 0);
}

std::optional<double> NumberOf(const std::string& value) {
  char* end = nullptr;
  const double number = std::strtod(value.c_str(), &end);
  if (end == value.c_str() || !std::isfinite(number)) return std::nullopt;
  return number;
}

bool WithinTolerance(const Tolerances& tolerances, const Finding& finding, const ClaimMap& claims,
                     int i, int j) {
  const Reading &a = finding.readings(i), &b = finding.readings(j);
  if (finding.dimension() == QUANTITY && tolerances.quantity_percent() > 0) {
    const std::optional<double> x = NumberOf(a.value()), y = NumberOf(b.value());
    if (!x || !y) return false;
    const double larger = std::max(std::abs(*x), std::abs(*y));
    return std::abs(*x - *y) * 100 <= tolerances.quantity_percent() * larger;
  }
  if (finding.dimension() != DATE || tolerances.days() == 0) return false;
  if (a.claims().empty() || b.claims().empty()) return false;
  const auto x = claims.find(a.claims(0)), y = claims.find(b.claims(0));
  if (x == claims.end() || y == claims.end()) return false;
  const std::optional<int64_t> days = DaysBetween(*x->second, *y->second);
  return days && *days <= tolerances.days();
}

// Takes back the oppositions that the tolerance forgives; whether any is left.
bool KeepOpposed(const Tolerances& tolerances, const ClaimMap& claims, Finding* finding,
                 bool* forgiven) {
  bool left = false;
  for (int i = 0; i < finding->readings_size(); ++i) {
    Reading* reading = finding->mutable_readings(i);
    const std::vector<int> others(reading->conflicts_with().begin(),
                                  reading->conflicts_with().end());
    reading->clear_conflicts_with();
    for (int j : others) {
      const bool inside = j >= 0 && j < finding->readings_size();
      if (inside && WithinTolerance(tolerances, *finding, claims, i, j)) {
        *forgiven = true;
      } else {
        reading->add_conflicts_with(j);
        left = true;
      }
    }
  }
  return left;
}

void ApplyTolerances(const Config& config, const ClaimMap& claims, Finding* finding) {
  if (finding->kind() != Finding::CONFLICT) return;
  bool forgiven = false;
  if (KeepOpposed(config.tolerances(), claims, finding, &forgiven) || !forgiven) return;
  finding->set_kind(Finding::REFINEMENT);
  finding->set_rule(finding->dimension() == QUANTITY ? "quantity-refinement" : "date-refinement");
  finding->set_severity(INFO);
  finding->clear_query();
  finding->set_explanation(
      absl::StrCat(finding->explanation(), finding->explanation().empty() ? "" : " ",
                   "Taken as the same within the tolerance that the configuration sets."));
}

const RuleSetting* SettingOf(const Config& config, const std::string& rule) {
  const RuleSetting* found = nullptr;
  for (const RuleSetting& setting : config.rules()) {
    if (setting.name() == rule) found = &setting;
  }
  return found;
}

// Support of a reading: its lineages, and each authority's weight beyond the one it counts already.
double SupportOf(const Reading& reading, const ClaimMap& claims,
                 const absl::flat_hash_map<absl::string_view, double>& weights) {
  double support = reading.lineages();
  std::vector<absl::string_view> counted;
  for (const std::string& id : reading.claims()) {
    const auto claim = claims.find(id);
    if (claim == claims.end()) continue;
    const absl::string_view document = claim->second->document();
    const auto weight = weights.find(document);
    if (weight == weights.end() ||
        std::find(counted.begin(), counted.end(), document) != counted.end()) {
      continue;
    }
    counted.push_back(document);
    support += weight->second - 1;
  }
  return support;
}

// Readings by support; conflicts_with follows.
void OrderReadings(const ClaimMap& claims,
                   const absl::flat_hash_map<absl::string_view, double>& weights,
                   Finding* finding) {
  const int count = finding->readings_size();
  std::vector<int> order(count), place(count);
  std::iota(order.begin(), order.end(), 0);
  std::vector<double> support;
  for (const Reading& reading : finding->readings()) {
    support.push_back(SupportOf(reading, claims, weights));
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return support[a] > support[b]; });
  if (std::is_sorted(order.begin(), order.end())) return;
  for (int i = 0; i < count; ++i) place[order[i]] = i;
  google::protobuf::RepeatedPtrField<Reading> sorted;
  for (int index : order) {
    Reading* reading = sorted.Add();
    *reading = finding->readings(index);
    for (int32_t& other : *reading->mutable_conflicts_with()) {
      if (other >= 0 && other < count) other = place[other];
    }
    std::sort(reading->mutable_conflicts_with()->begin(), reading->mutable_conflicts_with()->end());
  }
  finding->mutable_readings()->Swap(&sorted);
}

void Recount(Report* report) {
  Summary* summary = report->mutable_summary();
  int counts[Finding::Kind_ARRAYSIZE] = {};
  for (const Finding& finding : report->findings()) ++counts[finding.kind()];
  summary->set_conflicts(counts[Finding::CONFLICT]);
  summary->set_refinements(counts[Finding::REFINEMENT]);
  summary->set_agreements(counts[Finding::AGREEMENT]);
  summary->set_lints(counts[Finding::LINT]);
}

}  // namespace

void ApplyPolicy(const Config& config, Report* report) {
  const ClaimMap claims = ClaimIndex(*report);
  absl::flat_hash_map<absl::string_view, double> weights;
  for (const Document& document : report->documents()) {
    if (document.role() == AUTHORITY && document.weight() > 0) {
      weights.emplace(document.id(), document.weight());
    }
  }
  for (Finding& finding : *report->mutable_findings()) {
    ApplyTolerances(config, claims, &finding);
    const RuleSetting* setting = SettingOf(config, finding.rule());
    if (setting && setting->severity() != 0) finding.set_severity(setting->severity());
    if (!weights.empty()) OrderReadings(claims, weights, &finding);
  }
  auto* findings = report->mutable_findings();
  findings->erase(std::remove_if(findings->begin(), findings->end(),
                                 [&](const Finding& finding) {
                                   const RuleSetting* setting = SettingOf(config, finding.rule());
                                   return setting && setting->has_on() && !setting->on();
                                 }),
                  findings->end());
  Recount(report);
}

}  // namespace dateline
