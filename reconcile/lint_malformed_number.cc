// '1,5000', '13,000 thousands': a number that no convention writes.
#include <set>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "reconcile/lints.h"
#include "reconcile/wording.h"

namespace dateline {

namespace {

// '12,50 euros': much of the world writes cents behind a comma.
bool PriceWithComma(const Quantity& quantity) {
  const bool currency =
      quantity.unit().size() == 3 && absl::c_all_of(quantity.unit(), absl::ascii_isupper);
  const size_t comma = quantity.text().find(',');
  if (!currency || comma == std::string::npos) return false;
  size_t end = quantity.text().find_first_not_of("0123456789", comma + 1);
  if (end == std::string::npos) end = quantity.text().size();
  // '1,40 million' has no cents.
  const absl::string_view rest = absl::string_view(quantity.text()).substr(end);
  for (absl::string_view scale :
       {"million", "billion", "thousand", "trillion", "bn", "mn", "crore"}) {
    if (absl::StrContains(rest, scale)) return false;
  }
  return end == comma + 3;
}

}  // namespace

void LintMalformedNumber(const LintInput& input, std::vector<Finding>* findings) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const Claim* claim : input.claims) {
    for (const Quantity& quantity : claim->quantities()) {
      if (quantity.problem().empty() || PriceWithComma(quantity)) continue;
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
