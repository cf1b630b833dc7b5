#include "extract/language/model/model.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "extract/language/model/tagset.h"

extern "C" const char dateline_language_model_begin[];

namespace dateline::model {
namespace {

// The rows that the table has for the features from number `from` on; gives their number. No branch
// depends on what is found: that cannot be predicted.
template <int kClasses>
int FindRows(const WeightTable& table, const Features& features, int from, const int8_t** rows) {
  const char* buckets[Features::kMax];
  for (int i = from; i < features.size; ++i) {
    buckets[i] = table.Bucket<kClasses>(features.values[i]);
    __builtin_prefetch(buckets[i]);
  }
  int found = 0;
  for (int i = from; i < features.size; ++i) {
    found += WeightTable::FindIn<kClasses>(buckets[i], features.values[i], &rows[found]);
  }
  return found;
}

using Lanes = int16_t __attribute__((vector_size(16)));
constexpr int kLanes = 8;

// The first kLanes of a row.
inline Lanes Widen(const int8_t* at) {
  using Bytes = int8_t __attribute__((vector_size(8)));
  Bytes bytes;
  std::memcpy(&bytes, at, sizeof(bytes));
  return __builtin_convertvector(bytes, Lanes);
}

struct Choice {
  int best = 0;
  int lead = 0;  // over the second best
};

// Scores of the classes of a table.
template <int kClasses>
class Sums {
 public:
  // Adds the rows of the features from number `from` on.
  void Add(const WeightTable& table, const Features& features, int from) {
    static_assert(Features::kMax * 128 < 32768, "sums of int8 fit into int16");
    const int8_t* rows[Features::kMax + 1];
    const int found = FindRows<kClasses>(table, features, from, rows);
    Lanes sums[kVectors];
    std::copy(sums_, sums_ + kVectors, sums);
    for (int i = 0; i < found; ++i) {
      for (int v = 0; v < kVectors; ++v) sums[v] += Widen(rows[i] + v * kLanes);
    }
    std::copy(sums, sums + kVectors, sums_);
  }

  // The best class but `never`.
  Choice Best(int never = -1) const {
    int16_t scores[kVectors * kLanes];
    std::memcpy(scores, sums_, sizeof(scores));
    std::fill(scores + kClasses, std::end(scores), INT16_MIN);
    if (never >= 0) scores[never] = INT16_MIN;
    const int16_t top = *std::max_element(scores, scores + kClasses);
    const int best = static_cast<int>(std::find(scores, scores + kClasses, top) - scores);
    scores[best] = INT16_MIN;
    return {best, top - *std::max_element(scores, scores + kClasses)};
  }

 private:
  static constexpr int kVectors = (kClasses + kLanes - 1) / kLanes;
  Lanes sums_[kVectors] = {};
};

// The scores of three classes share one number, each weight raised by 128 to be positive.
class TransitionSums {
 public:
  void Add(const WeightTable& table, const Features& features, int from) {
    static_assert(kTransitionCount == 3);
    static_assert(Features::kMax * 255 < 65536);
    const int8_t* rows[Features::kMax + 1];
    const int found = FindRows<kTransitionCount>(table, features, from, rows);
    for (int i = 0; i < found; ++i) {
      uint32_t row;
      std::memcpy(&row, rows[i], sizeof(row));
      row ^= 0x80808080u;
      even_ += row & 0x00FF00FFu;
      odd_ += row >> 8 & 0xFFu;
    }
  }

  // The best transition that the state allows.
  Choice Best(const ParserState& state) const {
    const int scores[] = {static_cast<int>(even_ & 0xFFFF), static_cast<int>(odd_),
                          static_cast<int>(even_ >> 16)};
    constexpr int kNone = -65536;
    int best = -1, top = kNone, second = kNone;
    for (int t = 0; t < kTransitionCount; ++t) {
      if (!state.Allows(static_cast<Transition>(t))) continue;
      if (scores[t] > top) {
        second = top;
        top = scores[t];
        best = t;
      } else {
        second = std::max(second, scores[t]);
      }
    }
    return {best, top - second};
  }

 private:
  uint32_t even_ = 0, odd_ = 0;
};

// Scores the core of the features and, unless the lead is enough, the rest. `collect` adds the
// features of a stage, `best` chooses by the sums.
template <typename Sums, typename Collect, typename Best>
int Decide(const WeightTable& table, Collect collect, Best best) {
  Features features;
  Sums sums;
  collect(Stage::kCore, &features);
  sums.Add(table, features, 0);
  const Choice core = best(sums);
  if (core.lead >= table.sure()) return core.best;
  const int from = features.size;
  collect(Stage::kRest, &features);
  sums.Add(table, features, from);
  return best(sums).best;
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
  for (size_t i = 0; i < forms.size(); ++i) {
    parse->tags[i] = Decide<Sums<kTagCount>>(
        tags_,
        [&](Stage stage, Features* out) {
          TagFeatures(parse->input, parse->tags, static_cast<int>(i), stage, out);
        },
        [](const auto& sums) { return sums.Best(); });
  }
}

void Model::FindHeads(Parse* parse) const {
  std::vector<ParseAtoms>& atoms = parse->atoms;
  ReadParseAtoms(parse->input, parse->tags, &atoms);
  ParserState& state = parse->state;
  state.Reset(atoms);
  while (!state.Done()) {
    int transition = state.Forced();
    if (transition < 0) {
      transition = Decide<TransitionSums>(
          transitions_,
          [&](Stage stage, Features* out) {
            ParseFeatures(atoms, state.tree, state.stack, state.next, stage, out);
          },
          [&](const auto& sums) { return sums.Best(state); });
    }
    state.Apply(static_cast<Transition>(transition));
  }
  parse->heads.assign(state.tree.head.begin() + 1, state.tree.head.end());
}

void Model::FindLabels(Parse* parse) const {
  const std::vector<ParseAtoms>& atoms = parse->atoms;
  const PartialTree& tree = parse->state.tree;
  parse->plan.Make(atoms, tree);
  // By token from 1 while they are found.
  parse->labels.assign(atoms.size(), static_cast<uint8_t>(Deprel::kRoot));
  for (const int i : parse->plan.order) {
    if (tree.head[i] == 0) continue;
    parse->labels[i] = Decide<Sums<kDeprelCount>>(
        labels_,
        [&](Stage stage, Features* out) {
          LabelFeatures(atoms, tree, parse->plan, parse->labels, i, stage, out);
        },
        [](const auto& sums) { return sums.Best(static_cast<int>(Deprel::kRoot)); });
  }
  parse->labels.erase(parse->labels.begin());
}

}  // namespace dateline::model
