#include "extract/language/model/transitions.h"

namespace dateline::model {

void ParserState::Reset(const std::vector<ParseAtoms>& atoms) {
  size = static_cast<int>(atoms.size());
  next = 1;
  stack.assign(1, 0);
  tree.Reset(atoms);
}

bool ParserState::Allows(Transition transition) const {
  const bool buffer = next < size;
  switch (transition) {
    case kShift: return buffer;
    case kLeft: return buffer && stack.size() > 1;
    case kRight: return stack.size() > 2 || (stack.size() == 2 && !buffer);
  }
  return false;
}

int ParserState::Forced() const {
  if (next == size) return kRight;
  return stack.size() == 1 ? kShift : -1;
}

void ParserState::Apply(Transition transition) {
  const int top = stack.back();
  switch (transition) {
    case kShift: stack.push_back(next++); return;
    case kLeft:
      stack.pop_back();
      tree.Attach(next, top);
      return;
    case kRight:
      stack.pop_back();
      tree.Attach(stack.back(), top);
      return;
  }
}

}  // namespace dateline::model
