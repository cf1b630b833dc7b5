// Stated ages and lengths against the dates beside them: 'aged 66' against the birth that the
// text gives, 'for four years, from 1898 to 1902' against the years. Distances between two events
// ('45 years later') are the time network's (timeline.h).
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
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

// Beyond this the pronoun was taken for another person, or the number is no age.
constexpr double kFarOff = 15;

bool SaidAsAge(const Quantity& quantity) {
  return quantity.of() == "age" || quantity.unit() == "years of age" || quantity.unit() == "age";
}

// 'who was then twenty-nine': a bare number that is said of somebody.
bool IsAge(const Claim& claim, const Quantity& quantity) {
  if (SaidAsAge(quantity)) return true;
  if (!quantity.unit().empty() || !quantity.of().empty() || quantity.value() < 5 || quantity.value() > 105) return false;
  const absl::string_view quote = claim.quote();
  const size_t at = quote.find(quantity.text());
  if (at == absl::string_view::npos || quantity.value() != std::floor(quantity.value())) return false;
  const absl::string_view before = absl::StripTrailingAsciiWhitespace(quote.substr(0, at));
  const absl::string_view after = quote.substr(at + quantity.text().size());
  const bool closed = after.empty() || absl::StrContains(".,;:)", after.substr(0, 1)) || absl::StartsWith(after, " when ");
  for (absl::string_view word : {" was", " then", " already", " only", " just", " still", " aged", " turned", " is"}) {
    if (absl::EndsWith(before, word)) return closed;
  }
  return false;
}

bool ToldAsFact(const Claim& claim) {
  return claim.modality() != PLANNED && claim.modality() != EXPECTED && claim.modality() != CONDITIONAL && !claim.negated();
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

// `dated` gives the time at which the age is said: the claim, or another of its sentence.
void CheckAge(const Claim& claim, const Claim& dated, const Quantity& quantity, const Birth& birth,
              bool inferred, std::vector<Finding>* findings) {
  const DateClaim date = ReadDate(dated.date(), dated.event().aspect());
  if (!date.dated() || date.first.open() || dated.id() == birth.claim->id()) return;
  const double youngest = std::floor((date.first.low - birth.date.first.high) / kYear + 1e-3);
  const double oldest = std::floor((date.first.high - birth.date.first.low) / kYear + 1e-3);
  const double years = quantity.value();
  const double slack = quantity.approximate() ? std::max(1.0, 0.05 * years) : 0;
  if (years + slack >= youngest && years - slack <= oldest) return;
  if (inferred && std::min(std::abs(years - youngest), std::abs(years - oldest)) > kFarOff) return;
  const std::string range = youngest == oldest ? absl::StrCat(youngest) : absl::StrCat(youngest, " or ", oldest);
  LintDraft draft;
  draft.rule = "duration-mismatch";
  draft.dimension = DURATION;
  draft.severity = MEDIUM;
  draft.confidence = 0.85;
  draft.title = absl::StrCat(birth.person->name(), ": ", quantity.text(), " against ", range, " by the dates");
  draft.explanation = absl::StrCat("Born ", DateInWords(birth.claim->date()), ", ", birth.person->name(), " was ",
                                   range, " in ", DateInWords(dated.date()), "; the text says ", quantity.text(), ".");
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
  if (!IsDuration(stated) || SaidAsAge(quantity) || stated.value < 27) return;
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

// The dated claim that tells when an age is said: the claim itself, else the only date of its
// sentence.
const Claim* TimeOf(const LintInput& input, const Claim& claim) {
  const auto dated = [](const Claim& c) {
    return ReadDate(c.date(), c.event().aspect()).dated() && c.date().has_earliest() && c.date().has_latest();
  };
  if (dated(claim)) return &claim;
  const Claim* found = nullptr;
  for (const Claim* other : input.claims) {
    if (other->quote() != claim.quote() || !dated(*other) || other->event().event_class() == "birth") continue;
    if (found != nullptr && found->date().edtf() != other->date().edtf()) return nullptr;
    found = other;
  }
  return found;
}

void CheckAges(const LintInput& input, const Claim& claim, const Quantity& quantity,
               const std::vector<Birth>& births, std::vector<Finding>* findings) {
  const Claim* dated = TimeOf(input, claim);
  const Entity* person = PersonOf(claim);
  if (dated == nullptr || person == nullptr) return;
  bool inferred = false;
  for (const Participant& participant : claim.participants()) {
    if (participant.entity().id() == person->id()) inferred |= participant.inferred();
  }
  for (const Birth& birth : births) {
    if (CompareEntities(*person, *birth.person) < EntityLevel::kVariant) continue;
    return CheckAge(claim, *dated, quantity, birth, inferred, findings);
  }
}

// 'chief executive from 2009 and so for fifteen years' in a sentence or a document that ends
// before: what started in 2009 cannot have lasted until 2024.
void CheckLasting(const LintInput& input, const Claim& claim, const Quantity& quantity,
                  std::vector<Finding>* findings) {
  const DateClaim date = ReadDate(claim.date(), claim.event().aspect());
  const Figure stated = ReadFigure(quantity);
  if (date.part != DatePart::kStart || date.first.open() || SaidAsAge(quantity)) return;
  if (!IsDuration(stated) || stated.value < 360 || !ToldAsFact(claim)) return;
  const Claim* end = nullptr;
  for (const Claim* other : input.claims) {
    if (other == &claim || other->quote() != claim.quote() || !other->date().has_latest()) continue;
    if (other->date().latest() <= date.first.high) continue;
    if (end == nullptr || other->date().latest() > end->date().latest()) end = other;
  }
  if (end == nullptr) return;
  // A year more or less is a way of counting.
  const double most = end->date().latest() - date.first.low + 366.0;
  if (stated.low <= most) return;
  LintDraft draft;
  draft.rule = "duration-mismatch";
  draft.dimension = DURATION;
  draft.severity = MEDIUM;
  draft.confidence = 0.75;
  draft.title = absl::StrCat(quantity.text(), " from ", DateInWords(claim.date()), " reaches beyond ", DateInWords(end->date()));
  draft.explanation = absl::StrCat("From ", DateInWords(claim.date()), " to ", DateInWords(end->date()), " it is at most ",
                                   DaysInWords(end->date().latest() - date.first.low), "; the text says ", quantity.text(), ".");
  draft.query = absl::StrCat("Please check the length in ", Quoted(claim.quote()), ".");
  draft.claims = {&claim, end};
  draft.values = {absl::StrCat(claim.date().edtf(), ", ", quantity.text()), end->date().edtf()};
  findings->push_back(MakeLint(draft));
}

}  // namespace

void LintDuration(const LintInput& input, std::vector<Finding>* findings) {
  const std::vector<Birth> births = BirthsOf(input);
  for (const Claim* claim : input.claims) {
    for (const Quantity& quantity : claim->quantities()) {
      CheckLength(*claim, quantity, findings);
      CheckLasting(input, *claim, quantity, findings);
      if (IsAge(*claim, quantity)) CheckAges(input, *claim, quantity, births, findings);
    }
  }
}

}  // namespace dateline
