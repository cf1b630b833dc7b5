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
    if (participant.role() == AGENT && participant.entity().kind() == PERSON)
      return &participant.entity();
  }
  return nullptr;
}

// Entities beside the doer: 'first visit to Moscow' and 'first visit to Delhi' are two ranks.
std::set<std::string> Others(const Claim& claim) {
  std::set<std::string> ids;
  for (const Participant& participant : claim.participants()) {
    const Entity& entity = participant.entity();
    if (participant.role() == AGENT || participant.role() == CONTEXT || entity.kind() == OTHER)
      continue;
    ids.insert(entity.id());
  }
  return ids;
}

bool SameRank(const Claim& a, const Claim& b) {
  const std::set<std::string> x = Others(a), y = Others(b);
  const Entity *p = Doer(a), *q = Doer(b);
  const bool two_people =
      p != nullptr && q != nullptr && CompareEntities(*p, *q) == EntityLevel::kDifferent;
  if (two_people) return x == y;
  // The same doer, or none: dates that cannot be one event, of the same things.
  const DateComparison dates =
      CompareDates(ReadDate(a.date(), a.event().aspect()), ReadDate(b.date(), b.event().aspect()));
  if (dates.relation != DateRelation::kDisjoint || dates.gap < 3) return false;
  const bool same_doer = (p == nullptr) == (q == nullptr);
  return same_doer && x == y && a.event().family() == b.event().family();
}

// What an ordinal counts, without what narrows it: 'chairman' of 'chairman of company'.
absl::string_view Counted(const Ordinal& ordinal) {
  absl::string_view of = ordinal.of();
  for (absl::string_view joint : {" of ", " in ", " at ", " who ", " for ", " from "}) {
    of = of.substr(0, of.find(joint));
  }
  return of;
}

// What narrows it, where both are narrowed: 'chairman of the bank' is none of the college.
bool NarrowedApart(const Ordinal& a, const Ordinal& b) {
  const absl::string_view x = absl::string_view(a.of()).substr(Counted(a).size());
  const absl::string_view y = absl::string_view(b.of()).substr(Counted(b).size());
  return !x.empty() && !y.empty() && x != y;
}

// A second chairman, factory or bridge there is once; a second visit, edition or day of anything.
bool CountsHolders(const Claim& claim) {
  const Ordinal& ordinal = claim.ordinal();
  if (ordinal.value() < 2 || ordinal.of().empty() || !ordinal.scope().empty() || claim.negated())
    return false;
  if (absl::StrContains(ordinal.text(), "'")) return false;
  const absl::string_view counted = Counted(ordinal);
  const size_t space = counted.rfind(' ');
  const absl::string_view head =
      space == absl::string_view::npos ? counted : counted.substr(space + 1);
  for (absl::string_view holder :
       {"chairman", "chairwoman", "president",  "director", "governor", "mayor",
        "minister", "executive",  "secretary",  "bishop",   "king",     "queen",
        "emperor",  "rector",     "headmaster", "factory",  "plant",    "bridge",
        "tunnel",   "bore",       "reactor",    "runway"}) {
    if (head == holder) return true;
  }
  return false;
}

// Whom or which place a rank is given to: the first person, else the first place, of those that the
// claim is about; null: none.
const Entity* Holder(const Claim& claim) {
  const Entity* place = nullptr;
  for (const Participant& participant : claim.participants()) {
    const Entity& entity = participant.entity();
    if (participant.role() == CONTEXT || participant.inferred()) continue;
    if (entity.kind() == PERSON) return &entity;
    if (participant.role() == LOCATION && place == nullptr && entity.kind() != OTHER)
      place = &entity;
  }
  return place;
}

bool HeldByTwo(const Claim& a, const Claim& b) {
  const Entity *p = Holder(a), *q = Holder(b);
  return p != nullptr && q != nullptr && p->kind() == q->kind() &&
         !NarrowedApart(a.ordinal(), b.ordinal()) &&
         CompareEntities(*p, *q) == EntityLevel::kDifferent;
}

bool Counts(const Claim& claim) {
  const Ordinal& ordinal = claim.ordinal();
  // 'third' of something may be counted anew in every list; 'first' and 'last' of all are ranks.
  const bool rank = ordinal.value() == 1 || ordinal.value() == -1 || ordinal.unique();
  return rank && ordinal.scope().empty() && absl::StrContains(ordinal.of(), ' ') &&
         !claim.negated() &&
         (claim.modality() == ASSERTED || claim.modality() == MODALITY_UNSPECIFIED ||
          claim.modality() == REPORTED);
}

}  // namespace

void LintOrdinalClash(const LintInput& input, std::vector<Finding>* findings) {
  std::map<std::tuple<int, std::string, std::string>, std::vector<const Claim*>> ranks;
  for (const Claim* claim : input.claims) {
    if (CountsHolders(*claim)) {
      const std::string counted(Counted(claim->ordinal()));
      ranks[{claim->ordinal().value(), counted, "held"}].push_back(claim);
    }
    if (!Counts(*claim)) continue;
    ranks[{claim->ordinal().value(), claim->ordinal().of(), claim->event().event_class()}]
        .push_back(claim);
  }
  for (const auto& [rank, claims] : ranks) {
    for (size_t i = 1; i < claims.size(); ++i) {
      const Claim &a = *claims[0], &b = *claims[i];
      const bool held = std::get<2>(rank) == "held";
      if (a.quote() == b.quote() || !(held ? HeldByTwo(a, b) : SameRank(a, b))) continue;
      LintDraft draft;
      draft.rule = "ordinal-clash";
      draft.dimension = ORDINAL;
      draft.severity = MEDIUM;
      draft.confidence = 0.7;
      draft.title = absl::StrCat(
          "'",
          b.ordinal().text().empty() ? OrdinalInWords(b.ordinal().value()) : b.ordinal().text(),
          " ", b.ordinal().of(), "' is said twice");
      draft.explanation = absl::StrCat("One rank is given to two events: ", Quoted(a.quote()),
                                       " and ", Quoted(b.quote()), ".");
      draft.query = absl::StrCat("Which was the ", b.ordinal().text(), ": ", Quoted(a.quote()),
                                 " or ", Quoted(b.quote()), "?");
      draft.claims = {&b, &a};
      draft.values = {OrdinalInWords(b.ordinal().value()), OrdinalInWords(a.ordinal().value())};
      findings->push_back(MakeLint(draft));
    }
  }
}

}  // namespace dateline
