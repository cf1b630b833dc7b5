#include "tools/train/trainers.h"

#include <algorithm>
#include <iostream>
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
using model::Transition;

constexpr uint64_t kSeed = 20240229;

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

std::vector<int> WithRoot(const std::vector<int>& heads) {
  std::vector<int> result = {-1};
  result.insert(result.end(), heads.begin(), heads.end());
  return result;
}

}  // namespace

Perceptron TrainTagger(const std::vector<GoldSentence>& sentences, int epochs) {
  Perceptron perceptron(model::kTagCount);
  std::vector<Input> inputs;
  for (const GoldSentence& sentence : sentences) inputs.push_back(InputOf(sentence));
  Features features;
  float scores[model::kTagCount];
  Epochs(sentences.size(), epochs, "tagger", [&](size_t s, int, auto*, int64_t* right, int64_t* all) {
    Tags tags(sentences[s].tags.size());
    for (size_t i = 0; i < tags.size(); ++i) {
      model::TagFeatures(inputs[s], tags, static_cast<int>(i), &features);
      perceptron.Score(features, scores);
      tags[i] = Best(scores, model::kTagCount);
      perceptron.Update(features, sentences[s].tags[i], tags[i]);
      perceptron.Tick();
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
    model::TagFeatures(input, tags, static_cast<int>(i), &features);
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
                       int epochs) {
  Perceptron perceptron(model::kTransitionCount);
  std::vector<std::vector<model::ParseAtoms>> atoms;
  for (size_t s = 0; s < sentences.size(); ++s) {
    atoms.push_back(model::ReadParseAtoms(InputOf(sentences[s]), tags[s]));
  }
  Features features;
  float scores[model::kTransitionCount];
  ParserState state;
  Epochs(sentences.size(), epochs, "parser",
         [&](size_t s, int epoch, auto* random, int64_t* right, int64_t* all) {
    const Oracle oracle(WithRoot(sentences[s].heads));
    state.Reset(static_cast<int>(tags[s].size()));
    while (!state.Done()) {
      int costs[model::kTransitionCount];
      int least = 1 << 30;
      for (int t = 0; t < model::kTransitionCount; ++t) {
        if (!state.Allows(static_cast<Transition>(t))) continue;
        costs[t] = oracle.Cost(state, static_cast<Transition>(t));
        least = std::min(least, costs[t]);
      }
      model::ParseFeatures(atoms[s], state.tree, state.stack, state.next, &features);
      perceptron.Score(features, scores);
      const int guess = BestTransition(state, scores, [](int) { return true; });
      const int good = BestTransition(state, scores, [&](int t) { return costs[t] == least; });
      const bool correct = costs[guess] == least;
      if (!correct) perceptron.Update(features, good, guess);
      perceptron.Tick();
      *right += correct;
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
                         int epochs) {
  Perceptron perceptron(model::kDeprelCount);
  Features features;
  float scores[model::kDeprelCount];
  Epochs(sentences.size(), epochs, "labeller",
         [&](size_t s, int, auto*, int64_t* right, int64_t* all) {
    const auto atoms = model::ReadParseAtoms(InputOf(sentences[s]), tags[s]);
    const model::PartialTree tree = model::TreeOf(WithRoot(sentences[s].heads));
    const std::vector<uint64_t> auxiliaries = model::Auxiliaries(atoms, tree);
    for (size_t i = 1; i < atoms.size(); ++i) {
      if (tree.head[i] == 0) continue;
      model::LabelFeatures(atoms, tree, auxiliaries, static_cast<int>(i), &features);
      perceptron.Score(features, scores);
      const int guess = Best(scores, model::kDeprelCount);
      perceptron.Update(features, sentences[s].labels[i - 1], guess);
      perceptron.Tick();
      *right += guess == sentences[s].labels[i - 1];
      ++*all;
    }
  });
  perceptron.Average();
  return perceptron;
}

namespace {

char Upper(char c) { return c >= 'a' && c <= 'z' ? c - 0x20 : c; }

void DropLastStop(GoldSentence* sentence) {
  const int last = static_cast<int>(sentence->forms.size());
  if (last < 2 || sentence->forms.back() != ".") return;
  if (std::count(sentence->heads.begin(), sentence->heads.end(), last) > 0) return;
  sentence->forms.pop_back();
  sentence->lemmas.pop_back();
  sentence->tags.pop_back();
  sentence->heads.pop_back();
  sentence->labels.pop_back();
}

}  // namespace

std::vector<GoldSentence> Augment(const std::vector<GoldSentence>& sentences) {
  std::mt19937_64 random(kSeed);
  std::vector<GoldSentence> result;
  for (const GoldSentence& sentence : sentences) {
    result.push_back(sentence);
    const uint64_t draw = random() % 100;
    if (draw >= 12) continue;
    GoldSentence variant = sentence;
    DropLastStop(&variant);
    for (std::string& form : variant.forms) {
      if (draw < 3) std::transform(form.begin(), form.end(), form.begin(), Upper);
      if (draw >= 3 && draw < 6 && form.size() > 3) form[0] = Upper(form[0]);
    }
    result.push_back(std::move(variant));
  }
  return result;
}

}  // namespace dateline::train
