// Phrases that are put into the treebank's sentences to make new ones.
#ifndef DATELINE_TOOLS_TRAIN_PHRASE_H_
#define DATELINE_TOOLS_TRAIN_PHRASE_H_

#include <string>
#include <vector>

#include "extract/language/model/tagset.h"
#include "tools/train/conllu.h"

namespace dateline::train {

// Heads count from 1 within the phrase; 0 is the token that is attached.
struct Phrase {
  struct Word {
    std::string form;
    model::Tag tag;
    int head;
    Deprel label;
  };
  std::vector<Word> words;
};

// Puts the phrase in front of token `at` (from 0) and hangs it on `head` (from 1, before that).
void Insert(const Phrase& phrase, int at, int head, GoldSentence* sentence);

Upos UposAt(const GoldSentence& sentence, int token);
Deprel LabelAt(const GoldSentence& sentence, int token);

// Number of the root, from 1.
int RootOf(const GoldSentence& sentence);

// Whether a full stop on which nothing hangs ends it.
bool EndsWithStop(const GoldSentence& sentence);

// The last token of the subtree of `token`; both count from 1. 0: the subtree is not one stretch.
int EndOfSubtree(const GoldSentence& sentence, int token);

// The subtree of `token` (from 1) as a phrase; empty where it is not one stretch of tokens.
Phrase SubtreeOf(const GoldSentence& sentence, int token);

}  // namespace dateline::train

#endif  // DATELINE_TOOLS_TRAIN_PHRASE_H_
