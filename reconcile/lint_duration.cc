// Stated ages and lengths against the dates beside them: 'aged 66' against the birth that the
// text gives, 'for four years, from 1898 to 1902' against the years. Distances between two events
// ('45 years later') are the time network's (timeline.h).
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/civil.h"
#include "reconcile/dates.h"
#include "reconcile/entity_match.h"
#include "reconcile/lints.h"
#include "reconcile/quantities.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

constexpr double kYear = 365.2425;

bool IsAge(const Quantity& quantity) {
  return quantity.of() == "age" || quantity.unit() == "years of age" || quantity.unit() == "age";
}

struct Birth {
  const Claim* claim;
  const Entity* person;
  DateClaim date;
};

const Entity* PersonOf(const Claim& claim) {
  const Entity* found = nullptr;
  for (const Participant& participant : claim.participants()) {
    if (participant.entity().kind() != PERSON || participant.role() == CONTEXT) continue;
    if (found != nullptr && found->id() != participant.entity().id()) return nullptr;
    found = &participant.entity();
  }
  return found;
}

std::vector<Birth> BirthsOf(const LintInput& input) {
  std::vector<Birth> births;
  for (const Claim* claim : input.claims) {
    if (claim->event().event_class() != "birth") continue;
    const DateClaim date = ReadDate(claim->date(), claim->event().aspect());
    // The one who is born: the patient, else the only person that is named.
    const Entity* person = nullptr;
    for (const Participant& participant : claim->participants()) {
      if (participant.entity().kind() == PERSON && participant.role() == PATIENT) person = &participant.entity();
    }
    if (person == nullptr) person = PersonOf(*claim);
    if (person != nullptr && date.dated() && !date.first.open()) births.push_back({claim, person, date});
  }
  return births;
}

void CheckAge(const Claim& claim, const Quantity& quantity, const Birth& birth,
              std::vector<Finding>* findings) {
  const DateClaim date = ReadDate(claim.date(), claim.event().aspect());
  if (!date.dated() || date.first.open() || claim.id() == birth.claim->id()) return;
  const double youngest = std::floor((date.first.low - birth.date.first.high) / kYear + 1e-3);
  const double oldest = std::floor((date.first.high - birth.date.first.low) / kYear + 1e-3);
  const Figure stated = ReadFigure(quantity);
  const double years = quantity.value();
  const double slack = quantity.approximate() ? std::max(1.0, 0.05 * years) : 0;
  if (years + slack >= youngest && years - slack <= oldest) return;
  const std::string range = youngest == oldest ? absl::StrCat(youngest) : absl::StrCat(youngest, " or ", oldest);
  LintDraft draft;
  draft.rule = "duration-mismatch";
  draft.dimension = DURATION;
  draft.severity = MEDIUM;
  draft.confidence = 0.85;
  draft.title = absl::StrCat(birth.person->name(), ": ", quantity.text(), " against ", range, " by the dates");
  draft.explanation = absl::StrCat("Born ", DateInWords(birth.claim->date()), ", ", birth.person->name(), " was ",
                                   range, " in ", DateInWords(claim.date()), "; the text says ", quantity.text(), ".");
  draft.query = absl::StrCat("Please check the age in ", Quoted(claim.quote()), " against the birth in ",
                             Quoted(birth.claim->quote()), ".");
  draft.claims = {&claim, birth.claim};
  draft.values = {quantity.text(), birth.claim->date().edtf()};
  findings->push_back(MakeLint(draft));
}

void CheckLength(const Claim& claim, const Quantity& quantity, std::vector<Finding>* findings) {
  const DateClaim date = ReadDate(claim.date(), claim.event().aspect());
  if (date.part != DatePart::kExtent || date.first.open() || date.last.open()) return;
  const Figure stated = ReadFigure(quantity);
  if (!IsDuration(stated) || IsAge(quantity) || stated.value < 27) return;
  const double least = std::max<double>(0, date.last.low - date.first.high);
  const double most = date.last.high - date.first.low + 1;
  // Years are counted at either end: '1898 to 1902' is four years and five.
  const double slack = std::max(0.1 * stated.value, stated.value >= 365 ? 31.0 : 7.0);
  if (stated.high + slack >= least && stated.low - slack <= most) return;
  LintDraft draft;
  draft.rule = "duration-mismatch";
  draft.dimension = DURATION;
  draft.severity = MEDIUM;
  draft.confidence = 0.7;
  draft.title = absl::StrCat(quantity.text(), " against ", DateInWords(claim.date()));
  draft.explanation = absl::StrCat("The dates ", DateInWords(claim.date()), " span about ",
                                   DaysInWords(std::llround((least + most) / 2)), "; the text says ", quantity.text(), ".");
  draft.query = absl::StrCat("Please check the dates and the length in ", Quoted(claim.quote()), ".");
  draft.claims = {&claim};
  draft.values = {absl::StrCat(claim.date().edtf(), ", ", quantity.text())};
  findings->push_back(MakeLint(draft));
}

}  // namespace

void LintDuration(const LintInput& input, std::vector<Finding>* findings) {
  const std::vector<Birth> births = BirthsOf(input);
  for (const Claim* claim : input.claims) {
    for (const Quantity& quantity : claim->quantities()) {
      CheckLength(*claim, quantity, findings);
      if (!IsAge(quantity)) continue;
      const Entity* person = PersonOf(*claim);
      if (person == nullptr) continue;
      for (const Birth& birth : births) {
        if (CompareEntities(*person, *birth.person) < EntityLevel::kVariant) continue;
        CheckAge(*claim, quantity, birth, findings);
        break;
      }
    }
  }
}

}  // namespace dateline
