#include "tools/train/trainers.h"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <numeric>
#include <random>

#include "absl/strings/string_view.h"
#include "extract/language/model/features.h"
#include "extract/language/model/tagset.h"
#include "extract/language/model/transitions.h"
#include "tools/train/oracle.h"

namespace dateline::train {
namespace {

using model::Features;
using model::Input;
using model::ParserState;
using model::Stage;
using model::Transition;

constexpr uint64_t kSeed = 20240229;
// The right class must lead by this much in training; averaged perceptrons with a margin
// generalise better. Weights are whole numbers then, so it is some tenths of an update.
constexpr float kTagMargin = 100, kLabelMargin = 60, kTransitionMargin = 100;

int Best(const float* scores, int count) {
  return static_cast<int>(std::max_element(scores, scores + count) - scores);
}

Input InputOf(const GoldSentence& sentence) {
  std::vector<absl::string_view> forms(sentence.forms.begin(), sentence.forms.end());
  Input input;
  model::ReadInput(forms, &input);
  return input;
}

// Visits all sentences in a new order each epoch. std::shuffle is not the same everywhere.
template <typename Visit>
void Epochs(size_t count, int epochs, const char* what, Visit visit) {
  std::mt19937_64 random(kSeed);
  std::vector<size_t> order(count);
  std::iota(order.begin(), order.end(), 0);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    int64_t right = 0, all = 0;
    for (const size_t i : order) visit(i, epoch, &random, &right, &all);
    std::cerr << what << " epoch " << epoch + 1 << ": " << 100.0 * right / all << "% right\n";
  }
}

// The allowed transition with the best score among those that `good` admits; -1: none.
template <typename Good>
int BestTransition(const ParserState& state, const float* scores, Good good) {
  int best = -1;
  for (int t = 0; t < model::kTransitionCount; ++t) {
    if (!state.Allows(static_cast<Transition>(t)) || !good(t)) continue;
    if (best < 0 || scores[t] > scores[best]) best = t;
  }
  return best;
}

// One decision of a classifier in a greedy run: gives what it chooses, and moves the weights where
// the right class does not lead by the margin. The core of the features must do so by itself, too.
template <typename Collect>
int Learn(Collect collect, int gold, int classes, float margin, Perceptron* perceptron) {
  Features features;
  float scores[64] = {}, raised[64];
  for (const Stage stage : {Stage::kCore, Stage::kRest}) {
    const int from = features.size;
    collect(stage, &features);
    perceptron->AddScores(features, from, scores);
    std::copy(scores, scores + classes, raised);
    raised[gold] -= margin;
    perceptron->Update(features, gold, Best(raised, classes));
  }
  perceptron->Tick();
  return Best(scores, classes);
}

std::vector<int> WithRoot(const std::vector<int>& heads) {
  std::vector<int> result = {-1};
  result.insert(result.end(), heads.begin(), heads.end());
  return result;
}

}  // namespace

Perceptron TrainTagger(const std::vector<GoldSentence>& sentences, int epochs,
                       const FeatureList* features_allowed) {
  Perceptron perceptron(model::kTagCount, features_allowed);
  std::vector<Input> inputs;
  for (const GoldSentence& sentence : sentences) inputs.push_back(InputOf(sentence));
  Epochs(sentences.size(), epochs, "tagger",
         [&](size_t s, int, auto*, int64_t* right, int64_t* all) {
           Tags tags(sentences[s].tags.size());
           for (size_t i = 0; i < tags.size(); ++i) {
             tags[i] = Learn(
                 [&](Stage stage, Features* out) {
                   model::TagFeatures(inputs[s], tags, static_cast<int>(i), stage, out);
                 },
                 sentences[s].tags[i], model::kTagCount, kTagMargin, &perceptron);
             *right += tags[i] == sentences[s].tags[i];
             ++*all;
           }
         });
  perceptron.Average();
  return perceptron;
}

Tags TagSentence(const Perceptron& tagger, const GoldSentence& sentence) {
  const Input input = InputOf(sentence);
  Tags tags(sentence.tags.size());
  Features features;
  float scores[model::kTagCount];
  for (size_t i = 0; i < tags.size(); ++i) {
    features.size = 0;
    for (const Stage stage : {Stage::kCore, Stage::kRest}) {
      model::TagFeatures(input, tags, static_cast<int>(i), stage, &features);
    }
    tagger.Score(features, scores);
    tags[i] = Best(scores, model::kTagCount);
  }
  return tags;
}

std::vector<Tags> JackknifedTags(const std::vector<GoldSentence>& sentences, int epochs) {
  constexpr size_t kFolds = 5;
  std::vector<Tags> result(sentences.size());
  for (size_t fold = 0; fold < kFolds; ++fold) {
    // Stretches of the treebank, so that a document is not on both sides.
    const size_t begin = sentences.size() * fold / kFolds;
    const size_t end = sentences.size() * (fold + 1) / kFolds;
    std::vector<GoldSentence> others(sentences.begin(), sentences.begin() + begin);
    others.insert(others.end(), sentences.begin() + end, sentences.end());
    const Perceptron tagger = TrainTagger(others, epochs);
    for (size_t i = begin; i < end; ++i) result[i] = TagSentence(tagger, sentences[i]);
  }
  return result;
}

Perceptron TrainParser(const std::vector<GoldSentence>& sentences, const std::vector<Tags>& tags,
                       int epochs, const FeatureList* features_allowed) {
  Perceptron perceptron(model::kTransitionCount, features_allowed);
  std::vector<std::vector<model::ParseAtoms>> atoms(sentences.size());
  for (size_t s = 0; s < sentences.size(); ++s) {
    model::ReadParseAtoms(InputOf(sentences[s]), tags[s], &atoms[s]);
  }
  Features features;
  float scores[model::kTransitionCount];
  ParserState state;
  Epochs(sentences.size(), epochs, "parser",
         [&](size_t s, int epoch, auto* random, int64_t* right, int64_t* all) {
           const Oracle oracle(WithRoot(sentences[s].heads));
           state.Reset(atoms[s]);
           while (!state.Done()) {
             int costs[model::kTransitionCount];
             int least = 1 << 30;
             for (int t = 0; t < model::kTransitionCount; ++t) {
               if (!state.Allows(static_cast<Transition>(t))) continue;
               costs[t] = oracle.Cost(state, static_cast<Transition>(t));
               least = std::min(least, costs[t]);
             }
             int guess = state.Forced(), good = guess;
             if (guess < 0) {
               features.size = 0;
               std::fill(std::begin(scores), std::end(scores), 0.0f);
               for (const Stage stage : {Stage::kCore, Stage::kRest}) {
                 const int from = features.size;
                 model::ParseFeatures(atoms[s], state.tree, state.stack, state.next, stage,
                                      &features);
                 perceptron.AddScores(features, from, scores);
                 good = BestTransition(state, scores, [&](int t) { return costs[t] == least; });
                 // The best of the wrong ones must stay behind by a margin.
                 const int bad =
                     BestTransition(state, scores, [&](int t) { return costs[t] > least; });
                 if (bad >= 0 && scores[good] < scores[bad] + kTransitionMargin) {
                   perceptron.Update(features, good, bad);
                 }
               }
               guess = BestTransition(state, scores, [](int) { return true; });
               perceptron.Tick();
             }
             *right += costs[guess] == least;
             ++*all;
             // Exploration: from the second epoch on it mostly goes where its errors lead.
             const bool follow = epoch > 0 && (*random)() % 10 != 0;
             state.Apply(static_cast<Transition>(follow ? guess : good));
           }
         });
  perceptron.Average();
  return perceptron;
}

Perceptron TrainLabeller(const std::vector<GoldSentence>& sentences, const std::vector<Tags>& tags,
                         int epochs, const FeatureList* features_allowed) {
  Perceptron perceptron(model::kDeprelCount, features_allowed);
  std::vector<model::ParseAtoms> atoms;
  std::vector<uint8_t> labels;  // by token from 1
  model::LabelPlan plan;
  Epochs(sentences.size(), epochs, "labeller",
         [&](size_t s, int, auto*, int64_t* right, int64_t* all) {
           model::ReadParseAtoms(InputOf(sentences[s]), tags[s], &atoms);
           const model::PartialTree tree = model::TreeOf(atoms, WithRoot(sentences[s].heads));
           plan.Make(atoms, tree);
           labels.assign(atoms.size(), static_cast<uint8_t>(Deprel::kRoot));
           for (const int i : plan.order) {
             if (tree.head[i] == 0) continue;
             const int gold = sentences[s].labels[i - 1];
             labels[i] = Learn(
                 [&](Stage stage, Features* out) {
                   model::LabelFeatures(atoms, tree, plan, labels, i, stage, out);
                 },
                 gold, model::kDeprelCount, kLabelMargin, &perceptron);
             *right += labels[i] == gold;
             ++*all;
           }
         });
  perceptron.Average();
  return perceptron;
}

}  // namespace dateline::train
