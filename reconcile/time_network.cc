#include "reconcile/time_network.h"

#include <algorithm>
#include <deque>

namespace dateline {
namespace {

class Solver {
 public:
  explicit Solver(const TimeNetwork& network)
      : constraints_(network.constraints),
        out_(static_cast<size_t>(network.points) + 1),
        by_from_(network.constraints.size()),
        distance_(static_cast<size_t>(network.points)),
        parent_(static_cast<size_t>(network.points), -1),
        first_child_(static_cast<size_t>(network.points), -1),
        next_(static_cast<size_t>(network.points), -1),
        previous_(static_cast<size_t>(network.points), -1),
        queued_(static_cast<size_t>(network.points), true),
        left_out_(network.constraints.size()) {
    for (const TimeConstraint& c : constraints_) ++out_[static_cast<size_t>(c.from) + 1];
    for (size_t i = 1; i < out_.size(); ++i) out_[i] += out_[i - 1];
    std::vector<int32_t> fill(out_.begin(), out_.end() - 1);
    for (size_t i = 0; i < constraints_.size(); ++i) {
      by_from_[static_cast<size_t>(fill[static_cast<size_t>(constraints_[i].from)]++)] =
          static_cast<int32_t>(i);
    }
    for (int32_t point = 0; point < network.points; ++point) queue_.push_back(point);
    Guess();
  }

  std::vector<TimeCycle> Run(size_t limit) {
    std::vector<TimeCycle> cycles;
    while (!queue_.empty() && cycles.size() < limit) {
      const int32_t point = queue_.front();
      queue_.pop_front();
      if (!queued_[static_cast<size_t>(point)]) continue;  // it was put to sleep
      queued_[static_cast<size_t>(point)] = false;
      for (int32_t at = out_[point]; at < out_[point + 1]; ++at) {
        const int32_t edge = by_from_[static_cast<size_t>(at)];
        if (!left_out_[static_cast<size_t>(edge)]) Relax(edge, &cycles);
      }
    }
    return cycles;
  }

 private:
  // Starts every point at the bound that a walk from the calendar gives it. Any start is right; one
  // near the solution leaves little to relax, where starting at 0 moves every point by decades.
  void Guess() {
    std::vector<bool> seen(distance_.size());
    std::vector<int32_t> walk;
    for (int32_t first = 0; first < static_cast<int32_t>(distance_.size()); ++first) {
      if (seen[static_cast<size_t>(first)]) continue;
      seen[static_cast<size_t>(first)] = true;
      walk.assign(1, first);
      for (size_t i = 0; i < walk.size(); ++i) {
        for (int32_t at = out_[walk[i]]; at < out_[walk[i] + 1]; ++at) {
          const TimeConstraint& c = constraints_[static_cast<size_t>(by_from_[static_cast<size_t>(at)])];
          if (seen[static_cast<size_t>(c.to)]) continue;
          seen[static_cast<size_t>(c.to)] = true;
          distance_[static_cast<size_t>(c.to)] = distance_[static_cast<size_t>(c.from)] + c.days;
          walk.push_back(c.to);
        }
      }
    }
  }

  void Relax(int32_t edge, std::vector<TimeCycle>* cycles) {
    const TimeConstraint& c = constraints_[static_cast<size_t>(edge)];
    const int64_t through = distance_[static_cast<size_t>(c.from)] + c.days;
    if (through >= distance_[static_cast<size_t>(c.to)]) return;
    if (c.from == c.to || Disassemble(c.to, c.from)) {
      cycles->push_back(CycleOf(edge));
      Leave(cycles->back().relaxed);
      Push(c.from);
      for (int32_t point : asleep_) Push(point);
      asleep_.clear();
      return;
    }
    distance_[static_cast<size_t>(c.to)] = through;
    Attach(c.to, edge);
    Push(c.to);
  }

  void Push(int32_t point) {
    if (queued_[static_cast<size_t>(point)]) return;
    queued_[static_cast<size_t>(point)] = true;
    queue_.push_back(point);
  }

  // Detaches everything below `root` in the tree of parents and puts it to sleep; true (and nothing
  // is changed) when `wanted` is there: the new edge closes a negative cycle. Were the sleepers
  // looked at, the tree would be cut before any cycle shows in it. Leaving out a constraint may
  // take away what would wake them, so that wakes them all.
  bool Disassemble(int32_t root, int32_t wanted) {
    stack_.assign(1, root);
    below_.clear();
    while (!stack_.empty()) {
      const int32_t point = stack_.back();
      stack_.pop_back();
      if (point == wanted) return true;
      if (point != root) below_.push_back(point);
      for (int32_t child = first_child_[point]; child >= 0; child = next_[child]) stack_.push_back(child);
    }
    for (int32_t point : below_) {
      parent_[point] = -1;
      first_child_[point] = next_[point] = previous_[point] = -1;
      // Asleep: its distance falls as soon as its former parents have been looked at.
      queued_[point] = false;
      asleep_.push_back(point);
    }
    first_child_[root] = -1;
    return false;
  }

  void Detach(int32_t point) {
    const int32_t edge = parent_[point];
    if (edge < 0) return;
    const int32_t parent = constraints_[static_cast<size_t>(edge)].from;
    if (previous_[point] >= 0) {
      next_[previous_[point]] = next_[point];
    } else {
      first_child_[parent] = next_[point];
    }
    if (next_[point] >= 0) previous_[next_[point]] = previous_[point];
    parent_[point] = next_[point] = previous_[point] = -1;
  }

  void Attach(int32_t point, int32_t edge) {
    Detach(point);
    const int32_t parent = constraints_[static_cast<size_t>(edge)].from;
    parent_[point] = edge;
    next_[point] = first_child_[parent];
    if (next_[point] >= 0) previous_[next_[point]] = point;
    first_child_[parent] = point;
  }

  TimeCycle CycleOf(int32_t closing) const {
    TimeCycle cycle;
    cycle.constraints.push_back(closing);
    const int32_t end = constraints_[static_cast<size_t>(closing)].to;
    for (int32_t point = constraints_[static_cast<size_t>(closing)].from; point != end;) {
      cycle.constraints.push_back(parent_[point]);
      point = constraints_[static_cast<size_t>(parent_[point])].from;
    }
    std::reverse(cycle.constraints.begin(), cycle.constraints.end());
    cycle.relaxed = cycle.constraints[0];
    for (int32_t edge : cycle.constraints) {
      const TimeConstraint &c = constraints_[static_cast<size_t>(edge)],
                           &weakest = constraints_[static_cast<size_t>(cycle.relaxed)];
      cycle.days -= c.days;
      if (c.confidence < weakest.confidence ||
          (c.confidence == weakest.confidence && edge > cycle.relaxed)) {
        cycle.relaxed = edge;
      }
    }
    return cycle;
  }

  void Leave(int32_t edge) {
    left_out_[static_cast<size_t>(edge)] = true;
    const int32_t to = constraints_[static_cast<size_t>(edge)].to;
    if (parent_[to] == edge) Detach(to);
  }

  const std::vector<TimeConstraint>& constraints_;
  std::vector<int32_t> out_, by_from_;
  std::vector<int64_t> distance_;
  std::vector<int32_t> parent_;  // the constraint that gave the distance
  std::vector<int32_t> first_child_, next_, previous_;
  std::vector<bool> queued_;
  std::vector<bool> left_out_;
  std::deque<int32_t> queue_;
  std::vector<int32_t> stack_, below_, asleep_;
};

}  // namespace

std::vector<TimeCycle> SolveTimeNetwork(const TimeNetwork& network, size_t limit) {
  return Solver(network).Run(limit);
}

}  // namespace dateline
