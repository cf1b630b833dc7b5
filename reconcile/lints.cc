#include "reconcile/lints.h"

#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "reconcile/finding_builder.h"

namespace dateline {
namespace {

constexpr struct {
  const char* rule;
  void (*run)(const LintInput&, std::vector<Finding>*);
} kLints[] = {
    {"citation-before-event", LintCitationBeforeEvent},
    {"weekday-mismatch", LintWeekday},
    {"impossible-date", LintImpossibleDate},
    {"order-reversed", LintOrderReversed},
    {"duration-mismatch", LintDuration},
    {"ordinal-clash", LintOrdinalClash},
    {"malformed-number", LintMalformedNumber},
    {"name-variant", LintNameVariant},
};

}  // namespace

Finding MakeLint(const LintDraft& draft) {
  Finding finding;
  finding.set_rule(draft.rule.data(), draft.rule.size());
  finding.set_kind(Finding::LINT);
  finding.set_dimension(draft.dimension);
  finding.set_severity(draft.severity);
  finding.set_confidence(draft.confidence);
  finding.set_title(draft.title);
  finding.set_explanation(draft.explanation);
  finding.set_query(draft.query);
  std::vector<std::string> content;
  for (size_t i = 0; i < draft.claims.size(); ++i) {
    const Claim& claim = *draft.claims[i];
    Reading& reading = *finding.add_readings();
    reading.set_value(i < draft.values.size() ? draft.values[i] : claim.date().edtf());
    reading.add_claims(claim.id());
    reading.set_lineages(1);
    reading.add_lineage_of(0);
    Finding::Place& place = *finding.add_locations();
    place.set_document(claim.document());
    place.set_line(claim.location().line());
    *place.mutable_location() = claim.location();
    place.set_quote(claim.quote());
    place.set_note(reading.value());
    content.push_back(absl::StrCat(reading.value(), "\t", Fold(claim.quote())));
  }
  SetFingerprint(&finding, std::move(content));
  return finding;
}

std::vector<std::string> LintNames() {
  std::vector<std::string> names;
  for (const auto& lint : kLints) names.push_back(lint.rule);
  return names;
}

void LintDocument(const LintInput& input, const RuleFilter& on, std::vector<Finding>* findings) {
  for (const auto& lint : kLints) {
    if (on(lint.rule)) lint.run(input, findings);
  }
}

}  // namespace dateline
