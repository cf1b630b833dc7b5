// Determinises the programs of all rules into one automaton over token symbols (the subset
// construction), and packs its sparse rows into one array by first fit ("comb" tables, as in
// Aho, Sethi, Ullman, Compilers, 3.9).
#ifndef DATELINE_EXTRACT_TIME_AUTOMATON_H_
#define DATELINE_EXTRACT_TIME_AUTOMATON_H_

#include <cstdint>
#include <vector>

#include "extract/time/pattern.h"
#include "extract/time/tables.h"

namespace dateline {

struct Automaton {
  std::vector<uint32_t> bases;  // by state; states 0 (dead) and 1 (start)
  std::vector<Edge> edges;
  std::vector<std::vector<uint32_t>> accepts;  // by state: rules, best first
};

// symbols[s][p]: whether tokens of symbol s satisfy predicate p. Rules are numbered as in
// programs; priorities decide the order of accepts.
Automaton BuildAutomaton(const std::vector<std::vector<Instruction>>& programs,
                         const std::vector<int>& priorities,
                         const std::vector<std::vector<bool>>& symbols);

}  // namespace dateline

#endif  // DATELINE_EXTRACT_TIME_AUTOMATON_H_
