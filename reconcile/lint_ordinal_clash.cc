// 'the first prime minister to visit' said of two people, 'first ever exercises' of two dates: one
// rank is given twice.
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "reconcile/dates.h"
#include "reconcile/entity_match.h"
#include "reconcile/lints.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

const Entity* Doer(const Claim& claim) {
  for (const Participant& participant : claim.participants()) {
    if (participant.role() == AGENT && participant.entity().kind() == PERSON) return &participant.entity();
  }
  return nullptr;
}

// Entities beside the doer: 'first visit to Moscow' and 'first visit to Delhi' are two ranks.
std::set<std::string> Others(const Claim& claim) {
  std::set<std::string> ids;
  for (const Participant& participant : claim.participants()) {
    const Entity& entity = participant.entity();
    if (participant.role() == AGENT || participant.role() == CONTEXT || entity.kind() == OTHER) continue;
    ids.insert(entity.id());
  }
  return ids;
}

bool SameRank(const Claim& a, const Claim& b) {
  const std::set<std::string> x = Others(a), y = Others(b);
  const Entity *p = Doer(a), *q = Doer(b);
  const bool two_people = p != nullptr && q != nullptr &&
                          CompareEntities(*p, *q) == EntityLevel::kDifferent;
  if (two_people) return x == y;
  // The same doer, or none: dates that cannot be one event, of the same things.
  const DateComparison dates = CompareDates(ReadDate(a.date(), a.event().aspect()),
                                            ReadDate(b.date(), b.event().aspect()));
  if (dates.relation != DateRelation::kDisjoint || dates.gap < 3) return false;
  const bool same_doer = (p == nullptr) == (q == nullptr);
  return same_doer && x == y && a.event().family() == b.event().family();
}

bool Counts(const Claim& claim) {
  const Ordinal& ordinal = claim.ordinal();
  // 'third' of something may be counted anew in every list; 'first' and 'last' of all are ranks.
  const bool rank = ordinal.value() == 1 || ordinal.value() == -1 || ordinal.unique();
  return rank && ordinal.scope().empty() && absl::StrContains(ordinal.of(), ' ') && !claim.negated() &&
         (claim.modality() == ASSERTED || claim.modality() == MODALITY_UNSPECIFIED ||
          claim.modality() == REPORTED);
}

}  // namespace

void LintOrdinalClash(const LintInput& input, std::vector<Finding>* findings) {
  std::map<std::tuple<int, std::string, std::string>, std::vector<const Claim*>> ranks;
  for (const Claim* claim : input.claims) {
    if (!Counts(*claim)) continue;
    ranks[{claim->ordinal().value(), claim->ordinal().of(), claim->event().event_class()}].push_back(claim);
  }
  for (const auto& [rank, claims] : ranks) {
    for (size_t i = 1; i < claims.size(); ++i) {
      const Claim &a = *claims[0], &b = *claims[i];
      if (a.quote() == b.quote() || !SameRank(a, b)) continue;
      LintDraft draft;
      draft.rule = "ordinal-clash";
      draft.dimension = ORDINAL;
      draft.severity = MEDIUM;
      draft.confidence = 0.7;
      draft.title = absl::StrCat("'", b.ordinal().text().empty() ? OrdinalInWords(b.ordinal().value()) : b.ordinal().text(),
                                 " ", b.ordinal().of(), "' is said twice");
      draft.explanation = absl::StrCat("One rank is given to two events: ", Quoted(a.quote()), " and ", Quoted(b.quote()), ".");
      draft.query = absl::StrCat("Which was the ", b.ordinal().text(), ": ", Quoted(a.quote()), " or ", Quoted(b.quote()), "?");
      draft.claims = {&b, &a};
      draft.values = {OrdinalInWords(b.ordinal().value()), OrdinalInWords(a.ordinal().value())};
      findings->push_back(MakeLint(draft));
    }
  }
}

}  // namespace dateline
