#include <algorithm>
#include <cmath>
#include <map>

#include "absl/strings/str_cat.h"
#include "base/civil.h"
#include "reconcile/judge.h"
#include "reconcile/quantities.h"
#include "reconcile/wording.h"

namespace dateline {
namespace {

constexpr double kYear = 365.2425;
// A person named by a surname alone may be another; a time taken from the story is not stated.
constexpr double kSure = 0.9;
constexpr double kSurname = 0.75;
constexpr double kNoTime = 0.8;
constexpr double kSlip = 10;  // years
// Sightings of one name that are compared in full.
constexpr size_t kMostOfOne = 64;

struct AgeSighting {
  int32_t row = 0;
  int32_t person = -1;  // entity index
  Figure age;           // in days
  std::string text;
  DayRange when;
  bool timed = false;
};

struct BirthSighting {
  int32_t row = 0;
  int32_t person = -1;  // entity index
};

struct Life {
  std::vector<AgeSighting> ages;
  std::vector<BirthSighting> births;
};

bool IsAge(const Quantity& quantity) { return quantity.of() == "age" && quantity.unit() == "year"; }

// One birth and one age so far apart are of two people.
constexpr double kOtherPerson = 15 * kYear;

// Where a name stands last before a place of the sentence; npos: nowhere.
size_t LastBefore(absl::string_view quote, absl::string_view name, size_t at) {
  const size_t found = name.empty() ? absl::string_view::npos : quote.substr(0, at).rfind(name);
  return found;
}

// Whose age it is: of a claim's people, the one named last before the figure ('Menzi, 44, succeeds
// Tobler'), else the only one. -1: nobody, or it cannot be told.
int32_t PersonOf(const ClaimTable& table, int32_t row, const Quantity& age) {
  const absl::string_view quote = table.claims[row]->quote();
  const size_t at = quote.find(age.text());
  int32_t only = -1, nearest = -1;
  size_t best = 0;
  bool several = false;
  for (int i = 0; i < table.claims[row]->participants_size(); ++i) {
    const Participant& participant = table.claims[row]->participants(i);
    const Entity& entity = participant.entity();
    if (entity.kind() != PERSON || participant.role() == CONTEXT || participant.inferred()) continue;
    const int32_t index = table.IndexOf(row, entity);
    if (index < 0) continue;
    several |= only >= 0 && only != index;
    only = index;
    const size_t place = LastBefore(quote, participant.text(), at == absl::string_view::npos ? 0 : at);
    if (place == absl::string_view::npos || (nearest >= 0 && place < best)) continue;
    best = place, nearest = index;
  }
  if (several) return nearest;
  return only;
}

// Who is born: the patient, under all names that the sentence gives.
void AddBirths(const ClaimTable& table, int32_t row, std::map<int32_t, Life>* lives) {
  const DateClaim& date = table.rows[row].date;
  if (!date.dated() || date.first.open()) return;
  for (const ParticipantRow& participant : table.participants_of(row)) {
    const EntityRow& entity = table.entities[participant.entity];
    if (participant.role != PATIENT || entity.entity->kind() != PERSON) continue;
    (*lives)[entity.group].births.push_back({row, participant.entity});
  }
}

std::map<int32_t, Life> LivesByName(const ClaimTable& table) {
  std::map<int32_t, Life> lives;
  for (size_t i = 0; i < table.rows.size(); ++i) {
    const int32_t row = static_cast<int32_t>(i);
    if (table.claims[i]->event().event_class() == "birth") AddBirths(table, row, &lives);
    for (const QuantityRow& quantity : table.quantities_of(row)) {
      const Quantity& source = table.claims[i]->quantities(quantity.source);
      if (!IsAge(source)) continue;
      const int32_t person = PersonOf(table, row, source);
      if (person < 0) continue;
      AgeSighting sighting{row, person, ReadFigure(source), source.text(), table.rows[i].story,
                           table.rows[i].has_story};
      lives[table.entities[person].group].ages.push_back(std::move(sighting));
    }
  }
  return lives;
}

// The days on which one was born who is so old then.
DayRange BornWithin(const AgeSighting& sighting) {
  DayRange born;
  born.low = static_cast<int32_t>(sighting.when.low - std::floor(sighting.age.high + kYear));
  born.high = static_cast<int32_t>(sighting.when.high - std::ceil(sighting.age.low) + 1);
  return born;
}

// 0: both can be true.
double Clash(const JudgeContext& context, const AgeSighting& a, const AgeSighting& b) {
  const ClaimTable& table = context.table;
  if (table.rows[a.row].sentence == table.rows[b.row].sentence) return 0;
  if (!CanContradict(table.rows[a.row], table.rows[b.row])) return 0;
  const EntityLevel match = table.EntityMatch(a.person, b.person);
  if (match < EntityLevel::kSurname) return 0;
  const bool timed = a.timed && b.timed;
  const double years = std::abs(a.age.value - b.age.value) / kYear;
  const DayRange x = BornWithin(a), y = BornWithin(b);
  // Without times, ages some years apart are a slip; further apart they are of other times.
  const bool apart = timed ? x.high < y.low || y.high < x.low : years > 1.5 && years <= kSlip;
  if (!apart) return 0;
  return (match == EntityLevel::kSurname ? kSurname : kSure) * (timed ? 1 : kNoTime);
}

// Within one text the lint on ages has said it.
double Clash(const JudgeContext& context, const AgeSighting& a, const BirthSighting& b) {
  const ClaimTable& table = context.table;
  const ClaimRow &age = table.rows[a.row], &birth = table.rows[b.row];
  if (age.document == birth.document || !CanContradict(age, birth)) return 0;
  // 'At fifteen she won' says when by the age; the year told before it is another.
  if (!a.timed || !age.when.dated() || a.when.open()) return 0;
  const EntityLevel match = table.EntityMatch(a.person, b.person);
  if (match < EntityLevel::kSurname) return 0;
  const DayRange x = BornWithin(a), y = birth.date.first;
  const int64_t gap = std::max<int64_t>(static_cast<int64_t>(x.low) - y.high, static_cast<int64_t>(y.low) - x.high);
  if (gap <= 0 || static_cast<double>(gap) > kOtherPerson) return 0;
  return match == EntityLevel::kSurname ? kSurname : kSure;
}

Finding BirthFinding(const JudgeContext& context, const AgeSighting& a, const BirthSighting& b, double confidence) {
  const ClaimTable& table = context.table;
  const Claim &age = *table.claims[a.row], &birth = *table.claims[b.row];
  const DayRange born = BornWithin(a);
  const int first = CivilFromDayNumber(born.low).year, last = CivilFromDayNumber(born.high).year;
  FindingDraft draft;
  draft.dimension = DATE;
  draft.label = absl::StrCat("birth of ", table.entities[b.person].entity->name());
  draft.severity = MEDIUM;
  draft.confidence = confidence;
  draft.conflicts = {{0, 1}};
  draft.readings.resize(2);
  draft.readings[0] = {birth.date().edtf(), DateInWords(birth.date()), {&birth}, static_cast<double>(table.rows[b.row].date.first.width())};
  const std::string years = first == last ? absl::StrCat(first) : absl::StrCat(first, " to ", last);
  draft.readings[1] = {years, absl::StrCat(a.text, ", so ", years), {&age}, static_cast<double>(born.width())};
  draft.explanation = absl::StrCat("Who is ", a.text, " at that time was born between ", first, " and ", last, ".");
  return BuildFinding(draft);
}

Finding AgeFinding(const JudgeContext& context, const AgeSighting& a, const AgeSighting& b,
                   double confidence) {
  const ClaimTable& table = context.table;
  const Entity &x = *table.entities[a.person].entity, &y = *table.entities[b.person].entity;
  FindingDraft draft;
  draft.dimension = QUANTITY;
  draft.label = absl::StrCat("age of ", x.name().size() >= y.name().size() ? x.name() : y.name());
  draft.severity = MEDIUM;
  draft.confidence = confidence;
  draft.conflicts = {{0, 1}};
  for (const AgeSighting* sighting : {&a, &b}) {
    DraftReading& reading = draft.readings.emplace_back();
    const long years = std::lround(sighting->age.value / kYear);
    reading.value = absl::StrCat(years, years == 1 ? " year" : " years");
    reading.words = sighting->text;
    reading.claims = {table.claims[sighting->row]};
  }
  draft.explanation =
      absl::StrCat("One person cannot have been both ages",
                   a.timed && b.timed ? ", the times at which they are told taken into account." : ".");
  return BuildFinding(draft);
}

}  // namespace

void JudgeAges(const JudgeContext& context, std::vector<Finding>* findings) {
  for (const auto& [name, life] : LivesByName(context.table)) {
    const size_t ages = std::min(life.ages.size(), kMostOfOne), births = std::min(life.births.size(), kMostOfOne);
    for (size_t i = 0; i < ages; ++i) {
      for (size_t j = i + 1; j < ages; ++j) {
        const double confidence = Clash(context, life.ages[i], life.ages[j]);
        if (confidence > 0) findings->push_back(AgeFinding(context, life.ages[i], life.ages[j], confidence));
      }
      for (size_t j = 0; j < births; ++j) {
        const double confidence = Clash(context, life.ages[i], life.births[j]);
        if (confidence > 0) findings->push_back(BirthFinding(context, life.ages[i], life.births[j], confidence));
      }
    }
  }
}

}  // namespace dateline
