#include "reconcile/judge.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"

namespace dateline {

double ConfidenceOf(const Claim& claim) {
  return claim.confidence() > 0 ? std::min(claim.confidence(), 1.0) : 1.0;
}

bool CanContradict(const ClaimRow& a, const ClaimRow& b) {
  const auto fact = [](const ClaimRow& row) {
    return !row.negated && (row.modality == MODALITY_UNSPECIFIED || row.modality == ASSERTED ||
                            row.modality == REPORTED);
  };
  // Two plans may contradict each other, a plan and a deed may not. A row of a table has no verb
  // that says which it is.
  const bool either = a.family < 0 || b.family < 0;
  return (either || fact(a) == fact(b)) && a.negated == b.negated && a.modality != DENIED &&
         b.modality != DENIED;
}

bool OtherPeople(const ClaimTable& table, int32_t a, int32_t b) {
  for (uint8_t role : {AGENT, PATIENT}) {
    bool both = false, shared = false;
    for (const ParticipantRow& p : table.participants_of(a)) {
      if (p.role != role || p.inferred || table.entities[p.entity].entity->kind() != PERSON)
        continue;
      for (const ParticipantRow& q : table.participants_of(b)) {
        if (q.role != role || q.inferred || table.entities[q.entity].entity->kind() != PERSON)
          continue;
        both = true;
        shared |= table.EntityMatch(p.entity, q.entity) != EntityLevel::kDifferent;
      }
    }
    if (both && !shared) return true;
  }
  return false;
}

std::string Reasons(const JudgeContext& context, int32_t a, int32_t b,
                    absl::FunctionRef<bool(absl::string_view field)> counts) {
  Link link = ExplainLink(context.table, context.weights, a, b);
  std::vector<Weight> weights(link.weights().begin(), link.weights().end());
  std::stable_sort(weights.begin(), weights.end(),
                   [](const Weight& x, const Weight& y) { return x.weight() > y.weight(); });
  std::vector<std::string> reasons;
  for (const Weight& weight : weights) {
    if (weight.weight() < 0.5 || reasons.size() == 4) break;
    if (!counts(weight.field())) continue;
    // Of a level without a detail what it means, without its name.
    const std::string& level = weight.level();
    const size_t colon = level.find(": ");
    std::string reason = !weight.detail().empty()     ? weight.detail()
                         : colon == std::string::npos ? level
                                                      : level.substr(colon + 2);
    reasons.push_back(absl::StrFormat("%s (%s, %+.1f)", reason, weight.field(), weight.weight()));
  }
  return absl::StrJoin(reasons, ", ");
}

std::string WhyOneEvent(const JudgeContext& context, const std::vector<int32_t>& claims, int32_t a,
                        int32_t b) {
  std::set<int32_t> documents;
  for (int32_t claim : claims) documents.insert(context.table.rows[claim].document);
  return absl::StrFormat("%d claims of %d document%s are taken as one event: %s.",
                         static_cast<int>(claims.size()), static_cast<int>(documents.size()),
                         documents.size() == 1 ? "" : "s",
                         Reasons(context, a, b, [](absl::string_view) { return true; }));
}

}  // namespace dateline
