// Training of the three classifiers. All are deterministic: the same sentences give the same
// weights.
#ifndef DATELINE_TOOLS_TRAIN_TRAINERS_H_
#define DATELINE_TOOLS_TRAIN_TRAINERS_H_

#include <vector>

#include "tools/train/conllu.h"
#include "tools/train/perceptron.h"

namespace dateline::train {

using Tags = std::vector<uint8_t>;
using FeatureList = std::vector<uint64_t>;

// Each takes the features to learn weights of; nullptr: all that occur.

Perceptron TrainTagger(const std::vector<GoldSentence>& sentences, int epochs,
                       const FeatureList* features = nullptr);
Tags TagSentence(const Perceptron& tagger, const GoldSentence& sentence);

// Tags as the parser will see them: each fifth is tagged by a tagger trained on the others.
std::vector<Tags> JackknifedTags(const std::vector<GoldSentence>& sentences, int epochs);

Perceptron TrainParser(const std::vector<GoldSentence>& sentences, const std::vector<Tags>& tags,
                       int epochs, const FeatureList* features = nullptr);
Perceptron TrainLabeller(const std::vector<GoldSentence>& sentences, const std::vector<Tags>& tags,
                         int epochs, const FeatureList* features = nullptr);

}  // namespace dateline::train

#endif  // DATELINE_TOOLS_TRAIN_TRAINERS_H_
