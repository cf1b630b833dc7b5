#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/language/model/hashing.h"
#include "extract/language/model/tagset.h"
#include "extract/language/model/transitions.h"
#include "extract/language/model/weight_table.h"
#include "tools/train/augment.h"
#include "tools/train/oracle.h"
#include "tools/train/perceptron.h"

namespace dateline::train {
namespace {

using model::ParserState;
using model::Transition;

model::ParserState StateOf(size_t tokens) {
  ParserState state;
  state.Reset(std::vector<model::ParseAtoms>(tokens + 1));
  return state;
}

// Heads by token; [0] is unused, 0 is the root.
TEST(Oracle, TransitionsWithoutCostBuildTheGoldTree) {
  for (const std::vector<int>& heads : {
           std::vector<int>{-1, 0},
           std::vector<int>{-1, 2, 0, 2, 5, 3},
           std::vector<int>{-1, 2, 3, 0},
           std::vector<int>{-1, 0, 1, 2, 3},
           std::vector<int>{-1, 4, 1, 1, 0, 4, 7, 4},
       }) {
    const Oracle oracle(heads);
    ParserState state = StateOf(heads.size() - 1);
    while (!state.Done()) {
      int next = -1;
      for (int t = 0; t < model::kTransitionCount; ++t) {
        const Transition transition = static_cast<Transition>(t);
        if (state.Allows(transition) && oracle.Cost(state, transition) == 0) next = t;
      }
      ASSERT_GE(next, 0);
      state.Apply(static_cast<Transition>(next));
    }
    EXPECT_EQ(std::vector<int>(state.tree.head.begin() + 1, state.tree.head.end()),
              std::vector<int>(heads.begin() + 1, heads.end()));
  }
}

TEST(Oracle, CountsTheArcsThatAreLost) {
  const Oracle oracle({-1, 2, 0, 2});  // 1 <- 2 -> 3
  ParserState state = StateOf(3);
  state.Apply(model::kShift);
  EXPECT_EQ(oracle.Cost(state, model::kLeft), 0);
  EXPECT_EQ(oracle.Cost(state, model::kShift),
            2);  // token 2 would lose its dependent 1 and the root
  state.Apply(model::kShift);
  EXPECT_EQ(oracle.Cost(state, model::kRight), 1);  // 2 loses its dependent 3; its head is lost
}

TEST(ParserState, AnySequenceGivesOneRoot) {
  for (int choice = 0; choice < model::kTransitionCount; ++choice) {
    ParserState state = StateOf(6);
    int steps = 0;
    while (!state.Done()) {
      int next = choice;
      while (!state.Allows(static_cast<Transition>(next % 3))) ++next;
      state.Apply(static_cast<Transition>(next % 3));
      ASSERT_LE(++steps, 12);
    }
    EXPECT_EQ(std::count(state.tree.head.begin() + 1, state.tree.head.end(), 0), 1);
  }
}

model::Features FeaturesOf(std::vector<uint64_t> values) {
  model::Features features;
  features.size = static_cast<int>(values.size());
  std::copy(values.begin(), values.end(), features.values);
  return features;
}

TEST(Perceptron, LearnsAndIsReadBackFromItsTable) {
  Perceptron perceptron(3);
  std::vector<model::Features> examples;
  for (uint64_t i = 0; i < 30; ++i) {
    examples.push_back(FeaturesOf({model::Feature(1, i), model::Feature(2, i % 3), 99}));
  }
  float scores[3];
  for (int epoch = 0; epoch < 5; ++epoch) {
    for (int i = 0; i < 30; ++i) {
      perceptron.Score(examples[i], scores);
      perceptron.Update(examples[i], i % 3,
                        static_cast<int>(std::max_element(scores, scores + 3) - scores));
      perceptron.Tick();
    }
  }
  perceptron.Average();
  const std::string bytes = perceptron.Pack(50);
  const model::WeightTable table(bytes.data());
  EXPECT_EQ(table.bytes(), bytes.size());
  ASSERT_EQ(table.classes(), 3u);
  const int8_t* row = nullptr;
  for (int c = 0; c < 3; ++c) {
    const uint64_t feature = model::Feature(2, c);
    ASSERT_TRUE(model::WeightTable::FindIn<3>(table.Bucket<3>(feature), feature, &row));
    EXPECT_EQ(std::max_element(row, row + 3) - row, c);
  }
  const uint64_t unseen = model::Feature(7, 12345);
  EXPECT_FALSE(model::WeightTable::FindIn<3>(table.Bucket<3>(unseen), unseen, &row));
  EXPECT_EQ(bytes, perceptron.Pack(50));
}

TEST(Perceptron, FullBucketsKeepWhatDecidesMost) {
  Perceptron perceptron(2);
  const model::Features strong = FeaturesOf({7}),
                        weak = FeaturesOf({8, 9, 10, 11, 12, 13, 14, 15, 16});
  perceptron.Update(weak, 0, 1);
  for (int i = 0; i < 9; ++i) perceptron.Update(strong, 0, 1);
  perceptron.Tick();
  perceptron.Average();
  const std::vector<uint64_t> selected = perceptron.Select(1);
  EXPECT_LE(selected.size(), static_cast<size_t>(model::kBucketEntries));
  EXPECT_EQ(selected[0], 7u);
}

TEST(Tagset, NamesAndNumbersGoBothWays) {
  for (int i = 0; i < model::kTagCount; ++i) EXPECT_EQ(model::TagNumber(model::TagOf(i)), i);
  EXPECT_EQ(model::DeprelOf("nsubj:pass"), Deprel::kNsubjPass);
  EXPECT_EQ(model::DeprelOf("nsubj:outer"), Deprel::kNsubj);
  EXPECT_EQ(model::DeprelOf("nonsense"), Deprel::kDep);
  EXPECT_EQ(model::NameOf(Deprel::kReparandum), "reparandum");
  EXPECT_EQ(model::UposOf("PROPN"), Upos::kPropn);
}

TEST(Augment, VariantsAreWellFormedTrees) {
  GoldSentence sentence;
  sentence.forms = {"The", "army", "left", "."};
  sentence.lemmas = {"the", "army", "leave", "."};
  for (const Upos upos : {Upos::kDet, Upos::kNoun, Upos::kVerb, Upos::kPunct}) {
    sentence.tags.push_back(model::TagNumber({upos}));
  }
  sentence.heads = {2, 3, 0, 3};
  for (const Deprel label : {Deprel::kDet, Deprel::kNsubj, Deprel::kRoot, Deprel::kPunct}) {
    sentence.labels.push_back(static_cast<uint8_t>(label));
  }
  const std::vector<GoldSentence> all = Augment(std::vector<GoldSentence>(300, sentence));
  EXPECT_GT(all.size(), 400u);
  for (const GoldSentence& variant : all) {
    ASSERT_EQ(variant.heads.size(), variant.forms.size());
    ASSERT_EQ(variant.tags.size(), variant.forms.size());
    EXPECT_EQ(std::count(variant.heads.begin(), variant.heads.end(), 0), 1);
    for (size_t i = 0; i < variant.heads.size(); ++i) {
      EXPECT_LE(variant.heads[i], static_cast<int>(variant.forms.size()));
      EXPECT_NE(variant.heads[i], static_cast<int>(i) + 1);
    }
  }
}

}  // namespace
}  // namespace dateline::train
