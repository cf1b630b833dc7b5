// 'The occupation had lasted two years and four months' against the dates that the document tells
// of it: the one before it of its kind at its place, and what was told last.
#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "reconcile/dates.h"
#include "reconcile/lints.h"
#include "reconcile/quantities.h"
#include "reconcile/text_place.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

// How far before the length, in bytes, what it reaches to may be told.
constexpr int64_t kReach = 500;
// A length further off, by this factor, reaches from something else.
constexpr double kPlausible = 2;

// How far a length in a unit may be off: part of the unit is rounded away.
double SlackOf(const Quantity& quantity) {
  for (const auto& [unit, days] :
       {std::pair<const char*, double>{"day", 1.5}, {"week", 5}, {"month", 25}, {"year", 220}}) {
    if (quantity.unit() == unit) return days;
  }
  return -1;
}

bool HaveOnePlace(const Claim& a, const Claim& b) {
  for (const Participant& p : a.participants()) {
    const EntityKind kind = p.entity().kind();
    if (kind != PLACE && kind != STATE) continue;
    for (const Participant& q : b.participants()) {
      if (p.entity().id() == q.entity().id()) return true;
    }
  }
  return false;
}

bool IsExactDay(const Claim& claim) {
  const DateClaim date = ReadDate(claim.date(), claim.event().aspect());
  return !date.first.open() && date.first.width() <= 1 && !date.approximate &&
         claim.date().resolution() != RELATIVE;
}

int64_t DayOf(const Claim& claim) {
  return ReadDate(claim.date(), claim.event().aspect()).first.low;
}

// The length that a claim without a date says its happening to have lasted; null: it says none.
const Quantity* HadLasted(const Claim& claim) {
  if (claim.has_date() || !claim.event().nominal() || claim.event().event_class().empty() ||
      claim.negated() || !absl::StrContains(claim.quote(), "had lasted")) {
    return nullptr;
  }
  for (const TemporalRelation& relation : claim.relations()) {
    if (relation.kind() != TemporalRelation::LASTS) continue;
    for (const Quantity& quantity : claim.quantities()) {
      if (quantity.text() == relation.text() && SlackOf(quantity) > 0) return &quantity;
    }
  }
  return nullptr;
}

// The last exact day that is told before claim `at`, near it; null: none.
const Claim* ToldLast(const LintInput& input, size_t at) {
  for (size_t i = at; i-- > 0;) {
    const Claim& other = *input.claims[i];
    if (TextPlace(input.claims[at]->location()) - TextPlace(other.location()) > kReach) break;
    if (other.has_date()) return IsExactDay(other) ? &other : nullptr;
  }
  return nullptr;
}

void CheckLasted(const LintInput& input, size_t at, std::vector<Finding>* findings) {
  const Claim& claim = *input.claims[at];
  const Quantity* const length = HadLasted(claim);
  const Claim* const end = length != nullptr ? ToldLast(input, at) : nullptr;
  if (end == nullptr) return;
  const Figure stated = ReadFigure(*length);
  const double slack = SlackOf(*length) + (length->approximate() ? 0.1 * stated.value : 0);
  const Claim* start = nullptr;
  for (size_t i = 0; i < at; ++i) {
    const Claim& other = *input.claims[i];
    if (other.event().event_class() != claim.event().event_class() || !IsExactDay(other) ||
        !HaveOnePlace(other, claim) || !HaveOnePlace(other, *end)) {
      continue;
    }
    const auto days = static_cast<double>(DayOf(*end) - DayOf(other));
    if (days * kPlausible < stated.value || days > kPlausible * stated.value) continue;
    if (days >= stated.low - slack && days <= stated.high + slack) return;
    if (start != nullptr && DayOf(*start) != DayOf(other)) return;  // which of them is not said
    start = &other;
  }
  if (start == nullptr) return;
  LintDraft draft;
  draft.rule = "duration-mismatch";
  draft.dimension = DURATION;
  draft.severity = MEDIUM;
  draft.confidence = 0.6;
  draft.title = absl::StrCat(length->text(), " against ", DateInWords(start->date()), " to ",
                             DateInWords(end->date()));
  draft.explanation = absl::StrCat(
      "From ", DateInWords(start->date()), " to ", DateInWords(end->date()), " it is ",
      DaysInWords(DayOf(*end) - DayOf(*start)), "; the text says ", length->text(), ".");
  draft.query = absl::StrCat("Please check the length in ", Quoted(claim.quote()),
                             " against the dates told before.");
  draft.claims = {&claim, start, end};
  draft.values = {length->text(), start->date().edtf(), end->date().edtf()};
  findings->push_back(MakeLint(draft));
}

}  // namespace

void LintLasted(const LintInput& input, std::vector<Finding>* findings) {
  for (size_t i = 0; i < input.claims.size(); ++i) CheckLasted(input, i, findings);
}

}  // namespace dateline
