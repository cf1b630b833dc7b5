// Who took part: names matched one to one, and what it says when they differ.
#include <algorithm>
#include <array>

#include "absl/container/inlined_vector.h"
#include "reconcile/comparer.h"

namespace dateline {
namespace {

// A participant of the one claim that may be one of the other.
struct PersonMatch {
  uint8_t x, y;
  EntityLevel match;
  Level level;
  float rarity, weight;
};

}  // namespace

// How much a match of two participants says; sets its level.
float Comparer::MatchRarity(EntityLevel match, const ParticipantRow& p, const ParticipantRow& q,
                            Level* level) const {
  *level = LevelOfRoles(p.role, q.role);
  return RarityOf(match, Named(p) || Named(q),
                  std::min(table_.entities[p.entity].bits, table_.entities[q.entity].bits));
}

// Matches the participants of both claims one to one, the best pair first: the same whichever claim
// comes first.
void Comparer::CompareParticipants() {
  const auto xs = table_.participants_of(a_).subspan(0, kMaxParticipants);
  const auto ys = table_.participants_of(b_).subspan(0, kMaxParticipants);
  absl::InlinedVector<PersonMatch, 16> matches;
  for (size_t i = 0; i < xs.size(); ++i) {
    for (size_t j = 0; j < ys.size(); ++j) {
      const EntityLevel match = table_.EntityMatch(xs[i].entity, ys[j].entity);
      if (match == EntityLevel::kDifferent) continue;
      PersonMatch found{
          static_cast<uint8_t>(i), static_cast<uint8_t>(j), match, Level::kInContext, 0, 0};
      found.rarity = MatchRarity(match, xs[i], ys[j], &found.level);
      found.weight = weights_.Of(found.level, found.rarity);
      matches.push_back(found);
    }
  }
  std::sort(matches.begin(), matches.end(), [](const PersonMatch& p, const PersonMatch& q) {
    if (p.weight != q.weight) return p.weight > q.weight;
    return p.x != q.x ? p.x < q.x : p.y < q.y;
  });
  std::array<bool, kMaxParticipants> x_used{}, y_used{};
  bool once = false;
  for (const PersonMatch& found : matches) {
    const ParticipantRow &p = xs[found.x], &q = ys[found.y];
    if (x_used[found.x] || y_used[found.y]) continue;
    x_used[found.x] = y_used[found.y] = true;
    release_met_ |= table_.entities[p.entity].kind == RELEASE;
    Add(found.level, found.rarity, p.entity, q.entity);
    once |= HappensOnce(p, q, found.match);
    sole_of_ |= found.level != Level::kInContext && SoleOf(p, q);
    met_ |= found.level == Level::kSameRole && !p.inferred && !q.inferred;
    series_ |= found.level != Level::kInContext && SeriesOf(p, q);
  }
  if (once) Add(Level::kOnceOf);
  once_ = once;
  ComparePlaces(xs, ys);
  CompareOthers(xs, ys, x_used, y_used);
  CompareNames(xs, ys, x_used, y_used);
}

// Both texts tell of one such event by the two.
bool Comparer::SoleOf(const ParticipantRow& p, const ParticipantRow& q) const {
  const int32_t kind = KindOf(x_);
  // 'the mayor' of one town is not that of another.
  if (!Named(p) && !Named(q)) return false;
  if (kind < 0 || kind != KindOf(y_) || x_.document == y_.document) return false;
  return p.sole && q.sole;
}

// One of the texts tells of several such events by the one whom both name.
bool Comparer::SeriesOf(const ParticipantRow& p, const ParticipantRow& q) const {
  const int32_t kind = KindOf(x_);
  if (kind < 0 || kind != KindOf(y_)) return false;
  return p.series || q.series;
}

// What happens once to one it happens to needs less besides: the same death, the invasion of one
// place. States and people alike, in a role that matters.
bool Comparer::HappensOnce(const ParticipantRow& p, const ParticipantRow& q,
                           EntityLevel match) const {
  const bool once =
      !x_.recurs && !y_.recurs && x_.event_class >= 0 && x_.event_class == y_.event_class;
  const bool core = p.role != CONTEXT && p.role != 0 && q.role != CONTEXT && q.role != 0 &&
                    !p.inferred && !q.inferred;
  const EntityKind kind = table_.entities[p.entity].kind;
  // A release recurs, a release of one version does not.
  if (kind == RELEASE && core && x_.event_class >= 0 && x_.event_class == y_.event_class)
    return true;
  if (!once || !core || match < EntityLevel::kVariant) return false;
  if (kind == STATE || kind == PLACE) {
    return x_.befalls && y_.befalls && !(p.role == AGENT && q.role == AGENT);
  }
  if (kind == PERSON) return true;
  const auto undergoes = [](uint8_t role) { return role == PATIENT || role == AGENT; };
  return kind != OTHER && undergoes(p.role) && undergoes(q.role);
}

// Both name somebody, and nobody whom the other names.
void Comparer::CompareNames(absl::Span<const ParticipantRow> xs,
                            absl::Span<const ParticipantRow> ys,
                            const std::array<bool, kMaxParticipants>& x_used,
                            const std::array<bool, kMaxParticipants>& y_used) {
  const auto strange = [&](absl::Span<const ParticipantRow> all, const auto& used) {
    bool any = false;
    for (size_t i = 0; i < all.size(); ++i) {
      if (!Named(all[i]) || all[i].inferred) continue;
      if (used[i]) return false;
      any = true;
    }
    return any;
  };
  if (strange(xs, x_used) && strange(ys, y_used)) Add(Level::kNobodyShared);
}

// Where it was, told by both, and no place that is the other's; that one tells of the other's place
// elsewhere in its sentence is nothing against it.
void Comparer::ComparePlaces(absl::Span<const ParticipantRow> xs,
                             absl::Span<const ParticipantRow> ys) {
  const auto is_place = [&](const ParticipantRow& row) {
    return IsPlaceRole(row.role) && table_.entities[row.entity].kind == PLACE;
  };
  int32_t a = -1, b = -1;
  for (const ParticipantRow& p : xs) {
    if (!is_place(p)) continue;
    for (const ParticipantRow& q : ys) {
      if (!is_place(q)) continue;
      if (table_.EntityMatch(p.entity, q.entity) != EntityLevel::kDifferent) return;
      if (a < 0) a = p.entity, b = q.entity;
    }
  }
  if (a >= 0) Add(Level::kPlaceDiffers, 0, a, b);
}

// Entities without a counterpart: in the same role two of one kind that differ speak against.
void Comparer::CompareOthers(absl::Span<const ParticipantRow> xs,
                             absl::Span<const ParticipantRow> ys,
                             const std::array<bool, kMaxParticipants>& x_used,
                             const std::array<bool, kMaxParticipants>& y_used) {
  int others = 0;
  const ParticipantRow *release = nullptr, *other_release = nullptr;  // two that differ
  bool aside = true;  // one of the two is only mentioned
  for (size_t i = 0; i < xs.size(); ++i) {
    if (x_used[i]) continue;
    const EntityKind kind = table_.entities[xs[i].entity].kind;
    for (size_t j = 0; j < ys.size(); ++j) {
      if (y_used[j] || table_.entities[ys[j].entity].kind != kind) continue;
      if (kind == RELEASE) {
        const bool mentioned = xs[i].role == CONTEXT || ys[j].role == CONTEXT;
        if (release == nullptr || (aside && !mentioned))
          release = &xs[i], other_release = &ys[j], aside = mentioned;
      } else if (IsCore(xs[i], kind) && IsCore(ys[j], kind) && xs[i].role == ys[j].role &&
                 others < 2) {
        Add(Level::kOthers, 0, xs[i].entity, ys[j].entity);
        ++others;
      }
    }
  }
  if (release == nullptr || (aside && release_met_)) return;
  Add(aside ? Level::kOtherReleaseAside : Level::kOtherRelease, 0, release->entity,
      other_release->entity);
}

}  // namespace dateline
