// Who took part: names matched one to one, and what it says when they differ.
#include <algorithm>
#include <array>

#include "reconcile/comparer.h"

namespace dateline {

// How much a match of two participants says; sets its level.
float Comparer::MatchRarity(EntityLevel match, const ParticipantRow& p, const ParticipantRow& q,
                  Level* level) const {
  *level = LevelOfRoles(p.role, q.role);
  return RarityOf(match, Named(p) || Named(q),
                  std::min(table_.entities[p.entity].bits, table_.entities[q.entity].bits));
}

// Matches the participants of both claims one to one, each with the best that is left.
void Comparer::CompareParticipants() {
  const auto xs = table_.participants_of(a_).subspan(0, kMaxParticipants);
  const auto ys = table_.participants_of(b_).subspan(0, kMaxParticipants);
  std::array<bool, kMaxParticipants> x_used{}, y_used{};
  bool once = false;
  for (size_t i = 0; i < xs.size(); ++i) {
    size_t best = ys.size();
    float best_weight = 0, best_rarity = 0;
    Level best_level = Level::kInContext;
    for (size_t j = 0; j < ys.size(); ++j) {
      if (y_used[j]) continue;
      const EntityLevel match = table_.EntityMatch(xs[i].entity, ys[j].entity);
      if (match == EntityLevel::kDifferent) continue;
      Level level;
      const float rarity = MatchRarity(match, xs[i], ys[j], &level);
      const float weight = weights_.Of(level, rarity);
      if (weight > best_weight || best == ys.size()) {
        best = j, best_weight = weight, best_level = level, best_rarity = rarity;
      }
    }
    if (best == ys.size()) continue;
    x_used[i] = y_used[best] = true;
    release_met_ |= table_.entities[xs[i].entity].kind == RELEASE;
    Add(best_level, best_rarity, xs[i].entity, ys[best].entity);
    once |= HappensOnce(xs[i], ys[best], table_.EntityMatch(xs[i].entity, ys[best].entity));
    sole_of_ |= best_level != Level::kInContext && SoleOf(xs[i], ys[best]);
    met_ |= best_level == Level::kSameRole && !xs[i].inferred && !ys[best].inferred;
    series_ |= best_level != Level::kInContext && SeriesOf(xs[i], ys[best]);
  }
  if (once) Add(Level::kOnceOf);
  once_ = once;
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
bool Comparer::HappensOnce(const ParticipantRow& p, const ParticipantRow& q, EntityLevel match) const {
  const bool once = !x_.recurs && !y_.recurs && x_.event_class >= 0 &&
                    x_.event_class == y_.event_class;
  const bool core = p.role != CONTEXT && p.role != 0 && q.role != CONTEXT && q.role != 0 &&
                    !p.inferred && !q.inferred;
  const EntityKind kind = table_.entities[p.entity].kind;
  // A release recurs, a release of one version does not.
  if (kind == RELEASE && core && x_.event_class >= 0 && x_.event_class == y_.event_class) return true;
  if (!once || !core || match < EntityLevel::kVariant) return false;
  if (kind == STATE || kind == PLACE) {
    return x_.befalls && y_.befalls && !(p.role == AGENT && q.role == AGENT);
  }
  if (kind == PERSON) return true;
  const auto undergoes = [](uint8_t role) { return role == PATIENT || role == AGENT; };
  return kind != OTHER && undergoes(p.role) && undergoes(q.role);
}

// Both name somebody, and nobody whom the other names.
void Comparer::CompareNames(absl::Span<const ParticipantRow> xs, absl::Span<const ParticipantRow> ys,
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

// Entities without a counterpart: in the same role two of one kind that differ speak against.
void Comparer::CompareOthers(absl::Span<const ParticipantRow> xs, absl::Span<const ParticipantRow> ys,
                   const std::array<bool, kMaxParticipants>& x_used,
                   const std::array<bool, kMaxParticipants>& y_used) {
  int others = 0;
  bool places = false, releases = false;
  for (size_t i = 0; i < xs.size(); ++i) {
    if (x_used[i]) continue;
    const EntityKind kind = table_.entities[xs[i].entity].kind;
    for (size_t j = 0; j < ys.size(); ++j) {
      if (y_used[j] || table_.entities[ys[j].entity].kind != kind) continue;
      if (kind == RELEASE) {
        const bool aside = xs[i].role == CONTEXT || ys[j].role == CONTEXT;
        if (releases || (aside && release_met_)) continue;
        Add(aside ? Level::kOtherReleaseAside : Level::kOtherRelease, 0, xs[i].entity, ys[j].entity);
        releases = true;
      } else if (kind == PLACE && IsPlaceRole(xs[i].role) && IsPlaceRole(ys[j].role)) {
        if (!places) Add(Level::kPlaceDiffers, 0, xs[i].entity, ys[j].entity);
        places = true;
      } else if (IsCore(xs[i], kind) && xs[i].role == ys[j].role && others < 2) {
        Add(Level::kOthers, 0, xs[i].entity, ys[j].entity);
        ++others;
      }
    }
  }
}

}  // namespace dateline
