#include <algorithm>
#include <cmath>
#include <map>

#include "absl/strings/str_cat.h"
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

bool IsAge(const ClaimTable& table, const QuantityRow& quantity) {
  return table.strings.Text(quantity.of) == "age" && table.strings.Text(quantity.unit) == "year";
}

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
    if (entity.kind() != PERSON || participant.role() == CONTEXT || participant.inferred())
      continue;
    const int32_t index = table.IndexOf(row, entity);
    if (index < 0) continue;
    several |= only >= 0 && only != index;
    only = index;
    const size_t place =
        LastBefore(quote, participant.text(), at == absl::string_view::npos ? 0 : at);
    if (place == absl::string_view::npos || (nearest >= 0 && place < best)) continue;
    best = place, nearest = index;
  }
  if (several) return nearest;
  return only;
}

std::map<int32_t, std::vector<AgeSighting>> AgesByName(const ClaimTable& table) {
  std::map<int32_t, std::vector<AgeSighting>> ages;
  for (size_t i = 0; i < table.rows.size(); ++i) {
    const int32_t row = static_cast<int32_t>(i);
    for (const QuantityRow& quantity : table.quantities_of(row)) {
      if (!IsAge(table, quantity)) continue;
      const Quantity& source = table.claims[i]->quantities(quantity.source);
      const int32_t person = PersonOf(table, row, source);
      if (person < 0) continue;
      AgeSighting sighting{row,
                           person,
                           ReadFigure(source),
                           source.text(),
                           table.rows[i].story,
                           table.rows[i].has_story};
      ages[table.entities[person].group].push_back(std::move(sighting));
    }
  }
  return ages;
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
  draft.explanation = absl::StrCat(
      "One person cannot have been both ages",
      a.timed && b.timed ? ", the times at which they are told taken into account." : ".");
  return BuildFinding(draft);
}

}  // namespace

void JudgeAges(const JudgeContext& context, std::vector<Finding>* findings) {
  for (const auto& [name, ages] : AgesByName(context.table)) {
    const size_t most = std::min(ages.size(), kMostOfOne);
    for (size_t i = 0; i < most; ++i) {
      for (size_t j = i + 1; j < most; ++j) {
        const double confidence = Clash(context, ages[i], ages[j]);
        if (confidence > 0) findings->push_back(AgeFinding(context, ages[i], ages[j], confidence));
      }
    }
  }
}

}  // namespace dateline
