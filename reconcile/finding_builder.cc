#include "reconcile/finding_builder.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "base/strings.h"
#include "reconcile/lineage.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

const char* DimensionName(Dimension dimension) {
  switch (dimension) {
    case QUANTITY: return "quantity";
    case ORDINAL: return "ordinal";
    case ORDER: return "order";
    case DURATION: return "duration";
    case PARTICIPANT: return "participant";
    default: return "date";
  }
}

// Readings by support in lineages, then the more exact, then by value.
std::vector<int> ReadingOrder(const FindingDraft& draft,
                              const std::vector<std::set<int>>& support) {
  std::vector<int> order(draft.readings.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](int x, int y) {
    if (support[x].size() != support[y].size()) return support[x].size() > support[y].size();
    if (draft.readings[x].width != draft.readings[y].width) {
      return draft.readings[x].width < draft.readings[y].width;
    }
    return draft.readings[x].value < draft.readings[y].value;
  });
  return order;
}

void AddReadings(const FindingDraft& draft, Finding* finding, std::vector<int>* order) {
  std::vector<const Claim*> claims;
  for (const DraftReading& reading : draft.readings) {
    claims.insert(claims.end(), reading.claims.begin(), reading.claims.end());
  }
  const std::vector<int> lineages = LineagesOf(claims);
  std::vector<std::set<int>> support(draft.readings.size());
  std::vector<size_t> first(draft.readings.size());
  for (size_t r = 0, at = 0; r < draft.readings.size(); ++r) {
    first[r] = at;
    for (size_t i = 0; i < draft.readings[r].claims.size(); ++i) support[r].insert(lineages[at++]);
  }
  *order = ReadingOrder(draft, support);
  for (int r : *order) {
    Reading& reading = *finding->add_readings();
    reading.set_value(draft.readings[r].value);
    for (size_t i = 0; i < draft.readings[r].claims.size(); ++i) {
      reading.add_claims(draft.readings[r].claims[i]->id());
      reading.add_lineage_of(lineages[first[r] + i]);
    }
    reading.set_lineages(static_cast<int32_t>(support[r].size()));
  }
}

void AddConflicts(const FindingDraft& draft, const std::vector<int>& order, Finding* finding) {
  std::vector<int> place(order.size());
  for (size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<int>(i);
  std::set<std::pair<int, int>> pairs;
  for (const auto& [a, b] : draft.conflicts) {
    pairs.insert({place[a], place[b]});
    pairs.insert({place[b], place[a]});
  }
  for (const auto& [a, b] : pairs) finding->mutable_readings(a)->add_conflicts_with(b);
}

void AddWords(const FindingDraft& draft, const std::vector<int>& order, Finding* finding) {
  // Of a conflict: the first opposed reading with those that it can live with, and the others.
  std::vector<std::string> values, some, others;
  int pivot = -1;
  std::vector<const Claim*> witnesses;
  for (size_t i = 0; i < order.size(); ++i) {
    const DraftReading& reading = draft.readings[order[i]];
    values.push_back(reading.words);
    witnesses.push_back(reading.claims[0]);
    const auto& opposed = finding->readings(static_cast<int>(i)).conflicts_with();
    if (opposed.empty()) continue;
    if (pivot < 0) pivot = static_cast<int>(i);
    const bool against = std::find(opposed.begin(), opposed.end(), pivot) != opposed.end();
    (against ? others : some).push_back(reading.words);
  }
  const bool conflict = finding->kind() == Finding::CONFLICT;
  const std::string shown = conflict ? Against(some, others) : absl::StrJoin(values, ", ");
  finding->set_title(absl::StrCat(draft.label, ": ", shown));
  if (conflict) {
    finding->set_query(
        Query(absl::StrCat("the ", DimensionName(draft.dimension), " of '", draft.label, "'"),
              *finding, witnesses, values));
  }
}

}  // namespace

std::string RuleName(Dimension dimension, Finding::Kind kind) {
  const char* ending = kind == Finding::CONFLICT     ? "conflict"
                       : kind == Finding::REFINEMENT ? "refinement"
                                                     : "agreement";
  return absl::StrCat(DimensionName(dimension), "-", ending);
}

void SetFingerprint(Finding* finding, std::vector<std::string> content) {
  std::sort(content.begin(), content.end());
  const std::string text = absl::StrCat(finding->rule(), "\n", absl::StrJoin(content, "\n"));
  finding->set_fingerprint(absl::StrFormat("%016x", StableHash(text)));
  finding->set_id(absl::StrCat("f-", finding->fingerprint().substr(0, 12)));
}

Finding BuildFinding(const FindingDraft& draft) {
  Finding finding;
  finding.set_kind(!draft.conflicts.empty() ? Finding::CONFLICT
                   : draft.equal            ? Finding::AGREEMENT
                                            : Finding::REFINEMENT);
  finding.set_rule(RuleName(draft.dimension, finding.kind()));
  finding.set_dimension(draft.dimension);
  finding.set_severity(draft.severity);
  finding.set_confidence(draft.confidence);
  finding.set_event(draft.event);
  finding.set_explanation(draft.explanation);
  finding.set_near_miss(draft.near_miss);
  std::vector<int> order;
  AddReadings(draft, &finding, &order);
  AddConflicts(draft, order, &finding);
  AddWords(draft, order, &finding);
  std::vector<std::string> content;
  for (const DraftReading& reading : draft.readings) {
    for (const Claim* claim : reading.claims) {
      content.push_back(absl::StrCat(reading.value, "\t", Fold(claim->quote())));
    }
  }
  SetFingerprint(&finding, std::move(content));
  return finding;
}

}  // namespace dateline
