#include "extract/language/model/model.h"

#include <algorithm>

#include "extract/language/model/tagset.h"

extern "C" const char dateline_language_model_begin[];

namespace dateline::model {
namespace {

template <int kClasses>
void AddRows(const WeightTable& table, const Features& features, int32_t* scores) {
  const char* buckets[Features::kMax];
  for (int i = 0; i < features.size; ++i) {
    buckets[i] = table.Bucket<kClasses>(features.values[i]);
    __builtin_prefetch(buckets[i]);
  }
  int16_t sums[kClasses] = {};  // kMax rows of int8 fit
  static_assert(Features::kMax * 128 < 32768);
  for (int i = 0; i < features.size; ++i) {
    const int8_t* row = WeightTable::FindIn<kClasses>(buckets[i], features.values[i]);
    if (row == nullptr) continue;
    for (int c = 0; c < kClasses; ++c) sums[c] += row[c];
  }
  std::copy(sums, sums + kClasses, scores);
}

int Best(const int32_t* scores, int count) {
  return static_cast<int>(std::max_element(scores, scores + count) - scores);
}

}  // namespace

const Model& Model::Default() {
  static const Model& model = *new Model(dateline_language_model_begin);
  return model;
}

Model::Model(const char* data) {
  data += sizeof(ModelHeader);
  tags_ = WeightTable(data);
  data += tags_.bytes();
  transitions_ = WeightTable(data);
  data += transitions_.bytes();
  labels_ = WeightTable(data);
}

void Model::Tag(const std::vector<absl::string_view>& forms, Parse* parse) const {
  ReadInput(forms, &parse->input);
  parse->tags.assign(forms.size(), 0);
  Features features;
  int32_t scores[kTagCount];
  for (size_t i = 0; i < forms.size(); ++i) {
    TagFeatures(parse->input, parse->tags, static_cast<int>(i), &features);
    AddRows<kTagCount>(tags_, features, scores);
    parse->tags[i] = Best(scores, kTagCount);
  }
}

void Model::FindHeads(Parse* parse) const {
  std::vector<ParseAtoms>& atoms = parse->atoms;
  ReadParseAtoms(parse->input, parse->tags, &atoms);
  ParserState& state = parse->state;
  state.Reset(atoms);
  Features features;
  int32_t scores[kTransitionCount];
  while (!state.Done()) {
    ParseFeatures(atoms, state.tree, state.stack, state.next, &features);
    AddRows<kTransitionCount>(transitions_, features, scores);
    int best = -1;
    for (int t = 0; t < kTransitionCount; ++t) {
      if (!state.Allows(static_cast<Transition>(t))) continue;
      if (best < 0 || scores[t] > scores[best]) best = t;
    }
    state.Apply(static_cast<Transition>(best));
  }
  parse->heads.assign(state.tree.head.begin() + 1, state.tree.head.end());
}

void Model::FindLabels(Parse* parse) const {
  const std::vector<ParseAtoms>& atoms = parse->atoms;
  const PartialTree& tree = parse->state.tree;
  parse->plan.Make(atoms, tree);
  // By token from 1 while they are found.
  parse->labels.assign(atoms.size(), static_cast<uint8_t>(Deprel::kRoot));
  Features features;
  int32_t scores[kDeprelCount];
  for (const int i : parse->plan.order) {
    if (tree.head[i] == 0) continue;
    LabelFeatures(atoms, tree, parse->plan, parse->labels, i, &features);
    AddRows<kDeprelCount>(labels_, features, scores);
    scores[static_cast<int>(Deprel::kRoot)] = INT32_MIN;
    parse->labels[i] = Best(scores, kDeprelCount);
  }
  parse->labels.erase(parse->labels.begin());
}

}  // namespace dateline::model
