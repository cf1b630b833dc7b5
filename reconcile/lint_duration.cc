// Stated lengths against the dates beside them: 'for four years, from 1898 to 1902' against the
// years. Ages are lint_age.cc's, distances from 'the first' lint_distance.cc's, times of day
// lint_clock_length.cc's, other distances
// between two events ('45 years later') the time network's (timeline.h).
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "reconcile/dates.h"
#include "reconcile/lints.h"
#include "reconcile/quantities.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

bool ToldAsFact(const Claim& claim) {
  return claim.modality() != PLANNED && claim.modality() != EXPECTED &&
         claim.modality() != CONDITIONAL && !claim.negated();
}

void CheckLength(const Claim& claim, const Quantity& quantity, std::vector<Finding>* findings) {
  const DateClaim date = ReadDate(claim.date(), claim.event().aspect());
  if (date.part != DatePart::kExtent || date.first.open() || date.last.open()) return;
  const Figure stated = ReadFigure(quantity);
  if (!IsDuration(stated) || IsAgeUnit(quantity) || stated.value < 27) return;
  const double least = std::max<double>(0, date.last.low - date.first.high);
  const double most = date.last.high - date.first.low + 1;
  // Years are counted at either end: '1898 to 1902' is four years and five.
  // 'Thirty years' may be round, 'thirty-five' is counted.
  const bool round = std::fmod(quantity.value(), 10) == 0 || quantity.approximate();
  const double rough = round ? 0.1 * stated.value : std::min(0.1 * stated.value, 366.0);
  const double slack = std::max(rough, stated.value >= 365 ? 31.0 : 7.0);
  if (stated.high + slack >= least && stated.low - slack <= most) return;
  LintDraft draft;
  draft.rule = "duration-mismatch";
  draft.dimension = DURATION;
  draft.severity = MEDIUM;
  draft.confidence = 0.7;
  draft.title = absl::StrCat(quantity.text(), " against ", DateInWords(claim.date()));
  draft.explanation = absl::StrCat("The dates ", DateInWords(claim.date()), " span about ",
                                   DaysInWords(std::llround((least + most) / 2)),
                                   "; the text says ", quantity.text(), ".");
  draft.query =
      absl::StrCat("Please check the dates and the length in ", Quoted(claim.quote()), ".");
  draft.claims = {&claim};
  draft.values = {absl::StrCat(claim.date().edtf(), ", ", quantity.text())};
  findings->push_back(MakeLint(draft));
}

// 'chief executive from 2009 and so for fifteen years' in a sentence or a document that ends
// before: what started in 2009 cannot have lasted until 2024.
void CheckLasting(const LintInput& input, const Claim& claim, const Quantity& quantity,
                  std::vector<Finding>* findings) {
  const DateClaim date = ReadDate(claim.date(), claim.event().aspect());
  const Figure stated = ReadFigure(quantity);
  if (date.part != DatePart::kStart || date.first.open() || IsAgeUnit(quantity)) return;
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
  draft.title = absl::StrCat(quantity.text(), " from ", DateInWords(claim.date()),
                             " reaches beyond ", DateInWords(end->date()));
  draft.explanation = absl::StrCat(
      "From ", DateInWords(claim.date()), " to ", DateInWords(end->date()), " it is at most ",
      DaysInWords(end->date().latest() - date.first.low), "; the text says ", quantity.text(), ".");
  draft.query = absl::StrCat("Please check the length in ", Quoted(claim.quote()), ".");
  draft.claims = {&claim, end};
  draft.values = {absl::StrCat(claim.date().edtf(), ", ", quantity.text()), end->date().edtf()};
  findings->push_back(MakeLint(draft));
}

}  // namespace

void LintDuration(const LintInput& input, std::vector<Finding>* findings) {
  for (const Claim* claim : input.claims) {
    for (const Quantity& quantity : claim->quantities()) {
      CheckLength(*claim, quantity, findings);
      CheckLasting(input, *claim, quantity, findings);
    }
  }
  LintAge(input, findings);
  LintDistance(input, findings);
  LintClockLength(input, findings);
  LintLasted(input, findings);
}

}  // namespace dateline
