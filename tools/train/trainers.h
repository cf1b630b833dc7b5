// Training of the three classifiers. All are deterministic: the same sentences give the same
// weights.
#ifndef DATELINE_TOOLS_TRAIN_TRAINERS_H_
#define DATELINE_TOOLS_TRAIN_TRAINERS_H_

#include <vector>

#include "tools/train/conllu.h"
#include "tools/train/perceptron.h"

namespace dateline::train {

using Tags = std::vector<uint8_t>;

Perceptron TrainTagger(const std::vector<GoldSentence>& sentences, int epochs);
Tags TagSentence(const Perceptron& tagger, const GoldSentence& sentence);

// Tags as the parser will see them: each fifth is tagged by a tagger trained on the others.
std::vector<Tags> JackknifedTags(const std::vector<GoldSentence>& sentences, int epochs);

Perceptron TrainParser(const std::vector<GoldSentence>& sentences, const std::vector<Tags>& tags,
                       int epochs);
Perceptron TrainLabeller(const std::vector<GoldSentence>& sentences, const std::vector<Tags>& tags,
                         int epochs);

// The sentences and variants of some: in capitals, as titles, without their last full stop. Papers
// have headings, captions and list items, which the treebank lacks.
std::vector<GoldSentence> Augment(const std::vector<GoldSentence>& sentences);

}  // namespace dateline::train

#endif  // DATELINE_TOOLS_TRAIN_TRAINERS_H_
