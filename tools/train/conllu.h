// Reads CoNLL-U files (universaldependencies.org/format.html), in the model's tags and labels.
#ifndef DATELINE_TOOLS_TRAIN_CONLLU_H_
#define DATELINE_TOOLS_TRAIN_CONLLU_H_

#include <cstdint>
#include <string>
#include <vector>

namespace dateline::train {

struct GoldSentence {
  std::vector<std::string> forms;
  std::vector<std::string> lemmas;
  std::vector<uint8_t> tags;    // tag numbers
  std::vector<int> heads;       // from 1; 0: the root
  std::vector<uint8_t> labels;  // Deprel
};

// Dies with file:line: what; expected what.
std::vector<GoldSentence> ReadConllu(const std::string& path);

}  // namespace dateline::train

#endif  // DATELINE_TOOLS_TRAIN_CONLLU_H_
