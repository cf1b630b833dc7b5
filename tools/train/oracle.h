// The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): how many arcs of the gold
// tree a transition puts out of reach.
#ifndef DATELINE_TOOLS_TRAIN_ORACLE_H_
#define DATELINE_TOOLS_TRAIN_ORACLE_H_

#include <vector>

#include "extract/language/model/transitions.h"

namespace dateline::train {

// Gold heads by token; [0] is unused, heads count from 1, 0 is the root.
class Oracle {
 public:
  explicit Oracle(const std::vector<int>& heads);
  int Cost(const model::ParserState& state, model::Transition transition) const;

 private:
  std::vector<int> heads_;
  std::vector<std::vector<int>> children_;
};

}  // namespace dateline::train

#endif  // DATELINE_TOOLS_TRAIN_ORACLE_H_
