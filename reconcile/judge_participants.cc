// One part in one event given to different people: 'Anna Berg was elected president in 1998'
// against 'Jon Lund was elected president in 1998'. Only where one person can have the part: an
// office that has one holder, in the same body; or what was founded, discovered or invented by
// other people.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "reconcile/entity_match.h"
#include "reconcile/judge.h"
#include "reconcile/wording.h"

extern "C" const char dateline_offices_begin[], dateline_offices_end[];

namespace dateline {
namespace {

constexpr double kSure = 0.85;  // that nothing else explains two names

const absl::flat_hash_set<std::string>& Offices() {
  static const auto* const offices = [] {
    auto* set = new absl::flat_hash_set<std::string>;
    const absl::string_view table(
        dateline_offices_begin, static_cast<size_t>(dateline_offices_end - dateline_offices_begin));
    for (absl::string_view line : absl::StrSplit(table, '\n', absl::SkipEmpty())) {
      if (line[0] != '#') set->emplace(line);
    }
    return set;
  }();
  return *offices;
}

bool IsOffice(absl::string_view event_class) {
  return event_class == "election" || event_class == "appointment";
}
bool IsDeed(absl::string_view event_class) {
  return event_class == "founding" || event_class == "discovery" || event_class == "invention";
}

// The people who have the part by name; empty also where a pronoun may stand for one.
std::vector<int32_t> Holders(const ClaimTable& table, int32_t row, bool office) {
  std::vector<int32_t> holders;
  for (const ParticipantRow& participant : table.participants_of(row)) {
    if (table.entities[participant.entity].entity->kind() != PERSON) continue;
    if (participant.role != (office ? PATIENT : AGENT)) continue;
    if (participant.inferred) return {};
    holders.push_back(participant.entity);
  }
  // Several are elected to what is no office of one.
  if (office && holders.size() > 1) holders.clear();
  return holders;
}

// Whoever stands anywhere in the other's sentence is no rival: one list may be shorter.
bool Named(const ClaimTable& table, int32_t row, int32_t person) {
  for (const ParticipantRow& participant : table.participants_of(row)) {
    if (table.EntityMatch(participant.entity, person) != EntityLevel::kDifferent) return true;
  }
  return false;
}

// The office that both name: 'president', 'director'.
bool SameOffice(const ClaimTable& table, int32_t a, int32_t b) {
  const auto xs = table.terms_of(a), ys = table.terms_of(b);
  std::set<absl::string_view> offices[2];
  for (int32_t term : xs) {
    if (Offices().contains(table.strings.Text(term))) offices[0].insert(table.strings.Text(term));
  }
  for (int32_t term : ys) {
    if (Offices().contains(table.strings.Text(term))) offices[1].insert(table.strings.Text(term));
  }
  return !offices[0].empty() && offices[0] == offices[1];
}

// The body, the place or the thing that it was done to or for.
bool SameThing(const ClaimTable& table, int32_t a, int32_t b) {
  for (const ParticipantRow& p : table.participants_of(a)) {
    const EntityKind kind = table.entities[p.entity].entity->kind();
    if (kind == PERSON || kind == OTHER) continue;
    for (const ParticipantRow& q : table.participants_of(b)) {
      if (table.EntityMatch(p.entity, q.entity) >= EntityLevel::kPartial) return true;
    }
  }
  return false;
}

bool Rivals(const ClaimTable& table, int32_t a, int32_t b) {
  const ClaimRow &x = table.rows[a], &y = table.rows[b];
  if (x.document == y.document || x.event_class < 0 || x.event_class != y.event_class ||
      !CanContradict(x, y))
    return false;
  const absl::string_view event_class = table.strings.Text(x.event_class);
  const bool office = IsOffice(event_class);
  if (!office && !IsDeed(event_class)) return false;
  // Without dates that fit, one may have followed the other.
  const DateRelation dates = CompareDates(x.date, y.date).relation;
  if (dates == DateRelation::kDisjoint || dates == DateRelation::kIncomparable) return false;
  if (x.ordinal != y.ordinal || (office && !SameOffice(table, a, b)) || !SameThing(table, a, b))
    return false;
  const std::vector<int32_t> xs = Holders(table, a, office), ys = Holders(table, b, office);
  if (xs.empty() || ys.empty()) return false;
  const auto named = [&](int32_t row) {
    return [&table, row](int32_t person) { return Named(table, row, person); };
  };
  return std::none_of(xs.begin(), xs.end(), named(b)) &&
         std::none_of(ys.begin(), ys.end(), named(a));
}

std::string NamesOf(const ClaimTable& table, int32_t row) {
  const bool office = IsOffice(table.strings.Text(table.rows[row].event_class));
  std::vector<std::string> names;
  for (int32_t holder : Holders(table, row, office))
    names.push_back(table.entities[holder].entity->name());
  return absl::StrJoin(names, ", ");
}

}  // namespace

void JudgeParticipants(const JudgeContext& context, const std::vector<int32_t>& claims,
                       const Event& event, std::vector<Finding>* findings) {
  const ClaimTable& table = context.table;
  double best = 0;
  int32_t best_a = -1, best_b = -1;
  std::map<std::string, std::set<int32_t>> rows;
  std::set<std::pair<std::string, std::string>> rivals;
  for (size_t i = 0; i < claims.size(); ++i) {
    for (size_t j = i + 1; j < claims.size(); ++j) {
      if (!Rivals(table, claims[i], claims[j])) continue;
      const std::string x = NamesOf(table, claims[i]), y = NamesOf(table, claims[j]);
      rows[x].insert(claims[i]);
      rows[y].insert(claims[j]);
      rivals.insert({std::min(x, y), std::max(x, y)});
      const double sure =
          Probability(CompareClaims(table, context.weights, claims[i], claims[j]).score) *
          std::min(ConfidenceOf(*table.claims[claims[i]]), ConfidenceOf(*table.claims[claims[j]]));
      if (sure > best) best = sure, best_a = claims[i], best_b = claims[j];
    }
  }
  if (best_a < 0) return;
  FindingDraft draft;
  draft.dimension = PARTICIPANT;
  draft.event = event.id();
  draft.label = event.label();
  draft.severity = MEDIUM;
  draft.confidence = kSure * best;
  std::map<std::string, int> index;
  for (const auto& [name, of] : rows) {
    index[name] = static_cast<int>(draft.readings.size());
    DraftReading& reading = draft.readings.emplace_back();
    reading.value = reading.words = name;
    for (int32_t row : of) reading.claims.push_back(table.claims[row]);
  }
  for (const auto& [x, y] : rivals) draft.conflicts.push_back({index[x], index[y]});
  draft.explanation = absl::StrCat("One part is given to different people. ",
                                   WhyOneEvent(context, claims, best_a, best_b));
  findings->push_back(BuildFinding(draft));
}

}  // namespace dateline
