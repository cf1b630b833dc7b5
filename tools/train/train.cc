// train OUT TRAIN.conllu: trains the tagger, the parser and the labeller and writes the model file
// that extract/language/model reads. Takes some minutes; deterministic.
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>

#include "extract/language/model/model_format.h"
#include "tools/train/augment.h"
#include "tools/train/trainers.h"

namespace dateline::train {
namespace {

constexpr int kSelectionEpochs = 4;
constexpr int kTaggerEpochs = 8;
constexpr int kJackknifeEpochs = 5;
constexpr int kParserEpochs = 10;
constexpr int kLabellerEpochs = 8;
// Sizes of the tables: entries are eight a bucket.
constexpr uint32_t kTagBuckets = 6500;
constexpr uint32_t kTransitionBuckets = 110000;
constexpr uint32_t kLabelBuckets = 7000;
// A lead of this much after the core of the features decides; in units of the trainers' margins.
constexpr float kSureTag = 80, kSureTransition = 120, kSureLabel = 20;

int Main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: train OUT TRAIN.conllu\n";
    return 2;
  }
  const std::vector<GoldSentence> sentences = Augment(ReadConllu(argv[2]));
  const std::vector<Tags> tags = JackknifedTags(sentences, kJackknifeEpochs);
  // Everything is trained twice: first to find the features that matter, then with those alone.
  FeatureList features = TrainTagger(sentences, kSelectionEpochs).Select(kTagBuckets);
  const Perceptron tagger = TrainTagger(sentences, kTaggerEpochs, &features);
  features = TrainLabeller(sentences, tags, kSelectionEpochs).Select(kLabelBuckets);
  const Perceptron labeller = TrainLabeller(sentences, tags, kLabellerEpochs, &features);
  features = TrainParser(sentences, tags, kSelectionEpochs).Select(kTransitionBuckets);
  const Perceptron parser = TrainParser(sentences, tags, kParserEpochs, &features);
  std::ofstream out(argv[1], std::ios::binary);
  const model::ModelHeader header;
  out.write(reinterpret_cast<const char*>(&header), sizeof(header));
  out << tagger.Pack(kTagBuckets, kSureTag) << parser.Pack(kTransitionBuckets, kSureTransition)
      << labeller.Pack(kLabelBuckets, kSureLabel);
  return out.good() ? 0 : 1;
}

}  // namespace
}  // namespace dateline::train

int main(int argc, char** argv) { return dateline::train::Main(argc, argv); }
