#include "reconcile/time_network.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>
#include <utility>

namespace dateline {
namespace {

constexpr int32_t kCalendar = 0;  // the point that stays where it is

// Constraints by the point at one of their ends.
class Adjacency {
 public:
  Adjacency(const TimeNetwork& network, bool forward)
      : begin_(static_cast<size_t>(network.points) + 1), constraints_(network.constraints.size()) {
    const auto point = [&](const TimeConstraint& c) {
      return static_cast<size_t>(forward ? c.from : c.to);
    };
    for (const TimeConstraint& c : network.constraints) ++begin_[point(c) + 1];
    for (size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
    std::vector<int32_t> fill(begin_.begin(), begin_.end() - 1);
    for (size_t i = 0; i < network.constraints.size(); ++i) {
      constraints_[static_cast<size_t>(fill[point(network.constraints[i])]++)] =
          static_cast<int32_t>(i);
    }
  }

  template <typename Visit>
  void ForEach(int32_t point, Visit visit) const {
    const size_t p = static_cast<size_t>(point);
    for (int32_t at = begin_[p]; at < begin_[p + 1]; ++at)
      visit(constraints_[static_cast<size_t>(at)]);
  }

 private:
  std::vector<int32_t> begin_, constraints_;
};

// Where every point stands: all constraints that are in hold.
struct State {
  const std::vector<TimeConstraint>& constraints;
  std::vector<bool> in;
  std::vector<int64_t> day;

  const TimeConstraint& At(int32_t constraint) const {
    return constraints[static_cast<size_t>(constraint)];
  }
  // How far its points may come nearer to each other's bound.
  int64_t Slack(int32_t constraint) const {
    const TimeConstraint& c = At(constraint);
    return day[static_cast<size_t>(c.from)] + c.days - day[static_cast<size_t>(c.to)];
  }
};

// Moves one point and those that it takes along: down along constraints, or up against them. How
// far each must go follows from Dijkstra's distances over the slack between them.
class Mover {
 public:
  Mover(const TimeNetwork& network, State* state, bool down)
      : state_(*state),
        down_(down),
        adjacency_(network, down),
        distance_(static_cast<size_t>(network.points), kFar),
        by_(static_cast<size_t>(network.points), -1) {}

  // Finds what moves when `first` goes by `most`, or as far as it can without moving the calendar.
  // False when `barred` would move too.
  bool Find(int32_t first, int32_t barred, int64_t most) {
    Forget();
    reach_ = most;
    first_ = first;
    if (first == kCalendar) reach_ = 0;
    Touch(first, 0, -1);
    bool free = true;
    while (free && !queue_.empty() && queue_.top().first < reach_) {
      const auto [distance, point] = queue_.top();
      queue_.pop();
      if (distance != distance_[static_cast<size_t>(point)]) continue;  // a nearer way was found
      adjacency_.ForEach(point, [&, from = distance](int32_t constraint) {
        if (!free || !state_.in[static_cast<size_t>(constraint)]) return;
        const TimeConstraint& c = state_.At(constraint);
        const int32_t next = down_ ? c.to : c.from;
        const int64_t through = from + state_.Slack(constraint);
        if (through >= reach_ || through >= distance_[static_cast<size_t>(next)]) return;
        Touch(next, through, constraint);
        if (next == barred) free = false;
        if (next == kCalendar) reach_ = through;
      });
    }
    return free;
  }

  // How far `first` goes.
  int64_t reach() const { return reach_; }

  void Move() {
    for (int32_t point : touched_) {
      const int64_t by = reach_ - distance_[static_cast<size_t>(point)];
      if (by > 0) state_.day[static_cast<size_t>(point)] += down_ ? -by : by;
    }
  }

  // The constraints from `first` to a point that was found, from there backwards.
  void AppendPath(int32_t point, std::vector<int32_t>* path) const {
    while (point != first_) {
      const int32_t constraint = by_[static_cast<size_t>(point)];
      path->push_back(constraint);
      point = down_ ? state_.At(constraint).from : state_.At(constraint).to;
    }
  }

 private:
  static constexpr int64_t kFar = std::numeric_limits<int64_t>::max();
  using Entry = std::pair<int64_t, int32_t>;

  void Touch(int32_t point, int64_t distance, int32_t by) {
    if (distance_[static_cast<size_t>(point)] == kFar) touched_.push_back(point);
    distance_[static_cast<size_t>(point)] = distance;
    by_[static_cast<size_t>(point)] = by;
    queue_.push({distance, point});
  }

  void Forget() {
    for (int32_t point : touched_) distance_[static_cast<size_t>(point)] = kFar;
    touched_.clear();
    queue_ = {};
  }

  State& state_;
  const bool down_;
  const Adjacency adjacency_;
  int32_t first_ = -1;
  int64_t reach_ = 0;
  std::vector<int64_t> distance_;
  std::vector<int32_t> by_;  // the constraint that gave the distance
  std::vector<int32_t> touched_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<Entry>> queue_;
};

class Solver {
 public:
  explicit Solver(const TimeNetwork& network)
      : state_{network.constraints, std::vector<bool>(network.constraints.size()),
               std::vector<int64_t>(static_cast<size_t>(network.points))},
        down_(network, &state_, true),
        up_(network, &state_, false) {
    Guess(Adjacency(network, true));
  }

  std::vector<TimeCycle> Run(size_t limit) {
    std::vector<int32_t> order(state_.constraints.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int32_t x, int32_t y) {
      return state_.At(x).confidence > state_.At(y).confidence;
    });
    std::vector<TimeCycle> cycles;
    for (int32_t constraint : order) {
      if (cycles.size() >= limit) break;
      TimeCycle cycle;
      if (Add(constraint, &cycle)) {
        state_.in[static_cast<size_t>(constraint)] = true;
      } else {
        cycles.push_back(std::move(cycle));
      }
    }
    return cycles;
  }

 private:
  // How far behind `from` a walk takes the other point: to the middle, where the constraint beside
  // this one is the other bound of the same statement.
  int64_t Step(int32_t constraint) const {
    const TimeConstraint& c = state_.At(constraint);
    for (int32_t other : {constraint - 1, constraint + 1}) {
      if (other < 0 || other >= static_cast<int32_t>(state_.constraints.size())) continue;
      const TimeConstraint& o = state_.At(other);
      if (o.tag == c.tag && o.from == c.to && o.to == c.from) return (c.days - o.days) / 2;
    }
    return c.days;
  }

  // Starts every point where a walk from the calendar takes it. Any start is right; one near the
  // solution leaves little to move.
  void Guess(const Adjacency& out) {
    std::vector<bool> seen(state_.day.size());
    std::vector<int32_t> walk;
    for (int32_t first = 0; first < static_cast<int32_t>(state_.day.size()); ++first) {
      if (seen[static_cast<size_t>(first)]) continue;
      seen[static_cast<size_t>(first)] = true;
      walk.assign(1, first);
      for (size_t i = 0; i < walk.size(); ++i) {
        const int32_t from = walk[i];
        out.ForEach(from, [&](int32_t constraint) {
          const int32_t to = state_.At(constraint).to;
          if (seen[static_cast<size_t>(to)]) return;
          seen[static_cast<size_t>(to)] = true;
          state_.day[static_cast<size_t>(to)] =
              state_.day[static_cast<size_t>(from)] + Step(constraint);
          walk.push_back(to);
        });
      }
    }
  }

  // Moves points so that the constraint holds with all that are in: its later point down as far as
  // the calendar lets it, and its earlier point up by the rest. False when that cannot be.
  bool Add(int32_t constraint, TimeCycle* cycle) {
    const TimeConstraint& c = state_.At(constraint);
    const int64_t missing = -state_.Slack(constraint);
    if (missing <= 0) return true;
    std::vector<int32_t> before, after;  // paths from `to`, and to `from`
    if (c.from == c.to) return Fail(constraint, before, after, cycle);
    if (!down_.Find(c.to, c.from, missing)) {
      down_.AppendPath(c.from, &before);
      return Fail(constraint, before, after, cycle);
    }
    down_.Move();
    const int64_t rest = missing - down_.reach();
    if (rest == 0) return true;
    if (!up_.Find(c.from, c.to, rest)) {
      up_.AppendPath(c.to, &after);
      return Fail(constraint, before, after, cycle);
    }
    if (up_.reach() < rest) {
      down_.AppendPath(kCalendar, &before);
      up_.AppendPath(kCalendar, &after);
      return Fail(constraint, before, after, cycle);
    }
    up_.Move();
    return true;
  }

  // Leaves out what returns to a point of the path: both halves may meet before the calendar.
  void AppendSimple(const std::vector<int32_t>& path, std::vector<int32_t>* cycle) const {
    for (size_t i = 0; i < path.size(); ++i) {
      const int32_t from = state_.At(path[i]).from;
      for (size_t j = path.size() - 1; j > i; --j) {
        if (state_.At(path[j]).from == from) i = j;
      }
      cycle->push_back(path[i]);
    }
  }

  bool Fail(int32_t constraint, const std::vector<int32_t>& before,
            const std::vector<int32_t>& after, TimeCycle* cycle) const {
    cycle->relaxed = constraint;
    std::vector<int32_t> path(before.rbegin(), before.rend());
    path.insert(path.end(), after.begin(), after.end());
    cycle->constraints.push_back(constraint);
    AppendSimple(path, &cycle->constraints);
    for (int32_t edge : cycle->constraints) cycle->days -= state_.At(edge).days;
    return false;
  }

  State state_;
  Mover down_, up_;
};

}  // namespace

std::vector<TimeCycle> SolveTimeNetwork(const TimeNetwork& network, size_t limit) {
  return Solver(network).Run(limit);
}

}  // namespace dateline
