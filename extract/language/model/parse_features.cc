// The templates of the parser. Names: s0 is the top of the stack, s1 lies under it; b0 is the first
// of the buffer; l and r are outermost children, l2 and r2 the next ones.
#include "extract/language/model/templates.h"

namespace dateline::model {
namespace {

uint64_t Count(int side, int count) { return HashNumber(4100 + side * 10 + std::min(count, 4)); }

}  // namespace

void ParseFeatures(const std::vector<ParseAtoms>& atoms, const PartialTree& tree,
                   const std::vector<int>& stack, int next, Stage stage, Features* out) {
  const int n = static_cast<int>(atoms.size());
  const int depth = static_cast<int>(stack.size());
  const int i0 = depth > 0 ? stack[depth - 1] : -1;
  const int i1 = depth > 1 ? stack[depth - 2] : -1;
  const auto at = [&](int i) -> const ParseAtoms& { return i >= 0 && i < n ? atoms[i] : kNoToken; };
  // Children; token 0 is nobody's child.
  const auto child = [&](const std::vector<int>& links, int i) -> const ParseAtoms& {
    return i >= 0 && i < n && links[i] != 0 ? atoms[links[i]] : kNoToken;
  };
  const ParseAtoms &s0 = at(i0), &s1 = at(i1);
  const ParseAtoms &b0 = at(next), &b1 = at(next + 1), &b2 = at(next + 2);
  const ParseAtoms &s0l = child(tree.left, i0), &s0r = child(tree.right, i0);
  const ParseAtoms& s1r = child(tree.right, i1);
  const ParseAtoms &b0l = child(tree.left, next), &b0l2 = child(tree.left2, next);
  const ParseAtoms &s0l2 = child(tree.left2, i0), &s0r2 = child(tree.right2, i0);
  const uint64_t near = i0 < 0 || next >= n ? 7 : Distance(i0, next);
  const uint64_t under = i0 < 0 || i1 < 0 ? 7 : Distance(i1, i0);
  const uint64_t s0_right = i0 < 0 ? 0 : Count(1, tree.right_count[i0]);
  const uint64_t s1_right = i1 < 0 ? 0 : Count(1, tree.right_count[i1]);
  const uint64_t s1_left = i1 < 0 ? 0 : Count(0, tree.left_count[i1]);
  const uint64_t b0_left = next >= n ? 0 : Count(0, tree.left_count[next]);
  // What lies between, beside and ahead.
  const uint64_t gap = i0 < 0 || next >= n ? 7 : Between(atoms, i0, next);
  const uint64_t gap_under = i0 < 0 || i1 < 0 ? 7 : Between(atoms, i1, i0);
  const ParseAtoms &s0_after = at(i0 + 1), &b0_before = at(next - 1);
  const ParseAtoms& s0_before = i0 > 0 ? at(i0 - 1) : kNoToken;
  const ParseAtoms& verb = next < n ? at(atoms[next].next_verb) : kNoToken;
  Collector f(out);
  if (stage == Stage::kCore) {
    f.Add(s0.word, s0.tag, b0.word, b0.tag);
    f.Add(s0.word, b0.tag);
    f.Add(s0.tag, b0.tag);
    f.Add(s1.tag, b0.tag);
    f.Add(s1.tag, b0.word);
    f.Add(b0.tag, b1.tag);
    f.Add(s0.word, b1.word);
    f.Add(s0.kind, b0.kind);
    f.Add(s1.kind, s0.kind);
    f.Add(s0.tag, b0.tag, b1.tag);
    f.Add(s1.tag, s0.tag, b0.tag);
    f.Add(s0.kind, b0.kind, b1.tag);
    f.Add(s0.tag, s0r.tag, b0.tag);
    f.Add(s1.tag, s1r.tag, s0.tag);
    f.Add(s1.tag, s0.tag, s0l.tag);
    f.Add(s0.tag, b0l.word, b0.word);
    f.Add(b0.tag, b0l.tag, b0l2.tag);
    f.Add(near, s0.tag, b0.tag);
    f.Add(near, b0.word);
    f.Add(s0_right, s0.tag, b0.tag);
    f.Add(s1_left, s1.tag, s0.tag);
    f.Add(b0_left, b0.tag, s0.tag);
    f.Add(gap, s0.tag, b0.tag);
    f.Add(gap, s0.kind, b0.kind);
    f.Add(s0.tag, s0_after.tag, b0.tag);
    f.Add(s0.word, s0_after.word, b0.tag);
    f.Add(s1.coarse, s0.coarse, b0.coarse);
    f.Add(s0.coarse, b0.coarse, b1.coarse);
    f.Add(s1.coarse, s0.coarse, b0.coarse, b0l.word);
    f.Add(s1.coarse, s0.coarse, s0l.word, b0.coarse);
    return;
  }
  f.Add(s0.tag);
  f.Add(s0.word, s0.tag);
  f.Add(s0.kind);
  f.Add(b0.word, b0.tag);
  f.Add(b0.kind);
  f.Add(b1.tag);
  f.Add(s0.tag, b0.word);
  f.Add(s0.word, b0.word);
  f.Add(s1.word, s0.word, s1.tag, s0.tag);
  f.Add(s1.tag, s0.word);
  f.Add(s1.word, s0.word);
  f.Add(s1.word, b0.word);
  f.Add(s1.word, b0.tag);
  f.Add(b0.word, b1.word);
  f.Add(s0.tag, b1.tag);
  f.Add(s1.tag, s0.tag, b0.tag, b1.tag);
  f.Add(b0.tag, b1.tag, b2.tag);
  f.Add(s0.tag, b0.tag, b1.tag, b2.tag);
  f.Add(s0.word, b0.tag, b1.tag);
  f.Add(s1.tag, s0.word, b0.tag);
  f.Add(s1.word, s0.tag, b0.tag);
  f.Add(s0.tag, b0.word, b1.tag);
  f.Add(s1.kind, s0.kind, b0.kind);
  f.Add(s0.tag, s0l.tag, b0.tag);
  f.Add(s0.tag, b0.tag, b0l.tag);
  f.Add(s1.tag, s0.tag, s0r.tag);
  f.Add(s0.word, b0l.word, b0.tag);
  f.Add(s1.word, b0l.word, b0.tag);
  f.Add(s1.tag, s0.tag, b0l.word, b0.tag);
  f.Add(s1.kind, s0.kind, b0l.word, b0.kind);
  f.Add(s1.word, s0l.word, s0.tag);
  f.Add(s1.kind, s0l.word, s0.kind);
  f.Add(s0.tag, s0l.tag, s0l2.tag);
  f.Add(s0.tag, s0r.tag, s0r2.tag);
  f.Add(s0.tag, s0l.word, s0r.word, b0.tag);
  f.Add(s0.word, s0r.tag, b0.word);
  f.Add(near, s0.word);
  f.Add(under, s1.tag, s0.tag, b0.tag);
  f.Add(s0_right, s0.word);
  f.Add(gap_under, s1.tag, s0.tag);
  f.Add(gap_under, s1.kind, s0.kind);
  f.Add(gap, gap_under, s1.tag, s0.tag + 3 * b0.tag);
  f.Add(s0.tag, b0_before.tag, b0.tag);
  f.Add(s1.tag, s0_before.tag, s0.tag);
  f.Add(s0.tag, b0.tag, verb.tag);
  f.Add(s1.tag, s0.tag, verb.tag);
  f.Add(s0.coarse, b0.coarse, b1.coarse, b2.coarse);
  f.Add(s1.frames, s0.tag, b0.tag);
  f.Add(s1.frames, s0.kind, b0l.word, b0.kind);
  f.Add(s1.frames, s1_right, s0.tag, b0.tag);
  f.Add(Same(s0.tag, b0.tag, 0), Same(s0.kind, b0.kind, 1), Same(s0.shape, b0.shape, 2), b0l.word);
  f.Add(Same(s1.tag, s0.tag, 0), Same(s1.kind, s0.kind, 1), Same(s1.shape, s0.shape, 2), s0l.word);
  f.Add(Same(s1.tag, b0.tag, 0), Same(s1.kind, b0.kind, 1), Same(s0.tag, b0.tag, 3), b0l.word);
}

}  // namespace dateline::model
