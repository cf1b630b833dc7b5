#include "extract/time/automaton.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dateline {
namespace {

// A place in the concatenation of all programs.
using Place = uint32_t;
using PlaceSet = std::vector<Place>;  // sorted; kToken and kMatch places alone

class Builder {
 public:
  Builder(const std::vector<std::vector<Instruction>>& programs, const std::vector<int>& priorities,
          const std::vector<std::vector<bool>>& symbols)
      : priorities_(priorities), symbols_(symbols) {
    for (size_t r = 0; r < programs.size(); ++r) {
      starts_.push_back(static_cast<Place>(code_.size()));
      for (const Instruction& i : programs[r]) {
        code_.push_back(i);
        rule_of_.push_back(static_cast<uint32_t>(r));
      }
    }
  }

  Automaton Build() {
    StateOf({});
    std::set<Place> first;
    for (const Place start : starts_) Close(start, &first);
    StateOf(PlaceSet(first.begin(), first.end()));
    for (size_t s = 1; s < sets_.size(); ++s) Expand(s);
    Pack();
    return std::move(result_);
  }

 private:
  void Close(Place at, std::set<Place>* out) const {
    const Instruction& i = code_[at];
    switch (i.kind) {
      case InstructionKind::kToken:
      case InstructionKind::kMatch: out->insert(at); return;
      case InstructionKind::kSplit:
        Close(at + 1, out);
        Close(at + i.argument, out);
        return;
      case InstructionKind::kJump: Close(at + i.argument, out); return;
      case InstructionKind::kSet:
      case InstructionKind::kRequire:
      case InstructionKind::kMark: Close(at + 1, out); return;
    }
  }

  uint32_t StateOf(PlaceSet set) {
    const auto [it, added] = numbers_.emplace(std::move(set), sets_.size());
    if (added) {
      sets_.push_back(it->first);
      result_.accepts.push_back(AcceptsOf(it->first));
    }
    return it->second;
  }

  std::vector<uint32_t> AcceptsOf(const PlaceSet& set) const {
    std::vector<uint32_t> rules;
    for (const Place place : set) {
      if (code_[place].kind == InstructionKind::kMatch) rules.push_back(rule_of_[place]);
    }
    std::sort(rules.begin(), rules.end(), [&](uint32_t a, uint32_t b) {
      return priorities_[a] != priorities_[b] ? priorities_[a] > priorities_[b] : a < b;
    });
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    return rules;
  }

  void Expand(size_t state) {
    std::vector<std::pair<uint32_t, uint32_t>> row;
    std::map<std::vector<int>, uint32_t> known;  // which token places fire -> next state
    const PlaceSet from = sets_[state];
    for (uint32_t symbol = 1; symbol < symbols_.size(); ++symbol) {
      for (const bool glued : {false, true}) {
        std::vector<int> firing;
        for (size_t k = 0; k < from.size(); ++k) {
          const Instruction& i = code_[from[k]];
          if (i.kind != InstructionKind::kToken || !symbols_[symbol][i.argument]) continue;
          if (i.glue == Glue::kGlued ? !glued : i.glue == Glue::kSpaced && glued) continue;
          firing.push_back(static_cast<int>(k));
        }
        if (firing.empty()) continue;
        auto it = known.find(firing);
        if (it == known.end()) {
          std::set<Place> next;
          for (const int k : firing) Close(from[k] + 1, &next);
          it = known.emplace(firing, StateOf(PlaceSet(next.begin(), next.end()))).first;
        }
        row.emplace_back(symbol * 2 + glued, it->second);
      }
    }
    rows_.resize(sets_.size());
    rows_[state] = std::move(row);
  }

  // Densest rows first, each at the first base where it collides with nothing.
  void Pack() {
    rows_.resize(sets_.size());
    std::vector<uint32_t> order(rows_.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](uint32_t a, uint32_t b) { return rows_[a].size() > rows_[b].size(); });
    result_.bases.assign(rows_.size(), 0);
    const uint32_t width = static_cast<uint32_t>(symbols_.size()) * 2;
    uint32_t search_from = 0;
    for (const uint32_t state : order) {
      const auto& row = rows_[state];
      if (row.empty()) continue;
      uint32_t base = search_from > width ? search_from - width : 0;
      while (!Fits(row, base)) ++base;
      result_.bases[state] = base;
      for (const auto& [symbol, next] : row) {
        if (base + symbol >= result_.edges.size()) result_.edges.resize(base + symbol + 1);
        result_.edges[base + symbol] = {state + 1, next};
      }
      while (search_from < result_.edges.size() && result_.edges[search_from].check != 0) {
        ++search_from;
      }
    }
    uint32_t last = 0;
    for (const uint32_t base : result_.bases) last = std::max(last, base);
    result_.edges.resize(std::max<size_t>(result_.edges.size(), last + width));
  }

  bool Fits(const std::vector<std::pair<uint32_t, uint32_t>>& row, uint32_t base) const {
    for (const auto& [symbol, next] : row) {
      if (base + symbol < result_.edges.size() && result_.edges[base + symbol].check != 0) {
        return false;
      }
    }
    return true;
  }

  const std::vector<int>& priorities_;
  const std::vector<std::vector<bool>>& symbols_;
  std::vector<Instruction> code_;
  std::vector<uint32_t> rule_of_;
  std::vector<Place> starts_;
  std::map<PlaceSet, uint32_t> numbers_;
  std::vector<PlaceSet> sets_;
  std::vector<std::vector<std::pair<uint32_t, uint32_t>>> rows_;
  Automaton result_;
};

}  // namespace

Automaton BuildAutomaton(const std::vector<std::vector<Instruction>>& programs,
                         const std::vector<int>& priorities,
                         const std::vector<std::vector<bool>>& symbols) {
  return Builder(programs, priorities, symbols).Build();
}

}  // namespace dateline
