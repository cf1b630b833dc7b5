#include "extract/language/model/model.h"

#include <algorithm>
#include <cstring>

#include "extract/language/model/tagset.h"

extern "C" const char dateline_language_model_begin[];

namespace dateline::model {
namespace {

// The rows that the table has for features, in order; gives their number. No branch depends on
// what is found: that cannot be predicted.
template <int kClasses>
int FindRows(const WeightTable& table, const Features& features, const int8_t** rows) {
  const char* buckets[Features::kMax];
  for (int i = 0; i < features.size; ++i) {
    buckets[i] = table.Bucket<kClasses>(features.values[i]);
    __builtin_prefetch(buckets[i]);
  }
  int found = 0;
  for (int i = 0; i < features.size; ++i) {
    found += WeightTable::FindIn<kClasses>(buckets[i], features.values[i], &rows[found]);
  }
  return found;
}

using Lanes = int16_t __attribute__((vector_size(16)));
constexpr int kLanes = 8;

// The first kLanes of a row; `at` + kLanes is inside the table or its padding.
inline Lanes Widen(const int8_t* at) {
  using Bytes = int8_t __attribute__((vector_size(8)));
  Bytes bytes;
  std::memcpy(&bytes, at, sizeof(bytes));
  return __builtin_convertvector(bytes, Lanes);
}

template <int kClasses>
void AddRows(const WeightTable& table, const Features& features, int32_t* scores) {
  static_assert(Features::kMax * 128 < 32768, "sums of int8 fit into int16");
  constexpr int kVectors = (kClasses + kLanes - 1) / kLanes;
  const int8_t* rows[Features::kMax + 1];
  const int found = FindRows<kClasses>(table, features, rows);
  Lanes sums[kVectors] = {};
  for (int i = 0; i < found; ++i) {
    for (int v = 0; v < kVectors; ++v) sums[v] += Widen(rows[i] + v * kLanes);
  }
  for (int c = 0; c < kClasses; ++c) scores[c] = sums[c / kLanes][c % kLanes];
}

// Three classes: their sums share one number, each weight raised by 128 to be positive.
void AddTransitions(const WeightTable& table, const Features& features, int32_t* scores) {
  static_assert(kTransitionCount == 3);
  static_assert(Features::kMax * 255 < 65536);
  const int8_t* rows[Features::kMax + 1];
  const int found = FindRows<kTransitionCount>(table, features, rows);
  uint32_t even = 0, odd = 0;
  for (int i = 0; i < found; ++i) {
    uint32_t row;
    std::memcpy(&row, rows[i], sizeof(row));
    row ^= 0x80808080u;
    even += row & 0x00FF00FFu;
    odd += row >> 8 & 0xFFu;
  }
  scores[0] = even & 0xFFFF;
  scores[1] = odd;
  scores[2] = even >> 16;
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
    const int forced = state.Forced();
    if (forced >= 0) {
      state.Apply(static_cast<Transition>(forced));
      continue;
    }
    ParseFeatures(atoms, state.tree, state.stack, state.next, &features);
    AddTransitions(transitions_, features, scores);
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
