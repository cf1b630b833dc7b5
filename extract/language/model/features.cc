#include "extract/language/model/features.h"

#include <algorithm>

#include "extract/language/model/hashing.h"
#include "extract/language/model/tagset.h"

namespace dateline::model {
namespace {

// Collects features; template numbers follow from the order of the calls.
class Collector {
 public:
  explicit Collector(Features* out) : out_(out) { out_->size = 0; }
  void Add(uint64_t a, uint64_t b = 0, uint64_t c = 0, uint64_t d = 0) {
    out_->values[out_->size] = Feature(++template_, a, b, c, d);
    ++out_->size;
  }

 private:
  Features* out_;
  uint64_t template_ = 0;
};

const Atoms kOutside = {HashNumber(901), HashNumber(902), {}, {}, HashNumber(903), 0, 0, 0};

uint64_t TagAtom(int tag) { return HashNumber(tag + 2000); }

}  // namespace

void TagFeatures(const Input& input, const std::vector<uint8_t>& tags, int i, Features* out) {
  const int n = static_cast<int>(input.atoms.size());
  const auto at = [&](int k) -> const Atoms& {
    return k >= 0 && k < n ? input.atoms[k] : kOutside;
  };
  const Atoms& w = at(i);
  const Atoms &before = at(i - 1), &before2 = at(i - 2), &after = at(i + 1), &after2 = at(i + 2);
  const uint64_t t1 = i > 0 ? TagAtom(tags[i - 1]) : 1;
  const uint64_t t2 = i > 1 ? TagAtom(tags[i - 2]) : 1;
  Collector f(out);
  f.Add(1);
  f.Add(w.word);
  f.Add(w.word, w.shape);
  f.Add(w.shape);
  f.Add(w.prefix[0]);
  f.Add(w.prefix[1]);
  f.Add(w.prefix[2]);
  f.Add(w.suffix[0]);
  f.Add(w.suffix[1]);
  f.Add(w.suffix[2]);
  f.Add(w.suffix[3]);
  f.Add(w.suffix[2], w.shape);
  f.Add(w.suffix[1], t1);
  f.Add(w.classes);
  f.Add(w.classes, w.shape);
  f.Add(w.classes, t1);
  f.Add(w.classes, w.suffix[1]);
  f.Add(w.classes, after.classes, t1);
  f.Add(w.classes, after.word);
  f.Add(before.word);
  f.Add(before2.word);
  f.Add(after.word);
  f.Add(after2.word);
  f.Add(t1);
  f.Add(t1, t2);
  f.Add(t1, w.word);
  f.Add(t1, t2, w.word);
  f.Add(t1, t2, w.classes);
  f.Add(before.word, w.word);
  f.Add(w.word, after.word);
  f.Add(before.word, after.word);
  f.Add(t1, after.word);
  f.Add(t1, after.suffix[2]);
  f.Add(before.suffix[2]);
  f.Add(after.suffix[2]);
  f.Add(after.suffix[2], w.suffix[2]);
  f.Add(after.shape);
  f.Add(after.classes);
  f.Add(after.classes, after2.classes);
  f.Add(before.shape, w.shape, after.shape);
  f.Add(w.noun, w.verb, t1);
  f.Add(w.shape, t1, after.shape);
}

void ReadParseAtoms(const Input& input, const std::vector<uint8_t>& tags,
                    std::vector<ParseAtoms>* atoms) {
  static const uint64_t kComma = HashBytes(",");
  const int n = static_cast<int>(input.atoms.size());
  atoms->assign(n + 1, ParseAtoms());
  (*atoms)[0].word = HashNumber(3001);
  (*atoms)[0].tag = HashNumber(3002);
  (*atoms)[0].kind = HashNumber(3003);
  for (int i = 0; i < n; ++i) {
    ParseAtoms& token = (*atoms)[i + 1];
    const Atoms& from = input.atoms[i];
    const Upos upos = TagOf(tags[i]).upos;
    token.word = from.word;
    token.shape = from.shape;
    token.tag = TagAtom(tags[i]);
    switch (upos) {
      case Upos::kPunct: case Upos::kPart: case Upos::kCconj: case Upos::kSym:
        token.tag += from.word;
        token.kind = token.tag;
        break;
      case Upos::kNoun: case Upos::kPropn: token.kind = token.tag + from.noun; break;
      case Upos::kVerb:
        token.kind = token.tag + from.verb;
        token.frames = token.tag + from.frames;
        break;
      case Upos::kNum: token.kind = token.tag + from.shape; break;
      default: token.kind = token.tag + from.word;
    }
    if (upos == Upos::kAux) token.auxiliary = from.word;
    token.mark = upos == Upos::kPunct;
    token.coarse = token.mark ? token.tag
                              : HashNumber(2500 + static_cast<int>(upos == Upos::kPropn ? Upos::kNoun
                                                                                        : upos));
    const ParseAtoms& before = (*atoms)[i];
    token.commas = before.commas + (from.word == kComma);
    token.verbs = before.verbs + (upos == Upos::kVerb);
    token.conjunctions = before.conjunctions + (upos == Upos::kCconj);
  }
  for (int i = n, verb = 0; i > 0; --i) {
    if (TagOf(tags[i - 1]).upos == Upos::kVerb) verb = i;
    (*atoms)[i].next_verb = verb;
  }
}

void PartialTree::Reset(const std::vector<ParseAtoms>& atoms) {
  const size_t size = atoms.size();
  mark.resize(size);
  for (size_t i = 0; i < size; ++i) mark[i] = atoms[i].mark;
  head.assign(size, -1);
  for (auto* links : {&left, &right, &left2, &right2}) links->assign(size, 0);
  left_count.assign(size, 0);
  right_count.assign(size, 0);
}

// Children are attached from the inside out, so the last one attached is the outermost.
void PartialTree::Attach(int head_token, int dependent) {
  head[dependent] = head_token;
  if (mark[dependent]) return;
  if (dependent < head_token) {
    left2[head_token] = left[head_token];
    left[head_token] = dependent;
    if (left_count[head_token] < 255) ++left_count[head_token];
  } else {
    right2[head_token] = right[head_token];
    right[head_token] = dependent;
    if (right_count[head_token] < 255) ++right_count[head_token];
  }
}

PartialTree TreeOf(const std::vector<ParseAtoms>& atoms, const std::vector<int>& heads) {
  PartialTree tree;
  tree.Reset(atoms);
  // Children from the inside out: right ones forwards, left ones backwards.
  for (int i = 1; i < heads.size(); ++i) {
    if (heads[i] < i) tree.Attach(heads[i], i);
  }
  for (int i = static_cast<int>(heads.size()) - 1; i > 0; --i) {
    if (heads[i] > i) tree.Attach(heads[i], i);
  }
  return tree;
}

namespace {

uint64_t Distance(int a, int b) {
  const int d = std::abs(a - b);
  return HashNumber(4000 + (d < 5 ? d : d < 8 ? 5 : d < 12 ? 6 : 7));
}

// What lies strictly between two tokens, a before b.
uint64_t Between(const std::vector<ParseAtoms>& atoms, int a, int b) {
  const ParseAtoms &from = atoms[a], &to = atoms[b - 1];
  const int commas = std::min(to.commas - from.commas, 2);
  const int verbs = std::min(to.verbs - from.verbs, 2);
  const int conjunctions = std::min(to.conjunctions - from.conjunctions, 2);
  return HashNumber(4300 + (commas * 3 + verbs) * 3 + conjunctions);
}

uint64_t Same(uint64_t a, uint64_t b, int k) { return HashNumber(4400 + 2 * k + (a == b)); }

uint64_t Count(int side, int count) { return HashNumber(4100 + side * 10 + std::min(count, 4)); }

}  // namespace

void ParseFeatures(const std::vector<ParseAtoms>& atoms, const PartialTree& tree,
                   const std::vector<int>& stack, int next, Features* out) {
  static const ParseAtoms kNone = {HashNumber(3101), HashNumber(3102), HashNumber(3103)};
  const int n = static_cast<int>(atoms.size());
  const int depth = static_cast<int>(stack.size());
  const int i0 = depth > 0 ? stack[depth - 1] : -1;
  const int i1 = depth > 1 ? stack[depth - 2] : -1;
  const int i2 = depth > 2 ? stack[depth - 3] : -1;
  const auto at = [&](int i) -> const ParseAtoms& { return i >= 0 && i < n ? atoms[i] : kNone; };
  // Children; token 0 is nobody's child.
  const auto child = [&](const std::vector<int>& links, int i) -> const ParseAtoms& {
    return i >= 0 && i < n && links[i] != 0 ? atoms[links[i]] : kNone;
  };
  const ParseAtoms &s0 = at(i0), &s1 = at(i1), &s2 = at(i2);
  const ParseAtoms &b0 = at(next), &b1 = at(next + 1), &b2 = at(next + 2), &b3 = at(next + 3);
  const ParseAtoms &s0l = child(tree.left, i0), &s0r = child(tree.right, i0);
  const ParseAtoms &s1l = child(tree.left, i1), &s1r = child(tree.right, i1);
  const ParseAtoms &b0l = child(tree.left, next), &b0l2 = child(tree.left2, next);
  const ParseAtoms &s0l2 = child(tree.left2, i0), &s0r2 = child(tree.right2, i0);
  const uint64_t near = i0 < 0 || next >= n ? 7 : Distance(i0, next);
  const uint64_t under = i0 < 0 || i1 < 0 ? 7 : Distance(i1, i0);
  const uint64_t s0_left = i0 < 0 ? 0 : Count(0, tree.left_count[i0]);
  const uint64_t s0_right = i0 < 0 ? 0 : Count(1, tree.right_count[i0]);
  const uint64_t s1_right = i1 < 0 ? 0 : Count(1, tree.right_count[i1]);
  const uint64_t s1_left = i1 < 0 ? 0 : Count(0, tree.left_count[i1]);
  const uint64_t b0_left = next >= n ? 0 : Count(0, tree.left_count[next]);
  Collector f(out);
  // One token.
  f.Add(s0.tag); f.Add(s0.word, s0.tag); f.Add(s0.kind);
  f.Add(s1.tag); f.Add(s1.word, s1.tag);
  f.Add(s2.tag); f.Add(s2.word);
  f.Add(b0.tag); f.Add(b0.word, b0.tag); f.Add(b0.kind);
  f.Add(b1.tag); f.Add(b1.word);
  f.Add(b2.tag); f.Add(b2.word); f.Add(b3.tag);
  // Two.
  f.Add(s0.word, s0.tag, b0.word, b0.tag);
  f.Add(s0.word, b0.tag); f.Add(s0.tag, b0.word); f.Add(s0.word, b0.word); f.Add(s0.tag, b0.tag);
  f.Add(s1.word, s0.word, s1.tag, s0.tag);
  f.Add(s1.word, s0.tag); f.Add(s1.tag, s0.word); f.Add(s1.word, s0.word); f.Add(s1.tag, s0.tag);
  f.Add(s1.tag, b0.tag); f.Add(s1.word, b0.word); f.Add(s1.tag, b0.word); f.Add(s1.word, b0.tag);
  f.Add(b0.tag, b1.tag); f.Add(b0.word, b1.word); f.Add(s0.tag, b1.tag); f.Add(s0.word, b1.word);
  f.Add(s0.kind, b0.kind); f.Add(s1.kind, s0.kind);
  // Three and more.
  f.Add(s0.tag, b0.tag, b1.tag); f.Add(s1.tag, s0.tag, b0.tag); f.Add(s2.tag, s1.tag, s0.tag);
  f.Add(s1.tag, s0.tag, b0.tag, b1.tag); f.Add(b0.tag, b1.tag, b2.tag);
  f.Add(s0.tag, b0.tag, b1.tag, b2.tag); f.Add(s2.tag, s1.tag, s0.tag, b0.tag);
  f.Add(s0.word, b0.tag, b1.tag); f.Add(s1.tag, s0.word, b0.tag); f.Add(s1.word, s0.tag, b0.tag);
  f.Add(s0.tag, b0.word, b1.tag); f.Add(s1.tag, s0.tag, b0.word);
  f.Add(s1.kind, s0.kind, b0.kind); f.Add(s0.kind, b0.kind, b1.tag);
  // Children: the preposition of a noun, the auxiliary of a verb, ...
  f.Add(s0.tag, s0l.tag, b0.tag); f.Add(s0.tag, s0r.tag, b0.tag); f.Add(s0.tag, b0.tag, b0l.tag);
  f.Add(s1.tag, s1r.tag, s0.tag); f.Add(s1.tag, s1l.tag, s0.tag);
  f.Add(s1.tag, s0.tag, s0l.tag); f.Add(s1.tag, s0.tag, s0r.tag);
  f.Add(s0.word, b0l.word, b0.tag); f.Add(s0.tag, b0l.word, b0.word);
  f.Add(s1.word, b0l.word, b0.tag); f.Add(s1.tag, s0.tag, b0l.word, b0.tag);
  f.Add(s1.kind, s0.kind, b0l.word, b0.kind);
  f.Add(s1.word, s0l.word, s0.tag); f.Add(s1.kind, s0l.word, s0.kind);
  f.Add(s0.tag, s0l.tag, s0l2.tag); f.Add(s0.tag, s0r.tag, s0r2.tag);
  f.Add(b0.tag, b0l.tag, b0l2.tag); f.Add(s0.tag, s0l.word, s0r.word, b0.tag);
  f.Add(s1.tag, s1r.word, s0.tag); f.Add(s0.tag, s0r.word, b0.tag); f.Add(s0.word, s0r.tag, b0.word);
  // Distances and valencies.
  f.Add(near, s0.tag, b0.tag); f.Add(near, s0.word); f.Add(near, b0.word);
  f.Add(under, s1.tag, s0.tag); f.Add(under, s1.tag, s0.tag, b0.tag);
  f.Add(s0_left, s0.tag, b0.tag); f.Add(s0_right, s0.tag, b0.tag); f.Add(s0_right, s0.word);
  f.Add(s1_right, s1.tag, s0.tag); f.Add(s1_left, s1.tag, s0.tag); f.Add(b0_left, b0.tag, s0.tag);
  f.Add(s1_right, s1.word, s0.tag);
  // What lies between, beside and ahead.
  const uint64_t gap = i0 < 0 || next >= n ? 7 : Between(atoms, i0, next);
  const uint64_t gap_under = i0 < 0 || i1 < 0 ? 7 : Between(atoms, i1, i0);
  f.Add(gap, s0.tag, b0.tag); f.Add(gap, s0.kind, b0.kind);
  f.Add(gap_under, s1.tag, s0.tag); f.Add(gap_under, s1.kind, s0.kind);
  f.Add(gap, gap_under, s1.tag, s0.tag + 3 * b0.tag);
  const ParseAtoms &s0_after = at(i0 + 1), &b0_before = at(next - 1);
  const ParseAtoms& s0_before = i0 > 0 ? at(i0 - 1) : kNone;
  f.Add(s0.tag, s0_after.tag, b0.tag); f.Add(s0.tag, b0_before.tag, b0.tag);
  f.Add(s1.tag, s0_before.tag, s0.tag); f.Add(s0.word, s0_after.word, b0.tag);
  const ParseAtoms& verb = next < n ? at(atoms[next].next_verb) : kNone;
  f.Add(s0.tag, b0.tag, verb.tag); f.Add(s1.tag, s0.tag, verb.tag); f.Add(b0.tag, b1.tag, verb.tag);
  f.Add(s1.coarse, s0.coarse, b0.coarse); f.Add(s0.coarse, b0.coarse, b1.coarse);
  f.Add(s2.coarse, s1.coarse, s0.coarse, b0.coarse); f.Add(s0.coarse, b0.coarse, b1.coarse, b2.coarse);
  f.Add(s1.coarse, s0.coarse, b0.coarse, b0l.word); f.Add(s1.coarse, s0.coarse, s0l.word, b0.coarse);
  f.Add(s0.frames, b0.tag); f.Add(s0.frames, s0_right, b0.tag); f.Add(s1.frames, s0.tag, b0.tag);
  f.Add(s1.frames, s0.kind, b0l.word, b0.kind); f.Add(s1.frames, s1_right, s0.tag, b0.tag);
  f.Add(Same(s0.tag, b0.tag, 0), Same(s0.kind, b0.kind, 1), Same(s0.shape, b0.shape, 2), b0l.word);
  f.Add(Same(s1.tag, s0.tag, 0), Same(s1.kind, s0.kind, 1), Same(s1.shape, s0.shape, 2), s0l.word);
  f.Add(Same(s1.tag, b0.tag, 0), Same(s1.kind, b0.kind, 1), Same(s0.tag, b0.tag, 3), b0l.word);
}

void LabelPlan::Make(const std::vector<ParseAtoms>& atoms, const PartialTree& tree) {
  const int n = static_cast<int>(atoms.size());
  auxiliaries.assign(n, 0);
  sibling.assign(n, 0);
  for (auto* links : {&first_, &next_, &last_}) links->assign(n, 0);
  for (int i = 1; i < n; ++i) {
    const int head = std::max(tree.head[i], 0);
    if (head > 0) auxiliaries[head] += atoms[i].auxiliary;
    sibling[i] = last_[head];
    if (last_[head] == 0) first_[head] = i;
    else next_[last_[head]] = i;
    last_[head] = i;
  }
  order.clear();
  for (int child = first_[0]; child != 0; child = next_[child]) order.push_back(child);
  for (size_t k = 0; k < order.size(); ++k) {
    for (int child = first_[order[k]]; child != 0; child = next_[child]) order.push_back(child);
  }
}

void LabelFeatures(const std::vector<ParseAtoms>& atoms, const PartialTree& tree,
                   const LabelPlan& plan, const std::vector<uint8_t>& labels, int dependent,
                   Features* out) {
  static const ParseAtoms kNone = {HashNumber(3101), HashNumber(3102), HashNumber(3103)};
  const int n = static_cast<int>(atoms.size());
  const int head_token = std::max(tree.head[dependent], 0);
  const auto child = [&](int i) -> const ParseAtoms& { return i != 0 ? atoms[i] : kNone; };
  const ParseAtoms &d = atoms[dependent], &h = atoms[head_token];
  const ParseAtoms& g =
      head_token == 0 ? kNone : atoms[std::max(tree.head[head_token], 0)];
  const ParseAtoms &dl = child(tree.left[dependent]), &dr = child(tree.right[dependent]);
  const ParseAtoms& dl2 = child(tree.left2[dependent]);
  const ParseAtoms &hl = child(tree.left[head_token]), &hr = child(tree.right[head_token]);
  const ParseAtoms &hl2 = child(tree.left2[head_token]), &hr2 = child(tree.right2[head_token]);
  const ParseAtoms& before = dependent > 1 ? atoms[dependent - 1] : kNone;
  const ParseAtoms& after = dependent + 1 < n ? atoms[dependent + 1] : kNone;
  const uint64_t side = HashNumber(4200 + (dependent < head_token ? 0 : 1) + (head_token == 0 ? 2 : 0));
  const uint64_t distance = Distance(head_token, dependent) + side;
  // Whether it is the outermost child on its side.
  const bool outer = dependent < head_token ? tree.left[head_token] == dependent
                                            : tree.right[head_token] == dependent;
  const uint64_t place = side + (outer ? 0 : 77);
  Collector f(out);
  f.Add(side, d.tag); f.Add(side, d.word); f.Add(side, h.tag); f.Add(side, h.word);
  f.Add(side, d.kind); f.Add(side, d.kind, h.kind);
  f.Add(side, d.tag, h.tag); f.Add(side, d.word, h.tag); f.Add(side, d.tag, h.word);
  f.Add(side, d.word, h.word); f.Add(distance, d.tag, h.tag);
  f.Add(side, d.tag, h.tag, g.tag);
  f.Add(side, d.tag, dl.word, h.tag); f.Add(side, dl.word, h.word); f.Add(d.word, dl.word);
  f.Add(side, d.kind, dl.word, h.tag); f.Add(side, d.kind, dl.word, h.kind);
  f.Add(side, d.tag, dl.tag, h.tag); f.Add(side, d.tag, dr.tag, h.tag);
  f.Add(side + 3 * dl2.tag, d.tag, dl.tag, h.tag); f.Add(side, d.tag, dr.word, h.tag);
  f.Add(side, d.tag, h.tag, hl.tag); f.Add(side, d.tag, h.tag, hr.tag);
  f.Add(place, d.tag, h.tag, hl2.tag); f.Add(place, d.tag, h.tag, hr2.tag);
  f.Add(place, d.tag, h.tag, hl.word); f.Add(place, d.tag, h.tag, hr.word);
  f.Add(side, d.tag, before.tag, after.tag); f.Add(side, d.tag, h.tag, before.word);
  f.Add(side, d.tag, h.tag, after.word); f.Add(place, d.tag, h.tag);
  f.Add(side, h.kind, d.word); f.Add(side, d.kind, h.word);
  f.Add(side, d.tag, h.tag, plan.auxiliaries[head_token]); f.Add(side, d.word, plan.auxiliaries[head_token]);
  f.Add(d.tag, h.tag, plan.auxiliaries[dependent]); f.Add(dl.word, h.tag, plan.auxiliaries[head_token]);
  const int sibling = plan.sibling[dependent];
  const uint64_t sibling_label =
      HashNumber(sibling == 0 ? 4500 : 4501 + labels[sibling] + (sibling < head_token ? 100 : 0));
  const uint64_t head_label = HashNumber(head_token == 0 ? 4800 : 4801 + labels[head_token]);
  const ParseAtoms& s = sibling == 0 ? kNone : atoms[sibling];
  f.Add(side, d.tag, h.tag, sibling_label); f.Add(side, sibling_label, d.kind, h.word);
  f.Add(side + sibling_label, d.tag, h.tag, dl.word); f.Add(side, d.tag, h.tag, s.tag);
  f.Add(side + sibling_label, d.tag, h.tag, plan.auxiliaries[head_token]);
  f.Add(side, d.coarse, h.coarse, sibling_label); f.Add(side, d.coarse, h.coarse, dl.word);
  f.Add(side + sibling_label, d.coarse, h.coarse, plan.auxiliaries[head_token]);
  f.Add(side + sibling_label, d.coarse, h.coarse, dl.word);
  f.Add(side, h.frames, d.coarse, sibling_label + dl.coarse);
  f.Add(side, h.frames, d.tag, sibling_label); f.Add(side, h.frames, d.tag, dl.word);
  f.Add(side, d.tag, h.tag, head_label); f.Add(side, head_label, d.word);
  f.Add(side + head_label, d.tag, h.tag, dl.word);
  f.Add(side, d.tag, h.tag, Between(atoms, std::min(dependent, head_token),
                                    std::max(dependent, head_token)));
  f.Add(Same(d.tag, h.tag, 0), Same(d.kind, h.kind, 1), Same(d.shape, h.shape, 2), side + dl.word);
}

}  // namespace dateline::model
