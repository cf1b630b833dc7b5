// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011). Token 0 is the root
// and stands at the bottom of the stack; `next` is the first token of the buffer.
//
//   shift   the first of the buffer goes onto the stack
//   left    the top of the stack becomes a dependent of the first of the buffer
//   right   the top of the stack becomes a dependent of the one below it
//
// A sentence of n tokens takes 2n transitions.
#ifndef DATELINE_EXTRACT_LANGUAGE_MODEL_TRANSITIONS_H_
#define DATELINE_EXTRACT_LANGUAGE_MODEL_TRANSITIONS_H_

#include <vector>

#include "extract/language/model/features.h"

namespace dateline::model {

enum Transition : int { kShift, kLeft, kRight };
constexpr int kTransitionCount = 3;

struct ParserState {
  std::vector<int> stack;
  int next = 1;
  int size = 1;  // tokens and the root
  PartialTree tree;

  void Reset(const std::vector<ParseAtoms>& atoms);
  bool Done() const { return next == size && stack.size() == 1; }
  // The root takes one dependent, when all else is done.
  bool Allows(Transition transition) const;
  // The one transition that is allowed; -1: there is a choice.
  int Forced() const;
  void Apply(Transition transition);
};

}  // namespace dateline::model

#endif  // DATELINE_EXTRACT_LANGUAGE_MODEL_TRANSITIONS_H_
