// More kinds of sentences than the treebank has. Papers have headings, captions and list items;
// dates in front of and behind clauses, life dates and citations in brackets: the web's language
// has few of them.
#ifndef DATELINE_TOOLS_TRAIN_AUGMENT_H_
#define DATELINE_TOOLS_TRAIN_AUGMENT_H_

#include <vector>

#include "tools/train/conllu.h"

namespace dateline::train {

// Each sentence, followed by variants of some of them: in capitals, as titles, without their last
// full stop, with a date or a citation put in. Deterministic.
std::vector<GoldSentence> Augment(const std::vector<GoldSentence>& sentences);

}  // namespace dateline::train

#endif  // DATELINE_TOOLS_TRAIN_AUGMENT_H_
