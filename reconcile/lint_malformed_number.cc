// '1,5000', '13,000 thousands': a number that no convention writes.
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "reconcile/lints.h"
#include "reconcile/wording.h"

namespace dateline {

void LintMalformedNumber(const LintInput& input, std::vector<Finding>* findings) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const Claim* claim : input.claims) {
    for (const Quantity& quantity : claim->quantities()) {
      if (quantity.problem().empty()) continue;
      if (!seen.insert({claim->quote(), quantity.text()}).second) continue;
      LintDraft draft;
      draft.rule = "malformed-number";
      draft.dimension = QUANTITY;
      draft.severity = MEDIUM;
      draft.confidence = 0.9;
      draft.title = absl::StrCat("'", quantity.text(), "' is no well-formed number");
      draft.explanation = absl::StrCat("'", quantity.text(), "': ", quantity.problem(), ".");
      draft.query = absl::StrCat("Please check '", quantity.text(), "' in ", Quoted(claim->quote()),
                                 ". What is the right figure?");
      draft.claims = {claim};
      draft.values = {quantity.text()};
      Finding finding = MakeLint(draft);
      if (quantity.location().line() > 0) {
        finding.mutable_locations(0)->set_line(quantity.location().line());
        *finding.mutable_locations(0)->mutable_location() = quantity.location();
      }
      findings->push_back(std::move(finding));
    }
  }
}

}  // namespace dateline
