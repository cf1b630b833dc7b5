// The templates of the labeller. Names: d is the dependent, h its head; l and r are outermost
// children, l2 the next one.
#include "extract/language/model/templates.h"

namespace dateline::model {

void LabelFeatures(const std::vector<ParseAtoms>& atoms, const PartialTree& tree,
                   const LabelPlan& plan, const std::vector<uint8_t>& labels, int dependent,
                   Stage stage, Features* out) {
  const int n = static_cast<int>(atoms.size());
  const int head_token = std::max(tree.head[dependent], 0);
  const auto child = [&](int i) -> const ParseAtoms& { return i != 0 ? atoms[i] : kNoToken; };
  const ParseAtoms &d = atoms[dependent], &h = atoms[head_token];
  const ParseAtoms &dl = child(tree.left[dependent]), &dr = child(tree.right[dependent]);
  const ParseAtoms &hl = child(tree.left[head_token]), &hr = child(tree.right[head_token]);
  const ParseAtoms& hl2 = child(tree.left2[head_token]);
  const ParseAtoms& before = dependent > 1 ? atoms[dependent - 1] : kNoToken;
  const ParseAtoms& after = dependent + 1 < n ? atoms[dependent + 1] : kNoToken;
  const uint64_t side =
      HashNumber(4200 + (dependent < head_token ? 0 : 1) + (head_token == 0 ? 2 : 0));
  const uint64_t distance = Distance(head_token, dependent) + side;
  // Whether it is the outermost child on its side.
  const bool outer = dependent < head_token ? tree.left[head_token] == dependent
                                            : tree.right[head_token] == dependent;
  const uint64_t place = side + (outer ? 0 : 77);
  const int sibling = plan.sibling[dependent];
  const uint64_t sibling_label =
      HashNumber(sibling == 0 ? 4500 : 4501 + labels[sibling] + (sibling < head_token ? 100 : 0));
  const uint64_t head_label = HashNumber(head_token == 0 ? 4800 : 4801 + labels[head_token]);
  const uint64_t auxiliaries = plan.auxiliaries[head_token];
  const uint64_t between =
      Between(atoms, std::min(dependent, head_token), std::max(dependent, head_token));
  Collector f(out);
  if (stage == Stage::kCore) {
    f.Add(side, d.word);
    f.Add(side, h.word);
    f.Add(side, d.tag, h.word);
    f.Add(distance, d.tag, h.tag);
    f.Add(d.word, dl.word);
    f.Add(side, d.tag, dl.tag, h.tag);
    f.Add(side, d.tag, before.tag, after.tag);
    f.Add(side, d.tag, h.tag, auxiliaries);
    f.Add(d.tag, h.tag, plan.auxiliaries[dependent]);
    f.Add(dl.word, h.tag, auxiliaries);
    f.Add(side, d.coarse, h.coarse, sibling_label);
    f.Add(side, d.coarse, h.coarse, dl.word);
    f.Add(side, h.frames, d.tag, dl.word);
    f.Add(Same(d.tag, h.tag, 0), Same(d.kind, h.kind, 1), Same(d.shape, h.shape, 2),
          side + dl.word);
    return;
  }
  f.Add(side, d.tag);
  f.Add(side, h.tag);
  f.Add(side, d.kind);
  f.Add(side, d.kind, h.kind);
  f.Add(side, d.tag, h.tag);
  f.Add(side, d.word, h.word);
  f.Add(side, dl.word, h.word);
  f.Add(side, d.kind, dl.word, h.tag);
  f.Add(side, d.tag, dr.tag, h.tag);
  f.Add(side, d.tag, dr.word, h.tag);
  f.Add(side, d.tag, h.tag, hl.tag);
  f.Add(side, d.tag, h.tag, hr.tag);
  f.Add(place, d.tag, h.tag, hl2.tag);
  f.Add(side, d.tag, h.tag, before.word);
  f.Add(side, d.tag, h.tag, after.word);
  f.Add(place, d.tag, h.tag);
  f.Add(side, h.kind, d.word);
  f.Add(side, d.kind, h.word);
  f.Add(side, d.word, auxiliaries);
  f.Add(side, sibling_label, d.kind, h.word);
  f.Add(side + sibling_label, d.tag, h.tag, dl.word);
  f.Add(side + sibling_label, d.tag, h.tag, auxiliaries);
  f.Add(side + sibling_label, d.coarse, h.coarse, auxiliaries);
  f.Add(side, h.frames, d.tag, sibling_label);
  f.Add(side, head_label, d.word);
  f.Add(side, d.tag, h.tag, between);
}

}  // namespace dateline::model
