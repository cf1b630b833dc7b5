#include "reconcile/timeline.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "reconcile/dates.h"

namespace dateline {
namespace {

constexpr float kRelationConfidence = 0.8f;

double Confidence(const Claim& claim) {
  const double base = claim.confidence() > 0 ? claim.confidence() : 1;
  return claim.date().resolution() == EXPLICIT ? base : 0.9 * base;
}

// How far a stated distance may be off: 'four years after' counts calendar years or rounds.
struct Slack {
  int64_t below = 0, above = 0;
};

Slack SlackOf(int64_t days) {
  if (days >= 3650 && days % 3652 < 4) return {730, 730};  // 'forty years later' is a round number
  if (days >= 360) return {260, 362};
  if (days >= 28) return {20, 29};
  if (days >= 7) return {4, 6};
  return {days > 0 ? 1 : 0, days > 1 ? 1 : 0};
}

bool Placed(const DateClaim& date) { return date.dated() && date.part != DatePart::kWithin; }

int64_t Low(DayRange range) { return range.open_low() ? -kNoBound : range.low; }
int64_t High(DayRange range) { return range.open_high() ? kNoBound : range.high; }

// Whether the date follows from a relation that the network has anyway.
bool Derived(const Claim& claim) {
  if (claim.date().resolution() != RELATIVE) return false;
  for (const TemporalRelation& relation : claim.relations()) {
    if (!relation.claim().empty() || relation.date().has_earliest()) return true;
  }
  return false;
}

}  // namespace

// Claims of one event mention share its points: 'four years after the first, on 10 September'. Two
// dates of its own make it two events: 'announced one on 18 July and the other on 26 December'.
std::string Timeline::MentionKey(const Claim& claim) {
  std::string key = absl::StrCat(claim.document(), " ", claim.event().location().byte_offset(), " ",
                                 claim.event().head());
  if (claim.date().resolution() == RELATIVE || claim.date().edtf().empty()) return key;
  const std::string& own = own_date_.try_emplace(key, claim.date().edtf()).first->second;
  if (own != claim.date().edtf()) absl::StrAppend(&key, " ", claim.date().edtf());
  return key;
}

Timeline::Points& Timeline::PointsOf(const Claim& claim) {
  const auto [known, first] = mention_of_.try_emplace(&claim, static_cast<int32_t>(points_.size()));
  if (!first) return points_[known->second];
  if (claim.event().location().byte_length() > 0) {
    const auto [it, added] = mention_.try_emplace(MentionKey(claim), known->second);
    known->second = it->second;
    if (!added) return points_[it->second];
  }
  points_.push_back({network_.AddPoint(), -1});
  return points_.back();
}

int32_t Timeline::EndOf(const Claim& claim) {
  Points& points = PointsOf(claim);
  if (points.end < 0) {
    points.end = network_.AddPoint();
    network_.Between(points.start, points.end, 0, kNoBound, 1, -1);
  }
  return points.end;
}

int32_t Timeline::State(Statement statement) {
  statements_.push_back(statement);
  return static_cast<int32_t>(statements_.size()) - 1;
}

void Timeline::AddDate(const Claim& claim) {
  const DateClaim date = ReadDate(claim.date(), claim.event().aspect());
  if (!Placed(date) || Derived(claim)) return;
  const float confidence = static_cast<float>(Confidence(claim));
  const int32_t tag = State({Kind::kDate, &claim});
  if (date.part != DatePart::kEnd) {
    const int32_t start = PointsOf(claim).start;
    network_.Between(0, start, Low(date.first), High(date.first), confidence, tag);
  }
  if (date.part == DatePart::kEnd || date.part == DatePart::kExtent) {
    network_.Between(0, EndOf(claim), Low(date.last), High(date.last), confidence, tag);
  }
}

// The point that a relation counts from: a claim of the document, or a date of its own; -1: none.
int32_t Timeline::AnchorOf(const Claim& claim, const TemporalRelation& relation) {
  const auto it = by_id_.find(relation.claim());
  if (it != by_id_.end() && it->second != &claim && it->second->document() == claim.document()) {
    const int32_t anchor = PointsOf(*it->second).start;
    // Date and anchor of one mention: the date was tied to the wrong event, not the text wrong.
    return anchor == PointsOf(claim).start ? -1 : anchor;
  }
  const DateClaim date = ReadDate(relation.date(), ASPECT_UNSPECIFIED);
  if (!Placed(date)) return -1;
  const int32_t anchor = network_.AddPoint();
  const DayRange range = date.part == DatePart::kEnd ? date.last : date.hull();
  network_.Between(0, anchor, Low(range), High(range), 0.9f,
                   State({Kind::kRelation, &claim, nullptr, &relation}));
  return anchor;
}

void Timeline::AddRelation(const Claim& claim, const TemporalRelation& relation) {
  const int32_t self = PointsOf(claim).start;
  const int32_t tag = State({Kind::kRelation, &claim, nullptr, &relation});
  int64_t least = relation.has_min_days() ? relation.min_days() : 0;
  int64_t most = relation.has_max_days() ? relation.max_days() : kNoBound;
  if (relation.has_min_days()) least -= SlackOf(least).below;
  if (relation.has_max_days()) most += SlackOf(most).above;
  if (relation.kind() == TemporalRelation::LASTS) {
    return network_.Between(self, EndOf(claim), least, most, kRelationConfidence, tag);
  }
  const int32_t other = AnchorOf(claim, relation);
  if (other < 0) return;
  switch (relation.kind()) {
    case TemporalRelation::BEFORE:
      return network_.Between(self, other, least, most, kRelationConfidence, tag);
    case TemporalRelation::AFTER:
      return network_.Between(other, self, least, most, kRelationConfidence, tag);
    case TemporalRelation::SAME_TIME:
    case TemporalRelation::STARTS:
      return network_.Between(other, self, 0, 0, kRelationConfidence, tag);
    default:
      // DURING and FINISHES need an extent, which most events do not have.
      return;
  }
}

void Timeline::AddClaim(const Claim& claim) {
  claims_.push_back(&claim);
  has_relations_ |= claim.relations_size() > 0;
}

void Timeline::Align(const Claim& a, const Claim& b, double probability) {
  if (!has_relations_) return;
  const DateClaim x = ReadDate(a.date(), a.event().aspect()),
                  y = ReadDate(b.date(), b.event().aspect());
  const auto point = [](const DateClaim& date) {
    return date.part == DatePart::kPoint || date.part == DatePart::kNone;
  };
  if (point(x) && point(y)) aligned_.push_back({&a, &b, probability});
}

// By mention: whether a relation hangs on it, or on what it is aligned with. Dates alone contradict
// each other in ways that the judge of dates has seen.
std::vector<bool> Timeline::Related() {
  std::vector<int32_t> parent(claims_.size());
  absl::flat_hash_map<const Claim*, int32_t> index;
  for (size_t i = 0; i < claims_.size(); ++i)
    index[claims_[i]] = parent[i] = static_cast<int32_t>(i);
  const auto root = [&](int32_t i) {
    while (parent[static_cast<size_t>(i)] != i)
      i = parent[static_cast<size_t>(i)] =
          parent[static_cast<size_t>(parent[static_cast<size_t>(i)])];
    return i;
  };
  const auto join = [&](const Claim* a, const Claim* b) {
    parent[static_cast<size_t>(root(index[a]))] = root(index[b]);
  };
  for (const Aligned& pair : aligned_) join(pair.a, pair.b);
  absl::flat_hash_map<std::string, const Claim*> mention;
  for (const Claim* claim : claims_) {
    for (const TemporalRelation& relation : claim->relations()) {
      const auto it = by_id_.find(relation.claim());
      if (it != by_id_.end()) join(claim, it->second);
    }
    if (claim->event().location().byte_length() == 0) continue;
    const auto [it, added] = mention.try_emplace(
        absl::StrCat(claim->document(), " ", claim->event().location().byte_offset()), claim);
    if (!added) join(claim, it->second);
  }
  std::vector<bool> has(claims_.size()), related(claims_.size());
  for (size_t i = 0; i < claims_.size(); ++i) {
    if (claims_[i]->relations_size() > 0)
      has[static_cast<size_t>(root(static_cast<int32_t>(i)))] = true;
  }
  for (size_t i = 0; i < claims_.size(); ++i)
    related[i] = has[static_cast<size_t>(root(static_cast<int32_t>(i)))];
  return related;
}

std::vector<Timeline::Statement> Timeline::StatementsOf(const TimeCycle& cycle) const {
  std::vector<Statement> statements;
  std::vector<int32_t> seen;
  for (int32_t constraint : cycle.constraints) {
    const int32_t tag = network_.constraints[static_cast<size_t>(constraint)].tag;
    if (tag < 0 || std::find(seen.begin(), seen.end(), tag) != seen.end()) continue;
    seen.push_back(tag);
    statements.push_back(statements_[static_cast<size_t>(tag)]);
  }
  return statements;
}

void Timeline::AddFindings(size_t limit, std::vector<Finding>* findings) {
  if (!has_relations_) return;
  for (const Claim* claim : claims_) by_id_.emplace(claim->id(), claim);
  const std::vector<bool> related = Related();
  absl::flat_hash_map<const Claim*, bool> in;
  for (size_t i = 0; i < claims_.size(); ++i) {
    if (!related[i]) continue;
    in[claims_[i]] = true;
    AddDate(*claims_[i]);
    for (const TemporalRelation& relation : claims_[i]->relations())
      AddRelation(*claims_[i], relation);
  }
  for (const Aligned& pair : aligned_) {
    if (!in.contains(pair.a) || !in.contains(pair.b)) continue;
    const int32_t tag = State({Kind::kSame, pair.a, pair.b});
    const int32_t a = PointsOf(*pair.a).start, b = PointsOf(*pair.b).start;
    network_.Between(a, b, 0, 0, static_cast<float>(pair.probability), tag);
  }
  for (const TimeCycle& cycle : SolveTimeNetwork(network_, limit)) {
    Finding finding;
    if (FindingOf(cycle, &finding)) findings->push_back(std::move(finding));
  }
}

}  // namespace dateline
