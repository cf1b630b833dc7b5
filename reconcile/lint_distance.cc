// Distances that stand beside a date: 'four years after the first, on 10 September 2012' against
// the date of what the text calls the first, 'six weeks later, on 20 June' against the dates told
// before. Where the dates are exact the count is checked closely; other distances are the time
// network's.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/civil.h"
#include "base/strings.h"
#include "reconcile/dates.h"
#include "reconcile/lints.h"
#include "reconcile/text_place.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

constexpr double kYear = 365.2425;
// Wider dates say too little about the number of years between them.
constexpr int64_t kExact = 31;
// 'Four years' is said of three and a half, not of three and a quarter.
constexpr double kRounding = 0.6;
// How far before 'later', in bytes, and among how many dates, what it counts from is looked for.
constexpr int64_t kReach = 600;
constexpr size_t kDatesBefore = 3;
// Counted from a date of an earlier sentence: a figure further off counts from something else.
constexpr double kPlausible = 2.5;

DateClaim DateOf(const Claim& claim) { return ReadDate(claim.date(), claim.event().aspect()); }

bool Exact(const DateClaim& date) {
  return date.part == DatePart::kPoint && !date.first.open() && date.first.width() <= kExact &&
         !date.approximate;
}

// The claim that says when: the claim itself, else the only date of its sentence.
const Claim* Dated(const LintInput& input, const Claim& claim) {
  if (claim.date().has_earliest()) return Exact(DateOf(claim)) ? &claim : nullptr;
  const Claim* found = nullptr;
  for (const Claim* other : input.claims) {
    if (other->quote() != claim.quote() || !other->date().has_earliest()) continue;
    if (!Exact(DateOf(*other)) || other->date().resolution() == RELATIVE) continue;
    if (found != nullptr && found->date().edtf() != other->date().edtf()) return nullptr;
    found = other;
  }
  return found;
}

// 'the first', 'the second one' -> 1, 2; 0: something else.
int RankOf(absl::string_view text) {
  static constexpr absl::string_view kRanks[] = {"first", "second", "third", "fourth", "fifth"};
  for (size_t i = 0; i < std::size(kRanks); ++i) {
    for (const char* form : {"the ", "its ", "their "}) {
      const std::string rank = absl::StrCat(form, kRanks[i]);
      if (text == rank || text == absl::StrCat(rank, " one")) return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

// Names of what takes part, word by word: whose 'first' it is.
std::set<std::string> Subjects(const Claim& claim) {
  std::set<std::string> words;
  const auto add = [&](absl::string_view name) {
    for (absl::string_view word : absl::StrSplit(Fold(name), ' ', absl::SkipEmpty()))
      words.insert(std::string(word));
  };
  for (const Participant& participant : claim.participants()) {
    if (participant.role() == AGENT || participant.role() == PATIENT)
      add(participant.entity().name());
  }
  add(claim.event().object());
  return words;
}

// The one dated event before this one that the text calls by the rank and whose noun takes part
// here.
const Claim* Anchor(const LintInput& input, const Claim& claim, int rank) {
  const std::set<std::string> subjects = Subjects(claim);
  const Claim* found = nullptr;
  for (const Claim* other : input.claims) {
    if (TextPlace(other->location()) >= TextPlace(claim.location()) ||
        other->quote() == claim.quote())
      continue;
    if (other->ordinal().value() != rank) continue;
    const std::vector<std::string> counted =
        absl::StrSplit(Fold(other->ordinal().of()), ' ', absl::SkipEmpty());
    // The noun that is counted ends the phrase: 'the first summer festival'.
    if (counted.empty() || subjects.count(counted.back()) == 0) continue;
    const Claim* dated = Dated(input, *other);
    if (dated == nullptr) continue;
    if (found != nullptr && found->date().edtf() != dated->date().edtf()) return nullptr;
    found = dated;
  }
  return found;
}

const Quantity* YearsOf(const Claim& claim, const TemporalRelation& relation) {
  for (const Quantity& quantity : claim.quantities()) {
    const bool years = quantity.unit() == "year" || quantity.unit() == "years";
    if (years && quantity.of().empty() && !quantity.approximate() &&
        absl::StrContains(relation.text(), quantity.text())) {
      return &quantity;
    }
  }
  return nullptr;
}

void CheckDistance(const LintInput& input, const Claim& claim, const TemporalRelation& relation,
                   std::vector<Finding>* findings) {
  const int rank = relation.claim().empty() && relation.kind() == TemporalRelation::AFTER
                       ? RankOf(relation.event_text())
                       : 0;
  const Quantity* years = rank > 0 ? YearsOf(claim, relation) : nullptr;
  const Claim* dated = years != nullptr ? Dated(input, claim) : nullptr;
  const Claim* anchor = dated != nullptr ? Anchor(input, claim, rank) : nullptr;
  if (anchor == nullptr || anchor == dated) return;
  const DayRange from = DateOf(*anchor).first, to = DateOf(*dated).first;
  const double least = (to.low - from.high) / kYear, most = (to.high - from.low) / kYear;
  const int apart = CivilFromDayNumber(to.low).year - CivilFromDayNumber(from.low).year;
  const double stated = years->value();
  if (stated == apart || (stated > least - kRounding && stated < most + kRounding)) return;
  LintDraft draft;
  draft.rule = "duration-mismatch";
  draft.dimension = DURATION;
  draft.severity = MEDIUM;
  draft.confidence = 0.7;
  draft.title = absl::StrCat("'", relation.text(), "' does not fit the dates");
  draft.explanation = absl::StrCat(
      "From ", DateInWords(anchor->date()), " to ", DateInWords(dated->date()), " it is ",
      DaysInWords(to.low - from.low), "; the text says ", years->text(), ".");
  draft.query = absl::StrCat("Please check '", relation.text(), "' in ", Quoted(claim.quote()),
                             " against ", DateInWords(anchor->date()), ".");
  draft.claims = {&claim, dated, anchor};
  if (dated == &claim) draft.claims = {&claim, anchor};
  for (const Claim* said : draft.claims)
    draft.values.push_back(said == &claim ? years->text() : said->date().edtf());
  findings->push_back(MakeLint(draft));
}

struct Unit {
  const char* name;
  double days;
  double slack;  // days that counting and rounding may cost
};
constexpr Unit kUnits[] = {
    {"day", 1, 1}, {"week", 7, 5}, {"month", 30.44, 20}, {"year", kYear, kRounding* kYear}};

// 'six weeks later': the figure, from wherever the sentence has it.
const Quantity* Counted(const LintInput& input, const Claim& claim, const Unit** unit) {
  for (const Claim* other : input.claims) {
    if (other->quote() != claim.quote()) continue;
    for (const Quantity& quantity : other->quantities()) {
      if (quantity.approximate() || quantity.text().empty() ||
          !absl::StartsWith(claim.date().text(), quantity.text()))
        continue;
      for (const Unit& known : kUnits) {
        if (quantity.unit() == known.name || quantity.unit() == absl::StrCat(known.name, "s")) {
          *unit = &known;
          return &quantity;
        }
      }
    }
  }
  return nullptr;
}

// 'later' that the date beside it explains: it says nothing by itself but how far back it counts
// from.
bool ExplainedLater(const Claim& claim) {
  return claim.date().resolution() == RELATIVE && absl::EndsWith(claim.date().text(), " later") &&
         claim.date().source().byte_offset() > claim.location().byte_offset();
}

bool Fits(double stated, const Unit& unit, DayRange from, DayRange to) {
  const double days = stated * unit.days;
  if (days >= to.low - from.high - unit.slack && days <= to.high - from.low + unit.slack)
    return true;
  const int years = CivilFromDayNumber(to.low).year - CivilFromDayNumber(from.high).year;
  return unit.days == kYear && stated == years;
}

// Dates told shortly before, the last first; each value once.
std::vector<const Claim*> DatesBefore(const LintInput& input, const Claim& claim) {
  std::vector<const Claim*> found;
  const DayRange to = DateOf(claim).first;
  for (auto it = input.claims.rbegin(); it != input.claims.rend() && found.size() < kDatesBefore;
       ++it) {
    const Claim& other = **it;
    const int64_t before = TextPlace(claim.location()) - TextPlace(other.location());
    const DateClaim date = DateOf(other);
    if (before <= 0 || before > kReach || other.date().resolution() == RELATIVE || !date.dated())
      continue;
    const DayRange range = date.hull();
    if (range.open() || range.high >= to.low) continue;
    const auto same = [&](const Claim* c) { return c->date().edtf() == other.date().edtf(); };
    if (std::none_of(found.begin(), found.end(), same)) found.push_back(&other);
  }
  return found;
}

void CheckLater(const LintInput& input, const Claim& claim, std::vector<Finding>* findings) {
  const Unit* unit = nullptr;
  const Quantity* stated = ExplainedLater(claim) ? Counted(input, claim, &unit) : nullptr;
  const DateClaim date = DateOf(claim);
  if (stated == nullptr || date.part != DatePart::kPoint || date.first.open()) return;
  const std::vector<const Claim*> before = DatesBefore(input, claim);
  if (before.empty()) return;
  for (const Claim* from : before) {
    if (Fits(stated->value(), *unit, DateOf(*from).hull(), date.first)) return;
  }
  const Claim& from = *before[0];
  const DayRange range = DateOf(from).hull();
  const double apart =
      (static_cast<double>(date.first.low) + date.first.high - range.low - range.high) / 2;
  const double days = stated->value() * unit->days;
  if (from.quote() != claim.quote() && (days > kPlausible * apart || apart > kPlausible * days))
    return;
  LintDraft draft;
  draft.rule = "duration-mismatch";
  draft.dimension = DURATION;
  draft.severity = MEDIUM;
  draft.confidence = 0.65;
  draft.title = absl::StrCat("'", claim.date().text(), "' does not fit the dates");
  draft.explanation = absl::StrCat(
      "From ", DateInWords(from.date()), " to ", DateInWords(claim.date()), " it is about ",
      DaysInWords(
          (static_cast<int64_t>(date.first.low) + date.first.high - range.low - range.high) / 2),
      "; the text says ", stated->text(), ".");
  draft.query =
      absl::StrCat("Please check '", claim.date().text(), "' in ", Quoted(claim.quote()), ".");
  draft.claims = {&claim, &from};
  draft.values = {absl::StrCat(claim.date().text(), ", ", claim.date().edtf()), from.date().edtf()};
  findings->push_back(MakeLint(draft));
}

}  // namespace

void LintDistance(const LintInput& input, std::vector<Finding>* findings) {
  for (const Claim* claim : input.claims) {
    for (const TemporalRelation& relation : claim->relations())
      CheckDistance(input, *claim, relation, findings);
    CheckLater(input, *claim, findings);
  }
}

}  // namespace dateline
