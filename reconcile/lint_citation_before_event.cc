// 'The remains were moved in 1995 (Hallam, 1974)': a source cannot report what came after it.
#include <algorithm>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/civil.h"
#include "reconcile/dates.h"
#include "reconcile/lints.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

// What is told as planned or expected may well be later than the source.
bool ToldAsFact(const Claim& claim) {
  return claim.modality() != PLANNED && claim.modality() != EXPECTED &&
         claim.modality() != CONDITIONAL;
}

// 'Quesada (1998) could still call it a promise': the source is what the sentence speaks of, and
// its year no proof against the date.
bool SourceSpeaks(const Claim& claim, const Attribution& source) {
  const std::string surname = source.key().substr(0, source.key().find_first_of(" ,("));
  return !surname.empty() &&
         absl::StrContains(claim.quote(), absl::StrCat(surname, " (", source.year()));
}

}  // namespace

void LintCitationBeforeEvent(const LintInput& input, std::vector<Finding>* findings) {
  // Two claims of one sentence may have one date and one source.
  std::set<std::string> told;
  for (const Claim* claim : input.claims) {
    if (!ToldAsFact(*claim) || claim->attributions_size() == 0) continue;
    const DateClaim date = ReadDate(claim->date(), claim->event().aspect());
    if (!date.dated() || !claim->date().has_earliest()) continue;
    // A claim with several sources needs one that is late enough.
    int latest = 0;
    const Attribution* source = nullptr;
    bool all_dated = true;
    for (const Attribution& attribution : claim->attributions()) {
      if (attribution.kind() != Attribution::CITATION) continue;
      if (!attribution.has_year()) all_dated = false;
      if (attribution.has_year() && (source == nullptr || attribution.year() > latest)) {
        latest = attribution.year(), source = &attribution;
      }
    }
    const int64_t event_year = CivilFromDayNumber(claim->date().earliest()).year;
    if (source == nullptr || !all_dated || latest >= event_year) continue;
    if (SourceSpeaks(*claim, *source)) continue;
    const std::string what = absl::StrCat(claim->quote_location().byte_offset(), " ",
                                          claim->date().edtf(), " ", source->key());
    if (!told.insert(what).second) continue;
    LintDraft draft;
    draft.rule = "citation-before-event";
    draft.severity = event_year - latest > 1 ? HIGH : MEDIUM;
    draft.confidence = std::min(0.95, 0.75 + 0.05 * static_cast<double>(event_year - latest));
    draft.title = absl::StrCat("A source of ", latest, " is cited for an event of ", event_year);
    draft.explanation =
        absl::StrCat("The source (", source->key(), ") is dated ", latest, ", before ",
                     DateInWords(claim->date()), ", which it is cited for.");
    draft.query =
        absl::StrCat("Please check the source ", source->key(), " for ", Quoted(claim->quote()),
                     ": it is older than the event. Is the source, its year or the date wrong?");
    draft.claims = {claim};
    draft.values = {absl::StrCat(claim->date().edtf(), " (", source->key(), ")")};
    findings->push_back(MakeLint(draft));
  }
}

}  // namespace dateline
