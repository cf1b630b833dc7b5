#include "tools/train/oracle.h"

#include <algorithm>

namespace dateline::train {

using model::ParserState;
using model::Transition;

Oracle::Oracle(const std::vector<int>& heads) : heads_(heads), children_(heads.size()) {
  for (size_t i = 1; i < heads.size(); ++i) children_[heads[i]].push_back(static_cast<int>(i));
}

int Oracle::Cost(const ParserState& state, Transition transition) const {
  const std::vector<int>& stack = state.stack;
  const auto on_stack = [&](int token, size_t upto) {
    return std::find(stack.begin(), stack.begin() + upto, token) != stack.begin() + upto;
  };
  const int top = stack.back();
  int cost = 0;
  if (transition == model::kShift) {
    const int first = state.next;
    // Tokens below the top can no longer be its head, none on the stack its dependent.
    if (on_stack(heads_[first], stack.size() - 1)) ++cost;
    for (int child : children_[first]) cost += on_stack(child, stack.size());
    return cost;
  }
  for (int child : children_[top]) cost += child >= state.next;
  const int head = heads_[top];
  if (transition == model::kLeft) {
    const int below = stack.size() > 1 ? stack[stack.size() - 2] : -1;
    if (head == below || head > state.next) ++cost;
  } else {
    if (head >= state.next) ++cost;
  }
  return cost;
}

}  // namespace dateline::train
