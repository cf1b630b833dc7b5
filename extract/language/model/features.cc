#include "extract/language/model/features.h"

#include "extract/language/model/tagset.h"
#include "extract/language/model/templates.h"

namespace dateline::model {
namespace {

constexpr Atoms kOutside = {HashNumber(901), HashNumber(902), {}, {}, HashNumber(903), 0, 0, 0};

uint64_t TagAtom(int tag) { return HashNumber(tag + 2000); }

}  // namespace

void TagFeatures(const Input& input, const std::vector<uint8_t>& tags, int i, Stage stage,
                 Features* out) {
  const int n = static_cast<int>(input.atoms.size());
  const auto at = [&](int k) -> const Atoms& {
    return k >= 0 && k < n ? input.atoms[k] : kOutside;
  };
  const Atoms& w = at(i);
  const Atoms &before = at(i - 1), &before2 = at(i - 2), &after = at(i + 1), &after2 = at(i + 2);
  const uint64_t t1 = i > 0 ? TagAtom(tags[i - 1]) : 1;
  const uint64_t t2 = i > 1 ? TagAtom(tags[i - 2]) : 1;
  Collector f(out);
  if (stage == Stage::kCore) {
    f.Add(w.word);
    f.Add(w.shape);
    f.Add(w.suffix[1]);
    f.Add(w.suffix[3]);
    f.Add(w.classes);
    f.Add(w.classes, w.suffix[1]);
    f.Add(before.word);
    f.Add(after.word);
    f.Add(t1);
    f.Add(t1, w.word);
    f.Add(t1, t2, w.classes);
    f.Add(after.classes);
    f.Add(before.shape, w.shape, after.shape);
    f.Add(w.noun, w.verb, t1);
    return;
  }
  f.Add(1);
  f.Add(w.word, w.shape);
  f.Add(w.prefix[0]);
  f.Add(w.prefix[1]);
  f.Add(w.prefix[2]);
  f.Add(w.suffix[0]);
  f.Add(w.suffix[2]);
  f.Add(w.suffix[2], w.shape);
  f.Add(w.suffix[1], t1);
  f.Add(w.classes, w.shape);
  f.Add(w.classes, t1);
  f.Add(w.classes, after.word);
  f.Add(before2.word);
  f.Add(after2.word);
  f.Add(before.word, w.word);
  f.Add(w.word, after.word);
  f.Add(before.suffix[2]);
  f.Add(after.suffix[2]);
  f.Add(after.suffix[2], w.suffix[2]);
  f.Add(after.shape);
  f.Add(after.classes, after2.classes);
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
      case Upos::kPunct:
      case Upos::kPart:
      case Upos::kCconj:
      case Upos::kSym:
        token.tag += from.word;
        token.kind = token.tag;
        break;
      case Upos::kNoun:
      case Upos::kPropn: token.kind = token.tag + from.noun; break;
      case Upos::kVerb:
        token.kind = token.tag + from.verb;
        token.frames = token.tag + from.frames;
        break;
      case Upos::kNum: token.kind = token.tag + from.shape; break;
      default: token.kind = token.tag + from.word;
    }
    if (upos == Upos::kAux) token.auxiliary = from.word;
    token.mark = upos == Upos::kPunct;
    token.coarse =
        token.mark ? token.tag
                   : HashNumber(2500 + static_cast<int>(upos == Upos::kPropn ? Upos::kNoun : upos));
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

void LabelPlan::Make(const std::vector<ParseAtoms>& atoms, const PartialTree& tree) {
  const int n = static_cast<int>(atoms.size());
  auxiliaries.assign(n, 0);
  sibling.assign(n, 0);
  for (auto* links : {&first_, &next_, &last_}) links->assign(n, 0);
  for (int i = 1; i < n; ++i) {
    const int head = std::max(tree.head[i], 0);
    if (head > 0) auxiliaries[head] += atoms[i].auxiliary;
    sibling[i] = last_[head];
    if (last_[head] == 0)
      first_[head] = i;
    else
      next_[last_[head]] = i;
    last_[head] = i;
  }
  order.clear();
  for (int child = first_[0]; child != 0; child = next_[child]) order.push_back(child);
  for (size_t k = 0; k < order.size(); ++k) {
    for (int child = first_[order[k]]; child != 0; child = next_[child]) order.push_back(child);
  }
}

}  // namespace dateline::model
