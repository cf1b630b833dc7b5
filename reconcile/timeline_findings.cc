// Cycles of the time network in words.
#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reconcile/dates.h"
#include "reconcile/finding_builder.h"
#include "reconcile/lints.h"
#include "reconcile/timeline.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

bool Distance(const TemporalRelation& relation) {
  return relation.has_min_days() && relation.min_days() > 0;
}

std::string RelationInWords(const TemporalRelation& relation) {
  return relation.text().empty() ? relation.event_text() : relation.text();
}

// What a claim says of its time: the relation's words, else its date.
std::string SaysWhen(const Claim& claim) {
  if (!claim.date().edtf().empty()) return DateInWords(claim.date());
  for (const TemporalRelation& relation : claim.relations()) {
    const std::string words = RelationInWords(relation);
    if (!words.empty()) return words;
  }
  return "no date";
}

// Where two sentences give one date for an event, and only how long before or after something else
// it was is told otherwise, the count is more often taken for that of the wrong event.
constexpr double kSameDate = 0.5;

bool GiveOneDate(const Claim& a, const Claim& b) {
  const DateRelation relation =
      CompareDates(ReadDate(a.date(), a.event().aspect()), ReadDate(b.date(), b.event().aspect()))
          .relation;
  return relation == DateRelation::kEqual || relation == DateRelation::kContained;
}

void AddUnique(const Claim* claim, std::vector<const Claim*>* claims) {
  if (claim == nullptr || std::find(claims->begin(), claims->end(), claim) != claims->end()) return;
  claims->push_back(claim);
}

Finding Lint(bool distance, int64_t days, double confidence,
             const std::vector<const Claim*>& claims, const std::string& relations) {
  LintDraft draft;
  draft.rule = distance ? "duration-mismatch" : "order-reversed";
  draft.dimension = distance ? DURATION : ORDER;
  draft.severity = MEDIUM;
  draft.confidence = 0.85 * confidence;
  draft.title = absl::StrCat("'", relations, "' does not fit the dates");
  draft.explanation =
      absl::StrCat("The dates and relations of these sentences cannot all be true; they miss by ",
                   DaysInWords(days), ".");
  draft.query = absl::StrCat("Please check '", relations, "' in ", Quoted(claims[0]->quote()),
                             " against the dates.");
  draft.claims = claims;
  for (const Claim* claim : claims) draft.values.push_back(SaysWhen(*claim));
  return MakeLint(draft);
}

Finding Conflict(const Claim& a, const Claim& b, bool distance, int64_t days, double confidence,
                 const std::vector<const Claim*>& claims, const std::string& relations) {
  FindingDraft draft;
  draft.dimension = ORDER;
  draft.severity = distance ? MEDIUM : HIGH;
  draft.confidence = confidence;
  draft.label = EventLabel({&a, &b});
  for (const Claim* claim : {&a, &b}) {
    DraftReading& reading = draft.readings.emplace_back();
    reading.value = reading.words = SaysWhen(*claim);
    reading.claims = {claim};
  }
  draft.conflicts = {{0, 1}};
  draft.explanation = absl::StrCat(
      "'", relations, "' and the dates of the sources cannot all be true; they miss by ",
      DaysInWords(days), ".");
  Finding finding = BuildFinding(draft);
  for (const Claim* claim : claims) {
    Finding::Place& place = *finding.add_locations();
    place.set_document(claim->document());
    place.set_line(claim->location().line());
    *place.mutable_location() = claim->location();
    place.set_quote(claim->quote());
    place.set_note(SaysWhen(*claim));
  }
  return finding;
}

}  // namespace

bool Timeline::FindingOf(const TimeCycle& cycle, Finding* finding) const {
  std::vector<const Claim*> claims;
  std::vector<std::string> relations;
  const Claim* subject = nullptr;
  std::vector<Statement> same;
  bool distance = false;
  double confidence = 1;
  const std::vector<Statement> statements = StatementsOf(cycle);
  // The claim whose relation fails comes first: that is the place to look at.
  for (const Statement& statement : statements) {
    if (statement.kind != Kind::kRelation) continue;
    if (subject == nullptr) subject = statement.claim;
    AddUnique(statement.claim, &claims);
    distance |= Distance(*statement.relation);
    const std::string words = RelationInWords(*statement.relation);
    if (!words.empty() && std::find(relations.begin(), relations.end(), words) == relations.end())
      relations.push_back(words);
    confidence *= 0.85;
  }
  for (const Statement& statement : statements) {
    AddUnique(statement.claim, &claims);
    AddUnique(statement.other, &claims);
    if (statement.kind == Kind::kSame) same.push_back(statement);
  }
  // A year or an anchor that was inherited is the likelier mistake.
  for (const Statement& statement : statements) {
    if (statement.kind == Kind::kDate && statement.claim->date().resolution() != EXPLICIT)
      confidence *= 0.75;
  }
  const std::string words = absl::StrJoin(relations, "', '");
  if (subject == nullptr) {
    // Without a relation: two dates of one mention, 'the same day' read twice.
    return false;
  }
  if (same.empty()) {
    *finding = Lint(distance, cycle.days, confidence, claims, words);
    return true;
  }
  const Statement* pair = &same[0];
  for (const Statement& candidate : same) {
    if (candidate.claim == subject || candidate.other == subject) pair = &candidate;
  }
  for (int32_t constraint : cycle.constraints) {
    const TimeConstraint& c = network_.constraints[static_cast<size_t>(constraint)];
    if (c.tag >= 0 && statements_[static_cast<size_t>(c.tag)].kind == Kind::kSame)
      confidence *= c.confidence;
  }
  if (GiveOneDate(*pair->claim, *pair->other)) confidence *= kSameDate;
  *finding = Conflict(*pair->claim, *pair->other, distance, cycle.days, confidence, claims, words);
  return true;
}

}  // namespace dateline
